import { setImmediate } from 'node:timers/promises'
import type { ApiVersionPin, BrokenLine, HazardLine, Reviewed, Unchecked } from '../../../domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../domain/sdk-adapter.ts'
import { apiVersionsIn, unpinnedIn } from './api-versions.ts'
import { byTypes } from './by-types.ts'
import type { Code } from './code.ts'
import { crosses, CROSSINGS } from './crossings.ts'
import { namesGivenIn } from './dispatchers.ts'
import { HAZARD_WORDS, hazardLinesIn } from './hazards.ts'
import { esModulesAmong } from './module-kind.ts'
import { goneOf, namesIn } from './names.ts'
import { isTest } from '../../shared/paths.ts'
import { patchLines } from './patches.ts'
import { pinsElsewhere } from './pins-elsewhere.ts'
import { readSources } from './read.ts'
import { ruleFindingsIn, type RuleFinding } from './rules.ts'
import { lineOf, type Seen } from './seen.ts'
import { positionAt, type Source } from './source.ts'
import { CHECKER } from './type-check.ts'

/** A file, and what the rules find in it. */
interface Ruled {
  readonly code: Code
  readonly findings: readonly RuleFinding[]
}

/** Does of a review what needs no versions, so that it is done when the review begins. */
export async function prepare(repository: ReviewWorld['repository'], files: readonly string[]): Promise<void> {
  for (const code of (await readSources(repository, files)).codes) {
    await setImmediate()
    ruleFindingsIn(code)
  }
}

/** Which lines of some files break between two versions of stripe-node; see `Reviewer.review`. */
export async function review(world: ReviewWorld, pair: ReviewPair, files: readonly string[]): Promise<Reviewed> {
  const { codes, unchecked } = await readSources(world.repository, files)
  const found = await readByRules(world, codes)
  const calls = new Map(
    found.map(({ code, findings }) => [code, findings.flatMap(({ rule, start }) => (rule === 'call-without-new' ? [start] : []))]),
  )
  // The type checker, a process of its own, takes longest: it starts first.
  const typed = byTypes(world, pair, codes, calls)
  await setImmediate()
  const [types, names, patches, elsewhere, read] = await Promise.all([
    typed,
    byNames(world, pair, codes),
    patchLines(world.repository, pair),
    pinsElsewhere(world.repository, codes),
    readInTurn(codes, pair),
  ])
  const own = read.flatMap(({ pins }) => pins)
  const rules = found.flatMap(({ code, findings }) => ofRules(code.source, findings, pair))
  return {
    breaking: [...merged(types.lines, [...rules, ...names.lines]), ...patches],
    hazards: read.flatMap((one) => one.hazards),
    pins: [...own, ...elsewhere.filter((one) => !own.some(({ path, line }) => path === one.path && line === one.line))],
    unpinned: read.flatMap(({ unpinned }) => unpinned),
    files: codes.map(({ source }) => source.path),
    typed: types.checked,
    by: [...(types.checked.length > 0 ? [CHECKER] : []), ...(names.asked ? [`stripe ${pair.from} and ${pair.to}`] : []), 'rules'],
    unchecked: [...unchecked, ...types.unchecked, ...names.unchecked],
  }
}

type Read = Pick<Reviewed, 'hazards' | 'pins' | 'unpinned'>

/** What is in each file whatever its types. One file at a time, so that what was started gets its turn. */
async function readInTurn(codes: readonly Code[], { from }: ReviewPair): Promise<readonly Read[]> {
  const read: Read[] = []
  for (const code of codes) {
    await setImmediate()
    const { source } = code
    read.push({
      hazards: hazardLinesIn(code, from),
      pins: apiVersionsIn(code).map(({ start, value, scope }): ApiVersionPin =>
        Object.assign(positionAt(source, start), { path: source.path, value, scope }),
      ),
      unpinned: isTest(source.path)
        ? []
        : unpinnedIn(code).map(({ start }) => ({ path: source.path, line: positionAt(source, start).line })),
    })
  }
  return read
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
  const used = [...codes.flatMap((code) => namesIn(code).map((one) => ({ code, one }))), ...namesGivenIn(codes)]
  const { gone, unchecked } = await goneOf(
    world,
    pair,
    used.map(({ one }) => one.name),
  )
  const lines = used
    .filter(({ one }) => gone.has(one.name))
    .map(({ code, one: { name, start, end, replaced } }) => {
      const ofClient = name.startsWith('stripe.')
      return lineOf(
        code.source,
        start,
        {
          kind: ofClient ? 'removed-member' : 'removed-name',
          breaks: 'runtime',
          symbol: name,
          message: `\`${name}\` is gone: ${replaced ? 'there is nothing to replace, and this throws' : 'it is undefined with the new version'}.`,
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
