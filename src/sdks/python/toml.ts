import { getStaticTOMLValue, parseTOML, type AST } from 'toml-eslint-parser'
import type { TextRange } from '../../domain/place.ts'

/** A string in a TOML file, with the keys that lead to it. */
export interface TomlString {
  readonly path: readonly (string | number)[]
  readonly value: string
  /** What stands between the quotes. */
  readonly range: TextRange
  /** 1-based. */
  readonly line: number
  /** Whether what stands between the quotes is the value itself, without escapes. */
  readonly plain: boolean
}

/** What is wrong with a TOML text, and where. */
export interface TomlError {
  readonly line: number
  readonly message: string
}

/** A TOML file's strings and its whole value. */
export interface TomlFile {
  readonly strings: readonly TomlString[]
  readonly value: unknown
}

function stringOf(node: AST.TOMLStringValue, path: readonly (string | number)[], text: string, shift: number): TomlString {
  const quotes = node.multiline ? 3 : 1
  const range = { start: node.range[0] + quotes + shift, end: node.range[1] - quotes + shift }
  return { path, value: node.value, range, line: node.loc.start.line, plain: text.slice(range.start, range.end) === node.value }
}

function keysOf(key: AST.TOMLKey): readonly string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))
}

/** Parses a TOML text; a BOM is no part of it. */
export function parseToml(text: string): TomlFile | TomlError {
  const shift = text.startsWith('\uFEFF') ? 1 : 0
  const strings: TomlString[] = []
  const visit = (node: AST.TOMLContentNode, path: readonly (string | number)[]): void => {
    if (node.type === 'TOMLArray') node.elements.forEach((element, index) => visit(element, [...path, index]))
    else if (node.type === 'TOMLInlineTable') for (const pair of node.body) visit(pair.value, [...path, ...keysOf(pair.key)])
    else if (node.kind === 'string') strings.push(stringOf(node, path, text, shift))
  }
  try {
    const program = parseTOML(text.slice(shift))
    for (const item of program.body[0].body) {
      if (item.type === 'TOMLKeyValue') visit(item.value, keysOf(item.key))
      else for (const pair of item.body) visit(pair.value, [...item.resolvedKey, ...keysOf(pair.key)])
    }
    return { strings, value: getStaticTOMLValue(program) }
  } catch (error) {
    const line = error instanceof Error && 'lineNumber' in error && typeof error.lineNumber === 'number' ? error.lineNumber : 1
    return { line, message: error instanceof RangeError ? 'It is nested too deeply.' : error instanceof Error ? error.message : String(error) }
  }
}

/** The value at a path of keys; undefined where there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = new Map(Object.entries(at)).get(key)
  }
  return at
}
