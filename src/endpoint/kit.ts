import { setTimeout as after } from 'node:timers/promises'
import { hmac } from '../prove/ask/delivery.ts'
import type { Attempt, Gateway } from '../prove/gateway/types.ts'
import type { App } from './app.ts'
import type { Event } from './events.ts'
import type { Sample } from './samples.ts'

/** How often is looked whether something has happened, in milliseconds. */
const LOOK_MS = 20
/** So long nothing reaches the gateway where we take the app to be done; where that is too short, we can only not tell. Milliseconds. */
const QUIET_MS = 400

/** How long things may take, in milliseconds. They only decide what we could not tell. */
export interface EndpointLimits {
  /** Until it answers for the first time. */
  readonly readyMs: number
  /** Of one answer. */
  readonly answerMs: number
  /** Until what follows from an event has reached the gateway. */
  readonly effectMs: number
  /** Of all that is sent with one version. */
  readonly lifeMs: number
  /** Of all versions together, with all that is installed for them. */
  readonly budgetMs: number
  /** Bytes that it may print. */
  readonly maxBytes: number
}

/** What a trial is made with. */
export interface Kit {
  readonly app: Pick<App, 'lines' | 'ended'>
  readonly gateway: Pick<Gateway, 'attempts' | 'idle'>
  /** The status of the answer; null where none came. `signature` is the header, null for none. */
  post(body: string, signature: string | null): Promise<number | null>
  /** Unix seconds. */
  now(): number
  make(sample: Sample, created: number, type?: string): Event
  readonly samples: readonly Sample[]
  readonly secret: string
  readonly limits: EndpointLimits
}

/** The header of a body, by one or several secrets: https://docs.stripe.com/webhooks/signature */
export function signature(secrets: readonly string[], at: number, body: string): string {
  return [`t=${at}`, ...secrets.map((secret) => `v1=${hmac(secret, `${at}.`, body)}`)].join(',')
}

/** Whether a request to the gateway follows from an event: it names something that no other event has. */
export function names({ path, body, key }: Attempt, { mark, amount }: Event): boolean {
  const text = `${path}\n${body}\n${key ?? ''}`
  return text.includes(mark) || new RegExp(`(?<!\\d)${amount}(?!\\d)`).test(text)
}

/** The number of the newest request. */
export function newest({ gateway }: Pick<Kit, 'gateway'>): number {
  return gateway.attempts().at(-1)?.sequence ?? 0
}

/** What made an object, of the requests after that number. */
export function madeAfter({ gateway }: Pick<Kit, 'gateway'>, sequence: number): readonly Attempt[] {
  return gateway.attempts().filter((attempt) => attempt.made && attempt.sequence > sequence)
}

/** Waits until it is so, or the time is over, or the app has ended. */
export async function until({ app }: Pick<Kit, 'app'>, isSo: () => boolean, ms: number): Promise<void> {
  const deadline = AbortSignal.timeout(ms)
  while (!isSo() && !deadline.aborted && app.ended() === null) await after(LOOK_MS)
}

/** Waits until nothing more reaches the gateway. */
export async function quiet(kit: Kit): Promise<void> {
  const deadline = AbortSignal.timeout(kit.limits.effectMs)
  let before = -1
  while (before !== newest(kit) && !deadline.aborted) {
    before = newest(kit)
    await after(QUIET_MS)
    await kit.gateway.idle()
  }
}
