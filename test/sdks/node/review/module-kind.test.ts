import { expect, test } from 'vitest'
import { reviewed } from './reviewed.ts'

const RECENT = { from: '17.7.0', to: '23.1.0' }

test('`Stripe` that is imported by its name is gone for CommonJS alone', async () => {
  const file = "import { Stripe } from 'stripe'\nexport let event: Stripe.Event\n"
  const files = {
    'package.json': '{"name":"root"}',
    'a.ts': file,
    'b.mts': file,
    'esm/package.json': '\uFEFF{"type":"module"}',
    'esm/src/a.ts': file,
    'esm/src/b.cts': file,
    'esm/inner/package.json': '{"type":"commonjs"}',
    'esm/inner/a.ts': file,
  }
  const named = (await reviewed(files, RECENT)).breaking.filter(({ evidence }) => evidence.startsWith('rule: named-import'))
  expect(named.map(({ path, line }) => `${path}:${line}`).toSorted()).toEqual(['a.ts:2', 'esm/inner/a.ts:2', 'esm/src/b.cts:2'])
})
