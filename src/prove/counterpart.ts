import { UpstreamError } from '../domain/errors.ts'
import type { Log, Tools, Wall } from '../world.ts'
import { startGateway } from './gateway/index.ts'
import type { Gateway, StripeMock } from './gateway/types.ts'
import { firstLine } from './judge/outcome.ts'
import { findStripeMock, startStripeMock } from './stripe-mock.ts'

/** The clock that keys expire by: only a case moves it, however long the suite takes. */
const STANDS_STILL = (): number => 0

/** What the SDKs of one place talk to: a gateway on loopback, before the run's stripe-mock. */
interface Counterpart {
  /** The gateway, or why there is none, as every request case will say. */
  readonly gateway: Gateway | { readonly missing: string }
  /** What a reader must know, as of now. */
  notes(): readonly string[]
  /** Milliseconds until stripe-mock could be spoken to. */
  readonly ms: number
}

/** The counterparts of a prover: one gateway in each place that drivers run in, and one stripe-mock for all. */
export interface Counterparts extends AsyncDisposable {
  /** Begins to start stripe-mock, where that has not begun, and a gateway behind the wall, where there is one. */
  begin(wall?: Wall): void
  in(wall: Wall | null): Promise<Counterpart>
  /** Those that were asked for. */
  all(): Promise<readonly Counterpart[]>
}

/** What was started, or why there is nothing; how long that took, in milliseconds. */
interface Mock {
  readonly mock: StripeMock | { readonly missing: string }
  readonly ms: number
}

/**
 * Finds or provides stripe-mock and starts it. Where there is none to be had, the counterpart says so: only the request cases
 * need it. Throws SettingsError where the user names one that cannot be run.
 */
async function startMock(tools: Tools, path: string | null, log: Pick<Log, 'step'>): Promise<Mock> {
  const started = performance.now()
  try {
    const mock = await startStripeMock(tools, await findStripeMock(tools, { path, log }))
    return { mock, ms: performance.now() - started }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return { mock: { missing: firstLine(error) }, ms: performance.now() - started }
  }
}

/** Behind a wall its gateway alone can be reached, which runs here. */
export function createCounterparts(tools: Tools, path: string | null, log: Pick<Log, 'step'>): Counterparts {
  let starting: Promise<Mock> | null = null
  const mocked = async (): Promise<Mock> => (starting ??= startMock(tools, path, log))
  const started = new Map<Wall | null, Promise<Counterpart>>()
  const asked = new Set<Wall | null>()
  const gateways: Gateway[] = []
  let ended = false

  async function start(wall: Wall | null): Promise<Counterpart> {
    const { mock, ms } = await mocked()
    if ('missing' in mock) return { gateway: { missing: 'there is no stripe-mock to answer it' }, notes: () => [mock.missing], ms }
    const place = wall === null ? {} : { place: wall.listen }
    const gateway = await startGateway({ mockPort: mock.port, now: STANDS_STILL, ...place })
    gateways.push(gateway)
    const notes = (): readonly string[] => [
      ...(mock.note === null ? [] : [mock.note]),
      ...(gateway.failure === null ? [] : [`stripe-mock stopped answering: ${gateway.failure}`]),
    ]
    return { gateway, notes, ms }
  }

  async function startOnce(wall: Wall | null): Promise<Counterpart> {
    const one = started.get(wall) ?? start(wall)
    started.set(wall, one)
    return one
  }

  return {
    begin(wall) {
      if (ended) return
      // Whoever asks for a counterpart gets the error; nobody may ask.
      const beginning = wall === undefined ? mocked() : startOnce(wall)
      beginning.catch(() => undefined)
    },
    async in(wall) {
      asked.add(wall)
      return startOnce(wall)
    },
    all: async () => Promise.all([...asked].map(startOnce)),
    async [Symbol.asyncDispose]() {
      ended = true
      await Promise.allSettled(started.values())
      for (const gateway of gateways) await gateway[Symbol.asyncDispose]()
      const begun = (await starting?.catch(() => null)) ?? null
      if (begun !== null && !('missing' in begun.mock)) await begun.mock[Symbol.asyncDispose]()
    },
  }
}
