import { child, descendants, parts } from '../../shared/syntax-tree.ts'
import type { Edit } from '../../shared/shadow.ts'
import { classOfRequest } from './known-classes.ts'
import { functionMeant, type Definition, type OwnFunctions } from './own-calls.ts'
import type { Source } from './source.ts'

/**
 * Calls of the user's own functions that call a method of the SDK for them: `retried(stripe.Invoice.retrieve, id)`, where
 * `def retried(method, *args, **kwargs)`. Read as a call of the method itself, it has the type of what that gives.
 */
export function passedMethods(source: Source, functions: OwnFunctions): readonly Edit[] {
  return descendants(source.tree, 'call').flatMap((call): readonly Edit[] => {
    const [callee, given] = [child(call, 'function'), child(call, 'arguments')]
    if (callee === undefined || given?.kind !== 'argument_list' || source.nameOf(callee) !== null) return []
    const all = parts(given)
    const index = all.findIndex((one) => one.kind === 'attribute' && source.nameOf(one) !== null && classOfRequest(source, one) !== null)
    const method = all[index]
    const meant = method === undefined ? null : functionMeant(functions, source, callee)
    if (method === undefined || meant === null || !passesOn(meant.definition, index)) return []
    const next = all[index + 1]
    // What the method itself gives is there at once.
    const awaited = call.parent?.kind === 'await' ? call.parent.start : call.start
    return [
      blank(source, awaited, call.start),
      { start: callee.start, end: callee.end, text: source.textOf(method) },
      blank(source, given.start + 1, next?.start ?? given.end - 1),
    ]
  })
}

/** Whether the positional parameter at an index is followed by those that take whatever is given: `method, *args`. */
function passesOn({ source, node }: Definition, index: number): boolean {
  const parameters = child(node, 'parameters')
  const own = parts(parameters ?? { ...node, children: [] }).filter((one) => !['self', 'cls'].includes(source.textOf(one)))
  return own[index]?.kind !== 'list_splat_pattern' && own[index + 1]?.kind === 'list_splat_pattern'
}

function blank(source: Source, start: number, end: number): Edit {
  return { start, end, text: source.text.slice(start, end).replaceAll(/[^\n]/g, ' ') }
}
