import { posix } from 'node:path'
import { exactVersion } from '../shared/exact-version.ts'
import { folderOf, inFolder } from '../shared/paths.ts'
import { recognised, type LockEntry, type Survey } from '../shared/survey.ts'
import { eachLine } from '../shared/lines.ts'
import { readGoMod, type Requirement } from './go-mod.ts'
import { names } from './facts.ts'

/** Stripe's Go module, whose path changes with each major: `github.com/stripe/stripe-go/v86`. */
export const go = recognised(names, async (survey) => {
  for (const path of survey.mentioning) {
    if (posix.basename(path) === 'go.mod') await survey.open(path, (text) => readModule(survey, path, text))
  }
})

/**
 * An indirect requirement is what `go mod tidy` works out, as a lockfile does: nobody asks for it, so it is a note.
 * https://go.dev/ref/mod#go-mod-file-require
 */
async function readModule(survey: Survey, path: string, text: string): Promise<void> {
  const { requirements, replacements } = readGoMod(text)
  for (const requirement of requirements) {
    const { module, version, line, range, indirect } = requirement
    if (indirect) {
      survey.note(
        { path, line },
        `${module} ${version} is required only indirectly here: another module asks for it, and its line moves with that one.`,
      )
      continue
    }
    const replacement = replacements.find((one) => one.module === module && (one.version === null || one.version === version))
    if (replacement !== undefined) {
      survey.note(
        { path, line: replacement.line },
        `${module} is replaced by ${replacement.by}: what is built is not the version that line ${line} requires.`,
      )
    }
    const locked = replacement === undefined ? await lockedIn(survey, path, requirement) : null
    survey.use({
      path,
      line,
      package: module,
      kind: 'gomod',
      specifier: version,
      range,
      locked,
      version: replacement === undefined ? exactVersion(version) : null,
      ...(replacement === undefined ? {} : { why: `line ${replacement.line} replaces it by ${replacement.by}` }),
    })
  }
}

/** go.sum holds the hash of the module itself, and of its go.mod alone for versions that were only considered. */
async function lockedIn(survey: Survey, path: string, { module, version }: Requirement): Promise<LockEntry | null> {
  const sum = inFolder(folderOf(path), 'go.sum')
  if (!(await survey.tracks(sum))) return null
  const text = await survey.read(sum)
  if (text === null) return null
  const prefix = `${module} ${version} h1:`
  for (const { text: content, line } of eachLine(text)) {
    if (content.startsWith(prefix)) return { path: sum, line, version }
  }
  return null
}
