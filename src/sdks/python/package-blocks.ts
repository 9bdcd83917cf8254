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
  /** The packages it needs, by name, also those of its extras. */
  readonly needs: readonly string[]
  /** The whole block, from `[[package]]` to the next one. */
  readonly text: string
}

/** A lockfile's packages in their order, and what stands before the first. */
export interface PackageBlocks {
  readonly head: string
  readonly packages: readonly PackageBlock[]
}

const PAIR = /^(name|version|source) = (.*)$/
const NEED = /^\s+\{ name = "([^"]+)"/

function unquoted(value: string): string {
  return value.replace(/^"|"$/g, '')
}

function block(text: string, firstLine: number): PackageBlock {
  let name = ''
  let line = firstLine
  let version: string | null = null
  let source: string | null = null
  let table = ''
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
    const need = table.startsWith('[package.metadata') ? null : NEED.exec(row)?.[1]
    if (need !== null && need !== undefined) needs.push(need)
  })
  return { name, version, line, source, needs, text }
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
  let line = 1
  let counted = 0
  const packages = starts.map((start, index) => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line += 1
    counted = start
    return block(text.slice(start, starts[index + 1] ?? text.length), line)
  })
  return { head: text.slice(0, starts[0] ?? text.length), packages }
}
