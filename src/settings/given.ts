import { SettingsError } from '../domain/errors.ts'
import { didYouMean } from './nearest.ts'

/** Where a value was given; shown in every message about it. */
export type Source =
  | { readonly kind: 'default' }
  | { readonly kind: 'input' | 'flag' | 'environment'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string; readonly line: number }

/** A text as given: the whole value, or one item of a list in YAML or of a flag that is repeated. */
export interface Item {
  readonly text: string
  readonly source: Source
}

/** The value of one setting as given, before its type reads it. */
export interface Given {
  /** The setting. */
  readonly name: string
  readonly items: readonly Item[]
  readonly source: Source
}

/** A source, as a person finds it: `input "majors"`, `.github/stripe-upgrade.yml:3`. */
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

/** Says that an item is not a value of the setting, where it was given, and what is accepted. Throws SettingsError. */
export function refuse(
  { name }: Given,
  { text, source }: Item,
  accepts: string,
  { near = [], why = null }: { readonly near?: readonly string[]; readonly why?: string | null } = {},
): never {
  const problem = why === null ? `"${text}" is not a value of ${name}` : `"${text}": ${why}`
  throw new SettingsError(`${describe(source)}: ${problem}. Accepted: ${accepts}.${didYouMean(text, near)}`)
}

/** The one item of a setting that is not a list, trimmed. Throws SettingsError. */
export function single(given: Given, accepts: string): Item {
  const [item, ...rest] = given.items
  if (item === undefined || rest.length > 0)
    throw new SettingsError(`${describe(given.source)}: ${given.name} takes one value, not ${given.items.length}. Accepted: ${accepts}.`)
  return { ...item, text: item.text.trim() }
}

/** The items of a list, split once more at the separator, trimmed, without the empty ones. */
export function split(given: Given, separator: RegExp): Item[] {
  return given.items
    .flatMap(({ text, source }) => text.split(separator).map((part) => ({ text: part.trim(), source })))
    .filter(({ text }) => text !== '')
}
