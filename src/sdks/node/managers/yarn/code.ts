import { EditError } from '../../../../domain/errors.ts'
import { ALLOW_CODE } from '../../../../domain/trust.ts'
import { whyNotParsed } from '../../../../domain/yaml-limits.ts'
import type { Scratch } from '../../../../world.ts'
import { manifestsOf } from '../job.ts'

/** Settings by which yarn 2 and later load code of the repository: plugins, and yarn.config.cjs, which an install may check. */
const CODE = new Set(['plugins', 'enableConstraintsChecks'])

/** A .yarnrc.yml without what loads code. One that is no YAML stays: yarn stops at it. */
export async function settingsWithoutCode(text: string): Promise<string> {
  if (whyNotParsed(text) !== null) return text
  const { isMap, parseDocument } = await import('yaml')
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false })
  if (document.errors.length > 0 || !isMap(document.contents)) return text
  const kept = document.contents.items.filter(({ key }) => !CODE.has(String(key)))
  if (kept.length === document.contents.items.length) return text
  document.contents.items = kept
  return document.toString()
}

/** A dependency that yarn makes by running a script of the repository: `exec:./make.js`. */
const EXEC = /"[^"]*"\s*:\s*"exec:/
/** A package from git in a lockfile: yarn packs it by running what it holds. */
const GIT = /^ {2}resolution: "[^"]*@(?:git@|git\+|ssh:|https?:[^"]*(?:\.git)?#commit=)[^"]*"/m

/** Throws EditError where yarn 2 or later would run code to make a package, which no setting switches off. */
export async function mustNotRun(scratch: Scratch, path: string, text: string): Promise<void> {
  const manifests = await manifestsOf(scratch)
  const made = [...manifests].find(([, manifest]) => EXEC.test(manifest))?.[0]
  if (made !== undefined) throw new EditError(path, `${made} has a dependency that yarn makes by running a script ("exec:")`, ALLOW_CODE)
  if (GIT.test(text)) throw new EditError(path, `${path} holds a package from git, which yarn packs by running its scripts`, ALLOW_CODE)
}
