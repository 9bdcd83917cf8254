import { alternativesOf } from '../ranges.ts'
import { ADDRESS_WHY, isStripe, oneLine, requirementEntry, type Asked, type Entry, type Reading } from './entries.ts'
import { pythonsOf } from './marker.ts'
import { parseRequirement } from './requirement.ts'
import type { TomlFile, TomlString } from './toml.ts'

/** How the lists and tables are called in which a manifest asks for packages; undefined for any other. Keys lead from the root. */
export interface TomlKinds {
  /** Of a list of requirements (PEP 508). */
  list?(keys: readonly string[]): string | undefined
  /** Of a table whose keys are packages. */
  table?(keys: readonly string[]): string | undefined
}

/** The lists that the standards and Hatch give every pyproject.toml. */
export const STANDARD: TomlKinds = {
  list(keys) {
    const [a, b, c, d, e] = keys
    if (keys.length === 2 && a === 'project' && b === 'dependencies') return 'pep621:dependencies'
    if (keys.length === 3 && a === 'project' && b === 'optional-dependencies') return `pep621:optional-dependencies.${c}`
    if (keys.length === 2 && a === 'dependency-groups') return `pep735:dependency-groups.${b}`
    if (keys.length !== 5 || a !== 'tool' || b !== 'hatch' || c !== 'envs') return undefined
    return e === 'dependencies' || e === 'extra-dependencies' ? `hatch:envs.${d}` : undefined
  },
}

/** The kind of the list that a string is in, by the keys that lead to it. */
export function listKind(path: readonly (string | number)[], kinds: readonly TomlKinds[] = [STANDARD]): string | undefined {
  const keys = path.slice(0, -1)
  if (typeof path.at(-1) !== 'number' || keys.some((key) => typeof key === 'number')) return undefined
  return firstOf(kinds, (kind) => kind.list?.(keys.map(String)))
}

function firstOf(kinds: readonly TomlKinds[], ask: (kind: TomlKinds) => string | undefined): string | undefined {
  for (const kind of kinds) {
    const found = ask(kind)
    if (found !== undefined) return found
  }
  return undefined
}

const ADDRESSES = new Set(['git', 'hg', 'svn', 'bzr', 'path', 'file', 'url'])

/** The strings of a file by their keys, as JSON: a search for each of very many would take its square. */
type ByKeys = ReadonlyMap<string, string>

/** The same key of the table that a string is in; null where it has none. */
function beside(of: TomlString, strings: ByKeys, key: string): string | null {
  return strings.get(JSON.stringify([...of.path.slice(0, -1), key])) ?? null
}

/** The Pythons that a table about stripe is for: Poetry's `python = "<3.9"`, and markers, whole or as Pipenv splits them. */
function pythonsBeside(of: TomlString, strings: ByKeys): string | null {
  const said = (key: string): string | null => beside(of, strings, key)
  const minor = said('python_version')
  return said('python') ?? pythonsOf(said('markers')) ?? pythonsOf(minor === null ? null : `python_version ${minor}`)
}

/** The entry of a string below a key called stripe: `stripe = "^11.0"`, `stripe = { version = "^11.0", extras = ["async"] }`. */
function keyedEntry(string: TomlString, strings: ByKeys, kinds: readonly TomlKinds[]): Entry | undefined {
  const { path, value, line, range, plain, index } = string
  const at = path.findIndex(isStripe)
  const kind = at < 0 ? undefined : firstOf(kinds, ({ table }) => table?.(path.slice(0, at).map(String)))
  if (kind === undefined) return undefined
  const [first, second] = path.slice(at + 1)
  const isOneOfSeveral = typeof first === 'number'
  const key = isOneOfSeveral ? second : first
  const isAddress = typeof key === 'string' && ADDRESSES.has(key)
  if (key !== undefined && key !== 'version' && !isAddress) return undefined
  const several = isOneOfSeveral ? 'it asks for a different version in each case; change each by hand' : null
  const why = isAddress ? ADDRESS_WHY : (several ?? (plain ? null : 'it is written with escapes or a prefix'))
  const pythons = key === undefined ? null : pythonsBeside(string, strings)
  return { kind, line, specifier: value, range, pythons, why, rest: JSON.stringify(path), piece: index }
}

/**
 * What a string asks for, of whichever package: a requirement in a list, or a version in a table whose keys are packages.
 * Undefined for any other, and for what one requirement cannot say: alternatives, and Poetry's own key `python`.
 */
function askedBy(string: TomlString, strings: ByKeys, kinds: readonly TomlKinds[]): Asked | undefined {
  const { path, value } = string
  const list = listKind(path, kinds)
  if (list !== undefined) return parseRequirement(value) === undefined ? undefined : { kind: list, requirement: oneLine(value) }
  const isTable = path.at(-1) === 'version'
  const keys = path.slice(0, isTable ? -2 : -1)
  const name = path[keys.length]
  const kind = firstOf(kinds, ({ table }) => (keys.some((key) => typeof key === 'number') ? undefined : table?.(keys.map(String))))
  const ranges = kind === undefined ? undefined : alternativesOf(value)
  if (kind === undefined || ranges?.length !== 1 || typeof name !== 'string' || name === 'python') return undefined
  const markers = isTable ? beside(string, strings, 'markers') : null
  const requirement = `${name}${ranges[0] ?? ''}${markers === null ? '' : ` ; ${markers}`}`
  return parseRequirement(requirement)?.end === requirement.length ? { kind, requirement } : undefined
}

/** What a TOML manifest says, and where it asks for stripe. */
export function readTomlEntries(toml: TomlFile, kinds: readonly TomlKinds[]): Reading {
  const byKeys = new Map(toml.strings.map(({ path, value }) => [JSON.stringify(path), value]))
  const entries = toml.strings.flatMap((string) => {
    const kind = listKind(string.path, kinds)
    const { line, range, plain, index, value } = string
    const entry =
      kind === undefined ? keyedEntry(string, byKeys, kinds) : requirementEntry(value, { kind, line, range, plain, piece: index })
    return entry === undefined ? [] : [entry]
  })
  return {
    entries,
    pieces: toml.values.map((value) => JSON.stringify(value)),
    asked: toml.strings.flatMap((string) => askedBy(string, byKeys, kinds) ?? []),
  }
}
