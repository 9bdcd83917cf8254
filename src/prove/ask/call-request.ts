import type { RequestCase, Step } from '../cases/case.ts'
import { notificationJson } from '../cases/event.ts'
import { hmac, SECRET } from './delivery.ts'
import type { Disguise } from './disguise.ts'
import type { CallRequest } from './protocol.ts'

/** So many times as long as a client waits, and all pauses of an SDK: what is not settled then never settles. */
const HANG = 4
/** Milliseconds: the SDKs pause for 5 s at most, twice. */
const ALL_PAUSES = 15_000

/** What a case's calls are made with, which only is known when it runs. */
export interface Circumstances {
  /** Where Stripe is; nowhere where the SDK is to go by itself. */
  readonly where: Pick<CallRequest, 'base'>
  readonly disguise: Disguise
  /** The API key that names the case. */
  readonly key: string
  /** A host of ours that is not Stripe's. */
  readonly elsewhere: string
  /** Milliseconds that a client waits that is to give up. */
  readonly waitMs: number
}

/** What the driver is asked for one call of a case. */
export function callRequest(one: RequestCase, step: Step, circumstances: Circumstances): CallRequest {
  const { where, key, disguise, waitMs } = circumstances
  const { client, notification, request, methodRequest, ...call } = disguise.hide(step)
  const { key: own = '{key}', ...given } = client ?? {}
  const options = client === undefined ? one.options : given
  return {
    verb: 'call',
    ...call,
    shape: one.surface ?? call.shape,
    ...(request === undefined ? {} : { request: { ...request, ...filledKeys(request, key), ...patienceOfRequest(one, waitMs) } }),
    ...(methodRequest === undefined ? {} : { methodRequest: { ...methodRequest, ...filledKeys(methodRequest, key) } }),
    ...(notification === undefined ? {} : { delivery: deliveryOf(notification, circumstances) }),
    ...where,
    key: own.replace('{key}', key),
    ...(one.together === true ? { meets: { at: key, calls: one.calls.length } } : {}),
    ...patienceOf(one, { ...options, ...filledKeys(options, key) }, waitMs),
  }
}

/** With the case's own API key in those that have a name of their own. */
function filledKeys(
  { apiKey, authenticator }: { readonly apiKey?: string; readonly authenticator?: string },
  key: string,
): { readonly apiKey?: string; readonly authenticator?: string } {
  return {
    ...(apiKey === undefined ? {} : { apiKey: apiKey.replace('{key}', key) }),
    ...(authenticator === undefined ? {} : { authenticator: authenticator.replace('{key}', key) }),
  }
}

function patienceOfRequest({ givesUp }: RequestCase, waitMs: number): { readonly timeoutMs?: number } {
  return givesUp === 'request-timeout' ? { timeoutMs: waitMs } : {}
}

function patienceOf(
  { givesUp, mayHang }: RequestCase,
  options: CallRequest['options'],
  waitMs: number,
): Pick<CallRequest, 'options' | 'cancelAfterMs' | 'hangAfterMs'> {
  return {
    options: givesUp === 'timeout' ? { ...options, timeoutMs: waitMs } : options,
    ...(givesUp === 'cancel' ? { cancelAfterMs: waitMs } : {}),
    ...(mayHang === true ? { hangAfterMs: waitMs * HANG + ALL_PAUSES } : {}),
  }
}

function deliveryOf(
  notification: NonNullable<Step['notification']>,
  { elsewhere, disguise: { hide } }: Circumstances,
): NonNullable<CallRequest['delivery']> {
  const { url, ...facts } = notification
  const payload = hide(
    notificationJson({ ...facts, ...(url === undefined ? {} : { url: url?.replace('{elsewhere}', elsewhere) ?? null }) }),
  )
  const secret = hide(SECRET)
  const timestamp = Math.floor(Date.now() / 1000)
  return {
    payload: Buffer.from(payload).toString('base64'),
    header: `t=${timestamp},v1=${hmac(secret, `${timestamp}.`, payload)}`,
    secret,
  }
}
