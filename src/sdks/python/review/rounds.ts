import type { Unchecked } from '../../../domain/review.ts'
import type { ReviewWorld } from '../../../domain/sdk-adapter.ts'
import type { DictUse } from './dict-uses.ts'
import { eventObjects } from './events.ts'
import type { ExpandPath } from './expands.ts'
import type { MaybeSdk } from './finding.ts'
import type { Flows } from './flows.ts'
import { askedOf, learnedFrom } from './learned.ts'
import { readingOf, type Reading } from './reading.ts'
import type { Source } from './source.ts'
import { notChecked, openChecker, unansweredIn, withOlderTypes, type TypeRun } from './types.ts'

export interface Asked {
  readonly sources: readonly Source[]
  readonly flows: Flows
  readonly uses: ReadonlyMap<Source, readonly DictUse[]>
  readonly expands: ReadonlyMap<Source, readonly ExpandPath[]>
}

export interface Runs extends Pick<Flows, 'events' | 'parameters'> {
  readonly before: TypeRun | undefined
  /** Of what has no type with the candidate, the type that it has with the version in use. */
  readonly after: TypeRun | undefined
  readonly unchecked: readonly Unchecked[]
}

/** How often what one run says of the values that calls give is used in the next one. */
const ROUNDS = 3

/**
 * Runs the checker with the candidate, again where that shows what parameters without a type are given, and once with the version
 * in use; both again where only the older types show it, as those of a field that is gone. Without a version in use that has types,
 * the candidate is run alone. Never rejects.
 */
export async function checkedWith(world: ReviewWorld, typed: MaybeSdk, to: MaybeSdk, asked: Asked): Promise<Runs> {
  const { sources, flows } = asked
  let { events, parameters } = flows
  const nothing = { before: undefined, after: undefined, events, parameters }
  if ('why' in to) return { ...nothing, unchecked: [{ what: 'types', why: to.why }] }
  const learn = (run: TypeRun): boolean => {
    const learned = learnedFrom(run, flows.gifts, parameters)
    if (learned === null) return false
    parameters = learned
    events = new Map(sources.map((source) => [source, eventObjects(source, learned.get(source) ?? new Map(), flows.handled)]))
    return true
  }
  try {
    const checker = await openChecker(world)
    let readings = readingsOf(asked, { events, parameters })
    let after = await checker.run(to.folder, readings)
    for (let round = 1; round < ROUNDS && learn(after); round += 1) {
      readings = readingsOf(asked, { events, parameters })
      after = await checker.run(to.folder, readings)
    }
    if ('why' in typed)
      return { ...nothing, after, events, parameters, unchecked: [{ what: 'types', why: typed.why }, ...unansweredIn(sources, [after])] }
    let before = await checker.run(typed.folder, readings)
    for (let round = 1; round < ROUNDS && learn(withOlderTypes(after, before)); round += 1) {
      readings = readingsOf(asked, { events, parameters })
      after = await checker.run(to.folder, readings)
      before = await checker.run(typed.folder, readings)
    }
    return { before, after: withOlderTypes(after, before), events, parameters, unchecked: unansweredIn(sources, [before, after]) }
  } catch (error) {
    return { ...nothing, unchecked: [notChecked(error)] }
  }
}

function readingsOf(
  { sources, flows, uses, expands }: Asked,
  { events, parameters }: Pick<Flows, 'events' | 'parameters'>,
): ReadonlyMap<Source, Reading> {
  const values = askedOf(flows.gifts, parameters)
  return new Map(
    sources.map((source) => {
      const asked = new Set([...(uses.get(source) ?? []).map(({ operand }) => operand), ...(values.get(source) ?? [])])
      const known = { events: events.get(source) ?? [], parameters: parameters.get(source) ?? new Map(), asked: [...asked] }
      return [source, readingOf(source, { ...known, expands: expands.get(source) ?? [], passed: flows.passed.get(source) ?? [] })]
    }),
  )
}
