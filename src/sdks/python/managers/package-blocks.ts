import { normalName } from '../manifest/requirement.ts'

/**
 * One `[[package]]` of uv.lock, poetry.lock or pdm.lock. The three are written by programs, each entry in one fixed
 * form, so they are read line by line: a TOML parser takes seconds for the megabytes that they often have.
 */
export interface PackageBlock {
  readonly name: string
  readonly version: string | null
  /** 1-based line of its name. */
  readonly line: number
  /** What follows `source =`, or null. */
  readonly source: string | null
  /** The packages it needs, by normalised name, also those of its extras. */
  readonly needs: readonly string[]
  /** The whole block, from `[[package]]` to the next one. */
  readonly text: string
}

/** A lockfile's packages in their order, and what is before the first and behind the last. */
export interface PackageBlocks {
  readonly head: string
  readonly packages: readonly PackageBlock[]
  readonly tail: string
}

const PAIR = /^(name|version|source) = (.*)$/
/** uv: `    { name = "requests" },`. */
const NEED_OF_UV = /^\s+\{ name = "([^"]+)"/
/** PDM: `    "requests>=2.20",` in its list of dependencies. */
const NEED_OF_PDM = /^\s+"([A-Za-z0-9._-]+)/
/** Poetry: `requests = ">=2.20"` in its table of dependencies. */
const NEED_OF_POETRY = /^"?([A-Za-z0-9._-]+)"? = /

function unquoted(value: string): string {
  return value.replace(/^"|"$/g, '')
}

function needOn(row: string, table: string, list: string): string | undefined {
  if (table === '[package.dependencies]') return NEED_OF_POETRY.exec(row)?.[1]
  if (table.startsWith('[package.metadata')) return undefined
  return (NEED_OF_UV.exec(row) ?? (list === 'dependencies' ? NEED_OF_PDM.exec(row) : null))?.[1]
}

function block(text: string, firstLine: number): PackageBlock {
  let name = ''
  let line = firstLine
  let version: string | null = null
  let source: string | null = null
  let table = ''
  let list = ''
  const needs: string[] = []
  text.split(/\r?\n/).forEach((row, index) => {
    if (row.startsWith('[')) table = row
    const pair = table === '[[package]]' ? PAIR.exec(row) : null
    const value = unquoted(pair?.[2] ?? '')
    if (pair?.[1] === 'name') {
      name = value
      line = firstLine + index
    } else if (pair?.[1] === 'version') version = value
    else if (pair?.[1] === 'source') source = value
    list = /^([a-z_-]+) = \[$/.exec(row)?.[1] ?? (row === ']' ? '' : list)
    const need = needOn(row, table, list)
    if (need !== undefined) needs.push(normalName(need))
  })
  return { name, version, line, source, needs, text }
}

/** Whether a package is the repository's own, as uv lists it: its entry repeats what its manifest asks for. */
export function isOwn(entry: PackageBlock): boolean {
  return entry.source !== null && /\b(?:virtual|editable|directory|path)\b/.test(entry.source)
}

/** Splits a lockfile into its packages; put together again, the texts are the file. */
export function packageBlocks(text: string): PackageBlocks {
  const starts: number[] = []
  for (let at = text.startsWith('[[package]]') ? 0 : text.indexOf('\n[[package]]') + 1; at > 0 || (at === 0 && starts.length === 0);) {
    if (!text.startsWith('[[package]]', at)) break
    starts.push(at)
    const next = text.indexOf('\n[[package]]', at)
    if (next < 0) break
    at = next + 1
  }
  const last = starts.at(-1)
  const tail = last === undefined ? -1 : text.slice(last).search(/^\[(?!\[?package[\].])/m)
  const end = last === undefined || tail < 0 ? text.length : last + tail
  let line = 1
  let counted = 0
  const packages = starts.map((start, index) => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line += 1
    counted = start
    return block(text.slice(start, starts[index + 1] ?? end), line)
  })
  return { head: text.slice(0, starts[0] ?? text.length), packages, tail: text.slice(end) }
}
