// Goes through a list in the ways that the SDK has for it, and gives what is in it.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Unsupported } from './sdk.mjs'

const MOST = 100
/** Of the event loop: what comes first is waited for the longest, so that who does not wait sees another order. */
const TURNS = 4

const WALKS = {
  true: (list) => list.autoPagingToArray({ limit: MOST }),
  loop: inLoop,
  limit: (list) => list.autoPagingToArray({ limit: 2 }),
  'at-once': twice,
  each: (list) => withCallback(list, () => undefined),
  'each-until': (list) => withCallback(list, (seen) => (seen.length < 2 ? undefined : false)),
  emptied: async (list, params) => {
    await list
    for (const name of Object.keys(params)) delete params[name]
    return list.autoPagingToArray({ limit: MOST })
  },
  again: againAfter,
  response: async (answer) => {
    const { requestId, idempotencyKey } = (await answer).lastResponse
    return [requestId, idempotencyKey].map((id) => ({ id: String(id) }))
  },
}

/** What goes through the list that `send` asks for with the parameters. */
export function walked(how, send, params) {
  const walk = WALKS[how]
  if (walk === undefined) throw new Unsupported('its lists are not gone through like that')
  return async () => walk(send(), params)
}

async function inLoop(list) {
  const seen = []
  for await (const item of list) seen.push(item)
  return seen
}

/** Asks once more where a page fails. */
async function againAfter(list) {
  const items = list[Symbol.asyncIterator]()
  const seen = []
  let failed = 0
  for (;;) {
    try {
      const { done, value } = await items.next()
      if (done) return seen
      seen.push(value)
    } catch (error) {
      failed += 1
      if (failed > 1) throw error
    }
  }
}

async function twice(list) {
  const [one, other] = await Promise.all([inLoop(list), inLoop(list)])
  return String(one.map(({ id }) => id)) === String(other.map(({ id }) => id)) ? one : [...one, ...other]
}

/** What its callbacks had seen when it was over. */
async function withCallback(list, saysOf) {
  const seen = []
  let begun = 0
  await list.autoPagingEach(async (item) => {
    begun += 1
    for (let turn = begun; turn < TURNS; turn += 1) await nextTurn()
    await nextTurn()
    seen.push(item)
    return saysOf(seen)
  })
  return [...seen]
}
