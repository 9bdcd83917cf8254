import { expect, test } from 'vitest'
import { cacheKey, createRunCache } from '../../src/domain/run-cache.ts'

function emptyMap(): Map<string, number> {
  return new Map()
}

test('a value is made on first use and is the same from then on, within one run', () => {
  let made = 0
  const key = cacheKey(() => ({ number: (made += 1) }))
  const [one, other] = [createRunCache(), createRunCache()]
  expect(made).toBe(0)
  expect(one.get(key)).toBe(one.get(key))
  expect(one.get(key).number).toBe(1)
  expect(other.get(key).number).toBe(2)
})

test('two keys never share a value, even where they make the same', () => {
  const [one, other] = [cacheKey(emptyMap), cacheKey(emptyMap)]
  const cache = createRunCache()
  cache.get(one).set('a', 1)
  expect(cache.get(other).size).toBe(0)
})
