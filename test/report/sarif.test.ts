import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { baselineText, withoutKnown } from '../../src/audit/baseline.ts'
import { RULE_LIST } from '../../src/audit/rules.ts'
import { sarif } from '../../src/report/sarif.ts'
import { audited } from '../audit/audited.ts'
import { SARIF_SCHEMA } from './sarif-schema.ts'

const KEY = 'sk_live_4eQ8Zr2Lm4Xk7Vb1Nc5Td9Wy'
const FILE = `import Stripe from 'stripe'
app.post('/w', (req) => { if (req.body.type === 'invoice.paid') ship(req.body) })
const stripe = new Stripe('${KEY}') // stripe-upgrade-ignore SW016: it was rolled
stripe.payouts.create({ amount: 1 })
`

const isSarif = new Ajv({ allErrors: true }).compile(SARIF_SCHEMA)

test('findings are SARIF 2.1.0, also of a path with a space, and no line of the code is in it', async () => {
  const log = sarif(await audited({ 'src/a b/ü#.ts': FILE }), RULE_LIST, '1.2.3')
  isSarif(log)
  expect(isSarif.errors ?? []).toEqual([])
  const text = JSON.stringify(log)
  expect(text).toContain('"uri":"src/a%20b/%C3%BC%23.ts"')
  expect(text).not.toContain(KEY)
  const read: unknown = JSON.parse(text)
  expect(read).toMatchObject({
    runs: [
      {
        tool: { driver: { semanticVersion: '1.2.3' } },
        results: [
          { ruleId: 'SW001', level: 'error', locations: [{ physicalLocation: { region: { startLine: 2 } } }] },
          { ruleId: 'SI001', level: 'warning' },
          { ruleId: 'SW016', suppressions: [{ kind: 'inSource', justification: 'it was rolled' }] },
        ],
      },
    ],
  })
})

test('what a baseline knows is suppressed outside of the code, and each result says whether it is new where that was asked', async () => {
  const found = await audited({ 'a.ts': FILE })
  const known = withoutKnown(found, baselineText(found), 'known.json')
  const log = sarif(known, RULE_LIST, '1.2.3', { findings: [], suppressed: known.suppressed.slice(0, 1) })
  isSarif(log)
  expect(isSarif.errors ?? []).toEqual([])
  expect(log).toMatchObject({
    runs: [
      {
        results: [
          { ruleId: 'SW016', baselineState: 'new', suppressions: [{ kind: 'inSource', justification: 'it was rolled' }] },
          { ruleId: 'SW001', baselineState: 'unchanged', suppressions: [{ kind: 'external', justification: 'the baseline has it' }] },
          { ruleId: 'SI001', baselineState: 'unchanged', suppressions: [{ kind: 'external' }] },
        ],
      },
    ],
  })
})

test('the index of a rule is that of its description', async () => {
  const { findings } = await audited({ 'a.ts': FILE })
  const log = JSON.stringify(sarif({ findings, suppressed: [] }, RULE_LIST, '1.2.3'))
  expect(log).toContain(`"ruleId":"SW001","ruleIndex":${RULE_LIST.findIndex(({ id }) => id === 'SW001')}`)
})

test('the schema refuses what the standard does not allow', () => {
  expect(isSarif({ version: '2.1.0', runs: [{ tool: { driver: { name: 'a' } }, results: [{ ruleId: 'SW001' }] }] })).toBe(false)
  expect(isSarif({ version: '2.0.0', runs: [] })).toBe(false)
})
