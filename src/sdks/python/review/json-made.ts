import { ancestor, child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { queuedValues, type Queues } from './queues.ts'
import type { Source } from './source.ts'

/** A place where values are made JSON, without anybody who knows a Stripe object. */
interface JsonMade {
  readonly values: readonly SyntaxNode[]
  /** `queue`: on the way to a task. `view`: what a web framework answers. `text`: what is not known becomes its own text. */
  readonly how: 'json' | 'queue' | 'view' | 'text'
  readonly name: string
  readonly at: SyntaxNode
}

/** Functions that make JSON of what they are given: none of them knows a Stripe object. */
const MAKES_JSON =
  /^(?:(?:\w+\.)*json\.dumps?|dumps|(?:flask\.)?jsonify|(?:\w+\.)*(?:JsonResponse|JSONResponse|ORJSONResponse|UJSONResponse|Response))$/

/** Decorators of the functions whose results Flask or FastAPI makes JSON of: a dictionary that one returns, a Stripe object was. */
const VIEW = /^@\s*(?:\w+\.)*(?:route|get|post|put|patch|delete)\s*\(/
const FRAMEWORK = /^\s*(?:from|import)\s+(?:fastapi|flask|quart)\b/m

/** Every such place of a source. */
export function jsonMade(source: Source, queues: Queues): readonly JsonMade[] {
  return [
    ...descendants(source.tree, 'call').flatMap((call) => inCall(source, call).concat(queuedIn(source, call, queues))),
    ...(FRAMEWORK.test(source.text) ? descendants(source.tree, 'return_statement').flatMap((node) => returnedIn(source, node)) : []),
    ...descendants(source.tree, 'assignment').flatMap((node) => inSession(source, node)),
  ]
}

function inCall(source: Source, call: SyntaxNode): readonly JsonMade[] {
  const callee = child(call, 'function')
  const given = child(call, 'arguments')
  if (callee === undefined || given?.kind !== 'argument_list') return []
  const name = source.textOf(callee)
  if (!MAKES_JSON.test(name)) return []
  const encoder = encoderOf(source, given)
  if (encoder === 'own') return []
  const values = parts(given)
    .flatMap((one) => (one.kind === 'keyword_argument' ? jsonKeyword(source, name, one) : [one]))
    .flatMap((one) => within(source, one))
  return [{ values, how: encoder === 'text' ? 'text' : 'json', name, at: callee }]
}

/** What a view returns, as Flask and FastAPI make JSON of it; not what a function in it returns. */
function returnedIn(source: Source, node: SyntaxNode): readonly JsonMade[] {
  const view = ancestor(node, 'function_definition', 'lambda')
  const decorated = view?.parent?.kind === 'decorated_definition' ? view.parent : undefined
  if (decorated?.children.some((one) => one.kind === 'decorator' && VIEW.test(source.textOf(one))) !== true) return []
  return [{ values: parts(node).flatMap((one) => within(source, one)), how: 'view', name: 'return', at: node }]
}

/** `request.session["intent"] = intent`: Django, Flask and Starlette keep sessions as JSON. */
function inSession(source: Source, node: SyntaxNode): readonly JsonMade[] {
  const [left, right] = [child(node, 'left'), child(node, 'right')]
  const object = left?.kind === 'subscript' ? child(left, 'value') : undefined
  if (object === undefined || right === undefined || !/^(?:\w+\.)*(?:request|flask)\.session$|^session$/.test(source.textOf(object)))
    return []
  return [{ values: within(source, right), how: 'json', name: source.textOf(object), at: node }]
}

/** What a task queue makes JSON of. */
function queuedIn(source: Source, call: SyntaxNode, queues: Queues): readonly JsonMade[] {
  const callee = child(call, 'function')
  const at = callee === undefined ? undefined : child(callee, 'attribute')
  if (callee === undefined || at === undefined) return []
  const values = (queuedValues(source, call, queues) ?? []).flatMap((one) => within(source, one))
  return [{ values, how: 'queue', name: source.textOf(at), at }]
}

/** What a Stripe object reaches: code that may know what to do with it, `str`, or nothing that knows it. */
function encoderOf(source: Source, given: SyntaxNode): 'own' | 'text' | null {
  const named = parts(given).filter((one) => one.kind === 'keyword_argument' && ENCODERS.has(nameOf(source, one)))
  const [value] = named.map((one) => child(one, 'value'))
  if (value === undefined) return null
  const text = source.textOf(value)
  // Django's own knows dates and decimals alone.
  return text === 'str' || text === 'repr' ? 'text' : /(?:^|\.)DjangoJSONEncoder$/.test(text) ? null : 'own'
}

const ENCODERS: ReadonlySet<string> = new Set(['default', 'cls', 'encoder'])

function jsonKeyword(source: Source, callee: string, one: SyntaxNode): SyntaxNode[] {
  const value = child(one, 'value')
  return value !== undefined && (callee.endsWith('jsonify') || ['content', 'data'].includes(nameOf(source, one))) ? [value] : []
}

function nameOf(source: Source, keyword: SyntaxNode): string {
  const name = child(keyword, 'name')
  return name === undefined ? '' : source.textOf(name)
}

/** The values of a dictionary or list that is spelled out, there or where the name there was assigned, at any depth; else the expression itself. */
function within(source: Source, node: SyntaxNode, depth = 0): SyntaxNode[] {
  if (node.kind === 'pair') {
    const value = child(node, 'value')
    return value === undefined ? [] : within(source, value, depth)
  }
  const assigned = node.kind === 'identifier' && depth < 3 ? source.assignedBefore(node) : undefined
  const spelled = assigned !== undefined && isSpelled(assigned) ? assigned : node
  return isSpelled(spelled) ? parts(spelled).flatMap((one) => within(source, one, depth + 1)) : [node]
}

function isSpelled({ kind }: SyntaxNode): boolean {
  return ['dictionary', 'list', 'tuple', 'expression_list'].includes(kind)
}
