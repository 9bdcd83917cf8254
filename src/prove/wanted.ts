import type { SdkFacts } from '../domain/sdk-facts.ts'
import type { Check, RequestCase, RequestRun } from './cases/case.ts'
import type { Attempt } from './gateway/types.ts'

type Probe = Pick<RequestRun, 'answers' | 'attempts'>

/** More than any case wants of anything. */
const MANY = 99

function attempts(of: (index: number) => Partial<Attempt>): readonly Attempt[] {
  return Array.from({ length: MANY }, (_, index) => ({
    sequence: index + 1,
    attempt: index + 1,
    method: '',
    path: '',
    key: 'k',
    body: '',
    bodyHash: '',
    headers: {},
    fault: 'forward',
    executed: true,
    made: true,
    replayed: false,
    status: 200,
    at: 0,
    ...of(index),
  }))
}

function headersOf(value: string): Readonly<Record<string, string>> {
  return { authorization: value, 'stripe-account': value, 'stripe-version': value }
}

/** SDKs that do wrong in every way that a check may complain of; several, because one wrong may hide another. */
const PROBES: readonly Probe[] = [
  { answers: [{ kind: 'hang', proved: true }], attempts: [] },
  {
    answers: [{ kind: 'error', class: '', status: null }],
    attempts: attempts((index) => ({ key: `k${index}`, headers: headersOf(String(index)) })),
  },
  { answers: [{ kind: 'value', headers: {} }], attempts: attempts((index) => ({ bodyHash: String(index), fault: 'truncate' })) },
  { answers: [{ kind: 'value', headers: {} }], attempts: attempts(() => ({ key: null })) },
  { answers: [{ kind: 'value', headers: {}, ms: 0, pauses: [1000] }], attempts: attempts(() => ({})) },
  {
    answers: [{ kind: 'error', class: '', status: null, message: 'secret' }],
    attempts: attempts(() => ({ fault: 'elsewhere', headers: { authorization: 'Bearer secret' } })),
  },
]

/**
 * What a check wants to see, in the phrases that it complains with: each is had from an SDK that does wrong in that
 * way, so that what a reader is told can not differ from what is judged.
 */
export function wanted(check: Check, one: RequestCase, errorClasses: SdkFacts['errorClasses']): readonly string[] {
  return [...new Set(PROBES.flatMap((probe) => check({ ...probe, errorClasses, apiVersion: 'pinned', patienceMs: 0, case: one }) ?? []))]
}
