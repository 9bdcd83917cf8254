import { goneWhenExpanded } from '../../shared/expand-path.ts'
import type { Unchecked } from '../../../domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../domain/sdk-adapter.ts'
import { builtParametersIn, type BuiltParameter } from './built-parameters.ts'
import type { Code } from './code.ts'
import { expandPathsIn, ownerOf, type ExpandPath } from './expands.ts'
import { typingsOf } from './parameter-types.ts'
import { readingOf } from './reading.ts'
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
  const probes = [...new Set([...paths, ...parameters].map(({ type }) => type))].map((type) => ({ type }))
  const { errors, refused, checked, unchecked } = await checkTypes(world, pair, shown, { declarations, probes })
  const byPath = new Map(codes.map((code) => [code.source.path, code]))
  const linesOf = (of: readonly TypeError[]): readonly Seen[] =>
    of
      .map((error) => ({ source: error.source, line: ofType(error, byPath.get(error.source.path) ?? null) }))
      // What is wrong for a type checker alone is so only where one reads the file.
      .filter(({ source, line }) => line.breaks !== 'types' || isChecked(source))
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
  const gone = new Set(refused.map(({ type }) => type))
  return {
    lines: [
      ...lines.filter(({ path, breaks }) => breaks !== 'types' || !asked.has(path)),
      ...linesOf(again.errors).filter(({ breaks }) => breaks === 'types'),
      ...paths.filter(({ type }) => gone.has(type)).map(ofPath),
      ...parameters
        .filter(({ type }) => gone.has(type))
        .map(ofParameter)
        .filter((one) => !lines.some(({ path, line, kind }) => path === one.path && line === one.line && kind === one.kind)),
    ],
    checked,
    unchecked,
  }
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
