import type { Breaks } from '../../../domain/review.ts'
import { ancestor, child, descendants, nodeAt, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { DECIMAL_TOPIC, DICT_METHODS, NO_DICT_TOPIC } from './dict-uses.ts'
import { oldAnchor } from './anchors.ts'
import type { Found } from './finding.ts'
import { ANY_CLASS } from './events.ts'
import { asDict, fixOfField, noDict } from './fixes.ts'
import { plainClass } from './reading.ts'
import { gotField, type Source } from './source.ts'
import type { TypeError } from './types.ts'

/** What a new complaint of the type checker means for the code when it runs. */
type TypeFinding = Omit<Found, 'source' | 'evidence'>

/** Classes of Python's own: that a value may be one of these, or is not there, is no news of the SDK's. */
const BUILT_IN = /^(?:NoneType|str|int|float|bool|bytes|list|tuple|set|frozenset|dict|object|type|Never)\b/

/**
 * What a complaint of the candidate's run says; null where it says nothing that breaks: an older complaint, one about types
 * that code need not keep to when it runs, or advice. `before` holds the complaints of the version in use at the same place.
 */
export function findingOf(source: Source, error: TypeError, before: readonly TypeError[]): TypeFinding | null {
  const same = before.filter(({ name }) => name === error.name)
  switch (error.name) {
    case 'missing-attribute':
      return missingAttribute(source, error, same)
    case 'not-callable':
      return same.length > 0 ? null : notCallable(source, error)
    case 'unexpected-keyword':
      return same.length > 0 ? null : unexpectedKeyword(source, error)
    case 'bad-argument-count':
    case 'unexpected-positional-argument':
      return same.length > 0 ? null : positional(error)
    case 'no-matching-overload':
    case 'invalid-argument':
    case 'bad-unpacking':
    case 'not-iterable':
      return same.length > 0 ? null : needsDict(source, error)
    case 'missing-module-attribute':
      return same.length > 0 ? null : missingName(source, error)
    case 'missing-import':
      return same.length > 0 ? null : missingModule(source, error)
    case 'bad-argument-type':
      return same.length > 0 ? null : oldAnchor(source, error)
    case 'unsupported-operation':
      return decimal(error, same)
    default:
      return null
  }
}

interface Lacking {
  /** A class, or a module of the SDK. */
  readonly owner: string
  readonly name: string
  readonly module: boolean
}

/** Each class, or the module, that lacks an attribute. */
function lacking(description: string): Lacking[] {
  return description.split('\n').flatMap((line): Lacking[] => {
    const value = /Object of class `(.+?)` has no attribute `(\w+)`/.exec(line) ?? /Class `(.+?)` has no class attribute `(\w+)`/.exec(line)
    if (value?.[1] !== undefined && value[2] !== undefined) return [{ owner: value[1], name: value[2], module: false }]
    const inModule = /No attribute `(\w+)` in module `(stripe(?:\.\w+)*)`/.exec(line)
    return inModule?.[1] === undefined || inModule[2] === undefined ? [] : [{ owner: inModule[2], name: inModule[1], module: true }]
  })
}

function missingAttribute(source: Source, error: TypeError, same: readonly TypeError[]): TypeFinding | null {
  const old = same.flatMap(({ description }) => lacking(description).map(({ owner }) => owner)).filter((owner) => !BUILT_IN.test(owner))
  const now = lacking(error.description).filter(({ owner }) => !BUILT_IN.test(owner))
  // A class may have got another name: as many as before lacked it.
  if (now.length <= old.length) return null
  const found = now.find(({ owner }) => !old.includes(owner)) ?? now[0]
  if (found === undefined) return null
  const { owner, name } = found
  // The class of every object has no field of its own: what has this field, as an event's object of several types may, is not known.
  const got = gotAt(source, error, name)
  // `x.get("items")` asks for a field, which never was there: what the older class has by that name is a method of a dict.
  if (got !== null && DICT_METHODS.has(name)) return null
  if (plainClass(owner) === ANY_CLASS && !DICT_METHODS.has(name)) return null
  if (got !== null) return goneField(`${plainClass(owner).replace(/\[.*$/, '')}.${name}`, got)
  const node = accessAt(source, error)
  // The user's own line does not say it: it is in the type that the checker was shown for a parameter.
  if (found.module && !lineAt(source, error.start).includes(name)) return null
  // No API version takes away what an error of the SDK has.
  if (owner.endsWith('Error')) return null
  const at = node === null ? error.start : placeOf(source, node, error)
  const symbol = `${plainClass(owner).replace(/\[.*$/, '')}.${name}`
  const isSubscript = node?.kind === 'subscript'
  const base = { kind: 'removed-member', symbol, at, asked: found.module ? symbol : null } as const
  if (found.module) {
    return { ...base, ...ifEvaluated(source, error.start), message: `stripe-python has no \`${symbol}\` any more.`, fix: null }
  }
  if (DICT_METHODS.has(name)) return { ...base, breaks: 'runtime', ...noDict(source, node, name) }
  const isMethod = node?.parent?.kind === 'call' && node.field === 'function'
  if (isMethod || error.description.includes('has no class attribute')) {
    return { ...base, breaks: 'runtime', message: `\`${symbol}\` is gone: the call raises AttributeError.`, fix: null }
  }
  const raised = isSubscript ? 'KeyError' : 'AttributeError'
  const message = `\`${symbol}\` is no field of the API any more: once the API version moves, this raises ${raised}.`
  return { ...base, breaks: 'api-version', message, ...fixOfField(source, symbol, node) }
}

/** The text of the line that an offset is on. */
function lineAt({ text }: Source, offset: number): string {
  const end = text.indexOf('\n', offset)
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end === -1 ? text.length : end)
}

/** The call `x.get("name")` that a complaint about `name` is about. */
function gotAt(source: Source, { start, end }: TypeError, name: string): SyntaxNode | null {
  for (let node: SyntaxNode | null = nodeAt(source.tree, start, end); node !== null; node = node.parent) {
    const got = gotField(source, node)
    if (got !== null) return got.name === name && node.start <= start ? got.node : null
    if (node.kind === 'expression_statement' || node.kind === 'block') return null
  }
  return null
}

function goneField(symbol: string, at: SyntaxNode): TypeFinding {
  const message = `\`${symbol}\` is no field of the API any more: once the API version moves, this gives the default or None.`
  return { kind: 'removed-member', breaks: 'api-version', symbol, at: at.start, asked: null, message, fix: null }
}

function notCallable(source: Source, error: TypeError): TypeFinding | null {
  const node = accessAt(source, error)
  const attribute = node === null ? undefined : child(node, 'attribute')
  if (node === null || attribute === undefined) return null
  const name = source.textOf(attribute)
  const at = placeOf(source, node, error)
  const symbol = `StripeObject.${name}`
  if (DICT_METHODS.has(name)) return { kind: 'removed-member', breaks: 'runtime', symbol, at, asked: null, ...noDict(source, node, name) }
  const message = `\`${name}\` is no method any more: the call raises TypeError.`
  return { kind: 'removed-member', breaks: 'runtime', symbol, at, asked: null, message, fix: null }
}

/** `Customer.modify` of `stripe._customer.Customer.modify`; null for a function that is not the SDK's. */
function sdkFunction(description: string): string | null {
  const name = /in function `(stripe\.[\w.]+)`/.exec(description)?.[1]
  if (name === undefined) return null
  return name
    .split('.')
    .slice(1)
    .filter((part) => !part.startsWith('_'))
    .join('.')
}

function unexpectedKeyword(source: Source, error: TypeError): TypeFinding | null {
  const called = sdkFunction(error.description)
  const name = /(?:keyword argument|argument) `(\w+)`/.exec(error.description)?.[1]
  if (called === null || name === undefined) return null
  const base = { kind: 'removed-parameter', symbol: `${called}.${name}`, at: error.start, asked: null } as const
  if (error.description.includes('to be positional')) {
    const value = valueOfKeyword(source, error.start)
    const message = `\`${called}\` takes \`${name}\` by position alone: with the keyword this raises TypeError.`
    return { ...base, breaks: 'runtime', message, fix: value === null ? null : `${called}(${value}, …)` }
  }
  const message = `\`${called}\` has no parameter \`${name}\` any more: Stripe refuses the request once the API version moves.`
  return { ...base, breaks: 'api-version', message, fix: `Leave \`${name}\` out.` }
}

function valueOfKeyword(source: Source, start: number): string | null {
  const keyword = descendants(source.tree, 'keyword_argument').find((one) => one.start === start)
  const value = keyword === undefined ? undefined : child(keyword, 'value')
  return value === undefined || value.end - value.start > 60 ? null : source.textOf(value)
}

function positional(error: TypeError): TypeFinding | null {
  const called = sdkFunction(error.description)
  if (called === null) return null
  const message = `\`${called}\` takes fewer arguments by position: this raises TypeError. Name the argument, as in \`api_key=\` or \`idempotency_key=\`.`
  return {
    kind: 'call-shape',
    breaks: 'runtime',
    symbol: called,
    at: error.start,
    asked: null,
    topic: 'can no longer be passed in positionally',
    message,
    fix: null,
  }
}

/** A function or an operator that a dict was good for. */
function needsDict(source: Source, error: TypeError): TypeFinding | null {
  const called = /function `((?!stripe\b)\w+)\./.exec(error.description)?.[1] ?? null
  if (error.name === 'no-matching-overload' && (called === null || !/^(?:dict|list|set|tuple|sorted|OrderedDict)$/.test(called)))
    return null
  if (error.name === 'invalid-argument' && !error.description.includes('Expected a mapping')) return null
  const name = called ?? (error.name === 'not-iterable' ? 'iteration' : '**')
  const message = `From stripe-python 15 on a Stripe object is not a dict: ${called === null ? (name === '**' ? '`**`' : 'iterating over it') : `\`${name}()\``} raises TypeError.`
  const text = source.text.slice(error.start, error.end)
  const node = nodeAt(source.tree, error.start, error.end)
  const plain = /^[\w.]{1,60}$/.test(text) ? node : undefined
  const operand = called === null ? plain : argumentOf(node)
  return {
    kind: 'call-shape',
    breaks: 'runtime',
    symbol: name,
    at: error.start,
    asked: null,
    topic: NO_DICT_TOPIC,
    message,
    ...asDict(source, operand),
  }
}

/** The first argument of the call that a node is, or is in. */
function argumentOf(node: SyntaxNode): SyntaxNode | undefined {
  const call = node.kind === 'call' ? node : ancestor(node, 'call')
  const given = call === undefined ? undefined : child(call, 'arguments')
  return given?.kind === 'argument_list' ? parts(given)[0] : undefined
}

function missingName(source: Source, error: TypeError): TypeFinding | null {
  const read = /Could not import `(\w+)` from `(stripe(?:\.\w+)*)`/.exec(error.description)
  if (read?.[1] === undefined || read[2] === undefined) return null
  const [, name, module] = read
  const message = `\`${module}\` has no \`${name}\` any more: the import raises ImportError.`
  return {
    kind: 'removed-name',
    ...ifEvaluated(source, error.start),
    symbol: `${module}.${name}`,
    at: error.start,
    asked: `${module}:${name}`,
    message,
    fix: null,
  }
}

function missingModule(source: Source, error: TypeError): TypeFinding | null {
  const module = /Cannot find module `(stripe(?:\.\w+)+)`/.exec(error.description)?.[1]
  if (module === undefined) return null
  const message = `The module \`${module}\` is gone: the import raises ModuleNotFoundError.`
  return {
    kind: 'removed-module',
    ...ifEvaluated(source, error.start),
    symbol: module,
    at: error.start,
    asked: `${module}:`,
    message,
    fix: null,
  }
}

/** stripe-python changelog, 15.0.0: decimal strings became `decimal.Decimal`. */
function decimal(error: TypeError, same: readonly TypeError[]): TypeFinding | null {
  if (!error.description.includes('`Decimal`') || same.some(({ description }) => description.includes('`Decimal`'))) return null
  const message = 'The value is a `decimal.Decimal` from stripe-python 15 on, and was a string: this raises TypeError.'
  return {
    kind: 'behaviour',
    breaks: 'runtime',
    symbol: 'Decimal',
    at: error.start,
    asked: null,
    topic: DECIMAL_TOPIC,
    message,
    fix: null,
  }
}

/** What only a type checker reads does not fail when it runs. */
export function ifEvaluated(source: Source, start: number): { readonly breaks: Breaks } {
  const node = nodeAt(source.tree, start)
  for (let above: SyntaxNode | null | undefined = node; above !== null && above !== undefined; above = above.parent) {
    if (above.kind === 'if_statement') {
      const test = child(above, 'condition')
      const block = child(above, 'consequence')
      const inBlock = block !== undefined && block.start <= start && start < block.end
      if (test !== undefined && inBlock && /^(?:\w+\.)?TYPE_CHECKING$/.test(source.textOf(test))) return { breaks: 'types' }
    }
    if (above.kind === 'type' && !isEvaluated(source, above)) return { breaks: 'types' }
  }
  return { breaks: 'runtime' }
}

/** Whether an annotation is evaluated when the code runs: not where it is a string, nor that of a function's own variable (PEP 526). */
function isEvaluated(source: Source, type: SyntaxNode): boolean {
  if (source.text.includes('from __future__ import annotations') || type.children.some(({ kind }) => kind === 'string')) return false
  const around = type.parent?.kind === 'assignment' ? ancestor(type, 'function_definition', 'class_definition') : undefined
  return around?.kind !== 'function_definition'
}

/** The `x.name` or `x["name"]` that a complaint is about. */
function accessAt(source: Source, { start, end }: TypeError): SyntaxNode | null {
  const node = nodeAt(source.tree, start, end)
  if (node.kind === 'attribute' || node.kind === 'subscript') return node
  return ancestor(node, 'attribute', 'subscript') ?? null
}

/** The name in `x.name`, where it is on the line that the expression begins on; else where that begins. */
function placeOf(source: Source, node: SyntaxNode, { start }: TypeError): number {
  const name = child(node, 'attribute') ?? child(node, 'subscript')
  return name === undefined || source.text.slice(start, name.start).includes('\n') ? start : name.start
}
