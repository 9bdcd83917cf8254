import { expect, test } from 'vitest'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { Reviewed } from '../../src/domain/review.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'

/** An eighth of the largest source that is read, in UTF-16 units. */
const SIZE = 128 * 1024

const LANGUAGES = [
  {
    sdk: 'node',
    path: 'a.ts',
    pair: { from: '12.0.0', to: '18.0.0' },
    begin: 'import Stripe from "stripe"\nconst stripe = new Stripe("")\n',
  },
  { sdk: 'python', path: 'a.py', pair: { from: '5.0.0', to: '12.0.0' }, begin: 'import stripe\n' },
] as const

/** Lines that make a reader go back when they are repeated. */
const LINES = [
  '"',
  '\\',
  '`${',
  '(((((((()',
  'x = x',
  'a.b(c)',
  'import stripe',
  'p.a = 1; stripe.customers.create(p)',
  'stripe.Invoice.create(a=1, expand=["a"])',
  'stripe.invoices.create({ expand: ["a"] }, { idempotencyKey: k })',
  'stripe.webhooks.constructEvent(a, b, process.env.X || "")',
  'stripe.Webhook.construct_event(a, b, os.environ.get("X", ""))',
]

/** What the rules find in a text: neither version is installed. */
async function reviewed({ sdk, path, pair, begin }: (typeof LANGUAGES)[number], text: string): Promise<Reviewed> {
  const { reviewer } = SDKS.of(sdk)
  if (reviewer === null) throw new Error(`${sdk} is not reviewed`)
  const world = {
    repository: memoryRepository({ [path]: `${begin}${text}` }),
    packagesFrom: '/',
    tools: testTools(),
    cache: createRunCache(),
    log: quietLog(),
    sdk: async () => ({ why: 'it is not installed' }),
  }
  return reviewer.review(world, pair, [path])
}

// Nothing is measured: what grows with the square of these texts would not come to an end.
test.each(LANGUAGES)('one line, again and again, is read to its end in $path', async (language) => {
  for (const line of LINES) {
    const { files, unchecked } = await reviewed(language, `${line}\n`.repeat(Math.ceil(SIZE / (line.length + 1))))
    expect([...files, ...unchecked.flatMap((one) => ('path' in one ? [one.path] : []))], line).toContain(language.path)
  }
})

test.each(LANGUAGES)('what is nested deeper than any that a person wrote is not checked, and said, in $path', async (language) => {
  for (const deep of [`x = (a${'\n.b'.repeat(SIZE / 3)})`, `x = (a${'.b(c)\n'.repeat(SIZE / 6)})`]) {
    const { files, unchecked } = await reviewed(language, deep)
    expect({ files, unchecked: unchecked[0] }).toEqual({
      files: [],
      unchecked: { path: language.path, why: 'it is nested deeper than any that a person wrote' },
    })
  }
})

test.each(LANGUAGES)('what a person nests is checked in $path', async (language) => {
  const { files } = await reviewed(language, `x = (a${'.b(c)\n'.repeat(200)})`)
  expect(files).toEqual([language.path])
})
