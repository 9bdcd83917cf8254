import { startGateway } from '../../../src/prove/gateway/index.ts'
import { startUpstream } from './upstream.ts'

/** A gateway with a server of the tests in place of stripe-mock; `history` is that of the token `case`. */
export async function start(options: Omit<Parameters<typeof startGateway>[0], 'mockPort'> = {}) {
  const upstream = await startUpstream()
  const gateway = await startGateway({ mockPort: upstream.port, ...options })
  return {
    upstream,
    gateway,
    port: gateway.port,
    history: () => gateway.history('case'),
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]()
      await upstream[Symbol.asyncDispose]()
    },
  }
}
