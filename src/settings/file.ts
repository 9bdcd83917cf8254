import { SettingsError } from '../domain/errors.ts'
import { whyNotParsed } from '../domain/yaml-limits.ts'
import type { Given, Source } from './given.ts'
import { didYouMean } from './nearest.ts'
import { namesIn, type SettingsTable, type Where } from './table.ts'
import type { Scalar, Type } from './types.ts'

/** The configuration file as it was found in the repository. */
export interface SettingsFile {
  readonly path: string
  readonly text: string
}

/** A value in YAML, and its line. */
interface Written {
  readonly value: unknown
  /** As typed, so that `1.10` stays `1.10`. */
  readonly text: string
  readonly source: Source
}

/** The value of what is not a scalar. */
const NESTED = Symbol('nested')

const KINDS: Readonly<Record<Scalar, string>> = { string: 'a text', number: 'a number', boolean: 'true or false' }
const PLACES: Readonly<Record<Where, string>> = { input: 'an input of the action', flag: 'a flag', file: 'a line of this file' }

/**
 * Reads the configuration file: a YAML mapping of settings, each a value or a list of values.
 * Throws SettingsError with the line of what is wrong.
 */
export async function readFile({ path, text }: SettingsFile, table: SettingsTable): Promise<ReadonlyMap<string, Given>> {
  const why = whyNotParsed(text)
  if (why !== null) throw new SettingsError(`${path}: ${why}. It holds settings, one a line, such as "majors: next".`)
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  // The parser's own search for names that are given twice takes seconds in a long file.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false })
  const lineOf = (offset: number): number => lines.linePos(offset).line
  const [error] = document.errors
  if (error !== undefined) throw new SettingsError(`${path}:${lineOf(error.pos[0])}: ${error.message}`)
  const given = new Map<string, Given>()
  if (document.contents === null) return given
  if (!isMap(document.contents)) throw new SettingsError(`${path}:1: expected settings, one a line, such as "majors: next"`)

  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) throw new SettingsError(`${path}: the name of a setting must be a plain word`)
    const source = { kind: 'file', path, line: lineOf(key.range?.[0] ?? 0) } as const
    const name = nameOf(String(key.value), `${path}:${source.line}`, table)
    if (given.has(name)) throw new SettingsError(`${path}:${source.line}: ${name} is given twice; write it once`)
    const written = (isSeq(value) ? value.items : [value]).map((node): Written => {
      if (!isScalar(node)) return { value: NESTED, text: '', source }
      const line = node.range == null ? source.line : lineOf(node.range[0])
      return { value: node.value, text: String(node.source ?? node.value), source: { ...source, line } }
    })
    const type = table[name]?.type
    if (type !== undefined) for (const one of written) checkKind(name, one, type, path)
    if (isSeq(value) && type?.yaml.list === false)
      throw new SettingsError(`${path}:${source.line}: ${name} takes one value, not a list. Accepted: ${type.accepts}.`)
    given.set(name, { name, items: written, source })
  }
  return given
}

/** The setting of that name, where it may be given in the file. Throws SettingsError. */
function nameOf(written: string, place: string, table: SettingsTable): string {
  const accepted = namesIn(table, 'file')
  if (accepted.includes(written)) return written
  const elsewhere = Object.hasOwn(table, written) ? (table[written]?.where ?? []) : []
  if (elsewhere.length > 0)
    throw new SettingsError(
      `${place}: ${written} cannot be given in this file. It can be given as ${elsewhere.map((where) => PLACES[where]).join(' or ')}.`,
    )
  throw new SettingsError(`${place}: "${written}" is not a setting. Accepted: ${accepted.join(', ')}.${didYouMean(written, accepted)}`)
}

/** Throws SettingsError where the value is of another kind than the setting takes, such as `true` for a text. */
function checkKind(name: string, { value, text, source }: Written, { yaml, accepts }: Type<unknown>, path: string): void {
  const { scalars, list } = yaml
  if (scalars.some((kind) => typeof value === kind)) return
  const kinds = scalars.includes('string') ? KINDS.string : scalars.map((kind) => KINDS[kind]).join(' or ')
  const line = source.kind === 'file' ? source.line : 1
  throw new SettingsError(
    `${path}:${line}: ${name} takes ${kinds}${list ? ' or a list of them' : ''}, and this is ${kindOf(value, text)}. Accepted: ${accepts}.`,
  )
}

/** What a value of the wrong kind is. */
function kindOf(value: unknown, text: string): string {
  if (value === NESTED) return 'a mapping or a list in a list'
  if (typeof value === 'string') return `"${value}", which YAML reads as a text`
  if (typeof value === 'number') return `${text}, which YAML reads as a number`
  if (typeof value === 'boolean') return `${text}, which YAML reads as true or false`
  return value === null ? 'empty' : 'of no kind that is known'
}
