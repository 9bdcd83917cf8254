import { SettingsError } from '../domain/errors.ts'
import { startLocalGateway } from '../prove/local-gateway.ts'
import { gatewayTable, requestHead, requestLine } from '../report/index.ts'
import { readSettings } from '../settings/index.ts'
import { required, type Invocation } from './invocation.ts'
import { checkStripeMock } from './run-story.ts'

const HIGHEST_PORT = 65_535

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > HIGHEST_PORT) throw new SettingsError(`--port: "${text}" is not a port. Accepted: 0 to ${HIGHEST_PORT}`)
  return port
}

/** `stripe-upgrade gateway`: the gateway alone, before stripe-mock, until Ctrl-C; each request as it comes, and at the end what to look at. */
export async function run(invocation: Invocation): Promise<number> {
  const { switches, tools, log, print, screen } = invocation
  const port = portOf(required(invocation, 'port'))
  const { stripeMock } = await readSettings({ flags: invocation.settings })
  await checkStripeMock(tools, stripeMock)
  const json = switches.has('json')
  await using gateway = await log.step('Start stripe-mock and the gateway', async () =>
    startLocalGateway({ tools, log }, { port, stripeMock, onRequest: (one) => (json ? undefined : print(requestLine(one, screen))) }),
  )
  const ended = invocation.interrupted()
  log.note({ place: null, text: `Listening on http://127.0.0.1:${gateway.port} for any sk_test_ key; Ctrl-C ends it` })
  log.note({ place: null, text: `Node: new Stripe(key, { host: '127.0.0.1', port: ${gateway.port}, protocol: 'http' })` })
  log.note({ place: null, text: `Python: stripe.api_base = 'http://127.0.0.1:${gateway.port}'` })
  if (!json) print(requestHead(screen))
  await ended
  for (const text of gateway.notes()) log.warn({ place: null, text })
  print(json ? JSON.stringify(gateway.summary(), null, 2) : `\n${gatewayTable(gateway.summary(), screen)}`)
  return 0
}
