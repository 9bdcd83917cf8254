import { isExpandPath } from '../../shared/expand-path.ts'
import { child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { classOfRequest } from './known-classes.ts'
import { literal, type Source } from './source.ts'

/** A path that a request asks to expand: `latest_invoice.payment_intent`. */
export interface ExpandPath {
  /** The string. */
  readonly node: SyntaxNode
  readonly path: string
  /** The class of what the request gives, as it is reached from the module: `checkout.Session`. */
  readonly owner: string
  /** The same as Python reads it: behind an object of the class. */
  readonly steps: string
}

/** Every path that the requests of a source ask to expand, written out in the call, or in a name that is given to it. */
export function expandPathsIn(source: Source): readonly ExpandPath[] {
  const found = new Map<SyntaxNode, ExpandPath>()
  for (const call of descendants(source.tree, 'call')) {
    const callee = child(call, 'function')
    const request = callee === undefined ? null : classOfRequest(source, callee)
    const given = child(call, 'arguments')
    if (request === null || given?.kind !== 'argument_list') continue
    for (const node of listsIn(source, given).flatMap((list) => stringsIn(source, list))) {
      const path = literal(node, source.textOf)
      if (path === null || !isExpandPath(path) || found.has(node)) continue
      const own = request.isList && path.startsWith('data.') ? path.slice('data.'.length) : path
      const steps = own
        .split('.')
        .map((step) => (step === 'data' ? '.data[0]' : `.${step}`))
        .join('')
      if (own !== 'data') found.set(node, { node, path, owner: request.owner, steps })
    }
  }
  return [...found.values()]
}

/** What a call, or a dictionary of parameters, gives as `expand`; also where the dictionary is put together before. */
function listsIn(source: Source, given: SyntaxNode, depth = 0): readonly SyntaxNode[] {
  if (depth > 3) return []
  return parts(given).flatMap((one): readonly SyntaxNode[] => {
    const value = child(one, 'value')
    const name = child(one, 'name') ?? child(one, 'key')
    switch (one.kind) {
      case 'keyword_argument': {
        const text = name === undefined ? '' : source.textOf(name)
        if (text === 'expand') return value === undefined ? [] : [value]
        return text === 'params' && value !== undefined ? listsIn(source, dictionaryOf(source, value), depth + 1) : []
      }
      case 'pair':
        return name !== undefined && value !== undefined && literal(name, source.textOf) === 'expand' ? [value] : []
      case 'dictionary_splat':
        return parts(one).flatMap((splat) => builtIn(source, splat, depth))
      case 'dictionary':
        return given.kind === 'argument_list' ? listsIn(source, one, depth + 1) : []
      case 'identifier':
        return given.kind === 'argument_list' ? builtIn(source, one, depth) : []
      default:
        return []
    }
  })
}

/** A dictionary that is spelled out where a name was assigned, and what `name["expand"] = […]` adds to it in the file. */
function builtIn(source: Source, node: SyntaxNode, depth: number): readonly SyntaxNode[] {
  const own = listsIn(source, dictionaryOf(source, node), depth + 1)
  if (node.kind !== 'identifier') return own
  const later = descendants(source.tree, 'assignment').flatMap((one): readonly SyntaxNode[] => {
    const [left, right] = [child(one, 'left'), child(one, 'right')]
    const [object, key] = left?.kind === 'subscript' ? [child(left, 'value'), child(left, 'subscript')] : []
    if (object === undefined || key === undefined || right === undefined || literal(key, source.textOf) !== 'expand') return []
    return source.textOf(object) === source.textOf(node) ? [right] : []
  })
  return [...own, ...later]
}

/** The dictionary, or the arguments of `dict(…)`, that an expression is; else the node itself, in which nothing is found. */
function dictionaryOf(source: Source, node: SyntaxNode): SyntaxNode {
  const value = node.kind === 'identifier' ? (source.assignedBefore(node) ?? node) : node
  const callee = value.kind === 'call' ? child(value, 'function') : undefined
  return callee !== undefined && source.textOf(callee) === 'dict' ? (child(value, 'arguments') ?? value) : value
}

function stringsIn(source: Source, list: SyntaxNode, depth = 0): readonly SyntaxNode[] {
  if (depth > 3) return []
  const value = list.kind === 'identifier' ? (source.assignedBefore(list) ?? source.valueOf(source.textOf(list)) ?? list) : list
  if (value.kind === 'binary_operator') return parts(value).flatMap((one) => stringsIn(source, one, depth + 1))
  if (value.kind !== 'list' && value.kind !== 'tuple') return []
  return parts(value).flatMap((one) =>
    one.kind === 'list_splat' ? parts(one).flatMap((inner) => stringsIn(source, inner, depth + 1)) : [one],
  )
}
