import { makes, repeatsItself, sends, succeeds } from '../judge/expectations.ts'
import type { Script } from '../gateway/types.ts'
import type { Call } from '../ask/protocol.ts'
import type { RequestCase } from './case.ts'

export const CUSTOMER = { description: 'contract' } as const

/** Options of the client. Where an SDK has one set of them in a process, each other set takes a process of its own. */
export const RETRIES_MANY = { maxNetworkRetries: 5 } as const
export const RETRIES_ON = { maxNetworkRetries: 2 } as const
export const RETRIES_OFF = { maxNetworkRetries: 0 } as const

/** Creates a customer the documented way. */
export function createCustomer(options?: Call['request'], params: Call['params'] = CUSTOMER): Call {
  return { shape: 'params-and-options', method: 'customers.create', params, ...(options === undefined ? {} : { request: options }) }
}

/** A GET. */
export const RETRIEVE: Call = { shape: 'params-and-options', method: 'customers.retrieve', target: 'cus_contract' }

/** A POST of v2. */
export const CREATE_V2: Call = {
  shape: 'params-and-options',
  method: 'v2.core.eventDestinations.create',
  params: {
    name: 'contract',
    type: 'webhook_endpoint',
    event_payload: 'thin',
    enabled_events: ['*'],
    webhook_endpoint: { url: 'https://example.com/webhook' },
  },
}

/** A case of one keyless customer, with the client's defaults and nothing gone wrong, but for what is given. */
export function request(given: Pick<RequestCase, 'id' | 'level' | 'title' | 'sent'> & Partial<RequestCase>): RequestCase {
  return { kind: 'request', threat: 'double charge', options: {}, calls: [createCustomer()], expect: [], ...given }
}

/** The first attempt is executed, and its answer lost to a reset. */
export const LOST: Script = { faults: [{ kind: 'reset', when: 'after' }] }

/** The first attempt gets an answer of the gateway's own in place of execution. */
export function answered(status: number, headers: Readonly<Record<string, string>> = {}, body?: string): Script {
  return { faults: [{ kind: 'answer', status, headers, ...(body === undefined ? {} : { body }) }] }
}

/** So many 503, and then a 400: who retries too often is not kept waiting for ever. */
export function always503(attempts: number): Script {
  return {
    faults: [...Array.from({ length: attempts }, () => answered(503)), answered(400)].flatMap(({ faults }) => faults),
    forever: true,
  }
}

/** Sent twice, and made once. */
export const RECOVERS = [sends(2), repeatsItself(), makes(1), succeeds()]

/** What is lost or busy is tried again, with the same key, and makes one object. */
export function retried(name: string, what: string, script: Script): RequestCase {
  return request({
    id: `retry/${name}`,
    level: 'MUST',
    title: `After ${what}, the same request is sent again`,
    sent: `${what}, retries 2`,
    options: RETRIES_ON,
    script,
    expect: RECOVERS,
  })
}
