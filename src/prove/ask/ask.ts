import { slots } from '../../domain/slots.ts'
import { AT_ONCE, type AskedCase, type Plan, type Planned } from '../plan/plan.ts'
import type { Asked } from './asked.ts'
import type { Asking, Conversation, Delivered } from './asking.ts'
import { call } from './call.ts'
import { callEvery } from './every.ts'
import { collectKeys } from './keys.ts'
import { verify, verifyTwice } from './webhook.ts'
import { waitOf } from './wait.ts'

/** What a driver said of all that it was asked. */
export interface AllAsked {
  /** One for each case, in the order of the plan. */
  readonly asked: readonly Asked[]
  /** Milliseconds until the last answer to each case. */
  readonly caseMs: ReadonlyMap<string, number>
  /** Milliseconds that a client waited that was to give up. */
  readonly waitMs: number
}

/** Asks all of a plan, side by side, and ends the conversation when the last question is sent. `answered` is called for each case. */
export async function askAll(
  conversation: Conversation,
  { first, others, lullAfter, depends }: Plan,
  answered?: () => void,
): Promise<AllAsked> {
  const caseMs = new Map<string, number>()
  const usual = new Map<string, Delivered | null>()
  const lull = createLull(lullAfter)
  const inTurn = turns()
  let unsent = first.length + others.length
  let waitMs = 0
  const lastIsSent = (): void => {
    unsent -= 1
    if (unsent === 0) conversation.driver.end()
  }

  async function begin({ case: one, sort, waitsForLull }: Planned, index: number): Promise<Asked> {
    if (waitsForLull) await lull.come
    return inTurn(sort, async () => {
      const started = performance.now()
      const asked = await ask({ ...conversation, token: `${conversation.run}x${index}`, lastIsSent, usual, waitMs }, one)
      caseMs.set(one.id, performance.now() - started)
      lull.count()
      answered?.()
      return asked
    })
  }

  const early = first.map(begin)
  if (depends === 'on time') waitMs = await waitOf(conversation)
  const asked = await Promise.all([...early, ...others.map((one, index) => begin(one, first.length + index))])
  return { asked, caseMs, waitMs }
}

async function ask(asking: Asking, one: AskedCase): Promise<Asked> {
  switch (one.kind) {
    case 'webhook':
      return verify(asking, one)
    case 'twin':
      return verifyTwice(asking, one)
    case 'keys':
      return collectKeys(asking, one)
    case 'request':
      return call(asking, one)
    case 'every':
      return callEvery(asking, one)
  }
}

function turns(): <T>(sort: Planned['sort'], work: () => Promise<T>) => Promise<T> {
  const queues = {
    pausing: slots(AT_ONCE.pausing),
    calling: slots(AT_ONCE.calling),
    verifying: slots(AT_ONCE.verifying),
    comparing: slots(AT_ONCE.comparing),
    unbound: slots(AT_ONCE.unbound),
  } as const satisfies Record<Planned['sort'], unknown>
  return (sort, work) => queues[sort](work)
}

/** Comes when so many cases are answered. */
function createLull(after: number): { readonly come: Promise<void>; count(): void } {
  let [answered, begin] = [0, (): void => undefined]
  const come = new Promise<void>((resolve) => {
    begin = resolve
  })
  if (after <= 0) begin()
  return {
    come,
    count() {
      answered += 1
      if (answered === after) begin()
    },
  }
}
