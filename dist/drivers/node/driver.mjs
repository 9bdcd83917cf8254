// Drives one installed stripe-node for the contract suite: `node driver.mjs FOLDER`; see sdk.mjs. It does what it is
// asked, says what happened, and judges nothing.
import { createInterface } from 'node:readline'
import { call } from './call.mjs'
import { every } from './every.mjs'
import { callsGoTo } from './guard.mjs'
import { say } from './instruments.mjs'
import { keys } from './keys.mjs'
import { names } from './names.mjs'
import { broken, offline, Stripe, Unsupported, version } from './sdk.mjs'
import { watchHang } from './timers.mjs'
import { verify } from './verify.mjs'

const PROTOCOL = 1
const CAPABILITIES = ['proves-hangs', 'sets-clock', 'skips-pauses', 'resolves-names', 'inspects', 'unsets-by-null', 'listeners']

// A stray failure in one call must not end the others; the call itself is then found hanging.
process.on('uncaughtException', (error) => console.error(error))
process.on('unhandledRejection', (error) => console.error(error))

async function answer(message) {
  if (broken !== undefined) return { unsupported: broken }
  const known = { verify, call, keys, names, every }[message.verb]
  if (known !== undefined) return known(message)
  if (message.verb !== 'hello') return { unsupported: `it knows no verb ${message.verb}` }
  const apiVersion = Stripe.API_VERSION ?? offline().getApiField?.('version') ?? null
  return {
    protocol: PROTOCOL,
    sdk: 'node',
    version,
    apiVersion,
    runtime: `Node ${process.versions.node}`,
    capabilities: Stripe.Decimal === undefined ? CAPABILITIES : [...CAPABILITIES, 'decimals'],
  }
}

const pending = new Set()

function settle(id, result) {
  if (pending.delete(id)) say({ id, ...result })
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  const message = JSON.parse(line)
  if (message.base !== undefined) callsGoTo(message.base)
  pending.add(message.id)
  if (message.hangAfterMs !== undefined) watchHang(message.hangAfterMs, () => settle(message.id, { hang: true, watched: true }))
  const result = await answer(message).catch((error) =>
    error instanceof Unsupported ? { unsupported: error.message } : { failed: String(error?.message) },
  )
  settle(message.id, result)
})
// Input is closed and nothing is left that could still happen: what is pending now never settles.
process.on('beforeExit', () => {
  for (const id of pending) settle(id, { hang: true })
})
