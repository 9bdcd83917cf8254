import { connectsTo } from '../judge/error-expectations.ts'
import { fails, keepsCredential, makes, sends } from '../judge/expectations.ts'
import type { Fault } from '../gateway/types.ts'
import type { Call } from '../ask/protocol.ts'
import type { RequestCase } from './case.ts'
import { TOKEN } from './oauth.ts'
import { createCustomer, request, RETRIES_OFF, RETRIEVE } from './request.ts'
import { PDF } from './stream.ts'

const UPLOAD: Call = {
  shape: 'params-and-options',
  method: 'files.create',
  params: { purpose: 'dispute_evidence', file: { $file: 'AAAA', name: 'contract.png' } },
}
const METER: Call = {
  shape: 'params-and-options',
  method: 'v2.billing.meterEventStream.create',
  params: { events: [{ event_name: 'contract', payload: { value: '1' } }] },
}
const CAPTURE: Call = { shape: 'params-and-options', method: 'paymentIntents.capture', target: 'pi_contract' }
const DELETE: Call = { shape: 'params-and-options', method: 'customers.delete', target: 'cus_contract' }
type RedirectStatus = Extract<Fault, { kind: 'redirect' }>['status']

/** Where the API key goes. */
export const TRANSPORT: readonly RequestCase[] = [
  byDefault('default-host', 'By default, calls go to api.stripe.com by TLS', createCustomer(), 'api.stripe.com'),
  byDefault('default-host-upload', 'By default, uploads go to files.stripe.com by TLS', UPLOAD, 'files.stripe.com'),
  byDefault('default-host-oauth', 'By default, accounts are connected at connect.stripe.com by TLS', TOKEN, 'connect.stripe.com'),
  byDefault('default-host-meter', 'By default, meter events go to meter-events.stripe.com by TLS', METER, 'meter-events.stripe.com'),
  byDefault('default-host-stream', 'By default, documents come from files.stripe.com by TLS', PDF, 'files.stripe.com'),
  request({
    id: 'transport/untrusted-certificate',
    level: 'MUST',
    title: 'A certificate that nobody trusts is refused before anything is sent',
    threat: 'secret leaked',
    sent: 'customer created and retrieved at a host with a certificate of its own making, retries 0',
    options: RETRIES_OFF,
    calls: [createCustomer(), RETRIEVE],
    untrusted: true,
    expect: [sends(0), fails('connection')],
  }),
  ...([301, 303, 307, 308] as const).map(redirected),
  request({
    id: 'transport/location-of-success',
    level: 'MUST',
    title: 'The Location of a success is not followed',
    threat: 'secret leaked',
    sent: '200 with a Location, retries 0',
    options: RETRIES_OFF,
    script: { faults: [{ kind: 'redirect', status: 200 }] },
    expect: [keepsCredential(), sends(1), makes(0)],
  }),
]

function byDefault(name: string, title: string, call: Call, host: string): RequestCase {
  return request({
    id: `transport/${name}`,
    level: 'MUST',
    title,
    threat: 'secret leaked',
    sent: `${call.method} by a client for no host; no connection is made`,
    options: RETRIES_OFF,
    calls: [{ ...call, inspect: true }],
    offline: true,
    expect: [connectsTo(host)],
  })
}

function redirected(status: RedirectStatus): RequestCase {
  return request({
    id: `transport/redirect-${status}`,
    level: 'MUST',
    title: `A ${status} to another host does not carry the API key there, whatever the method`,
    threat: 'secret leaked',
    // A POST with a 307 is a case of its own.
    sent: `${status} to another host, for ${status === 307 ? '' : 'two POSTs, '}a GET and a DELETE, retries 0`,
    options: RETRIES_OFF,
    calls: [...(status === 307 ? [] : [createCustomer(), CAPTURE]), RETRIEVE, DELETE],
    script: { faults: [{ kind: 'redirect', status }], forever: true },
    expect: [keepsCredential()],
  })
}
