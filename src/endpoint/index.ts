import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import type { Change, FileEdit } from '../domain/change.ts'
import { messageOf, UpstreamError } from '../domain/errors.ts'
import type { EndpointRun, EndpointVariable, OwnEndpoint } from '../domain/own-endpoint.ts'
import type { Provision } from '../domain/sdk-adapter.ts'
import type { Use } from '../domain/use.ts'
import { startGateway } from '../prove/gateway/index.ts'
import type { StripeMock } from '../prove/gateway/types.ts'
import { startBudget, within, type Budget } from '../prove/own-tests/budget.ts'
import { installIn, whyUnfit, type Installed } from '../prove/own-tests/install.ts'
import { environment } from '../prove/own-tests/run.ts'
import { wallOf, type Where } from '../prove/own-tests/where.ts'
import { askApiVersion, startMock } from '../prove/stripe-mock.ts'
import type { Say, Tools, Wall, World } from '../world.ts'
import { doesAnswer, endWords, startApp, untilReady } from './app.ts'
import { eventMaker } from './events.ts'
import { judge } from './judge.ts'
import type { EndpointLimits, Kit } from './kit.ts'
import { samplesFrom, type Sample } from './samples.ts'
import { startSender, type Sender } from './sender.ts'
import { tryApp } from './trial.ts'

export const ENDPOINT_LIMITS: EndpointLimits = {
  readyMs: 60_000,
  answerMs: 20_000,
  effectMs: 10_000,
  lifeMs: 240_000,
  budgetMs: 600_000,
  maxBytes: 16 * 1024 * 1024,
}

/** What the user asked of their endpoint. */
export interface EndpointOptions extends Where {
  /** The command that starts the app, as they would type it in the repository's root; null where nothing is to be tried. */
  readonly endpointCommand: string | null
  /** Where the app takes webhooks, on this machine: `http://127.0.0.1:4242/webhook`, or with the word PORT for a free port. */
  readonly endpointUrl: string
  /** The names of variables that the app reads, and what they are to hold. */
  readonly endpointVariables: readonly EndpointVariable[]
  /** Where the command was given, as a person finds it. */
  readonly endpointCommandFrom?: string | null
  /** As in `ProveOptions`. */
  readonly stripeMock: string | null
}

/** The world of this stage. */
type EndpointWorld = Pick<World, 'repository' | 'tools' | 'cache' | 'sdks' | 'log' | 'clock'>

/** What every run is made with. */
interface Bench {
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

/** One version of the app, and what was installed for it. */
interface Tried {
  readonly run: EndpointRun
  readonly installed: Pick<Installed, 'failures' | 'versions'>
  readonly notes: readonly string[]
}

/**
 * Starts the user's app with the versions in use and again with each candidate, in checkouts of their own, and sends it events, real
 * and forged ones. What came of it for each upgrade, in the order of `changes`: null for one that could not be edited. Empty where
 * there is no command. Throws SettingsError where the named stripe-mock cannot be run.
 */
export async function tryEndpoint(
  world: EndpointWorld,
  uses: readonly Use[],
  changes: readonly Change[],
  options: EndpointOptions,
  limits: EndpointLimits = ENDPOINT_LIMITS,
): Promise<readonly (OwnEndpoint | null)[]> {
  const { endpointCommand: command, endpointUrl: url, endpointCommandFrom = null } = options
  if (command === null || !changes.some(({ kind }) => kind === 'edited')) return []
  const from = endpointCommandFrom === null ? [] : [`The command is from ${endpointCommandFrom}.`]
  const opened = await open(world, uses, command, url, options, limits)
  if ('why' in opened)
    return changes.map(({ kind }) => (kind === 'edited' ? { command, url, before: null, after: null, notes: [opened.why, ...from] } : null))
  await using mock = opened.bench.mock
  const bench = { ...opened.bench, mock }
  let before: Tried | null = null
  const results: (OwnEndpoint | null)[] = []
  for (const change of changes) {
    if (change.kind === 'refused') {
      results.push(null)
      continue
    }
    const { sdk, to } = change.upgrade
    const { name } = world.sdks.of(sdk)
    before ??= await world.log.step('Your endpoint with the versions in use', async (say) => tryVersion(bench, [], say))
    const after = await world.log.step(`Your endpoint with ${name} ${to}`, async (say) => tryVersion(bench, change.edits, say))
    const unfit = whyUnfit(name, change, before.installed, after.installed)
    const notes = [...(unfit === null ? [] : [unfit]), ...new Set([...before.notes, ...after.notes]), ...from]
    const runs = unfit === null ? { before: before.run, after: after.run } : { before: null, after: null }
    results.push({ command, url, ...runs, notes })
  }
  return results
}

/** The same with the versions in use alone. */
export async function tryEndpointInUse(
  world: EndpointWorld,
  uses: readonly Use[],
  edits: readonly FileEdit[],
  options: EndpointOptions & { readonly endpointCommand: string },
  limits: EndpointLimits = ENDPOINT_LIMITS,
): Promise<OwnEndpoint> {
  const { endpointCommand: command, endpointUrl: url } = options
  const opened = await open(world, uses, command, url, options, limits)
  if ('why' in opened) return { command, url, before: null, after: null, notes: [opened.why] }
  await using mock = opened.bench.mock
  const { run, notes } = await world.log.step('Your endpoint', async (say) => tryVersion({ ...opened.bench, mock }, edits, say))
  return { command, url, before: run, after: null, notes }
}

/** Starts what all runs share; or why they cannot be. */
async function open(
  world: EndpointWorld,
  uses: readonly Use[],
  command: string,
  url: string,
  { stripeMock, endpointVariables: variables, ...where }: EndpointOptions,
  limits: EndpointLimits,
): Promise<{ readonly bench: Bench } | { readonly why: string }> {
  const wall = await wallOf(world.tools, where, 'endpoint')
  if (wall !== null && 'missing' in wall)
    return { why: `It is not started without a wall, as \`test-network: wall\` asks: ${wall.missing}` }
  const started = await startMock(world.tools, stripeMock)
  if (started instanceof UpstreamError) return { why: messageOf(started) }
  const { mock, file } = started
  try {
    const [samples, apiVersion] = await Promise.all([samplesFrom(mock.port), askApiVersion(world.tools, file)])
    return {
      bench: {
        world,
        uses,
        command,
        url,
        variables,
        wall,
        mock,
        samples,
        apiVersion,
        limits,
        budget: startBudget(limits.budgetMs, 'your endpoint'),
      },
    }
  } catch (error) {
    await mock[Symbol.asyncDispose]()
    return { why: `stripe-mock does not answer: ${messageOf(error)}` }
  }
}

/** Makes a checkout with the edits, installs in it what its manifests ask for, and tries the app there. */
async function tryVersion(bench: Bench, edits: readonly FileEdit[], say: Say): Promise<Tried> {
  await using scratch = await bench.world.repository.checkout()
  for (const { path, after } of edits) await scratch.write(path, after)
  say('installing')
  const { world, budget, uses } = bench
  const installed = await installIn({ ...world, tools: within(budget, world.tools) }, scratch, uses)
  const { failures, provisions } = installed
  const notes = [...failures.values(), ...provisions.flatMap((provision) => provision.notes)]
  const run =
    budget.left() === 0
      ? notTried(budget.over)
      : provisions.length === 0
        ? notTried(notes[0] ?? 'There is nothing to install')
        : await runApp(bench, scratch.root, provisions, say)
  if (run.why === null) say(words(run))
  else say(`not tried: ${run.why}`, 'failed')
  return { run, installed, notes: provisions.length === 0 ? notes.slice(1) : notes }
}

function words({ checks }: EndpointRun): string {
  const count = (verdict: string): number => checks.filter((check) => check.verdict === verdict).length
  return `${count('pass')} passed, ${count('fail')} failed, ${count('unknown')} unknown`
}

function notTried(why: string, tail: readonly string[] = []): EndpointRun {
  return { checks: [], why, tail }
}

/** Starts the app, and the sender beside it, and everything ends with this function. */
async function runApp(bench: Bench, cwd: string, provisions: readonly Provision[], say: Say): Promise<EndpointRun> {
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
  const key = `sk_test_${randomBytes(12).toString('hex')}`
  const base = `http://${gateway.host}:${gateway.port}`
  const folders = [cwd, home, ...provisions.flatMap(({ path }) => path.map((folder) => dirname(folder)))]
  say('starting')
  await using app = startApp(
    place,
    command,
    { folders, values: [secret, key] },
    {
      cwd,
      path: provisions.flatMap(({ path }) => path),
      env: {
        ...Object.fromEntries(provisions.flatMap(({ env }) => Object.entries(env))),
        ...environment(home),
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
