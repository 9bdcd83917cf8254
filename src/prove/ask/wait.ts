import { RETRIEVE } from '../cases/request.ts'
import type { Conversation } from './asking.ts'
import { addressOf } from './call.ts'

/** A client that is to give up waits for as many calls as this: that many may be before its own. */
const CALLS_WAITED = 64
/** Milliseconds that it waits at the least, however fast the machine is. */
const SHORTEST_WAIT = 300

/** Milliseconds that a client waits that is to give up: many times what a call of this driver takes, on this machine and now. */
export async function waitOf({ bench, driver, hello, disguise, run }: Conversation): Promise<number> {
  const { gateway, moreTime = 1 } = bench
  if ('missing' in gateway) return SHORTEST_WAIT
  const base = addressOf(gateway, hello, disguise)
  const time = async (): Promise<number> => {
    const started = performance.now()
    await driver.ask({ verb: 'call', ...RETRIEVE, base, key: `sk_test_${run}x`, options: {} })
    return performance.now() - started
  }
  // The first call also loads what the SDK loads late.
  await time()
  const [, usual = 0] = [await time(), await time(), await time()].toSorted((a, b) => a - b)
  return Math.round(Math.max(SHORTEST_WAIT, usual * CALLS_WAITED) * moreTime)
}
