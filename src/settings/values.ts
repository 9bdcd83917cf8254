import { SettingsError } from '../domain/errors.ts'
import { GlobError, readGlob } from '../domain/glob.ts'
import type { Ignore } from '../domain/policy.ts'
import { SDKS } from '../domain/sdk.ts'
import { visible } from '../domain/visible.ts'
import { didYouMean } from './nearest.ts'
import type { Shape } from './table.ts'

/** Where a value was given; shown in every message about it. */
export type Source =
  | { readonly kind: 'default' }
  | { readonly kind: 'input' | 'flag' | 'environment'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string; readonly line: number }

/** The texts of one setting as given, before their shape is read: one for most, several for a list. */
export interface Given {
  readonly texts: readonly string[]
  readonly source: Source
}

/** A source, as a person would find it: `input "majors"`, `.github/stripe-upgrade.yml:3`. */
export function describe(source: Source): string {
  switch (source.kind) {
    case 'default':
      return 'the default'
    case 'input':
      return `input "${source.name}"`
    case 'flag':
      return `--${source.name}`
    case 'environment':
      return source.name
    case 'file':
      return `${source.path}:${source.line}`
  }
}

/** What a shape accepts, for messages and help. */
export function accepts(shape: Shape): string {
  switch (shape.kind) {
    case 'choice':
      return shape.values.join(' | ')
    case 'choices':
      return `a list of ${shape.values.join(', ')}`
    case 'list':
      return `a list of ${shape.item}`
    case 'days':
      return 'a number of days, 0 or more'
    case 'text':
      return shape.hint
    case 'switch':
      return 'true | false'
    case 'secret':
      return 'a secret on one line'
  }
}

function refuse(name: string, text: string, given: Given, shape: Shape, near: readonly string[] = []): never {
  const shown = shape.kind === 'secret' ? 'what was given' : `"${text}"`
  throw new SettingsError(
    `${describe(given.source)}: ${shown} is not a value of ${name}. Accepted: ${accepts(shape)}.${didYouMean(text, near)}`,
  )
}

/** The one text of a setting that is no list. */
function single(name: string, given: Given, shape: Shape): string {
  const [text, ...rest] = given.texts
  if (text === undefined || rest.length > 0)
    throw new SettingsError(`${describe(given.source)}: ${name} takes one value, not ${given.texts.length}. Accepted: ${accepts(shape)}.`)
  return text.trim()
}

/** Comma or line separated items, without the empty ones. */
function items(given: Given, separator: RegExp): string[] {
  return given.texts
    .flatMap((text) => text.split(separator))
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** One of the accepted values. Throws SettingsError. */
export function readChoice<T extends string>(name: string, given: Given, values: readonly T[]): T {
  const shape = { kind: 'choice', values } as const
  const text = single(name, given, shape)
  return values.find((value) => value === text) ?? refuse(name, text, given, shape, values)
}

/** Some of the accepted values, in the table's order, each once. Throws SettingsError. */
export function readChoices<T extends string>(name: string, given: Given, values: readonly T[]): T[] {
  const shape = { kind: 'choices', values } as const
  const wanted = items(given, /[,\n]/)
  for (const item of wanted) if (!values.some((value) => value === item)) refuse(name, item, given, shape, values)
  return values.filter((value) => wanted.includes(value))
}

/** A number of days, possibly with a fraction. Throws SettingsError. */
export function readDays(name: string, given: Given): number {
  const shape = { kind: 'days' } as const
  const text = single(name, given, shape)
  if (!/^\d{1,5}(?:\.\d{1,3})?$/.test(text)) refuse(name, text, given, shape)
  return Number(text)
}

/** True or false. Throws SettingsError. */
export function readSwitch(name: string, given: Given): boolean {
  return readChoice(name, given, ['true', 'false']) === 'true'
}

/** One line of text, possibly empty. Throws SettingsError. */
export function readText(name: string, given: Given, shape: Shape): string {
  const text = single(name, given, shape)
  // A value that starts with a dash could be taken for a flag by a program that it is handed to.
  if (text.startsWith('-') || /\p{Cc}/u.test(text)) refuse(name, text, given, shape)
  return text
}

/** Words for a shell, on one line or several; possibly empty. Throws SettingsError. */
export function readCommand(name: string, given: Given, shape: Shape): string {
  const text = single(name, given, shape).replaceAll('\r\n', '\n')
  // A shell would take a dash at the start for an option of its own; what can not be seen is not what was meant.
  if (text.startsWith('-') || /[^\P{Cc}\n\t]/u.test(text)) refuse(name, visible(text), given, shape)
  return text
}

/** One item a line. */
function readLines(given: Given): string[] {
  return items(given, /\n/)
}

/** Labels, by commas or lines. Throws SettingsError. */
export function readLabels(name: string, given: Given): string[] {
  const shape = { kind: 'list', item: '<label>, 50 characters at most' } as const
  const labels = items(given, /[,\n]/)
  for (const label of labels) if (label.length > 50 || /\p{Cc}/u.test(label)) refuse(name, label, given, shape)
  return [...new Set(labels)]
}

/** GitHub logins, with or without an `@`, and teams as `team:slug` where they are welcome. Throws SettingsError. */
export function readLogins(name: string, given: Given, { teams }: { readonly teams: boolean }): string[] {
  const shape = { kind: 'list', item: teams ? '<login> or team:<slug>' : '<login>' } as const
  const logins = items(given, /[,\n]/).map((login) => login.replace(/^@/, ''))
  for (const login of logins) {
    const plain = teams ? login.replace(/^team:/, '') : login
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(?:\[bot\])?$/.test(plain)) refuse(name, login, given, shape)
  }
  return [...new Set(logins)]
}

/** Globs, one a line. Throws SettingsError where one has braces that stand for too many patterns. */
export function readGlobs(given: Given): string[] {
  const globs = readLines(given)
  for (const glob of globs) {
    try {
      readGlob(glob)
    } catch (error) {
      throw error instanceof GlobError ? new SettingsError(`${describe(given.source)}: ${error.message}. Write several globs.`) : error
    }
  }
  return globs
}

/** `node >=23: we wait for the API review`, one a line. Throws SettingsError. */
export function readIgnore(name: string, given: Given): Ignore[] {
  return readLines(given).map((line) => {
    const colon = line.indexOf(':')
    const [sdk = '', ...versions] = line
      .slice(0, colon === -1 ? undefined : colon)
      .trim()
      .split(/\s+/)
    const known = SDKS.find((candidate) => candidate === sdk)
    if (known === undefined)
      return refuse(name, line, given, { kind: 'list', item: `<sdk> <versions>: <reason>, where <sdk> is one of ${SDKS.join(', ')}` })
    const reason = colon === -1 ? '' : line.slice(colon + 1).trim()
    if (versions.length === 0 || reason === '') return refuse(name, line, given, { kind: 'list', item: '<sdk> <versions>: <reason>' })
    return { sdk: known, versions: versions.join(' '), reason }
  })
}
