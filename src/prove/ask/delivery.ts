import { createHmac } from 'node:crypto'
import type { WebhookCase } from '../cases/case.ts'
import { eventJson } from '../cases/event.ts'
import { NO_DISGUISE, type Disguise } from './disguise.ts'
import type { VerifyRequest } from './protocol.ts'

/** The endpoint secret that genuine deliveries are signed with. */
export const SECRET = 'whsec_contract_6735_suite'

const HOUR = 3600

/** The moment of a delivery. */
export interface Moment {
  /** Unix seconds. */
  readonly now: number
  /** The API version that the SDK pins; some refuse events of another. */
  readonly apiVersion: string | null
}

/**
 * What the SDK is asked to verify. Every signature is computed here, never by the SDK's own helper: HMAC-SHA256 of
 * `timestamp.body`, in hexadecimal (https://docs.stripe.com/webhooks/signature).
 */
export function deliver({ webhook, expect }: WebhookCase, moment: Moment, { hide }: Disguise = NO_DISGUISE): VerifyRequest {
  const event = hide(eventJson(moment.apiVersion ?? '2020-08-27'))
  const body = hide(webhook.body?.(event) ?? event)
  const signed = hide(webhook.signed?.(event) ?? body)
  const timestamp = webhook.timestamp ?? String(moment.now - (webhook.age ?? 0))
  const secret = hide(webhook.secret === undefined ? SECRET : webhook.secret)
  const signedWith = hide(webhook.signedWith ?? SECRET)
  const header = webhook.header === undefined ? 't={t},v1={good}' : webhook.header
  return {
    verb: 'verify',
    payload: Buffer.from(body).toString('base64'),
    form: webhook.form ?? 'text',
    header: header === null ? null : fill(header, timestamp, signed, signedWith, moment.now),
    secret,
    ...(webhook.tolerance === undefined ? {} : { tolerance: webhook.tolerance }),
    ...(webhook.received === undefined ? {} : { receivedAt: moment.now - webhook.received }),
    ...(webhook.exact === true ? { now: moment.now } : {}),
    ...(webhook.reads === undefined ? {} : { reads: Object.keys(webhook.reads) }),
    ...(webhook.apiKey === undefined ? {} : { apiKey: webhook.apiKey }),
    ...(expect === 'keeps-secret' ? { inspect: true as const } : {}),
    api: webhook.api ?? 'construct',
  }
}

function fill(header: string, timestamp: string, signed: string | Uint8Array, secret: string, now: number): string {
  const good = hmac(secret, `${timestamp}.`, signed)
  const bad = hmac(`${SECRET}_of_another_endpoint`, `${timestamp}.`, signed)
  const inverse = good.replace(/./g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16))
  const places: Readonly<Record<string, string>> = {
    t: timestamp,
    good,
    bad,
    GOOD: good.toUpperCase(),
    half: good.slice(0, 32),
    prefix: good.slice(0, -1) + inverse.slice(-1),
    suffix: inverse.slice(0, 1) + good.slice(1),
    inverse,
    bare: hmac(secret, '', signed),
    old: String(now - HOUR),
    stale: hmac(secret, `${now - HOUR}.`, signed),
    t_: timestamp.replace(/(?=\d{9}$)/, '_'),
  }
  return header.replace(/\{(\w+)\}/g, (place, name: string) => places[name] ?? place)
}

/** The HMAC-SHA256, in hexadecimal, of a prefix and a body. */
export function hmac(secret: string, prefix: string, body: string | Uint8Array): string {
  return createHmac('sha256', secret).update(prefix).update(body).digest('hex')
}

/** The signature that would have made the SDK accept what it was handed. */
export function expectedSignature({ header, payload, secret }: VerifyRequest): string {
  const timestamp = /^t=(\d+)/.exec(header ?? '')?.[1] ?? ''
  return hmac(secret ?? '', `${timestamp}.`, Buffer.from(payload, 'base64'))
}
