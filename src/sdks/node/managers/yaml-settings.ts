import { type Document, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type Scalar } from 'yaml'
import { whyNotParsed } from '../../../domain/yaml-limits.ts'
import type { Entry } from '../manifest/entry.ts'
import type { Replaced, Settings } from './manager.ts'

/** Where one manager's YAML file has what matters, by the keys at its top. */
export interface YamlKeys {
  /** What the kinds of its entries begin with: `pnpm`. */
  readonly kind: string
  /** The globs of the workspace's packages, where they are in this file. */
  readonly packages?: string
  /** How long a release must have been out: minutes, or a number with a unit. */
  readonly minimumAge: string
  /** Names and globs that the waiting time does not hold for. */
  readonly exempt: string
  /** What it decides for everybody who asks, where it does. */
  readonly overrides?: string
}

/** Minutes in each unit that yarn's durations know; none is minutes. */
const MINUTES: Readonly<Record<string, number>> = { ms: 1 / 60_000, s: 1 / 60, m: 1, h: 60, d: 1440, w: 10_080 }
const MINUTES_A_DAY = 1440

/** `2880`, `"3d"`, `"12h"` as days; null where it is nothing of the kind. */
function daysOf(value: unknown): number | null {
  if (typeof value === 'number') return value / MINUTES_A_DAY
  const [, count, unit = 'm'] = typeof value === 'string' ? (/^(\d{1,9}(?:\.\d{1,9})?)(ms|[smhdw])?$/.exec(value.trim()) ?? []) : []
  const minutes = MINUTES[unit]
  return count === undefined || minutes === undefined ? null : (Number(count) * minutes) / MINUTES_A_DAY
}

function texts(node: unknown): readonly string[] {
  return isSeq(node) ? node.items.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [item.value] : [])) : []
}

/** The pairs of a mapping. Throws an Error where a key is there twice: readers differ in which counts. */
function pairs(node: unknown): readonly Pair[] {
  if (!isMap(node)) return []
  const names = new Set<string>()
  for (const { key } of node.items) {
    const name = isScalar(key) ? String(key.value) : ''
    if (names.has(name)) throw new Error(`"${name}" is twice in it`)
    names.add(name)
  }
  return node.items
}

/** An entry together with its node of the document. */
interface Found {
  readonly entry: Entry
  readonly node: Scalar
}

/** Why a scalar cannot simply be replaced; null where it can. `written` is its text without quotes. */
function oddityOf(node: Scalar, written: string): string | null {
  if (typeof node.value !== 'string') return 'it is no text'
  if (node.anchor !== undefined || node.tag !== undefined) return 'it has a YAML anchor or tag'
  return written === node.value ? null : 'it is written with escapes or over several lines'
}

function* entriesIn(
  text: string,
  map: unknown,
  keys: readonly string[],
  kind: string,
  lineAt: (offset: number) => number,
): Generator<Found> {
  for (const { key, value } of pairs(map)) {
    if (!isScalar(key) || !isScalar(value) || !value.range) continue
    const quotes = value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE' ? 1 : 0
    const range = { start: value.range[0] + quotes, end: value.range[1] - quotes }
    const name = String(key.value)
    const written = text.slice(range.start, range.end)
    const entry = { kind, keys: [...keys, name], key: name, value: String(value.value), range, line: lineAt(range.start) }
    yield { entry: { ...entry, odd: oddityOf(value, written) }, node: value }
  }
}

/** The entries of one of its mappings: of a catalog by its name, or of the overrides. */
interface Group {
  /** Null for the overrides. */
  readonly catalog: string | null
  readonly found: readonly Found[]
}

/** The entries of the catalogs, default and named, and of the overrides. */
function* groups(document: Document, text: string, { kind, overrides }: YamlKeys, lineAt: (offset: number) => number): Generator<Group> {
  const group = (catalog: string | null, keys: readonly string[], map: unknown): Group => ({
    catalog,
    found: [...entriesIn(text, map, keys, `${kind}:${keys.join('.')}`, lineAt)],
  })
  yield group('default', ['catalog'], document.get('catalog'))
  for (const { key, value } of pairs(document.get('catalogs'))) {
    if (isScalar(key)) yield group(String(key.value), ['catalogs', String(key.value)], value)
  }
  if (overrides !== undefined) yield group(null, [overrides], document.get(overrides))
}

function read(text: string): { readonly document: Document; readonly lineAt: (offset: number) => number } {
  const why = whyNotParsed(text)
  if (why !== null) throw new Error(why)
  const lines = new LineCounter()
  // To look for keys that are there twice, and to quote what each of thousands of errors is about, takes the parser seconds.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) {
    const { line } = lines.linePos(error.pos[0])
    throw new Error(`it is not valid YAML, line ${line}`, { cause: line })
  }
  pairs(document.contents)
  return { document, lineAt: (offset) => lines.linePos(offset).line }
}

/** Reads such a file; see `SettingsFile.read`. */
export function readSettings(text: string, keys: YamlKeys): Settings {
  const { document, lineAt } = read(text)
  const age = document.get(keys.minimumAge, true)
  const days = isScalar(age) ? daysOf(age.value) : null
  const all = [...groups(document, text, keys, lineAt)]
  return {
    packages: keys.packages === undefined ? null : texts(document.get(keys.packages)),
    minimumAge: days === null || !isScalar(age) ? null : { days, line: lineAt(age.range?.[0] ?? 0) },
    exempt: texts(document.get(keys.exempt)),
    catalogs: all.flatMap(({ catalog, found }) => (catalog === null ? [] : found.map(({ entry }) => ({ name: catalog, entry })))),
    overrides: all.flatMap(({ catalog, found }) => (catalog === null ? found.map(({ entry }) => entry) : [])),
  }
}

/** What such a file holds as plain data; see `SettingsFile.data`. */
export function settingsData(text: string, keys: YamlKeys, replaced?: Replaced): unknown {
  const { document, lineAt } = read(text)
  for (const { found } of groups(document, text, keys, lineAt))
    for (const { entry, node } of found) if (entry.range.start === replaced?.entry.range.start) node.value = replaced.value
  return document.toJS({ mapAsMap: true })
}
