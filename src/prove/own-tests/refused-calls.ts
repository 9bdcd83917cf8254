import { stripVTControlCharacters } from 'node:util'
import type { RefusedCall } from '../../domain/own-tests.ts'
import { withoutCommands } from '../../domain/runner-commands.ts'
import { withoutSecrets } from '../../domain/secrets.ts'
import { bounded, visible } from '../../domain/visible.ts'
import type { Attempt } from '../gateway/types.ts'
import { patternOf } from '../traffic.ts'

/** More than anybody reads. */
const MAX_CALLS = 50
const MAX_NAME = 200
/** UTF-16 units of a line: no program says it in a longer one. */
const MAX_LINE = 2000

/** How test runners begin what they print of a test that failed. */
const FAILED: readonly RegExp[] = [
  // pytest: the section of a failure, and its summary.
  /^_{3,} (\S.*?) _{3,}$/,
  /^(?:FAILED|ERROR) (\S+::[^\s].*?)(?: - .*)?$/,
  // unittest.
  /^(?:FAIL|ERROR): (\S.*)$/,
  // node:test, as people and as machines read it.
  /^✖ (?!failing tests)(\S.*?)(?: \(\d[\d.]*m?s\))?$/,
  /^not ok \d+ - (\S.*)$/,
  // Jest, Vitest, Mocha.
  /^● (?!Console)(\S.*)$/,
  /^(?:FAIL|×)\s+(\S.*)$/,
  /^\d+\) (\S.*)$/,
]

const NO_URL = /Unrecognized request URL \(([A-Z]{1,10}): (\/[^\s)]{1,500})\)/
/** Up to the end of the text, which runners also print as a property among others: `message: '…', type: …`. */
const BAD_REQUEST = /Request validation error: (.{1,500}?)(?:["'`],|$)/
/** Addresses of stripe-mock's memory, which differ from run to run. */
const ADDRESS = /\bvalidator 0x[0-9a-f]+ failed: /g

/** What stripe-mock says, the same each time. */
export function withoutAddresses(complaint: string): string {
  return complaint.replaceAll(ADDRESS, '')
}

/** What stripe-mock says of a request that its API version does not have; null for all else. */
function complaintIn(text: string): Pick<RefusedCall, 'request' | 'why'> | null {
  const [, method, path] = NO_URL.exec(text) ?? []
  if (method !== undefined && path !== undefined) return { request: `${method} ${patternOf(path)}`, why: 'there is no such URL' }
  const [, why] = BAD_REQUEST.exec(text) ?? []
  return why === undefined ? null : { request: null, why: shown(withoutAddresses(why).replace(/["'`]?[,)}]*\s*$/, '')) }
}

function shown(text: string): string {
  return bounded(visible(withoutCommands(withoutSecrets(text.trim()))), MAX_NAME)
}

/**
 * The requests that stripe-mock refused because its API version does not have them, in a run that failed: from what the tests
 * printed, with the name of the test, and from the history of the gateway, where no test printed it.
 */
export function refusedCalls(printed: string, attempts: readonly Attempt[]): readonly RefusedCall[] {
  const seen = attempts.flatMap(({ method, path, complaint }) => {
    const found = complaint === undefined ? null : complaintIn(complaint)
    return found === null ? [] : [{ ...found, request: `${method} ${patternOf(path)}` }]
  })
  const requestFor = (why: string): string | null => {
    const [only, ...others] = new Set(seen.filter((call) => call.why === why).map(({ request }) => request))
    return others.length === 0 ? (only ?? null) : null
  }
  const named = namedIn(printed).map(({ test, request, why }) => ({ test, request: request ?? requestFor(why), why }))
  const left = seen.filter(({ request, why }) => !named.some((call) => call.why === why && (call.request ?? request) === request))
  return distinct([...named, ...left.map(({ request, why }) => ({ test: null, request, why }))]).slice(0, MAX_CALLS)
}

function namedIn(printed: string): readonly RefusedCall[] {
  let test: string | null = null
  const found: RefusedCall[] = []
  for (const line of stripVTControlCharacters(printed).split('\n')) {
    const text = line.slice(0, MAX_LINE).trim()
    const name = FAILED.map((pattern) => pattern.exec(text)?.[1]).find((each) => each !== undefined)
    if (name !== undefined) test = shown(name)
    const complaint = complaintIn(text)
    if (complaint !== null) found.push({ test, ...complaint })
  }
  return found
}

/** Without what is there twice; runners print a failure where it happens and once more at the end. */
function distinct(calls: readonly RefusedCall[]): readonly RefusedCall[] {
  const all = new Map(calls.map((call) => [JSON.stringify([call.test, call.request, call.why]), call]))
  return [...all.values()].filter(
    ({ test, request, why }) =>
      test !== null || ![...all.values()].some((other) => other.test !== null && other.request === request && other.why === why),
  )
}
