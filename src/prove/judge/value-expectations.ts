import type { Expectation, RequestRun } from '../cases/case.ts'
import type { Attempt } from '../gateway/types.ts'
import { isSameNumber } from './decimal.ts'
import { expectation } from './expectations.ts'
import { isFormOf, parsed, type Fields } from '../fields.ts'
import { partsOf } from './wire-expectations.ts'

const AS_GIVEN = 'the parameters of each request as they were given'

/** Each request, in order, has exactly these parameters, in its body or in its query. */
export function parametersOfEach(...each: readonly Fields[]): Expectation {
  return ofEach(AS_GIVEN, each)
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
  const wanted = 'another boundary in each upload'
  return expectation([wanted], ({ attempts }) => {
    const types = attempts.map(({ headers }) => headers['content-type'])
    return new Set(types).size === types.length ? null : wanted
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

/** The body of each request, in order, is this JSON; a number may be a text, and written in another way. */
export function jsonOfEach(...values: readonly unknown[]): Expectation {
  return expectation([AS_GIVEN], ({ attempts }) =>
    attempts.length === values.length && attempts.every(({ body }, index) => isSameAs(parsed(body), values[index])) ? null : AS_GIVEN,
  )
}

function isSameAs(seen: unknown, wanted: unknown): boolean {
  return hasAllOf(seen, wanted) && hasAllOf(wanted, seen)
}

/** The values of these fields are whole numbers in what is returned, as the language has them, and not texts. */
export function wholeNumbers(fields: Readonly<Record<string, string>>): Expectation {
  const wanted = 'whole numbers, not texts'
  return expectation([wanted], ({ answers }) => {
    const results = answers.flatMap((answer) => (answer.kind === 'value' ? (answer.result ?? []) : [])).join('\n')
    return Object.entries(fields).every(([name, digits]) => new RegExp(`"${name}":\\s*${digits}\\b`).test(results)) ? null : wanted
  })
}

/** What each of the first calls returns are these bytes. */
export function bytesOfEach(...each: readonly Uint8Array[]): Expectation {
  return expectation(['all bytes of each stream as they were sent'], ({ answers }) =>
    each.every((bytes, index) => {
      const answer = answers[index]
      return (
        answer?.kind === 'value' &&
        answer.result !== undefined &&
        hasAllOf(parsed(answer.result), { bytes: Buffer.from(bytes).toString('hex') })
      )
    })
      ? null
      : 'all bytes of each stream as they were sent',
  )
}

/** An address, by its path and its parameters. */
interface Address {
  readonly path: string
  readonly fields: Fields
}

/** What each call returns, in order, is an address at this host, by TLS, with exactly these parameters. */
export function addressOfEach(host: string, ...each: readonly Address[]): Expectation {
  const wanted = `https://${host} with the parameters that were given`
  return expectation([wanted], ({ answers }) =>
    answers.length === each.length && answers.every((answer, index) => isAddress(answer, host, each[index])) ? null : wanted,
  )
}

function isAddress(answer: RequestRun['answers'][number], host: string, wanted: Address | undefined): boolean {
  const text = answer.kind === 'value' && answer.result !== undefined ? parsed(answer.result) : undefined
  if (typeof text !== 'string' || !URL.canParse(text) || wanted === undefined) return false
  const { origin, pathname, search } = new URL(text)
  return origin === `https://${host}` && pathname === wanted.path && isFormOf(search, wanted.fields)
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
