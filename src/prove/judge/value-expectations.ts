import type { Expectation, RequestRun } from '../cases/case.ts'
import type { Attempt } from '../gateway/types.ts'
import { isSameNumber } from './decimal.ts'
import { expectation } from './expectations.ts'
import { isFormOf, parsed, type Fields } from '../fields.ts'
import { partsOf } from './wire-expectations.ts'

/** Each request, in order, has exactly these parameters, in its body or in its query. */
export function parametersOfEach(...each: readonly Fields[]): Expectation {
  return ofEach('the parameters of each request as they were given', each)
}

/** The same, where a number may be written in another way: `0.050` for `5E-2`; with an exponent only where its caller has one. */
export function numbersOfEach(...each: readonly Fields[]): Expectation {
  return ofEach('every digit of each number', each, (seen, wanted) => isSameNumber(seen, wanted) && (/e/i.test(wanted) || !/e/i.test(seen)))
}

function ofEach(wanted: string, each: readonly Fields[], isSame?: Parameters<typeof isFormOf>[2]): Expectation {
  return expectation([wanted], ({ attempts }) =>
    attempts.length === each.length &&
    attempts.every(({ body, path }, index) => isFormOf(`${body}&${path.split('?')[1] ?? ''}`, each[index] ?? {}, isSame))
      ? null
      : wanted,
  )
}

/** An upload: its file, and the fields beside it. */
export interface Upload {
  readonly file: Buffer
  readonly fields: Fields
}

/** Each request, in order, is an upload of exactly these parts. */
export function partsOfEach(...each: readonly Upload[]): Expectation {
  return expectation(['exactly the bytes and the fields of each upload'], ({ attempts }) =>
    attempts.length === each.length && attempts.every((attempt, index) => isUpload(attempt, each[index]))
      ? null
      : 'exactly the bytes and the fields of each upload',
  )
}

/** What parts an upload is its own: whoever knows it writes parts of their own into a file. */
export function ownBoundaries(): Expectation {
  return expectation(['another boundary in each upload'], ({ attempts }) => {
    const types = attempts.map(({ headers }) => headers['content-type'])
    return new Set(types).size === types.length ? null : 'another boundary in each upload'
  })
}

function isUpload(attempt: Attempt, upload: Upload | undefined): boolean {
  const parts = partsOf(attempt)
  const fields = Object.entries(upload?.fields ?? {})
  return (
    upload !== undefined &&
    parts.length === fields.length + 1 &&
    parts.some(([name, bytes]) => name === 'file' && bytes.equals(upload.file)) &&
    fields.every(([name, value]) => parts.some((part) => part[0] === name && part[1].toString('utf8') === value))
  )
}

/** What each call returns, in order, is the JSON that it was answered with; a number may be a text, and written in another way. */
export function returnsEach(...values: readonly unknown[]): Expectation {
  return expectation(['each answer as it was sent'], ({ answers }) =>
    answers.length === values.length && answers.every((answer, index) => hasAllOf(resultOf(answer), values[index]))
      ? null
      : 'each answer as it was sent',
  )
}

/** With large integers as texts: a number of JSON may have more digits than ours. */
function resultOf(answer: RequestRun['answers'][number]): unknown {
  if (answer.kind !== 'value' || answer.result === undefined) return undefined
  return parsed(answer.result.replace(/([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/g, '$1"$2"'))
}

/** What is sent has at least what is wanted, all the way down: an SDK may add names of its own. */
function hasAllOf(seen: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(seen) && seen.length === wanted.length && wanted.every((one, index) => hasAllOf(seen[index], one))
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof seen !== 'object' || seen === null) return false
    const own = new Map<string, unknown>(Object.entries(seen))
    return Object.entries(wanted).every(([name, one]) => hasAllOf(own.get(name), one))
  }
  if (isText(seen) && isText(wanted)) return isSameNumber(String(seen), String(wanted))
  return seen === wanted
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
