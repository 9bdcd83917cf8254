import { RETRIEVE } from '../cases/request.ts'
import type { Conversation } from './asking.ts'
import { addressOf } from './call.ts'

/** A client that is to give up waits for as many calls as this: that many may be before its own. */
const CALLS_WAITED = 64
/** So many calls are timed. */
const TIMED = 8
/**
 * Milliseconds that it waits at the least, however fast the machine is. It waits while other cases are asked, so most of this costs
 * nothing; at 300, up to five cases of a version of stripe-node came late on an idle machine, and each was run again by itself.
 */
const SHORTEST_WAIT = 1_000

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
  const times: number[] = []
  while (times.length < TIMED) times.push(await time())
  // The other version may be loaded meanwhile, which makes most of them take twenty times as long as they do afterwards.
  const [, usual = 0] = times.toSorted((a, b) => a - b)
  return Math.round(Math.max(SHORTEST_WAIT, usual * CALLS_WAITED) * moreTime)
}
