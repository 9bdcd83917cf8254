import { randomBytes } from 'node:crypto'
import type { EndpointRun, EndpointVariable } from '../domain/own-endpoint.ts'
import type { Provision } from '../domain/sdk-adapter.ts'
import type { Use } from '../domain/use.ts'
import { startGateway } from '../prove/gateway/index.ts'
import type { StripeMock } from '../prove/gateway/types.ts'
import type { Budget } from '../prove/own-tests/budget.ts'
import { freshKey, surroundingsOf } from '../prove/own-tests/user-program.ts'
import type { Say, Tools, Wall, World } from '../world.ts'
import { doesAnswer, endWords, startApp, untilReady } from './app.ts'
import { eventMaker } from './events.ts'
import { judge } from './judge.ts'
import type { EndpointLimits, Kit } from './kit.ts'
import type { Sample } from './samples.ts'
import { startSender, type Sender } from './sender.ts'
import { tryApp } from './trial.ts'

/** The world of this stage. */
export type EndpointWorld = Pick<World, 'repository' | 'tools' | 'cache' | 'sdks' | 'log' | 'clock'>

/** What every run is made with. */
export interface Bench {
  readonly world: EndpointWorld
  readonly uses: readonly Use[]
  readonly command: string
  readonly url: string
  readonly variables: readonly EndpointVariable[]
  readonly wall: Wall | null
  readonly mock: StripeMock
  readonly samples: readonly Sample[]
  readonly apiVersion: string | null
  readonly limits: EndpointLimits
  readonly budget: Budget
}

/** A run of which nothing came, and why. */
export function notTried(why: string, tail: readonly string[] = []): EndpointRun {
  return { checks: [], why, tail }
}

/** Starts the app, and the sender beside it, and everything ends with this function. */
export async function runApp(bench: Bench, cwd: string, provisions: readonly Provision[], say: Say): Promise<EndpointRun> {
  const { world, wall, limits, command } = bench
  const { tools } = world
  const home = await tools.folder('home')
  const place: Pick<Tools, 'converse'> = wall ?? tools
  await using gateway = await startGateway({ mockPort: bench.mock.port, ...(wall && { place: wall.listen }) })
  await using sender = startSender(place, { timeoutMs: 2 * (limits.readyMs + limits.lifeMs) })
  const url = await addressOf(bench.url, sender)
  if (url === null) return notTried('No free port was found')
  if (await doesAnswer(sender, url)) return notTried(`Something else answers on ${url.host} already`)
  const secret = `whsec_${randomBytes(24).toString('hex')}`
  const key = freshKey()
  const base = `http://${gateway.host}:${gateway.port}`
  const { folders, options } = surroundingsOf(cwd, home, provisions)
  say('starting')
  await using app = startApp(
    place,
    command,
    { folders, values: [secret, key] },
    {
      ...options,
      env: {
        ...options.env,
        PORT: url.port || '80',
        ...variablesOf(bench.variables, { secret, key, base }),
      },
      timeoutMs: Math.min(limits.readyMs + limits.lifeMs, bench.budget.left()),
      maxBytes: limits.maxBytes,
    },
  )
  const why = await untilReady(app, sender, url, limits.readyMs)
  if (why !== null) return notTried(why, app.tail())
  say('sending events')
  const kit: Kit = {
    app,
    gateway,
    post: (body, header) => sender.send({ url: url.href, method: 'POST', headers: headersOf(header), body, timeoutMs: limits.answerMs }),
    now: () => Math.floor(world.clock.now().getTime() / 1000),
    make: eventMaker(bench.apiVersion),
    samples: bench.samples,
    secret,
    limits,
  }
  const trial = await tryApp(kit)
  if (gateway.failure !== null) return notTried('stripe-mock stopped answering meanwhile', app.tail())
  const ended = app.ended()
  if (ended !== null && trial.writer === null) return notTried(`It ${endWords(ended)} before it took an event`, app.tail())
  return { checks: judge(trial), why: null, tail: app.tail() }
}

/** The address with a port; null where none is free. */
async function addressOf(url: string, sender: Sender): Promise<URL | null> {
  if (!/:PORT\b/.test(url)) return new URL(url)
  const port = await sender.freePort()
  return port === null ? null : new URL(url.replace(/:PORT\b/, `:${port}`))
}

/** The names that many apps use, and those that the user names. */
function variablesOf(
  named: readonly EndpointVariable[],
  values: Readonly<Record<EndpointVariable['holds'], string>>,
): Record<string, string> {
  return {
    STRIPE_API_BASE: values.base,
    STRIPE_API_KEY: values.key,
    STRIPE_SECRET_KEY: values.key,
    STRIPE_WEBHOOK_SECRET: values.secret,
    ...Object.fromEntries(named.map(({ name, holds }) => [name, values[holds]])),
  }
}

/** As Stripe sends them. */
function headersOf(signature: string | null): Record<string, string> {
  return {
    accept: '*/*',
    'cache-control': 'no-cache',
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    ...(signature === null ? {} : { 'stripe-signature': signature }),
  }
}
