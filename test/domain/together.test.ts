import { EventEmitter, once } from 'node:events'
import { expect, test } from 'vitest'
import { together } from '../../src/domain/together.ts'

test('gives what each piece of work gives, in their order', async () => {
  expect(await together([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two'])
})

test('throws what failed first, and only once all have ended', async () => {
  const ended: string[] = []
  const stage = new EventEmitter()
  const gate = once(stage, 'go')
  const slow = gate.then(() => ended.push('slow'))
  const late = gate.then(() => Promise.reject(new Error('later')))
  const thrown = together([late, slow, Promise.reject(new Error('first'))]).catch((error: unknown) => {
    ended.push('thrown')
    return error
  })
  await new Promise((resolve) => void setImmediate(resolve))
  expect(ended).toEqual([])
  stage.emit('go')
  expect(await thrown).toEqual(new Error('first'))
  expect(ended).toEqual(['slow', 'thrown'])
})
