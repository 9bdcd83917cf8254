import { WRITERS, type Event, type Writer } from './events.ts'
import { madeAfter, names, newest, quiet, signature, until, type Kit } from './kit.ts'
import type { Sample } from './samples.ts'

/** A kind of event by which something is made at the gateway, each time the same. */
export interface Effect {
  readonly sample: Sample
  /** How many objects one event makes. */
  readonly each: number
  /** Whether the requests name their event. Else they are counted between two others. */
  readonly isNamed: boolean
}

/** One genuine event, and its answer. */
export interface Greeting {
  readonly sample: Sample
  readonly event: Event
  readonly status: number | null
}

/** Whether an answer says that the event was taken. */
export function isAccepted(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300
}

/** Sends one genuine event and waits for the answer. */
async function sendGenuine(kit: Kit, writer: Writer, event: Event): Promise<number | null> {
  const body = WRITERS[writer](event.json)
  return kit.post(body, signature([kit.secret], kit.now(), body))
}

/** Sends a genuine event of each type, one after the other, until the app ends. */
export async function greet(kit: Kit, writer: Writer): Promise<readonly Greeting[]> {
  const greetings: Greeting[] = []
  for (const sample of kit.samples) {
    if (kit.app.ended() !== null) break
    const event = kit.make(sample, kit.now())
    greetings.push({ sample, event, status: await sendGenuine(kit, writer, event) })
  }
  return greetings
}

/** Which event has an effect that we see; `none` where no event has one, `varies` where it is not the same each time. */
export async function findEffect(kit: Kit, writer: Writer, greetings: readonly Greeting[]): Promise<Effect | 'none' | 'varies'> {
  await quiet(kit)
  const made = madeAfter(kit, 0)
  if (made.length === 0) return 'none'
  const accepted = greetings.filter(({ status }) => isAccepted(status))
  for (const { sample, event } of accepted) {
    const each = made.filter((attempt) => names(attempt, event)).length
    if (each > 0) return confirmed(kit, writer, { sample, each, isNamed: true })
  }
  for (const { sample } of accepted) {
    const since = newest(kit)
    await sendGenuine(kit, writer, kit.make(sample, kit.now()))
    await quiet(kit)
    const each = madeAfter(kit, since).length
    if (each > 0) return confirmed(kit, writer, { sample, each, isNamed: false })
  }
  return 'none'
}

async function confirmed(kit: Kit, writer: Writer, effect: Effect): Promise<Effect | 'varies'> {
  const since = newest(kit)
  const event = kit.make(effect.sample, kit.now())
  await sendGenuine(kit, writer, event)
  await until(kit, () => effectsOf(kit, effect, event, since) >= effect.each, kit.limits.effectMs)
  await quiet(kit)
  return effectsOf(kit, effect, event, since) === effect.each ? effect : 'varies'
}

/** How many objects an event has made; where the requests do not name it, all that were made after that number. */
export function effectsOf(kit: Kit, { isNamed }: Effect, event: Event, since: number): number {
  const made = madeAfter(kit, since)
  return isNamed ? made.filter((attempt) => names(attempt, event)).length : made.length
}

/**
 * Waits until an app that works through its events in order is done with all before: one more event is sent, and its own effect
 * waited for. How many objects were made by that one.
 */
export async function settle(kit: Kit, writer: Writer, effect: Effect | null): Promise<number> {
  if (effect === null) {
    await kit.gateway.idle()
    return 0
  }
  const since = newest(kit)
  const event = kit.make(effect.sample, kit.now())
  const status = await sendGenuine(kit, writer, event)
  if (isAccepted(status)) await until(kit, () => effectsOf(kit, effect, event, since) >= effect.each, kit.limits.effectMs)
  await kit.gateway.idle()
  return isAccepted(status) ? effect.each : 0
}
