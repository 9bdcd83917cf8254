import type { RequestCase } from '../../src/prove/cases/case.ts'
import type { Attempt, Gateway } from '../../src/prove/gateway/types.ts'
import type { Call } from '../../src/prove/ask/protocol.ts'

export const CALL: Call = { shape: 'module', method: 'a.b' }

/** A case of one call that is asked of a fake driver. */
export function call(id: string, given: Partial<RequestCase> = {}): RequestCase {
  return {
    kind: 'request',
    id,
    level: 'MUST',
    title: '',
    threat: 'double charge',
    sent: '',
    options: {},
    calls: [CALL],
    expect: [],
    ...given,
  }
}

/** A request that stripe-mock refused. */
export const SENT: Attempt = {
  sequence: 1,
  attempt: 1,
  method: 'POST',
  path: '/v1/customers',
  key: 'k',
  body: '',
  bodyHash: '',
  requestId: 'req_1',
  headers: {},
  fault: 'forward',
  executed: false,
  made: false,
  replayed: false,
  status: 400,
  at: 1,
}

/** A gateway of which the history is known beforehand. */
export function gatewayThatSaw(attempts: readonly Attempt[], failure: string | null = null): Gateway {
  return {
    host: '127.0.0.1',
    port: 1,
    untrustedPort: 2,
    otherPort: 3,
    script: () => undefined,
    history: () => attempts,
    attempts: () => attempts,
    idle: async () => undefined,
    advance: () => undefined,
    failure,
    [Symbol.asyncDispose]: async () => undefined,
  }
}

/** A gateway that saw something else each time that it is asked. */
export function gatewayThatSees(...histories: readonly (readonly Attempt[])[]): Gateway {
  const left = [...histories]
  return { ...gatewayThatSaw([]), history: () => left.shift() ?? [] }
}
