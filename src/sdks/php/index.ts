import { posix } from 'node:path'
import type { Node, ParseError } from 'jsonc-parser'
import { exactVersion } from '../shared/exact-version.ts'
import { linesOf } from '../shared/lines.ts'
import { lockfiles, type Lockfiles } from '../shared/lockfiles.ts'
import { folderOf, inFolder } from '../shared/paths.ts'
import { recognised, type LockEntry, type Survey } from '../shared/survey.ts'
import { names } from './facts.ts'

const PACKAGE = 'stripe/stripe-php'

const SECTIONS = ['require', 'require-dev']

/** Stripe's PHP package, `stripe/stripe-php`, asked for by Composer. */
export const php = recognised(names, async (survey) => {
  const locks = lockfiles(survey, PACKAGE, readComposerLock)
  for (const path of survey.mentioning) {
    if (posix.basename(path) === 'composer.json') await survey.open(path, (text) => readComposer(survey, locks, path, text))
  }
  await locks.noteUnclaimed(survey.mentioning.filter((path) => posix.basename(path) === 'composer.lock'))
})

async function readComposer(survey: Survey, locks: Lockfiles, path: string, text: string): Promise<void> {
  const { parseTree, findNodeAtLocation } = await import('jsonc-parser')
  const errors: ParseError[] = []
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors)
  const lines = linesOf(text)
  const [error] = errors
  if (error !== undefined || root === undefined) throw new Error(`it is not valid JSON at line ${lines.at(error?.offset ?? 0)}`)
  for (const section of SECTIONS) {
    const table = findNodeAtLocation(root, [section])
    for (const entry of table?.type === 'object' ? (table.children ?? []) : []) {
      const [name, version] = entry.children ?? []
      if (!isPackage(name) || version?.type !== 'string') continue
      const locked = await locks.claim(inFolder(folderOf(path), 'composer.lock'))
      const range = { start: version.offset + 1, end: version.offset + version.length - 1 }
      const specifier = text.slice(range.start, range.end)
      survey.use({
        path,
        line: lines.at(name.offset),
        package: PACKAGE,
        kind: `composer:${section}`,
        specifier,
        range,
        locked,
        version: locked === null ? exactVersion(specifier.replace(/^==?\s*/, '')) : exactVersion(locked.version),
      })
    }
  }
}

/** Composer does not care about the case of a package's name. */
function isPackage(name: Node | undefined): name is Node {
  return typeof name?.value === 'string' && name.value.toLowerCase() === PACKAGE
}

/** composer.lock lists every package with its name and version. https://getcomposer.org/doc/01-basic-usage.md */
function readComposerLock(text: string): Omit<LockEntry, 'path'> | null {
  const lock: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
  if (typeof lock !== 'object' || lock === null) return null
  for (const [section, packages] of Object.entries(lock)) {
    if (!['packages', 'packages-dev'].includes(section) || !Array.isArray(packages)) continue
    for (const entry of packages) {
      if (!isLocked(entry) || entry.name.toLowerCase() !== PACKAGE) continue
      return { version: entry.version, line: linesOf(text).at(Math.max(0, text.search(/"name"\s*:\s*"stripe\/stripe-php"/i))) }
    }
  }
  return null
}

function isLocked(entry: unknown): entry is { readonly name: string; readonly version: string } {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'name' in entry &&
    'version' in entry &&
    typeof entry.name === 'string' &&
    typeof entry.version === 'string'
  )
}
