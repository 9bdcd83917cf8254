import { eachLine, linesOf } from '../shared/lines.ts'
import type { Lockfiles } from '../shared/lockfiles.ts'
import { folderOf, inFolder } from '../shared/paths.ts'
import type { Survey } from '../shared/survey.ts'
import { ARTIFACT, COORDINATE, GROUP, pinned } from './coordinate.ts'
import { literalsOf, type Literal } from './literals.ts'

/** The refreshVersions plugin keeps versions apart: `_` in the build script, this line in versions.properties. */
const REFRESHED = `version.${GROUP}..${ARTIFACT}`

/**
 * The uses in a Gradle build script, Groovy or Kotlin: `'com.stripe:stripe-java:22.1.0'`, the map notation, and three
 * arguments. The version may be a variable of the same file or a property of gradle.properties; `_` is written in
 * versions.properties.
 */
export async function readBuildScript(survey: Survey, locks: Lockfiles, path: string, text: string): Promise<void> {
  const lines = linesOf(text)
  const literals = literalsOf(text)
  for (const [index, literal] of literals.entries()) {
    const version = versionAsked(text, literals, index)
    if (version === null) continue
    const locked = await locks.claim(inFolder(folderOf(path), 'gradle.lockfile'))
    survey.use({
      path,
      line: lines.at(literal.start),
      package: COORDINATE,
      kind: 'gradle',
      specifier: version.text,
      range: { start: version.start, end: version.start + version.text.length },
      locked,
      version: pinned(locked?.version ?? (await resolve(survey, path, literals, version.text))),
    })
  }
}

/** The uses in versions.properties: the one line that holds the version. */
export function readVersionsProperties(survey: Survey, path: string, text: string): void {
  for (const { key, value, line, start } of properties(text)) {
    if (key !== REFRESHED) continue
    const range = { start, end: start + value.length }
    const kind = 'gradle:versions.properties'
    survey.use({ path, line, package: COORDINATE, kind, specifier: value, range, locked: null, version: pinned(value) })
  }
}

interface Asked {
  readonly text: string
  readonly start: number
}

/** The version that the literal at this index asks for, empty where it names none; null where it is not Stripe's. */
function versionAsked(text: string, literals: readonly Literal[], index: number): Asked | null {
  const literal = literals[index]
  if (literal === undefined) return null
  if (literal.text === COORDINATE) return { text: '', start: literal.start + literal.text.length }
  if (literal.text.startsWith(`${COORDINATE}:`)) {
    const start = COORDINATE.length + 1
    return { text: literal.text.slice(start).split(/[:@]/, 1)[0] ?? '', start: literal.start + start }
  }
  const [group, version] = [literals[index - 1], literals[index + 1]]
  if (literal.text !== ARTIFACT || group?.text !== GROUP || !adjacent(text, group, literal, 'name')) return null
  if (version === undefined || !adjacent(text, literal, version, 'version')) return { text: '', start: literal.start + literal.text.length }
  return version
}

/** Whether two literals are neighbouring arguments: `'a', name: 'b'`, `"a", "b"`. */
function adjacent(text: string, before: Literal, next: Literal, name: string): boolean {
  const between = text.slice(before.start + before.text.length + 1, next.start - 1)
  return between.length <= 100 && new Set([',', `,${name}:`, `,${name}=`]).has(between.replace(/\s/g, ''))
}

async function resolve(survey: Survey, path: string, literals: readonly Literal[], version: string): Promise<string> {
  if (version === '_') return (await property(survey, path, 'versions.properties', REFRESHED)) ?? version
  if (!version.startsWith('$')) return version
  const variable = version.replace(/[${}]/g, '').split('.').at(-1) ?? ''
  const assigned = literals.find((literal) => literal.key === variable)
  return assigned?.text ?? (await property(survey, path, 'gradle.properties', variable)) ?? version
}

/** A property of the nearest file of that name, in the folder of the build script or above. */
async function property(survey: Survey, path: string, file: string, name: string): Promise<string | undefined> {
  for (const candidate of await survey.above(path, file)) {
    for (const { key, value } of properties((await survey.read(candidate)) ?? '')) if (key === name) return value
  }
  return undefined
}

function* properties(text: string): Generator<{ key: string; value: string; line: number; start: number }> {
  for (const { text: content, line, start } of eachLine(text)) {
    const separator = content.search(/[=:]/)
    if (separator === -1 || /^\s*[#!]/.test(content)) continue
    const value = content.slice(separator + 1)
    const blank = value.length - value.trimStart().length
    yield { key: content.slice(0, separator).trim(), value: value.trim(), line, start: start + separator + 1 + blank }
  }
}
