// Does what Stripe does where it runs a script: it sends for it, to the address of the client that a call is made through.
import { AsyncLocalStorage } from 'node:async_hooks'

const address = new AsyncLocalStorage()

/** Runs what calls a client of this base. The SDK's module for scripts is given no address, and all of its clients send by one function. */
export function scriptAt(base, work) {
  globalThis.endpointFetch = endpointFetch
  return address.run(base, work)
}

/** Fails where the answer is none of success. */
async function endpointFetch({ path, ...asked }) {
  const response = await globalThis.fetch(address.getStore() + path, asked)
  const answer = { status: response.status, body: await response.text() }
  if (!response.ok) throw Object.assign(new Error('no success'), answer)
  return answer
}
