import type { TextRange } from '../../../domain/place.ts'

/** One dependency as PEP 508 writes it: `stripe[async]>=11,<12 ; python_version > "3.8"`. Offsets are into the parsed text. */
export interface Requirement {
  /** Normalised as PEP 503 asks: lower case, with single hyphens. */
  readonly name: string
  /** As written, between the brackets: `async`; empty where there are none. */
  readonly extras: string
  /** The version specifier as written: `>=11,<12`; empty where any version will do. */
  readonly specifier: string
  /** Where the specifier is; empty and right behind the name or the extras where it could be written. */
  readonly range: TextRange
  /** The address of a direct reference (`stripe @ https://…`), or null. */
  readonly url: string | null
  /** What follows the semicolon, or null. */
  readonly marker: string | null
  /** Offset of what `parseRequirement` did not read: the end, or the options of a requirements file's line. */
  readonly end: number
}

/** A name as PEP 503 compares it: `Typing_Extensions` is `typing-extensions`. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

const SPACE = /[ \t]*/y
const NAME = /[A-Za-z0-9][A-Za-z0-9._-]*/y
const EXTRAS = /\[([A-Za-z0-9._, \t-]*)\]/y
const CLAUSE = /(?:===|~=|==|!=|<=|>=|<|>)[ \t]*[A-Za-z0-9.*+!_-]+/y
const URL = /[^ \t;]+/y

/** Reads one match of a sticky pattern at `at`. */
function read(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function skipSpace(text: string, at: number): number {
  return at + (read(SPACE, text, at)?.[0].length ?? 0)
}

/** The end of a comma-separated list of clauses that starts at `start`; `start` itself where there is none, -1 where it is broken. */
function clausesEnd(text: string, start: number): number {
  let end = start
  let at = start
  while (true) {
    const clause = read(CLAUSE, text, at)
    if (clause === null) return end === start ? start : -1
    end = at + clause[0].length
    const comma = skipSpace(text, end)
    if (text[comma] !== ',') return end
    at = skipSpace(text, comma + 1)
    // A comma may close the list: `>=11,` is read by pip.
    if (at === text.length || text[at] === ')' || text[at] === ';') return comma + 1
  }
}

/**
 * Reads the requirement at the start of `text`, by PEP 508; undefined where there is none. Options such as `--hash` may
 * follow it, as in a requirements file: `end` says where. Linear in the length of the text.
 */
export function parseRequirement(text: string): Requirement | undefined {
  const nameAt = skipSpace(text, 0)
  const name = read(NAME, text, nameAt)?.[0]
  if (name === undefined || !/[A-Za-z0-9]$/.test(name)) return undefined
  let at = skipSpace(text, nameAt + name.length)
  let behind = nameAt + name.length
  const extras = read(EXTRAS, text, at)
  if (extras !== null) {
    behind = at + extras[0].length
    at = skipSpace(text, behind)
  }
  let url: string | null = null
  let range: TextRange = { start: behind, end: behind }
  if (text[at] === '@') {
    const start = skipSpace(text, at + 1)
    url = read(URL, text, start)?.[0] ?? null
    if (url === null) return undefined
    at = skipSpace(text, start + url.length)
  } else {
    const bracket = text[at] === '('
    const start = bracket ? skipSpace(text, at + 1) : at
    const end = clausesEnd(text, start)
    if (end < 0 || (bracket && end === start)) return undefined
    if (end > start) range = { start, end }
    at = skipSpace(text, end)
    if (bracket && text[at] !== ')') return undefined
    if (bracket) at = skipSpace(text, at + 1)
  }
  const options = optionsAt(text, at)
  let marker: string | null = null
  if (text[at] === ';') {
    marker = text.slice(at + 1, options).trim()
    if (marker === '') return undefined
    at = options
  }
  if (at < options) return undefined
  return {
    name: normalName(name),
    extras: extras?.[1]?.trim() ?? '',
    specifier: text.slice(range.start, range.end),
    range,
    url,
    marker,
    end: options,
  }
}

/** Where the options of a requirements file's line start (` --hash=…`), at or behind `from`; the end where it has none. */
function optionsAt(text: string, from: number): number {
  if (text.startsWith('--', from)) return from
  for (let at = text.indexOf('--', from); at >= 0; at = text.indexOf('--', at + 2)) {
    if (text[at - 1] === ' ' || text[at - 1] === '\t') return at
  }
  return text.length
}
