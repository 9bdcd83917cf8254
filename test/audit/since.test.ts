import { expect, test } from 'vitest'
import { newSince } from '../../src/audit/since.ts'
import { audited, shortly } from './audited.ts'

const IMPORT = "import Stripe from 'stripe'\n"
const UNSAFE = "app.post('/w', (req) => { if (req.body.type === 'invoice.paid') ship(req.body) })\n"
const PAYOUT = 'stripe.payouts.create({ amount: 1 })\n'

async function since(before: string, after: string): ReturnType<typeof audited> {
  return newSince(await audited({ 'a.ts': IMPORT + before }), await audited({ 'a.ts': IMPORT + after }))
}

test('what only moved is not new', async () => {
  const left = await since(UNSAFE + PAYOUT, `\n\n${UNSAFE}\n${PAYOUT}`)
  expect({ findings: left.findings, webhooks: left.webhooks, calls: left.calls, unknown: left.unknown }).toEqual({
    findings: [],
    webhooks: [],
    calls: [],
    unknown: [],
  })
  expect(left.files).toEqual(['a.ts'])
})

test('a finding, an entry point and a call that were added are new', async () => {
  const left = await since(PAYOUT, UNSAFE + PAYOUT + PAYOUT)
  expect(shortly(left)).toEqual(['a.ts:2 SW001', 'a.ts:4 SI001 warning'])
  expect(left.webhooks).toHaveLength(1)
  expect(left.calls).toEqual([expect.objectContaining({ line: 4 })])
})

test('a call that loses its idempotency key is new, since it is not the same any more', async () => {
  const left = await since('stripe.payouts.create({ amount: 1 }, { idempotencyKey: order.id })\n', PAYOUT)
  expect(left.calls).toEqual([expect.objectContaining({ key: 'none' })])
})

test('a finding whose suppression was taken away is new', async () => {
  const left = await since(`// stripe-upgrade-ignore SW001: a proxy verifies\n${UNSAFE}`, UNSAFE)
  expect(shortly(left)).toEqual(['a.ts:2 SW001'])
  expect(left.suppressed).toEqual([])
})

test('what was fixed is not there', async () => {
  expect(shortly(await since(UNSAFE + PAYOUT, PAYOUT))).toEqual([])
})
