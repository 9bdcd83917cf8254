import { SettingsError } from '../domain/errors.ts'
import { FAILINGS, type Failing } from '../domain/gateway-summary.ts'
import { startLocalGateway, type LocalGateway } from '../prove/local-gateway.ts'
import { failingsText, gatewayTable, requestHead, requestLine } from '../report/index.ts'
import { readSettings } from '../settings/index.ts'
import { didYouMean } from '../settings/nearest.ts'
import { required, type Invocation } from './invocation.ts'
import { checkStripeMock } from './stripe-mock.ts'

const HIGHEST_PORT = 65_535

/** Accepted by the gateway alone: nothing that is sent to Stripe by mistake is taken there. */
const KEY = 'sk_test_gateway'

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > HIGHEST_PORT) throw new SettingsError(`--port: "${text}" is not a port. Accepted: 0 to ${HIGHEST_PORT}`)
  return port
}

function failOnOf(text: string | undefined): ReadonlySet<Failing> {
  const found = new Set<Failing>()
  for (const word of text?.split(',').map((each) => each.trim()) ?? []) {
    const known = FAILINGS.find((each) => each === word)
    if (known === undefined)
      throw new SettingsError(`--fail-on: "${word}" is not accepted. Accepted: ${FAILINGS.join(', ')}.${didYouMean(word, FAILINGS)}`)
    found.add(known)
  }
  return found
}

/** A program, found before anything is started. */
async function programOf({ program, tools }: Invocation): Promise<{ readonly file: string; readonly args: readonly string[] } | null> {
  const [name, ...args] = program
  if (name === undefined) return null
  const file = await tools.which(name)
  if (file !== null) return { file, args }
  const hint = /[\s;&|]/.test(name) ? " For a line of a shell: -- sh -c '…'" : ''
  throw new SettingsError(`The command after "--" was not found: ${name} is not installed, or not on PATH.${hint}`)
}

/**
 * `stripe-upgrade gateway`: the gateway alone, before stripe-mock, until Ctrl-C; each request as it comes, and at the end what to
 * look at. With a command after `--`, until that has ended, and with its exit code where that is not 0.
 */
export async function run(invocation: Invocation): Promise<number> {
  const { switches, flags, tools, log, print, screen } = invocation
  const port = portOf(required(invocation, 'port'))
  const failOn = failOnOf(flags.get('fail-on'))
  const program = await programOf(invocation)
  const { stripeMock } = await readSettings({ flags: invocation.settings })
  await checkStripeMock(tools, stripeMock)
  const json = switches.has('json')
  // The rows would stand in the middle of what a command prints.
  const isLive = !json && program === null
  await using gateway = await log.step('Start stripe-mock and the gateway', async () =>
    startLocalGateway({ tools, log }, { port, stripeMock, onRequest: (one) => (isLive ? print(requestLine(one, screen)) : undefined) }),
  )
  const ended = program === null ? untilInterrupted(invocation, gateway) : behind(invocation, gateway, program)
  if (isLive) print(requestHead(screen))
  const code = await ended
  for (const text of gateway.notes()) log.warn({ place: null, text })
  const summary = gateway.summary()
  print(json ? JSON.stringify(summary, null, 2) : `\n${gatewayTable(summary, screen)}`)
  const failings = failOn.size === 0 ? null : failingsText(summary, failOn, screen)
  if (failings !== null && !json) print(`\n${failings}`)
  return code === 0 && failings !== null ? 1 : code
}

async function untilInterrupted({ interrupted, log }: Invocation, { port }: LocalGateway): Promise<number> {
  const ended = interrupted()
  log.note({ place: null, text: `Listening on http://127.0.0.1:${port} for any sk_test_ key; Ctrl-C ends it` })
  log.note({ place: null, text: `Node: new Stripe(key, { host: '127.0.0.1', port: ${port}, protocol: 'http' })` })
  log.note({ place: null, text: `Python: stripe.api_base = 'http://127.0.0.1:${port}'` })
  await ended
  return 0
}

/** Runs the command to its end; the first signal is passed on to it, and the second ends everything. */
async function behind(
  { interrupted, attach, switches, log }: Invocation,
  { port }: LocalGateway,
  { file, args }: { readonly file: string; readonly args: readonly string[] },
): Promise<number> {
  const base = `http://127.0.0.1:${port}`
  const signalled = interrupted()
  log.note({ place: null, text: `The command has STRIPE_API_BASE=${base}` })
  const child = attach(file, args, {
    env: { STRIPE_API_BASE: base, STRIPE_API_KEY: KEY, STRIPE_SECRET_KEY: KEY, ...withoutProxy(process.env) },
    toStderr: switches.has('json'),
  })
  void signalled.then((name) => child.signal(name))
  return child.exited
}

/** A proxy would be asked for the gateway, and does not know it. */
function withoutProxy(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(['NO_PROXY', 'no_proxy'].map((name) => [name, [environment[name], '127.0.0.1'].filter(Boolean).join(',')]))
}
