import type { Attempt } from '../gateway/types.ts'
import type { Expectation } from '../cases/case.ts'
import { isFormOf, parsed, type Fields } from '../fields.ts'
import { expectation, prohibition } from './expectations.ts'

/** The first request is a form of exactly these fields, in any order; a list of plain values may be without numbers. */
export function formIs(fields: Fields): Expectation {
  return expectation(['the parameters as they were given'], ({ attempts: [first] }) =>
    first !== undefined && isFormOf(first.body, fields) ? null : 'the parameters as they were given',
  )
}

/** The same, where Stripe reads capital letters as small ones, as in booleans. */
export function formReads(fields: Fields): Expectation {
  return expectation(['the parameters as Stripe reads them'], ({ attempts: [first] }) =>
    first !== undefined && isFormOf(first.body.toLowerCase(), fields) ? null : 'the parameters as Stripe reads them',
  )
}

/** The queries of the requests, one by one, are of exactly these fields. */
export function queriesAre(...queries: readonly Fields[]): Expectation {
  return expectation(['the parameters of each request in its query'], ({ attempts }) =>
    attempts.length === queries.length && attempts.every(({ path }, index) => isFormOf(path.split('?')[1] ?? '', queries[index] ?? {}))
      ? null
      : 'the parameters of each request in its query',
  )
}

/** Every request is of the method, and to the path, without its query, byte by byte. */
export function goesTo(method: string, path: string): Expectation {
  return expectation([`${method} ${path}`], ({ attempts }) =>
    attempts.length > 0 && attempts.every((one) => one.method === method && one.path.split('?')[0] === path) ? null : `${method} ${path}`,
  )
}

/** No request has a body. */
export function withoutBody(): Expectation {
  return expectation(['no body'], ({ attempts }) => (attempts.every(({ body }) => body === '') ? null : 'no body'))
}

/** No request has a query. */
export function withoutQuery(): Expectation {
  return expectation(['no query'], ({ attempts }) => (attempts.every(({ path }) => !path.includes('?')) ? null : 'no query'))
}

/** Every request has the same path and query. */
export function keepsPath(): Expectation {
  return expectation(['the same path and query on every attempt'], ({ attempts: [first, ...others] }) =>
    others.every(({ path }) => path === first?.path) ? null : 'the same path and query on every attempt',
  )
}

/** The ids of all pages, each once and in this order. */
export function lists(...ids: readonly string[]): Expectation {
  return expectation(['each item once, in order'], ({ answers }) =>
    answers.every((answer) => answer.kind === 'value' && answer.ids?.join() === ids.join()) ? null : 'each item once, in order',
  )
}

/** No request has any of these headers. */
export function withoutHeaders(...names: readonly string[]): Expectation {
  const wanted = `no ${names.join(', ')}`
  return prohibition([wanted], ({ attempts }) =>
    attempts.every(({ headers }) => names.every((name) => headers[name] === undefined)) ? null : wanted,
  )
}

/** What the client says of itself has no id of the machine. */
export function hidesMachine(): Expectation {
  return prohibition(['no id of the machine'], ({ attempts }) =>
    attempts.every(({ headers }) => headers['x-stripe-client-user-agent']?.includes('telemetry') !== true) ? null : 'no id of the machine',
  )
}

/** The client says which SDK it is, and of which version. */
export function namesItself(): Expectation {
  return expectation(['its version in User-Agent', 'its version in X-Stripe-Client-User-Agent'], ({ attempts, version }) => {
    if (!attempts.every(({ headers }) => headers['user-agent']?.includes(`Bindings/${version}`) === true))
      return 'its version in User-Agent'
    return attempts.every(({ headers }) => headers['x-stripe-client-user-agent']?.includes(version) === true)
      ? null
      : 'its version in X-Stripe-Client-User-Agent'
  })
}

/** The first request is an upload of the bytes in `file`, and of these fields. */
export function uploads(file: Buffer, fields: Fields): Expectation {
  const wanted = ['the bytes of the file', 'the fields beside the file'] as const
  return expectation(wanted, ({ attempts: [first] }) => {
    const parts = new Map(first === undefined ? [] : partsOf(first))
    if (parts.get('file')?.equals(file) !== true) return 'the bytes of the file'
    return Object.entries(fields).every(([name, value]) => parts.get(name)?.toString('utf8') === value)
      ? null
      : 'the fields beside the file'
  })
}

/** The parts of a multipart body with their names: https://www.rfc-editor.org/rfc/rfc7578 */
export function partsOf({ headers, upload = '' }: Attempt): readonly (readonly [name: string, bytes: Buffer])[] {
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) return []
  const body = `\r\n${Buffer.from(upload, 'base64').toString('latin1')}`
  return body.split(`\r\n--${boundary}`).flatMap((part) => {
    const gap = part.indexOf('\r\n\r\n')
    const name = /form-data; name="([^"]*)"/.exec(part.slice(0, Math.max(0, gap)))?.[1]
    return name === undefined ? [] : [[Buffer.from(name, 'latin1').toString('utf8'), Buffer.from(part.slice(gap + 4), 'latin1')] as const]
  })
}

/** What the caller is given has these texts in it. */
export function returns(fields: Fields): Expectation {
  return expectation(['the answer, whole'], ({ answers: [first] }) => {
    const result: unknown = first?.kind === 'value' && first.result !== undefined ? parsed(first.result) : undefined
    const seen = typeof result === 'object' && result !== null ? new Map(Object.entries(result)) : new Map<string, unknown>()
    return Object.entries(fields).every(([name, value]) => seen.get(name) === value) ? null : 'the answer, whole'
  })
}

/** What the caller is given holds a text somewhere; read as text, as a number of JSON may have more digits than ours. */
export function returnsText(text: string): Expectation {
  const wanted = `${text} in the answer`
  return expectation([wanted], ({ answers: [first] }) => (first?.kind === 'value' && first.result?.includes(text) === true ? null : wanted))
}
