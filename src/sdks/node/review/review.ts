import type { ApiVersionPin, BrokenLine, HazardLine, Reviewed, Unchecked } from '../../../domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../domain/sdk-adapter.ts'
import { apiVersionsIn } from './api-versions.ts'
import type { Code } from './code.ts'
import { crosses, CROSSINGS } from './crossings.ts'
import { HAZARD_WORDS, hazardLinesIn } from './hazards.ts'
import { esModulesAmong } from './module-kind.ts'
import { goneOf, namesIn } from './names.ts'
import { patchLines } from './patches.ts'
import { readSources } from './read.ts'
import { ruleFindingsIn, type RuleFinding } from './rules.ts'
import { positionAt, shownWithNew, type Source } from './source.ts'
import { CHECKER, checkTypes, type TypeError } from './type-check.ts'
import { meaningOf } from './type-errors.ts'

/** A line, and the part of the file that it speaks of. */
interface Seen extends BrokenLine {
  readonly from: number
  readonly until: number
}

/** A file, and what the rules find in it. */
interface Ruled {
  readonly code: Code
  readonly findings: readonly RuleFinding[]
}

/** Which lines of some files break between two versions of stripe-node; see `Reviewer.review`. */
export async function review(world: ReviewWorld, pair: ReviewPair, files: readonly string[]): Promise<Reviewed> {
  const { codes, unchecked } = await readSources(world.repository, files)
  const found = await readByRules(world, codes)
  const shown = found.map(({ code, findings }) =>
    shownWithNew(
      code.source,
      findings.flatMap(({ rule, start }) => (rule === 'call-without-new' ? [start] : [])),
    ),
  )
  const [types, names, patches] = await Promise.all([
    checkTypes(world, pair, shown),
    byNames(world, pair, codes),
    patchLines(world.repository, pair),
  ])
  const byPath = new Map(codes.map((code) => [code.source.path, code]))
  const typed = types.errors
    .map((error) => ({ source: error.source, line: ofType(error, byPath.get(error.source.path) ?? null) }))
    // An API version does the same when it runs, so that it breaks only where its types are checked.
    .filter(({ source, line }) => line.kind !== 'api-version-literal' || isChecked(source))
    .map(({ line }) => line)
  const pins = codes.flatMap((code) => apiVersionsIn(code).map((literal) => ({ code, literal })))
  const rules = found.flatMap(({ code, findings }) => ofRules(code.source, findings, pair))
  return {
    breaking: [...merged(typed, [...rules, ...names.lines]), ...patches],
    hazards: codes.flatMap((code) => hazardLinesIn(code, pair.from)),
    pins: pins.map(({ code: { source }, literal }): ApiVersionPin =>
      Object.assign(positionAt(source, literal.start), { path: source.path, value: literal.value }),
    ),
    files: codes.map(({ source }) => source.path),
    typed: types.checked,
    by: [...(types.checked.length > 0 ? [CHECKER] : []), ...(names.asked ? [`stripe ${pair.from} and ${pair.to}`] : []), 'rules'],
    unchecked: [...unchecked, ...types.unchecked, ...names.unchecked],
  }
}

/** What the rules find in each file. What is true of CommonJS alone is not said of an ES module. */
async function readByRules({ repository }: ReviewWorld, codes: readonly Code[]): Promise<readonly Ruled[]> {
  const found = codes.map((code) => ({ code, findings: ruleFindingsIn(code) }))
  const named = found.filter(({ findings }) => findings.some(isOfCommonJs))
  const modules = await esModulesAmong(
    repository,
    named.map(({ code }) => code.source.path),
  )
  return found.map(({ code, findings }) => ({
    code,
    findings: modules.has(code.source.path) ? findings.filter((finding) => !isOfCommonJs(finding)) : findings,
  }))
}

function isOfCommonJs({ rule }: RuleFinding): boolean {
  return rule === 'named-import'
}

/** The lines of the files that known defects of a version show at; see `Reviewer.hazards`. */
export async function hazards(
  { repository }: Pick<ReviewWorld, 'repository'>,
  version: string,
  files: readonly string[],
): Promise<readonly HazardLine[]> {
  const { codes } = await readSources(repository, files, HAZARD_WORDS)
  return codes.flatMap((code) => hazardLinesIn(code, version))
}

/** Whether somebody's type checker reads a file: of JavaScript only what asks for it. */
function isChecked({ language, code }: Source): boolean {
  return language === 'typescript' || /^[ \t]*\/\/[ \t]*@ts-check\b/m.test(code)
}

function lineOf(source: Source, start: number, line: Omit<BrokenLine, 'sdk' | 'path' | 'line' | 'column'>, end = start): Seen {
  return { sdk: 'node', path: source.path, ...positionAt(source, start), ...line, from: start, until: Math.max(start, end) }
}

function ofType(error: TypeError, code: Code | null): Seen {
  const { about, ...meaning } = meaningOf(error, code)
  const said = error.text.split('\n')[0] ?? ''
  const line = lineOf(error.source, error.start, { ...meaning, evidence: `${CHECKER}: TS${error.code} ${said}`, hazard: null })
  return { ...line, from: about.start, until: about.end }
}

function ofRules(source: Source, findings: readonly RuleFinding[], pair: ReviewPair): readonly Seen[] {
  return findings
    .filter(({ rule }) => crosses(pair, rule))
    .map(({ rule, start, ...said }) =>
      lineOf(source, start, { ...said, evidence: `rule: ${rule}`, case: CROSSINGS[rule].case, topic: CROSSINGS[rule].topic, hazard: null }),
    )
}

async function byNames(
  world: ReviewWorld,
  pair: ReviewPair,
  codes: readonly Code[],
): Promise<{ readonly lines: readonly Seen[]; readonly unchecked: readonly Unchecked[]; readonly asked: boolean }> {
  const used = codes.flatMap((code) => namesIn(code).map((one) => ({ code, one })))
  const { gone, unchecked } = await goneOf(
    world,
    pair,
    used.map(({ one }) => one.name),
  )
  const lines = used
    .filter(({ one }) => gone.has(one.name))
    .map(({ code, one: { name, start, end } }) => {
      const ofClient = name.startsWith('stripe.')
      return lineOf(
        code.source,
        start,
        {
          kind: ofClient ? 'removed-member' : 'removed-name',
          breaks: 'runtime',
          symbol: name,
          message: `\`${name}\` is gone: it is undefined with the new version.`,
          evidence: `stripe ${pair.from} has ${name}, stripe ${pair.to} has not`,
          fix: null,
          case: null,
          hazard: null,
        },
        end,
      )
    })
  return { lines, unchecked, asked: used.length > 0 && unchecked.length === 0 }
}

/**
 * What several engines see of one thing is one line. Of a rule and the type checker the rule knows better what happens when it
 * runs; of a name that is gone, the checker knows the place as well.
 */
function merged(typed: readonly Seen[], others: readonly Seen[]): readonly BrokenLine[] {
  const kept = new Set<Seen>(typed)
  const added: Seen[] = []
  for (const other of others) {
    const same = typed.filter((one) => kept.has(one) && one.path === other.path && isSame(one, other))
    const [first] = same
    if (first === undefined) added.push(other)
    else if (isFromRule(other)) {
      for (const one of same) kept.delete(one)
      added.push({ ...other, evidence: `${other.evidence}; ${first.evidence}` })
    }
  }
  return [...kept, ...added].map(({ from: _from, until: _until, ...line }) => line)
}

function isFromRule({ evidence }: Seen): boolean {
  return evidence.startsWith('rule: ')
}

function isSame(one: Seen, other: Seen): boolean {
  const overlaps = (one.from <= other.until && other.from <= one.until) || one.line === other.line
  if (!overlaps) return false
  if (other.kind === 'removed-member' || other.kind === 'removed-name')
    return one.kind === other.kind || (other.kind === 'removed-name' && one.kind === 'removed-member')
  return one.kind === other.kind || one.kind === 'type-only' || one.kind === 'call-shape'
}
