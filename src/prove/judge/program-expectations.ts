import type { Expectation } from '../cases/case.ts'
import { givenTo } from '../observe/seen.ts'
import { parsed } from '../fields.ts'
import { isResultOf, type Sum } from './arithmetic.ts'
import { expectation } from './expectations.ts'

/** The items of each walk through a list, in its order. */
export function tellsEach(...each: readonly (readonly string[])[]): Expectation {
  const wanted = 'each item once, in order, and nothing more'
  return expectation([wanted], ({ answers }) =>
    answers.length === each.length &&
    answers.every((answer, index) => answer.kind === 'value' && answer.ids?.join() === each[index]?.join())
      ? null
      : wanted,
  )
}

/** What a call gives says the id of its request, and its key. */
export function tellsRequest(): Expectation {
  const wants = ['the id of the request', 'the key that Stripe answered with'] as const
  return expectation(wants, ({ answers: [first], attempts: [attempt], case: { calls } }) => {
    const [id, key] = first?.kind === 'value' ? (first.ids ?? []) : []
    if (id !== attempt?.requestId) return wants[0]
    return key === givenTo(calls[0]) ? null : wants[1]
  })
}

/** Each sum comes to what it should. */
export function computes(sums: readonly Sum[]): Expectation {
  const wanted = 'each sum to its last digit'
  return expectation([wanted], ({ answers: [first] }) => {
    const results: unknown = first?.kind === 'value' && first.result !== undefined ? parsed(first.result) : undefined
    return Array.isArray(results) &&
      results.length === sums.length &&
      sums.every((sum, index) => typeof results[index] === 'string' && isResultOf(sum, results[index]))
      ? null
      : wanted
  })
}

/** The first request says nothing of others; each after it how long the one before took, by its id, by which ways it was made, and nothing else. */
export function measuresAlone(): Expectation {
  const wants = ['nothing of others on the first request', 'the id and the time of the request before, and nothing else'] as const
  return expectation(wants, ({ attempts }) => {
    const said = attempts.map(({ headers }) => headers['x-stripe-client-telemetry'])
    if (said[0] !== undefined) return wants[0]
    return said.slice(1).every((text, index) => isMeasure(text, attempts[index]?.requestId)) ? null : wants[1]
  })
}

function isMeasure(text: string | undefined, requestId: string | undefined): boolean {
  const whole = fieldsIn(parsed(text ?? ''))
  const { usage = [], ...facts } = fieldsIn(whole['last_request_metrics'])
  const names = [Object.keys(whole), Object.keys(facts).toSorted()].join(' ')
  return (
    names === 'last_request_metrics request_duration_ms,request_id' &&
    facts['request_id'] === requestId &&
    typeof facts['request_duration_ms'] === 'number' &&
    Array.isArray(usage) &&
    usage.every((one) => typeof one === 'string' && /^[a-z_]{1,40}$/.test(one))
  )
}

function fieldsIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

/** The first request says which app makes it. */
export function namesApp({ name, version, url }: { readonly name: string; readonly version: string; readonly url: string }): Expectation {
  const wants = ['the app in User-Agent', 'the app in X-Stripe-Client-User-Agent'] as const
  return expectation(wants, ({ attempts: [first] }) => {
    if (first?.headers['user-agent']?.endsWith(` ${name}/${version} (${url})`) !== true) return wants[0]
    const said = fieldsIn(fieldsIn(parsed(first.headers['x-stripe-client-user-agent'] ?? ''))['application'])
    return said['name'] === name && said['version'] === version && said['url'] === url ? null : wants[1]
  })
}

/** Every request is given to a proxy: it asks it for the whole address. */
export function throughProxy(): Expectation {
  const wanted = 'every request to the proxy'
  return expectation([wanted], ({ attempts }) =>
    attempts.length > 0 && attempts.every(({ path }) => path.startsWith('http://')) ? null : wanted,
  )
}

/** Every call fails, whatever it did before, and does not end as something else. */
export function failsEach(instead: string): Expectation {
  const wanted = `an error in place of ${instead}`
  return expectation([wanted], ({ answers }) => (answers.every(({ kind }) => kind === 'error') ? null : wanted))
}

/** Every call fails before it sends anything. */
export function refusesEach(): Expectation {
  const wanted = 'an error in place of every request'
  return expectation([wanted], ({ answers, attempts }) =>
    attempts.length === 0 && answers.every(({ kind }) => kind === 'error') ? null : wanted,
  )
}
