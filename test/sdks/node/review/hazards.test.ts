import { describe, expect, test } from 'vitest'
import { readCode } from '../../../../src/sdks/node/review/code.ts'
import { hazardLinesIn } from '../../../../src/sdks/node/review/hazards.ts'
import { sourceOf } from '../../../../src/sdks/node/review/source.ts'

const IMPORT = "import Stripe from 'stripe'\n"

/** The hazards of a version in a source, each by its line. */
function hazardsIn(version: string, source: string): readonly string[] {
  const code = readCode(sourceOf('a.ts', IMPORT + source))
  if ('why' in code) return [code.why]
  return hazardLinesIn(code, version).map(({ line, hazard }) => `${line} ${hazard}`)
}

describe('a secret that may be empty', () => {
  test.each([
    ["stripe.webhooks.constructEvent(b, s, process.env.X || '')", 2],
    ["stripe.webhooks.constructEvent(b, s, process.env.X ?? '')", 2],
    ["const secret = process.env.X || ''\nawait stripe.webhooks.constructEventAsync(b, s, secret)", 2],
    ["const config = { secret: process.env.X ?? '' }\nstripe.webhooks.constructEvent(b, s, config.secret)", 2],
    ["function verify(b, s, secret = '') { return stripe.webhooks.constructEvent(b, s, secret) }", 2],
    ["stripe.webhooks.constructEvent(b, s, ready ? secret : '')", 2],
    ["stripe.webhooks.constructEvent(\n  b,\n  s,\n  (process.env.X as string) || '',\n)", 5],
  ])('%s', (source, line) => {
    expect(hazardsIn('17.7.0', source)).toEqual([`${line} node-empty-webhook-secret`])
    expect(hazardsIn('22.6.2', source)).toEqual([])
  })

  test.each([
    'stripe.webhooks.constructEvent(b, s, process.env.X!)',
    "stripe.webhooks.constructEvent(b, s, process.env.X || 'whsec_dev')",
    "let secret = process.env.X || ''\nsecret = other\nstripe.webhooks.constructEvent(b, s, secret)",
    "const secret = process.env.X || ''\nif (!secret) throw new Error('no secret')\nstripe.webhooks.constructEvent(b, s, secret)",
    "const name = process.env.X || ''\nstripe.webhooks.constructEvent(b, s, secret)",
  ])('not: %s', (source) => {
    expect(hazardsIn('17.7.0', source)).toEqual([])
  })

  test('a blank one is another hazard, of later versions too', () => {
    expect(hazardsIn('22.6.2', "stripe.webhooks.constructEvent(b, s, process.env.X || ' ')")).toEqual(['2 node-blank-webhook-secret'])
    expect(hazardsIn('23.0.1', "stripe.webhooks.constructEvent(b, s, process.env.X || ' ')")).toEqual([])
  })
})

test.each([
  ['new Stripe(key, { maxNetworkRetries: 0 })'],
  ["require('stripe')(key, { maxNetworkRetries: 0 })"],
  ['const NONE = 0; new Stripe(key, { maxNetworkRetries: NONE })'],
  ['stripe.charges.create(params, { maxNetworkRetries: 0 })'],
])('retries that are off, before 22.6: %s', (source) => {
  expect(hazardsIn('17.7.0', source)).toEqual(['2 node-keyless-resend'])
  expect(hazardsIn('22.6.0', source)).toEqual([])
  expect(hazardsIn('17.7.0', source.replace(/: (?:0|NONE)/, ': 2'))).toEqual([])
})

test('options that are not applied, from 22 on', () => {
  const source = 'stripe.charges.capture(id, { idempotencyKey })\nstripe.charges.create(params, { idempotency_key: k })'
  expect(hazardsIn('22.5.0', source)).toEqual(['2 node-options-as-parameters', '3 node-options-as-parameters'])
  expect(hazardsIn('21.0.1', source)).toEqual([])
})
