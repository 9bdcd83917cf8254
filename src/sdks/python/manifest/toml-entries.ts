import { ADDRESS_WHY, isStripe, requirementEntry, type Entry, type Reading } from './entries.ts'
import { pythonsOf } from './marker.ts'
import type { TomlFile, TomlString } from './toml.ts'

/** The kind of a PEP 508 list that a string stands in, by its keys; undefined for any other string. */
export function listKind(path: readonly (string | number)[]): string | undefined {
  const [a, b, c, d, e] = path.map(String)
  if (typeof path.at(-1) !== 'number') return undefined
  if (path.length === 3 && a === 'project' && b === 'dependencies') return 'pep621:dependencies'
  if (path.length === 4 && a === 'project' && b === 'optional-dependencies') return `pep621:optional-dependencies.${c}`
  if (path.length === 3 && a === 'dependency-groups') return `pep735:dependency-groups.${b}`
  if (a !== 'tool') return undefined
  if (path.length === 4 && b === 'uv' && /^(?:dev|constraint|override)-dependencies$/.test(c ?? '')) return `uv:${c}`
  if (path.length === 5 && b === 'pdm' && c === 'dev-dependencies') return `pdm:dev-dependencies.${d}`
  if (path.length === 6 && b === 'hatch' && c === 'envs' && (e === 'dependencies' || e === 'extra-dependencies')) return `hatch:envs.${d}`
  return undefined
}

/** Tables of a Pipfile that list no packages; every other one is a category. */
const PIPFILE_OWN = new Set(['source', 'requires', 'pipenv', 'scripts'])

/** The kind of a table whose keys are packages: Poetry's, PDM's overrides, and those of a Pipfile. */
function tableKind(table: string): string | undefined {
  const poetry = /^tool\.poetry\.((?:dev-)?dependencies|group\.[^.]+\.dependencies)$/.exec(table)?.[1]
  if (poetry !== undefined) return `poetry:${poetry}`
  return table === 'tool.pdm.resolution.overrides' ? 'pdm:resolution.overrides' : undefined
}

const ADDRESSES = new Set(['git', 'hg', 'svn', 'bzr', 'path', 'file', 'url'])

/** The Pythons that a table about stripe is for: Poetry's `python = "<3.9"`, and markers, whole or as Pipenv splits them. */
function pythonsBeside(of: TomlString, strings: readonly TomlString[]): string | null {
  const table = JSON.stringify(of.path.slice(0, -1))
  const said = (key: string): string | null =>
    strings.find(({ path }) => path.at(-1) === key && JSON.stringify(path.slice(0, -1)) === table)?.value ?? null
  const minor = said('python_version')
  return said('python') ?? pythonsOf(said('markers')) ?? pythonsOf(minor === null ? null : `python_version ${minor}`)
}

/** The entry of a string below a key called stripe: `stripe = "^11.0"`, `stripe = { version = "^11.0", extras = ["async"] }`. */
function keyedEntry(string: TomlString, strings: readonly TomlString[], isPipfile: boolean): Entry | undefined {
  const { path, value, line, range, plain, index } = string
  const at = path.findIndex(isStripe)
  const table = path.slice(0, at).join('.')
  const kind = isPipfile && at === 1 && !PIPFILE_OWN.has(table) ? `pipenv:${table}` : isPipfile ? undefined : tableKind(table)
  if (at < 0 || kind === undefined) return undefined
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

/** What a pyproject.toml or a Pipfile says, and where it asks for stripe. */
export function readTomlEntries(toml: TomlFile, isPipfile: boolean): Reading {
  const entries = toml.strings.flatMap((string) => {
    const kind = isPipfile ? undefined : listKind(string.path)
    const { line, range, plain, index, value } = string
    const entry =
      kind === undefined ? keyedEntry(string, toml.strings, isPipfile) : requirementEntry(value, { kind, line, range, plain, piece: index })
    return entry === undefined ? [] : [entry]
  })
  return { entries, pieces: toml.values.map((value) => JSON.stringify(value)) }
}
