import { child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { fieldOf, type Source } from './source.ts'

/**
 * The task queues of the files: what goes through one as JSON comes out as plain data. Measured with kombu, dramatiq and rq:
 * Celery and Dramatiq make JSON, which fails for a Stripe object from stripe-python 15 on; rq pickles, so that the object arrives.
 */
export interface Queues {
  /** The names of the functions that a queue that makes JSON calls: those decorated with `@shared_task`, `@app.task`, `@dramatiq.actor`. */
  readonly handlers: ReadonlySet<string>
  /** The names of the functions that a queue that pickles calls. */
  readonly pickled: ReadonlySet<string>
  /** The names of the functions that each table `HANDLERS = {"invoice.paid": on_paid}` holds, by the table's name. */
  readonly tables: ReadonlyMap<string, readonly string[]>
  /** The tables whose functions code calls itself: `HANDLERS[event.type](invoice)`. */
  readonly called: ReadonlySet<string>
  /** The tables whose functions code gives to a queue: `HANDLERS[event.type].delay(invoice)`. */
  readonly queued: ReadonlySet<string>
}

const HANDLER = /^@\s*(?:\w+\.)*(?:shared_task|task|actor)\b/
const PICKLES = /^@\s*(?:\w+\.)*job\b|\bserializer\s*=\s*["']pickle["']/

export function queuesOf(sources: readonly Source[]): Queues {
  const [handlers, pickled, called, queued] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()]
  const tables = new Map<string, readonly string[]>()
  for (const source of sources) {
    for (const decorator of descendants(source.tree, 'decorator')) {
      const definition = decorator.parent === null ? undefined : child(decorator.parent, 'definition')
      const name = definition?.kind === 'function_definition' ? child(definition, 'name') : undefined
      const text = source.textOf(decorator)
      if (name === undefined) continue
      if (PICKLES.test(text)) pickled.add(source.textOf(name))
      else if (HANDLER.test(text)) handlers.add(source.textOf(name))
    }
    for (const dictionary of descendants(source.tree, 'dictionary')) {
      const name = nameOfTable(source, dictionary)
      const values = parts(dictionary).flatMap((pair) => lastName(source, child(pair, 'value')) ?? [])
      if (name !== null) tables.set(name, [...(tables.get(name) ?? []), ...values])
    }
  }
  const queues = { handlers, pickled, tables, called, queued }
  for (const source of sources) {
    for (const call of descendants(source.tree, 'call')) {
      const callee = child(call, 'function')
      const direct = callee === undefined ? null : lookedUpIn(source, callee)
      if (direct !== null) called.add(direct)
      const object = callee === undefined ? undefined : child(callee, 'object')
      const table = object === undefined || queuedValues(source, call, queues) === null ? null : lookedUpIn(source, object)
      if (table !== null) queued.add(table)
    }
  }
  return queues
}

/** What a call gives to a queue that makes JSON of it, as in `on_paid.delay(invoice)`; null for any other call. */
export function queuedValues(
  source: Source,
  call: SyntaxNode,
  queues: Pick<Queues, 'handlers' | 'pickled' | 'tables'>,
): SyntaxNode[] | null {
  const callee = child(call, 'function')
  const object = callee?.kind === 'attribute' ? child(callee, 'object') : undefined
  const given = child(call, 'arguments')
  if (callee === undefined || object === undefined || given?.kind !== 'argument_list') return null
  if (PICKLES.test(source.textOf(given))) return null
  const table = lookedUpIn(source, object)
  const names = table === null ? [lastName(source, object) ?? ''] : (queues.tables.get(table) ?? [])
  if (names.some((name) => queues.pickled.has(name))) return null
  const isHandler = names.some((name) => queues.handlers.has(name))
  switch (fieldOf(callee, source.textOf)) {
    case 'delay':
      return valuesOf(source, given, 0, Infinity, null)
    case 'apply_async':
      return valuesOf(source, given, 0, 2, ['args', 'kwargs'])
    case 'send_task':
      return valuesOf(source, given, 1, 3, ['args', 'kwargs'])
    case 'send':
    case 'enqueue':
      return isHandler ? valuesOf(source, given, 0, Infinity, null) : null
    case 'send_with_options':
      return isHandler ? valuesOf(source, given, 0, 0, ['args', 'kwargs']) : null
    default:
      return null
  }
}

/** Whether the function of that name, which is a value of the table, is called through a queue alone. */
export function isQueued(source: Source, pair: SyntaxNode, name: string, queues: Queues): boolean {
  const table = pair.parent === null ? null : nameOfTable(source, pair.parent)
  if (table !== null && queues.called.has(table)) return false
  return queues.handlers.has(name) || (table !== null && queues.queued.has(table))
}

/** The arguments at some positions, and those of some keywords; of all keywords for null. */
function valuesOf(source: Source, given: SyntaxNode, from: number, to: number, keywords: readonly string[] | null): SyntaxNode[] {
  const all = parts(given)
  const positional = all.filter(({ kind }) => kind !== 'keyword_argument').slice(from, to)
  const named = all.flatMap((one) => {
    const [name, value] = [child(one, 'name'), child(one, 'value')]
    if (one.kind !== 'keyword_argument' || name === undefined || value === undefined) return []
    return keywords === null || keywords.includes(source.textOf(name)) ? [value] : []
  })
  return [...positional, ...named]
}

/** `handlers` for `self.handlers[type]`, `handlers.get(type)` and a name that was assigned such; null for all else. */
function lookedUpIn(source: Source, node: SyntaxNode, depth = 0): string | null {
  if (node.kind === 'identifier') {
    const assigned = source.assignedBefore(node)
    return assigned === undefined || depth > 5 ? null : lookedUpIn(source, assigned, depth + 1)
  }
  if (node.kind === 'subscript') return lastName(source, child(node, 'value'))
  const callee = node.kind === 'call' ? child(node, 'function') : undefined
  return callee?.kind === 'attribute' && fieldOf(callee, source.textOf) === 'get' ? lastName(source, child(callee, 'object')) : null
}

/** What a dictionary that is spelled out is assigned to: `handlers` for `self.handlers = {…}`. */
function nameOfTable(source: Source, { parent }: SyntaxNode): string | null {
  return parent?.kind === 'assignment' ? lastName(source, child(parent, 'left')) : null
}

/** `handlers` for `handlers` and `self.handlers`; null for all else. */
function lastName(source: Source, node: SyntaxNode | undefined): string | null {
  if (node?.kind === 'identifier') return source.textOf(node)
  return node?.kind === 'attribute' ? fieldOf(node, source.textOf) : null
}
