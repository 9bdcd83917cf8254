import type { SyntaxNode } from '../../shared/syntax-tree.ts'
import { classesNamed } from './dict-uses.ts'
import { isUntyped } from './flows.ts'
import type { ParameterClasses } from './known-classes.ts'
import type { Gift } from './own-calls.ts'
import type { Source } from './source.ts'
import { classTaken } from './taken.ts'
import { isUnknown, type TypeRun } from './types.ts'

type Parameters = ReadonlyMap<Source, ParameterClasses>

/** The values whose types decide what a parameter without a type is: those of the calls of its function. */
export function askedOf(gifts: readonly Gift[], parameters: Parameters): ReadonlyMap<Source, readonly SyntaxNode[]> {
  const asked = new Map<Source, SyntaxNode[]>()
  for (const { value, source } of openIn(gifts, parameters)) if (canBeAsked(value)) asked.set(source, [...(asked.get(source) ?? []), value])
  return asked
}

/**
 * What the checker's types of these values say of the parameters that they are given to. A parameter is of the Stripe classes that
 * calls give to it; it stays unknown where one of them gives something else, or where it is not certain which function a call means.
 * Null where nothing new is learned.
 */
export function learnedFrom(run: TypeRun, gifts: readonly Gift[], parameters: Parameters): Parameters | null {
  const given = new Map<SyntaxNode, { readonly owner: Source; readonly classes: Set<string>; isClear: boolean }>()
  const refused = new Set<SyntaxNode>()
  for (const { parameter, owner, value, source, sure } of openIn(gifts, parameters)) {
    if (!canBeAsked(value)) {
      if (value.kind !== 'none') refused.add(parameter)
      continue
    }
    const type = run.checked.get(source.path)?.typeOf(value) ?? null
    const taken = isUnknown(type) ? classTaken(source, value, run.checked.get(source.path)) : null
    const classes = taken === null ? classesNamed(type ?? '') : [taken]
    const known = given.get(parameter) ?? { owner, classes: new Set<string>(), isClear: true }
    given.set(parameter, known)
    for (const one of classes) known.classes.add(one)
    if (classes.length === 0 && type !== 'None' && !(isUnknown(type) && sure)) known.isClear = false
  }
  const learned = [...given].filter(([parameter, { classes, isClear }]) => isClear && classes.size > 0 && !refused.has(parameter))
  if (learned.length === 0) return null
  const all = new Map([...parameters].map(([source, own]) => [source, new Map(own)]))
  for (const [parameter, { owner, classes }] of learned) {
    const own = all.get(owner) ?? new Map<SyntaxNode, readonly string[]>()
    all.set(owner, own.set(parameter, [...classes]))
  }
  return all
}

/** What is given to parameters of which nothing is known. */
function openIn(gifts: readonly Gift[], parameters: Parameters): readonly Gift[] {
  return gifts.filter(({ parameter, owner }) => parameters.get(owner)?.has(parameter) !== true && isUntyped(owner, parameter))
}

/** Whether a value can be a Stripe object; a dictionary or a text that is spelled out cannot. */
function canBeAsked({ kind }: SyntaxNode): boolean {
  return ['identifier', 'attribute', 'subscript', 'call', 'await'].includes(kind)
}
