import type { EndpointCheckId } from '../domain/own-endpoint.ts'
import type { Attempt } from '../prove/gateway/types.ts'
import { effectsOf, findEffect, greet, isAccepted, settle, type Effect, type Greeting } from './effect.ts'
import { oddly, WRITERS, type Event, type Writer } from './events.ts'
import { names, newest, quiet, signature, until, type Kit } from './kit.ts'

/** Seconds. Stripe's own libraries take events of the last five minutes. */
const HOUR = 3600
/** How long a line is waited for after an answer, in milliseconds. */
const LOG_MS = 2000
const BURST = 20
/** No SDK and no app knows it. */
const UNKNOWN_TYPE = 'stripe_upgrade.unknown_type'

/** What came of one kind of event. */
export interface Probed {
  readonly answers: readonly (number | null)[]
  /** Objects that were made because of it; null where effects cannot be seen. */
  readonly effects: number | null
  readonly requests: readonly Attempt[]
  /** Whether a line was printed meanwhile. */
  readonly isLogged: boolean
}

/** All that was seen of the app. */
export interface Trial {
  /** Of the first way to write bodies in which an event was accepted; else as Stripe writes them. */
  readonly greetings: readonly Greeting[]
  /** Null where no genuine event was accepted, however it was written. */
  readonly writer: Writer | null
  readonly effect: Effect | 'none' | 'varies'
  readonly probed: ReadonlyMap<EndpointCheckId, Probed>
}

interface Signed {
  readonly body: string
  readonly header: string | null
}

/** What is sent for one check. */
interface Probe {
  readonly id: EndpointCheckId
  readonly event: Event
  readonly deliveries: readonly (() => Signed)[]
  readonly isAtOnce?: true
}

/** Sends the app everything, one check after the other, and notes what comes of it. Judges nothing. */
export async function tryApp(kit: Kit): Promise<Trial> {
  let greetings: readonly Greeting[] = []
  let writer: Writer | null = null
  for (const each of ['stripe', 'JSON.stringify', 'json.dumps'] as const satisfies readonly Writer[]) {
    const answered = await greet(kit, each)
    if (each === 'stripe') greetings = answered
    if (!answered.some(({ status }) => isAccepted(status))) continue
    greetings = answered
    writer = each
    break
  }
  if (writer === null) return { greetings, writer, effect: 'none', probed: new Map() }
  const effect = await findEffect(kit, writer, greetings)
  const known = typeof effect === 'string' ? null : effect
  const results: (readonly [Probe, Probed])[] = []
  for (const probe of probesOf(kit, writer, known, greetings)) results.push([probe, await run(kit, writer, known, probe)])
  // What an app does late still counts for the event that it names. One that works on many at once may do it in any order.
  if (known?.isNamed === true) await quiet(kit)
  return { greetings, writer, effect, probed: new Map(results.map(([probe, seen]) => [probe.id, final(kit, known, probe, seen)])) }
}

/** What must not be taken comes first, so that nothing of it can be hidden by what may be. */
function probesOf(kit: Kit, writer: Writer, effect: Effect | null, greetings: readonly Greeting[]): readonly Probe[] {
  const sample = effect?.sample ?? greetings.find(({ status }) => isAccepted(status))?.sample
  if (sample === undefined) return []
  const make = (type?: string): Event => kit.make(sample, kit.now(), type)
  const write = WRITERS[writer]
  const rewrite = WRITERS[writer === 'JSON.stringify' ? 'stripe' : 'JSON.stringify']
  const sign = (body: string, by: readonly string[] = [kit.secret], at = kit.now()): Signed => ({ body, header: signature(by, at, body) })
  const [forged, old, changed, exact] = [make(), make(), make(), make()]
  const [rotation, unknown, twice, burst] = [make(), make(UNKNOWN_TYPE), make(), make()]
  const genuine = (event: Event) => (): Signed => sign(write(event.json))
  const other = `${kit.secret}_of_another_endpoint`
  return [
    {
      id: 'forged',
      event: forged,
      deliveries: [
        () => sign(write(forged.json), [other]),
        () => ({ body: write(forged.json), header: null }),
        () => sign(write(forged.json), ['']),
      ],
    },
    { id: 'old', event: old, deliveries: [() => sign(write(old.json), [kit.secret], kit.now() - HOUR)] },
    {
      id: 'changed',
      event: changed,
      deliveries: [
        () => ({ ...genuine(changed)(), body: write({ ...changed.json, account: 'acct_1Changed' }) }),
        () => ({ ...genuine(changed)(), body: rewrite(changed.json) }),
      ],
    },
    { id: 'exact', event: exact, deliveries: [() => sign(oddly(exact))] },
    { id: 'rotation', event: rotation, deliveries: [() => sign(write(rotation.json), [other, kit.secret])] },
    { id: 'unknown', event: unknown, deliveries: [genuine(unknown)] },
    { id: 'twice', event: twice, deliveries: [genuine(twice), genuine(twice)] },
    { id: 'burst', event: burst, deliveries: Array.from({ length: BURST }, () => genuine(burst)), isAtOnce: true },
  ]
}

async function run(kit: Kit, writer: Writer, effect: Effect | null, { id, event, deliveries, isAtOnce }: Probe): Promise<Probed> {
  const [since, lines] = [newest(kit), kit.app.lines()]
  const deliver = async (make: () => Signed): Promise<number | null> => {
    const { body, header } = make()
    return kit.post(body, header)
  }
  const answers: (number | null)[] = []
  if (isAtOnce) answers.push(...(await Promise.all(deliveries.map(deliver))))
  else for (const delivery of deliveries) answers.push(await deliver(delivery))
  if (id === 'forged') await until(kit, () => kit.app.lines() > lines, LOG_MS)
  const isLogged = kit.app.lines() > lines
  const before = newest(kit)
  const expected = await settle(kit, writer, effect)
  if (effect?.isNamed === false) await quiet(kit)
  const effects = effect === null ? null : Math.max(0, effectsOf(kit, effect, event, since) - (effect.isNamed ? 0 : expected))
  const requests = kit.gateway.attempts().filter(({ sequence }) => sequence > since && sequence <= before)
  return { answers, effects, requests, isLogged }
}

function final(kit: Kit, effect: Effect | null, { event }: Probe, seen: Probed): Probed {
  if (effect === null || !effect.isNamed) return seen
  const requests = kit.gateway.attempts().filter((attempt) => names(attempt, event))
  return { ...seen, requests, effects: requests.filter(({ made }) => made).length }
}
