// The verifiers of the SDK, by their names.
import { moduleFor, offline, Stripe, Unsupported } from './sdk.mjs'

const offlineClients = new Map()

/** A client of another surface that sends nothing: one for all, as a program has it, and as the usual surface has it. */
export function offlineOf(surface) {
  if (!offlineClients.has(surface)) offlineClients.set(surface, offlineClient(surface))
  return offlineClients.get(surface)
}

async function offlineClient(surface) {
  return new (await moduleFor(surface))('sk_test_offline', { telemetry: false })
}

/** One for all secrets, as a program has it. */
let subtle
let used

/** The webhooks of a module whose program has verified something with cryptography that it gave, and was refused. */
async function usedBefore({ webhooks, createSubtleCryptoProvider }) {
  used ??= webhooks
    .constructEventAsync?.('{}', 't=1,v1=0', 'whsec_contract', undefined, createSubtleCryptoProvider?.())
    .catch(() => undefined)
  await used
  return webhooks
}

/** The verifier: an object, the name of its function, and what it takes as its own cryptography. */
export async function verifierFor(api) {
  const client = offline()
  const { webhooks } = client
  switch (api) {
    case 'construct':
      return [webhooks, 'constructEvent']
    case 'alias':
      return [Stripe.webhooks, 'constructEvent']
    case 'async':
      return [webhooks, 'constructEventAsync']
    case 'low-level':
      return [webhooks.signature, 'verifyHeader']
    case 'low-level-async':
      return [webhooks.signature, 'verifyHeaderAsync']
    case 'subtle':
      if (Stripe.createSubtleCryptoProvider === undefined) throw new Unsupported('it has no SubtleCrypto')
      subtle ??= Stripe.createSubtleCryptoProvider()
      return [webhooks, 'constructEventAsync', subtle]
    case 'esm':
      return [await usedBefore(await moduleFor('esm')), 'constructEvent']
    case 'esm-async':
      return [(await moduleFor('esm')).webhooks, 'constructEventAsync']
    case 'worker':
      return [(await moduleFor('worker')).webhooks, 'constructEventAsync']
    case 'thin':
      return [client, thinParser(client)]
    case 'thin-async':
      return [client, 'parseEventNotificationAsync']
    case 'thin-esm': {
      const esm = await offlineOf('esm')
      return [esm, thinParser(esm)]
    }
    case 'thin-worker':
      return [await offlineOf('worker'), 'parseEventNotificationAsync']
    case 'test-header':
      return [webhooks.generateTestHeaderString === undefined ? {} : { verify: verifyOwn.bind(null, webhooks) }, 'verify']
    case 'unverified':
      return [webhooks, 'constructEventWithoutVerification']
    case 'unverified-alias':
      return [Stripe.webhooks, 'constructEventWithoutVerification']
    case 'unverified-esm':
      return [(await moduleFor('esm')).webhooks, 'constructEventWithoutVerification']
    case 'unverified-thin':
      return [client, 'parseEventNotificationWithoutVerification']
    case 'unverified-thin-esm':
      return [await offlineOf('esm'), 'parseEventNotificationWithoutVerification']
    default:
      return [{}, api]
  }
}

/** Of the header that it is given, the moment alone. */
async function verifyOwn(webhooks, payload, header, secret) {
  const given = { payload, secret, timestamp: Number(/t=(\d+)/.exec(header)[1]) }
  webhooks.constructEvent(payload, webhooks.generateTestHeaderString(given), secret)
  const later = webhooks.generateTestHeaderStringAsync ?? webhooks.generateTestHeaderString
  return webhooks.constructEvent(payload, await later(given), secret)
}

function thinParser(client) {
  return client.parseEventNotification === undefined ? 'parseThinEvent' : 'parseEventNotification'
}
