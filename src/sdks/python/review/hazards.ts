import type { HazardLine } from '../../../domain/review.ts'
import { ancestor, child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { facts } from '../facts.ts'
import { versions } from '../versions.ts'
import { literal, type Source } from './source.ts'

/** The hazard of an empty endpoint secret, and that of one of nothing but white space. */
const EMPTY = 'python-empty-webhook-secret'
const BLANK = 'python-blank-webhook-secret'

/** What verifies a webhook; its third argument is the endpoint's secret. */
const VERIFIES = /(?:^|\.)(?:construct_event|verify_header|parse_event_notification|parse_thin_event)$/

/** What reads a setting, and takes what to use where there is none as its second argument or as `default=`. */
const READS_SETTING = /(?:^|\.)(?:getenv|environ\.get|config|env|env\.str|get_setting)$/

/** An expression that is an empty string where nothing is set, and where that is said. */
interface EmptySecret {
  readonly source: Source
  readonly node: SyntaxNode
  /** The whole expression: `os.environ.get("X", "")`. */
  readonly whole: SyntaxNode
}

/** The lines at which a known defect of the version shows: an endpoint secret that is empty where nothing is set. */
export function hazardLines(version: string, sources: readonly Source[]): readonly HazardLine[] {
  const known = new Set(facts.hazards.filter((hazard) => versions.admits(hazard.versions, version)).map(({ id }) => id))
  const found = new Map<SyntaxNode, HazardLine>()
  for (const source of sources) {
    for (const call of descendants(source.tree, 'call')) {
      const secret = secretOf(source, call)
      const empty = secret === undefined || isTested(source, secret) ? null : emptyDefault(source, secret, sources, 0)
      if (empty !== null) found.set(empty.node, lineOf(empty))
    }
  }
  return [...found.values()].filter(({ hazard }) => known.has(hazard))
}

function lineOf({ source, node, whole }: EmptySecret): HazardLine {
  const text = source.textOf(whole)
  const name = /(?:getenv|environ\.get)\(\s*(["'][\w.]+["'])/.exec(text)?.[1]
  return {
    sdk: 'python',
    ...source.place(node.start),
    hazard: literal(node, source.textOf) === '' ? EMPTY : BLANK,
    symbol: text.length <= 120 && !text.includes('\n') ? text : source.textOf(node),
    message: 'Where nothing is set, the endpoint secret is empty or blank, and anybody can sign an event that this version accepts.',
    fix: name === undefined ? null : `os.environ[${name}]`,
  }
}

function secretOf(source: Source, call: SyntaxNode): SyntaxNode | undefined {
  const callee = child(call, 'function')
  if (callee === undefined || !VERIFIES.test(source.textOf(callee))) return undefined
  const given = parts(child(call, 'arguments') ?? { ...call, children: [] })
  const named = given.find((one) => one.kind === 'keyword_argument' && source.textOf(child(one, 'name') ?? one) === 'secret')
  const third = given.filter(({ kind }) => kind !== 'keyword_argument')[2]
  return named === undefined ? third : child(named, 'value')
}

/** Whether the code around asks whether there is a secret: it then knows what to do without. */
function isTested(source: Source, secret: SyntaxNode): boolean {
  const around = ancestor(secret, 'function_definition') ?? source.tree
  const text = source.textOf(secret)
  return descendants(around, 'if_statement', 'elif_clause', 'conditional_expression', 'assert_statement').some((one) => {
    const test = one.kind === 'conditional_expression' ? parts(one)[1] : (child(one, 'condition') ?? parts(one)[0])
    return test !== undefined && source.textOf(test).includes(text)
  })
}

function emptyDefault(source: Source, node: SyntaxNode, sources: readonly Source[], depth: number): EmptySecret | null {
  if (depth > 5) return null
  const text = literal(node, source.textOf)
  if (text !== null) return text.trim() === '' ? { source, node, whole: node } : null
  if (node.kind === 'parenthesized_expression') return firstEmpty(source, parts(node), sources, depth)
  if (node.kind === 'boolean_operator' || node.kind === 'conditional_expression') {
    // The last of them is what is left where nothing is set.
    const last = parts(node).at(-1)
    const found = last === undefined ? null : emptyDefault(source, last, sources, depth + 1)
    return found === null ? null : { ...found, whole: node }
  }
  if (node.kind === 'call') {
    const callee = child(node, 'function')
    if (callee === undefined || !READS_SETTING.test(source.textOf(callee))) return null
    const given = parts(child(node, 'arguments') ?? { ...node, children: [] })
    const named = given.find((one) => one.kind === 'keyword_argument' && source.textOf(child(one, 'name') ?? one) === 'default')
    const fallback = named === undefined ? given[1] : child(named, 'value')
    const found = fallback === undefined || fallback.kind === 'keyword_argument' ? null : emptyDefault(source, fallback, sources, depth + 1)
    return found === null ? null : { ...found, whole: node }
  }
  return assignedEmpty(source, node, sources, depth)
}

/** What a name, or `settings.NAME` of another file, was assigned. */
function assignedEmpty(source: Source, node: SyntaxNode, sources: readonly Source[], depth: number): EmptySecret | null {
  if (node.kind === 'identifier') {
    const value = source.assignedBefore(node) ?? source.valueOf(source.textOf(node))
    return value === undefined ? null : emptyDefault(source, value, sources, depth + 1)
  }
  const attribute = node.kind === 'attribute' ? child(node, 'attribute') : undefined
  const name = attribute === undefined ? '' : source.textOf(attribute)
  if (!/^[A-Za-z_]*(?:WEBHOOK|SECRET|STRIPE)/i.test(name)) return null
  const elsewhere = sources.filter((one) => one.valueOf(name) !== undefined)
  const [only, more] = elsewhere
  const value = more === undefined ? only?.valueOf(name) : undefined
  return only === undefined || value === undefined ? null : emptyDefault(only, value, sources, depth + 1)
}

function firstEmpty(source: Source, nodes: readonly SyntaxNode[], sources: readonly Source[], depth: number): EmptySecret | null {
  const [only] = nodes
  return only === undefined ? null : emptyDefault(source, only, sources, depth + 1)
}
