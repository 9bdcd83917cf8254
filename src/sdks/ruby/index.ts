import { posix } from 'node:path'
import { exactVersion } from '../shared/exact-version.ts'
import { eachLine, linesOf } from '../shared/lines.ts'
import { lockfiles, type Lockfiles } from '../shared/lockfiles.ts'
import { folderOf, inFolder } from '../shared/paths.ts'
import { recognised, type LockEntry, type Survey } from '../shared/survey.ts'
import { gemCalls, type GemCall } from './gem-calls.ts'
import { names } from './facts.ts'

const PACKAGE = 'stripe'

/** Stripe's gem, `stripe`, asked for by Bundler, by a gemspec, or by a Discourse plugin. */
export const ruby = recognised(names, async (survey) => {
  const locks = lockfiles(survey, `the gem ${PACKAGE}`, readGemfileLock)
  for (const path of survey.mentioning) {
    const kind = kindOf(posix.basename(path))
    if (kind !== null) await survey.open(path, (text) => readManifest(survey, locks, path, kind, text))
  }
  await locks.noteUnclaimed(survey.mentioning.filter((path) => isLockfile(posix.basename(path))))
})

function kindOf(name: string): string | null {
  if (isLockfile(name)) return null
  if (name === 'Appraisals') return 'bundler:Appraisals'
  if (name === 'plugin.rb') return 'discourse:plugin.rb'
  if (name.endsWith('.gemspec')) return 'bundler:gemspec'
  return name === 'gems.rb' || /^Gemfile(?:\.|$)/.test(name) || name.endsWith('.gemfile') ? 'bundler:Gemfile' : null
}

function isLockfile(name: string): boolean {
  return name === 'gems.locked' || /(?:^Gemfile|\.gemfile|^Gemfile\..*)\.lock$/.test(name)
}

async function readManifest(survey: Survey, locks: Lockfiles, path: string, kind: string, text: string): Promise<void> {
  const lines = linesOf(text)
  for (const call of gemCalls(text, PACKAGE)) {
    const lockfile = lockfileOf(path, kind, call)
    const locked = lockfile === null ? null : await locks.claim(lockfile)
    const [only, ...more] = call.requirements
    const pin = only !== undefined && more.length === 0 ? exactVersion(only.text.replace(/^=\s*/, '')) : null
    const start = only?.start ?? call.name.end + 1
    survey.use({
      path,
      line: lines.at(call.start),
      package: PACKAGE,
      kind,
      specifier: call.requirements.map((one) => one.text).join(', '),
      range: { start, end: call.requirements.at(-1)?.end ?? start },
      locked,
      version: call.source === null ? (locked === null ? pin : exactVersion(locked.version)) : null,
      ...(call.source === null ? {} : { why: `it comes from ${call.source}, not from the registry` }),
    })
  }
}

/** The lockfile that Bundler or Appraisal writes for the manifest; null where none is written. */
function lockfileOf(path: string, kind: string, call: GemCall): string | null {
  const folder = folderOf(path)
  if (kind === 'discourse:plugin.rb') return null
  if (kind === 'bundler:gemspec') return inFolder(folder, 'Gemfile.lock')
  if (kind === 'bundler:Appraisals') {
    return call.appraisal === null ? null : inFolder(folder, `gemfiles/${call.appraisal.replace(/[^\w.]/g, '_')}.gemfile.lock`)
  }
  return path.endsWith('gems.rb') ? inFolder(folder, 'gems.locked') : `${path}.lock`
}

/** The gem's line under `specs:`, which has four blanks; a gem's own requirements have six, DEPENDENCIES two. */
function readGemfileLock(text: string): Omit<LockEntry, 'path'> | null {
  const prefix = `    ${PACKAGE} (`
  for (const { text: content, line } of eachLine(text)) {
    if (content.startsWith(prefix) && content.endsWith(')')) return { version: content.slice(prefix.length, -1), line }
  }
  return null
}
