import { expect, test } from 'vitest'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { TRUST } from '../../src/domain/trust.ts'
import { asker } from '../../src/review/ask.ts'
import { testTools } from '../support/tools.ts'

test('where isolation is required and no wall can be built, no SDK is started to be asked for its names', async () => {
  const cache = createRunCache()
  cache.get(TRUST).requireIsolation = true
  const tools = { ...testTools(), run: () => expect.unreachable() }
  const sdk = await asker(
    { tools, cache },
    { sdk: 'node', upgrader: { install: async () => ({ file: process.execPath, args: [], env: {} }) } },
    undefined,
  )('1.0.0')
  expect(sdk).toHaveProperty('folder')
  await expect('has' in sdk ? sdk.has(['Stripe']) : null).rejects.toThrow('`require-isolation` asks for')
})
