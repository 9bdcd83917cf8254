import { goneWhenExpanded } from '../../shared/expand-path.ts'
import type { Unchecked } from '../../../domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../domain/sdk-adapter.ts'
import { builtParametersIn, type BuiltParameter } from './built-parameters.ts'
import type { Code } from './code.ts'
import { expandPathsIn, ownerOf, type ExpandPath } from './expands.ts'
import { eventsAskedFor, goneEvent, NO_OVERLAP, typeOfEvent } from './gone-values.ts'
import { typingsOf } from './parameter-types.ts'
import { readingOf } from './reading.ts'
import { madeHereIn } from './made-here.ts'
import { lineOf, type Seen } from './seen.ts'
import { plainly, type Source } from './source.ts'
import { CHECKER, checkTypes, type TypeError } from './type-check.ts'
import { NO_VALUE } from './new-errors.ts'
import { meaningOf, NO_CALL } from './type-errors.ts'

interface ByTypes {
  readonly lines: readonly Seen[]
  /** The files that were checked with both versions. */
  readonly checked: readonly string[]
  readonly unchecked: readonly Unchecked[]
}

/**
 * What the types of the two versions show of some files. What they say of a type alone is asked again of the files as they are,
 * where they were shown with types of ours, or with what parameters take beside the values that they list. Never rejects.
 */
export async function byTypes(
  world: ReviewWorld,
  pair: ReviewPair,
  codes: readonly Code[],
  calls: ReadonlyMap<Code, readonly number[]>,
): Promise<ByTypes> {
  const typings = [...typingsOf(codes).values()]
  const { shown, declarations } = readingOf(typings, calls)
  const [paths, parameters] = [typings.flatMap(expandPathsIn), typings.flatMap(builtParametersIn)]
  // Many places ask for the same.
  const asks = [
    ...paths.map(({ type }) => type),
    ...parameters.flatMap(({ type, whole }) => [type, whole]),
    ...codes.flatMap(eventsAskedFor).map(typeOfEvent),
  ]
  const probes = [...new Set(asks)].map((type) => ({ type }))
  const { errors, refused, checked, unchecked } = await checkTypes(world, pair, shown, { declarations, probes })
  const byPath = new Map(codes.map((code) => [code.source.path, { code, made: madeHereIn(code) }]))
  const gone = new Set(refused.map(({ type }) => type))
  const linesOf = (of: readonly TypeError[]): readonly Seen[] =>
    of
      .filter((error) => !(NO_OVERLAP.has(error.code) && isUnknownEvent(error, gone)))
      .map((error) => {
        const { code = null, made } = byPath.get(error.source.path) ?? {}
        const line = ofType(error, code)
        return { source: error.source, line: line.kind === 'removed-member' && made?.at(error.start) === true ? ofOwn(line) : line }
      })
      // What is wrong for a type checker alone is so only where one reads the file; an API version is to be looked at anywhere.
      .filter(({ source, line }) => line.breaks !== 'types' || line.kind === 'api-version-literal' || isChecked(source))
      .map(({ line }) => line)
  const lines = linesOf(errors)
  const ofTypes = new Set(lines.flatMap(({ breaks, path }) => (breaks === 'types' ? [path] : [])))
  const ofValues = new Set(errors.flatMap(({ code, source }) => (NO_VALUE.has(code) || NO_CALL.has(code) ? [source.path] : [])))
  const doubtful = shown.filter(({ source: { path }, deep }) => ofTypes.has(path) && (deep || ofValues.has(path)))
  const again = await checkTypes(
    world,
    pair,
    doubtful.map(({ source, calls: own }) => plainly(source, own)),
  )
  const asked = new Set(again.checked)
  return {
    lines: [
      ...lines.filter(({ path, breaks }) => breaks !== 'types' || !asked.has(path)),
      ...linesOf(again.errors).filter(({ breaks }) => breaks === 'types'),
      ...paths.filter(({ type }) => gone.has(type)).map(ofPath),
      ...parameters
        .filter(({ type, whole }) => gone.has(type) && !gone.has(whole))
        .map(ofParameter)
        .filter((one) => !lines.some(({ path, line, kind }) => path === one.path && line === one.line && kind === one.kind)),
    ],
    checked,
    unchecked,
  }
}

/** An event that the older types did not name either: they call the type of an event a text, and it is no news that it is not there. */
function isUnknownEvent({ text }: TypeError, gone: ReadonlySet<string>): boolean {
  const event = goneEvent(text)
  return event !== null && !gone.has(typeOfEvent(event.symbol))
}

/** Whether somebody's type checker reads a file: of JavaScript only what asks for it. */
function isChecked({ language, code }: Source): boolean {
  return language === 'typescript' || /^[ \t]*\/\/[ \t]*@ts-check\b/m.test(code)
}

function ofType(error: TypeError, code: Code | null): Seen {
  const { about, ...meaning } = meaningOf({ ...error, text: plainTypes(error.text) }, code)
  const said = plainTypes(error.text.split('\n')[0] ?? '')
  const line = lineOf(error.source, error.start, { ...meaning, evidence: `${CHECKER}: TS${error.code} ${said}`, hazard: null })
  return { ...line, from: about.start, until: about.end }
}

/** A member that is gone, of what the file makes itself in the place of what the SDK gives: `expect(mockStripe.subscriptions.del)`. */
function ofOwn(line: Seen): Seen {
  const name = line.symbol.split('.').at(-1) ?? line.symbol
  const message = `\`${name}\` is gone from the types, and the type checker refuses this line. This file makes the value itself, so it runs as before.`
  return { ...line, kind: 'type-only', breaks: 'types', message }
}

/** The types as the SDK has them: see `sdk-types.ts` on what may be expanded. */
function plainTypes(text: string): string {
  return text.replaceAll(/\(string & [^()]{1,200}\)/g, 'string').replaceAll(/import\("[^"]{1,400}"\)\./g, '')
}

function ofParameter({ code, path, call, start, end }: BuiltParameter): Seen {
  return lineOf(
    code.source,
    start,
    {
      kind: 'removed-parameter',
      breaks: 'api-version',
      symbol: `${ownerOf(call)}.${path}`,
      message: `\`${path}\` is gone from what ${call} takes: once the API version moves, Stripe refuses the request.`,
      evidence: `${CHECKER}: ${call} takes no ${path}`,
      fix: null,
      case: null,
      hazard: null,
    },
    end,
  )
}

function ofPath({ code, path, call, start, end }: ExpandPath): Seen {
  const evidence = `${CHECKER}: nothing is at ${path} of what ${call} gives`
  return lineOf(code.source, start, { ...goneWhenExpanded(ownerOf(call), path), evidence, case: null, hazard: null }, end)
}
