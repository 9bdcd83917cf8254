import { parse, type ParserPlugin } from '@babel/parser'
import type { File, Node } from '@babel/types'
import { messageOf } from '../../../domain/errors.ts'
import type { Source } from './source.ts'

/** Where a node of a tree is, in UTF-16 units; every node that a parser made has it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A file's syntax tree, with the way up from each node. */
export interface Tree {
  readonly file: File
  /** All nodes, each before what is in it. */
  readonly nodes: readonly Node[]
  /** The node that a node is in; undefined for the file. */
  parentOf(node: Node): Node | undefined
}

const PLUGINS: readonly ParserPlugin[] = ['decorators-legacy', 'decoratorAutoAccessors', 'explicitResourceManagement', 'importAttributes']

/** Larger trees were not written by a person. */
const MAX_NODES = 300_000
/**
 * Nor were deeper ones, such as a chain of a thousand calls. The parser takes a chain of any length, and every question about what is
 * around a node would cost as much as the chain is long.
 */
const MAX_DEPTH = 1_000

/** Parses a source, past whatever errors it can be read around. Says why where it cannot be read at all. */
export function parseSource({ code, language, jsx }: Source): Tree | { readonly why: string } {
  // A text without sense has an error at each character. Nobody reads where in the parser they were made, which costs the most.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    const file = parse(code, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      allowAwaitOutsideFunction: true,
      allowImportExportEverywhere: true,
      allowNewTargetOutsideFunction: true,
      allowReturnOutsideFunction: true,
      allowSuperOutsideMethod: true,
      allowUndeclaredExports: true,
      plugins: [
        ...PLUGINS,
        ...(language === 'typescript' ? (['typescript'] as const) : (['flow'] as const)),
        ...(jsx ? (['jsx'] as const) : []),
      ],
    })
    return treeOf(file)
  } catch (error) {
    return { why: `it could not be parsed: ${messageOf(error)}` }
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function treeOf(file: File): Tree | { readonly why: string } {
  const nodes: Node[] = [file.program]
  /** Of each node, in that order: where the node is that it is in, and how deep. */
  const above = [-1]
  const depths = [0]
  for (let at = 0; at < nodes.length; at += 1) {
    const [node, depth = 0] = [nodes[at], depths[at]]
    if (nodes.length > MAX_NODES) return { why: 'it is larger than any that a person wrote' }
    if (depth >= MAX_DEPTH) return { why: 'it is nested deeper than any that a person wrote' }
    for (const child of node === undefined ? [] : childrenOf(node)) {
      nodes.push(child)
      above.push(at)
      depths.push(depth + 1)
    }
  }
  // Who reads a tree from the top alone never asks for the way up.
  let parents: ReadonlyMap<Node, Node | undefined> | null = null
  return {
    file,
    nodes,
    parentOf(node) {
      parents ??= new Map(nodes.map((one, at) => [one, nodes[above[at] ?? -1]]))
      return parents.get(node)
    },
  }
}

/** What is not part of the code. */
const ASIDE: ReadonlySet<string> = new Set(['loc', 'extra', 'leadingComments', 'trailingComments', 'innerComments', 'errors', 'tokens'])

function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = []
  // Not its entries: a list for each would cost half as much again.
  for (const key of Object.keys(node)) {
    const value: unknown = Reflect.get(node, key)
    if (typeof value !== 'object' || value === null || ASIDE.has(key)) continue
    if (!Array.isArray(value)) {
      if (isNode(value)) children.push(value)
    } else for (const one of value) if (isNode(one)) children.push(one)
  }
  return children
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
}

/** Where a node is. */
export function spanOf(node: Node): Span {
  return { start: node.start ?? 0, end: node.end ?? 0 }
}

/** The expression inside of what only the type checker sees, and of what changes nothing: `(x as T)!`, `await x`. */
export function bare(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TypeCastExpression':
    case 'ParenthesizedExpression':
    case 'TSInstantiationExpression':
      return bare(node.expression)
    default:
      return node
  }
}

/** The name of a property that is written out: `a.b`, `a['b']`, `{ b }`, `{ 'b': 1 }`; null where it is computed. */
export function nameOfKey(key: Node, computed: boolean): string | null {
  if (key.type === 'StringLiteral') return key.value
  return key.type === 'Identifier' && !computed ? key.name : null
}
