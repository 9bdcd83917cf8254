import type { Script } from '../gateway/types.ts'
import type { Call } from '../protocol.ts'

export const CUSTOMER = { description: 'contract' } as const

/** Creates a customer the documented way. */
export function createCustomer(request?: Call['request'], params: Call['params'] = CUSTOMER): Call {
  return { shape: 'params-and-options', method: 'customers.create', params, ...(request === undefined ? {} : { request }) }
}

/** Executes, and loses the answer to a reset. */
export const LOST: Script = { faults: [{ kind: 'reset', when: 'after' }] }

/** One answer of the gateway's own in place of execution. */
export function answered(status: number, headers: Readonly<Record<string, string>> = {}, body?: string): Script {
  return { faults: [{ kind: 'answer', status, headers, ...(body === undefined ? {} : { body }) }] }
}
