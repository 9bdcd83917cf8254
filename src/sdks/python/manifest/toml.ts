import { parseTOML, type AST } from 'toml-eslint-parser'
import type { TextRange } from '../../../domain/place.ts'

/** A string in a TOML file, with the keys that lead to it. */
export interface TomlString {
  readonly path: readonly (string | number)[]
  readonly value: string
  /** What is between the quotes. */
  readonly range: TextRange
  /** 1-based. */
  readonly line: number
  /** Whether what is between the quotes is the value itself, without escapes. */
  readonly plain: boolean
  /** Its index among the file's values. */
  readonly index: number
}

/** What is wrong with a TOML text, and where. */
interface TomlError {
  readonly line: number
  readonly message: string
}

/** A TOML file's strings, and all that it says. */
export interface TomlFile {
  readonly strings: readonly TomlString[]
  /** Every value in its order; a table or list only where it is empty. */
  readonly values: readonly TomlValue[]
}

/** The keys that lead to a value, its source text, and its 1-based line. */
interface TomlValue {
  readonly path: readonly (string | number)[]
  readonly source: string
  readonly line: number
}

function stringOf(node: AST.TOMLStringValue, path: readonly (string | number)[], text: string, shift: number, index: number): TomlString {
  const quotes = node.multiline ? 3 : 1
  const range = { start: node.range[0] + quotes + shift, end: node.range[1] - quotes + shift }
  const plain = text.slice(range.start, range.end) === node.value
  return { path, value: node.value, range, line: node.loc.start.line, plain, index }
}

function keysOf(key: AST.TOMLKey): readonly string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))
}

/**
 * Parses a TOML text; a BOM is no part of it. The keys are walked, never made into an object: the library's own
 * `getStaticTOMLValue` lets a key called `__proto__` write to every object there is.
 */
export function parseToml(text: string): TomlFile | TomlError {
  const shift = text.startsWith('\uFEFF') ? 1 : 0
  const strings: TomlString[] = []
  const values: TomlValue[] = []
  const visit = (node: AST.TOMLContentNode, path: readonly (string | number)[]): void => {
    if (node.type === 'TOMLArray' && node.elements.length > 0)
      return node.elements.forEach((element, index) => visit(element, [...path, index]))
    if (node.type === 'TOMLInlineTable' && node.body.length > 0)
      return node.body.forEach((pair) => visit(pair.value, [...path, ...keysOf(pair.key)]))
    values.push({ path, source: text.slice(node.range[0] + shift, node.range[1] + shift), line: node.loc.start.line })
    if (node.type === 'TOMLValue' && node.kind === 'string') strings.push(stringOf(node, path, text, shift, values.length - 1))
  }
  try {
    for (const item of parseTOML(text.slice(shift)).body[0].body) {
      if (item.type === 'TOMLKeyValue') visit(item.value, keysOf(item.key))
      else for (const pair of item.body) visit(pair.value, [...item.resolvedKey, ...keysOf(pair.key)])
    }
    return { strings, values }
  } catch (error) {
    const line = error instanceof Error && 'lineNumber' in error && typeof error.lineNumber === 'number' ? error.lineNumber : 1
    return {
      line,
      message:
        error instanceof RangeError
          ? 'It is nested too deeply, or holds a value that is too long.'
          : error instanceof Error
            ? error.message
            : String(error),
    }
  }
}
