import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { slots } from '../../src/domain/slots.ts'

test('so much at once and no more, in order, also where some of it fails', async () => {
  const inTurn = slots(2)
  const started: number[] = []
  let running = 0
  let most = 0
  const work = (number: number) => async (): Promise<number> => {
    started.push(number)
    running += 1
    most = Math.max(most, running)
    await sleep(5)
    running -= 1
    if (number === 2) throw new Error('no')
    return number
  }
  const settled = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((number) => inTurn(work(number))))
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  expect({ most, started }).toEqual({ most: 2, started: [0, 1, 2, 3, 4, 5] })
})
