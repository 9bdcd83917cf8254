import { UpstreamError } from '../domain/errors.ts'
import type { Log, Tools, Wall } from '../world.ts'
import { startGateway } from './gateway/index.ts'
import type { Gateway, StripeMock } from './gateway/types.ts'
import { firstLine } from './outcome.ts'
import { findStripeMock, startStripeMock } from './stripe-mock.ts'

/** The clock that keys expire by: only a case moves it, however long the suite takes. */
const STANDS_STILL = (): number => 0

/** What the SDKs talk to: a stripe-mock of our own with the gateway before it, both on loopback. */
export interface Counterpart extends AsyncDisposable {
  /** The gateway, or why there is none, as every request case will say. */
  readonly gateway: Gateway | { readonly missing: string }
  /** What a reader must know, as of now. */
  notes(): readonly string[]
  /** Milliseconds until it could be spoken to. */
  readonly ms: number
}

/**
 * Finds or provides stripe-mock and starts the two. Behind a wall the gateway alone can be reached, which runs here. Where there
 * is no stripe-mock to be had, the counterpart says so: only the request cases need it. Throws SettingsError where the user names one that cannot be run.
 */
async function startCounterpart(tools: Tools, path: string | null, wall: Wall | null, log: Pick<Log, 'step'>): Promise<Counterpart> {
  const started = performance.now()
  let mock: StripeMock | null = null
  try {
    mock = await startStripeMock(tools, await findStripeMock(tools, { path, log }))
    const place = wall === null ? {} : { place: wall.listen }
    const gateway = await startGateway({ mockPort: mock.port, now: STANDS_STILL, ...place })
    return counterpart(mock, gateway, performance.now() - started)
  } catch (error) {
    await mock?.[Symbol.asyncDispose]()
    if (!(error instanceof UpstreamError)) throw error
    return {
      gateway: { missing: 'there is no stripe-mock to answer it' },
      notes: () => [firstLine(error)],
      ms: performance.now() - started,
      [Symbol.asyncDispose]: async () => undefined,
    }
  }
}

/** The counterparts of a prover: one in each place that drivers run in. */
export interface Counterparts extends AsyncDisposable {
  in(wall: Wall | null): Promise<Counterpart>
  all(): Promise<readonly Counterpart[]>
}

export function createCounterparts(tools: Tools, path: string | null, log: Pick<Log, 'step'>): Counterparts {
  const started = new Map<Wall | null, Promise<Counterpart>>()
  return {
    async in(wall) {
      const starting = started.get(wall) ?? startCounterpart(tools, path, wall, log)
      started.set(wall, starting)
      return starting
    },
    all: async () => Promise.all(started.values()),
    async [Symbol.asyncDispose]() {
      for (const starting of started.values()) {
        const one = await starting.catch(() => null)
        await one?.[Symbol.asyncDispose]()
      }
    },
  }
}

function counterpart(mock: StripeMock, gateway: Gateway, ms: number): Counterpart {
  return {
    gateway,
    notes: () => [
      ...(mock.note === null ? [] : [mock.note]),
      ...(gateway.failure === null ? [] : [`stripe-mock stopped answering: ${gateway.failure}`]),
    ],
    ms,
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]()
      await mock[Symbol.asyncDispose]()
    },
  }
}
