/**
 * What a bundle may hold, key by key: nothing unknown, every text bounded, no character that hides or turns another. The job that
 * made it ran a candidate, so that anything may be in it.
 */
import * as v from 'valibot'
import { BUNDLE_FORMAT, type FoundOut, type Plan } from '../../domain/bundle.ts'
import { ENDPOINT_CHECK_IDS } from '../../domain/own-endpoint.ts'
import { ISOLATIONS } from '../../domain/proof.ts'
import { BREAKING_KINDS, BREAKS } from '../../domain/review.ts'

/** Control characters but for tabs and line ends, and what turns the direction of text (threat T15). */
const UNSAFE = /[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u

/** How such a character is written into a bundle, so that a changelog that has one does not end a run. */
export function withoutUnsafe(written: string): string {
  return written.replaceAll(new RegExp(UNSAFE, 'gu'), (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}

function text(most: number) {
  return v.pipe(
    v.string(),
    v.maxLength(most),
    v.check((value) => !UNSAFE.test(value), 'a hidden or control character'),
  )
}

function list<S extends v.GenericSchema>(items: S, most = 5000) {
  return v.pipe(v.array(items), v.maxLength(most), v.readonly())
}

const SHORT = text(300)
const LINE = text(4000)
const PROSE = text(100_000)
const PATH = text(1000)
const NUMBER = v.pipe(v.number(), v.finite())
const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))
const HASH = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const COMMIT = v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/))
const SDK = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/))
/** Whether it is one is a point of its own. */
const VERSION = SHORT
const PAIR = { sdk: SDK, from: VERSION, to: VERSION }

export const PLAN = v.strictObject({
  format: v.literal(BUNDLE_FORMAT),
  repository: SHORT,
  run: SHORT,
  base: v.strictObject({ branch: SHORT, commit: COMMIT }),
  upgrades: list(v.strictObject({ ...PAIR, files: list(v.strictObject({ path: PATH, before: HASH, after: HASH }), 500) }), 50),
  report: HASH,
}) satisfies v.GenericSchema<unknown, Plan>

const OUTCOME = v.strictObject({
  outcome: v.picklist(['pass', 'fail', 'observed', 'unsupported', 'inconclusive']),
  seen: LINE,
  detail: PROSE,
})

const CASE = v.strictObject({
  id: SHORT,
  level: v.picklist(['MUST', 'SHOULD', 'OBSERVE']),
  title: LINE,
  threat: SHORT,
  from: OUTCOME,
  to: OUTCOME,
  verdict: v.picklist(['pass', 'fixed', 'changed', 'regressed', 'broken', 'still-broken', 'known-issue', 'unsupported', 'inconclusive']),
  flaky: v.boolean(),
})

const VERDICT = v.picklist(['broken', 'inconclusive', 'regressed', 'changed', 'fixed', 'pass'])

const PROOF = v.strictObject({
  ...PAIR,
  verdict: VERDICT,
  cases: list(CASE),
  notes: list(LINE),
  isolation: v.exactOptional(v.picklist(ISOLATIONS)),
  timing: v.record(SHORT, NUMBER),
})

const REQUESTS = list(v.strictObject({ what: LINE, count: COUNT }))
const TEST_RUN = v.strictObject({
  outcome: v.picklist(['passed', 'failed', 'late', 'loud']),
  repeated: v.exactOptional(v.picklist(['passed', 'failed', 'late', 'loud'])),
  code: v.nullable(NUMBER),
  milliseconds: NUMBER,
  tail: list(LINE),
  traffic: v.strictObject({ count: COUNT, keyless: REQUESTS, resent: REQUESTS, madeTwice: REQUESTS }),
})
const OWN_TESTS = v.strictObject({
  command: PROSE,
  verdict: v.picklist(['broken', 'inconclusive', 'fixed', 'pass', 'shared']),
  flaky: v.boolean(),
  before: v.nullable(TEST_RUN),
  after: v.nullable(TEST_RUN),
  api: v.exactOptional(
    v.strictObject({
      mock: v.nullable(SHORT),
      asked: list(SHORT),
      refused: list(v.strictObject({ test: v.nullable(LINE), request: v.nullable(LINE), why: LINE })),
    }),
  ),
  isBehindWall: v.exactOptional(v.literal(true)),
  notes: list(LINE),
})

const ENDPOINT_RUN = v.strictObject({
  checks: list(
    v.strictObject({
      id: v.picklist(ENDPOINT_CHECK_IDS),
      verdict: v.picklist(['pass', 'fail', 'unknown']),
      seen: LINE,
      answers: list(v.strictObject({ status: v.nullable(COUNT), count: COUNT }), 100),
      requests: REQUESTS,
    }),
    50,
  ),
  why: v.nullable(LINE),
  tail: list(LINE),
})
const ENDPOINT = v.strictObject({
  command: PROSE,
  url: LINE,
  before: v.nullable(ENDPOINT_RUN),
  after: v.nullable(ENDPOINT_RUN),
  notes: list(LINE),
})

const API_VERSION = v.strictObject({ id: SHORT, apiRelease: v.nullable(SHORT), source: v.picklist(['package', 'changelog']) })
const CHANGE = v.strictObject({ kind: v.picklist(['breaking', 'security', 'feature', 'fix', 'answer', 'value']), markdown: PROSE })
const CHANGELOG = v.strictObject({
  releases: list(v.strictObject({ version: VERSION, date: v.nullable(SHORT), changes: list(CHANGE), apiVersion: v.nullable(API_VERSION) })),
  source: v.picklist(['github', 'package', 'sibling', 'none']),
  notes: list(LINE),
  apiVersion: v.strictObject({ from: v.nullable(API_VERSION), to: v.nullable(API_VERSION) }),
  fromDate: v.nullable(SHORT),
})

const PLACE = { path: PATH, line: COUNT, column: COUNT }
const BREAKING = v.strictObject({
  sdk: SDK,
  ...PLACE,
  kind: v.picklist(BREAKING_KINDS),
  breaks: v.picklist(BREAKS),
  symbol: LINE,
  message: LINE,
  evidence: PROSE,
  fix: v.nullable(LINE),
  case: v.nullable(SHORT),
  hazard: v.nullable(SHORT),
  change: v.nullable(v.strictObject({ version: SHORT, text: PROSE })),
})
const HAZARD_LINE = v.strictObject({ sdk: SDK, ...PLACE, hazard: SHORT, symbol: LINE, message: LINE, fix: v.nullable(LINE) })
const REVIEW = v.strictObject({
  breaking: list(BREAKING, 20_000),
  hazards: list(HAZARD_LINE, 20_000),
  pins: list(v.strictObject({ ...PLACE, value: LINE, scope: v.picklist(['client', 'request']) }), 20_000),
  unpinned: list(v.strictObject({ path: PATH, line: COUNT }), 20_000),
  files: list(PATH, 50_000),
  typed: list(PATH, 50_000),
  by: list(LINE),
  unchecked: list(v.union([v.strictObject({ path: PATH, why: LINE }), v.strictObject({ what: LINE, why: LINE })]), 50_000),
  cases: list(SHORT),
})

export const FOUND_OUT = v.strictObject({
  format: v.literal(BUNDLE_FORMAT),
  proofs: list(PROOF, 200),
  findings: list(
    v.strictObject({
      ...PAIR,
      ownTests: v.nullable(OWN_TESTS),
      endpoint: v.nullable(ENDPOINT),
      changelog: CHANGELOG,
      review: v.nullable(REVIEW),
    }),
    50,
  ),
}) satisfies v.GenericSchema<unknown, FoundOut>
