import { expect, test } from 'vitest'
import { SettingsError } from '../../src/domain/errors.ts'
import { run } from '../../src/commands/review.ts'
import { gitRepository } from '../support/git-repository.ts'
import { ran } from './ran.ts'

async function review(...args: readonly string[]): ReturnType<typeof ran> {
  return ran('review', run, args)
}

const FILE =
  "import Stripe from 'stripe'\nconst stripe = new Stripe('sk_test_1')\nawait stripe.invoices.sendInvoice(id, { idempotencyKey: 'k' })\nconst a: Stripe.ThinEvent = b\n"
const PAIR = ['--sdk', 'node', '--from', '17.7.0', '--to', '23.1.0']

test('a pair that is given: the lines that break, as text with the silent ones first, and as JSON', async () => {
  const { root } = await gitRepository({ 'src/a.ts': FILE, 'package.json': '{"dependencies":{"stripe":"20.0.0"}}' })
  const text = await review('--repo', root, ...PAIR)
  expect(text.code).toBe(0)
  expect(text.printed).toMatch(
    /^stripe \(Node\) 17\.7\.0 → 23\.1\.0\n\nSilent: nothing fails, but money, the account or a signature check is lost\n {2}src\/a\.ts:3:41\n {4}The options are where the parameters belong/,
  )
  expect(text.printed).toMatch(/1 of your lines breaks; 1 more fails only the type checker\. 1 file checked, 1 by a type checker/)

  const { code, printed } = await review('--repo', root, ...PAIR, '--json', '--exit-code')
  expect(code).toBe(1)
  const { breaking, checked, unchecked } = JSON.parse(printed)
  expect(breaking).toEqual([
    {
      sdk: 'node',
      path: 'src/a.ts',
      line: 3,
      column: 41,
      kind: 'options-as-parameters',
      breaks: 'silent',
      symbol: 'stripe.invoices.sendInvoice',
      message: expect.any(String),
      evidence: expect.stringMatching(/^rule: options-as-parameters; TypeScript 7\.0\.2: TS2353 /),
      change: { version: '22.0.0', text: expect.stringContaining('no longer mixed') },
      fix: 'Give the parameters first: `{}` before the options.',
      case: 'shape/capture-options-only',
      hazard: null,
    },
    expect.objectContaining({ line: 4, kind: 'type-only', breaks: 'types', symbol: 'Stripe.ThinEvent' }),
  ])
  expect(checked).toEqual({ files: 1, typed: 1, by: ['TypeScript 7.0.2', 'stripe 17.7.0 and 23.1.0', 'rules'] })
  expect(unchecked).toEqual([])
})

test('nothing that breaks ends with 0, also with --exit-code', async () => {
  const { root } = await gitRepository({ 'a.ts': "import Stripe from 'stripe'\nexport const stripe = new Stripe('sk_test_1')\n" })
  const { code, printed } = await review('--repo', root, ...PAIR, '--exit-code')
  expect(code).toBe(0)
  expect(printed).toContain('We found no line that breaks. 1 file checked, 1 by a type checker')
})

test.each([
  [['--from', '17.7.0', '--to', '23.1.0'], '--sdk: needed beside --from and --to. Accepted: node, python'],
  [['--sdk', 'node', '--to', '23.1.0'], '--from: "" is not a version of stripe-node. Accepted: a version in full, as in 22.5.0'],
  [
    ['--sdk', 'node', '--from', '17.7.0', '--to', '^23'],
    '--to: "^23" is not a version of stripe-node. Accepted: a version in full, as in 22.5.0',
  ],
])('what is missing or no version is an error: %s', async (args, message) => {
  const { root } = await gitRepository({ 'a.ts': '' })
  await expect(review('--repo', root, ...args)).rejects.toThrow(new SettingsError(message))
})
