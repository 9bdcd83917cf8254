import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { linesOf } from '../../src/adapters/lines.ts'

test('after the last line that somebody wanted, nothing is kept and nothing is held up', async () => {
  const stream = new PassThrough()
  const lines = linesOf(stream)
  stream.write('one\ntwo\n')
  for await (const line of lines) {
    expect(line).toBe('one')
    break
  }
  expect(stream.listenerCount('data')).toBe(0)
  for (let index = 0; index < 100; index += 1) if (!stream.write('x'.repeat(100_000))) await once(stream, 'drain')
  expect(stream.readableLength).toBe(0)
})
