import { describe, expect, test } from 'vitest'
import { baselineText, withoutKnown } from '../../src/audit/baseline.ts'
import { SettingsError } from '../../src/domain/errors.ts'
import { audited, shortly } from './audited.ts'

const IMPORT = "import Stripe from 'stripe'\n"
const UNSAFE = "app.post('/w', (req) => { if (req.body.type === 'invoice.paid') ship(req.body) })"

describe('a comment takes a finding out where it gives a reason', () => {
  test.each([
    ['at the end of the line', `${UNSAFE} // stripe-upgrade-ignore SW001: a proxy verifies`],
    ['on the line before', `// stripe-upgrade-ignore SW001: a proxy verifies\n${UNSAFE}`],
    ['with other rules', `${UNSAFE} // stripe-upgrade-ignore SW018, SW001: a proxy verifies`],
    ['in a block', `${UNSAFE} /* stripe-upgrade-ignore SW001: a proxy verifies */`],
  ])('%s', async (_, code) => {
    const { findings, suppressed } = await audited({ 'a.ts': IMPORT + code })
    expect(findings).toEqual([])
    expect(suppressed).toEqual([expect.objectContaining({ rule: 'SW001', reason: 'a proxy verifies' })])
  })

  test('in Python', async () => {
    const { findings, suppressed } = await audited({
      'a.py': 'import stripe\ndef pay():\n    stripe.Payout.create(amount=1)  # stripe-upgrade-ignore SI001: run by hand\n',
    })
    expect(findings).toEqual([])
    expect(suppressed).toEqual([expect.objectContaining({ rule: 'SI001', reason: 'run by hand' })])
  })

  test.each([
    ['no reason', `${UNSAFE} // stripe-upgrade-ignore SW001`, 'It gives no reason, so it does nothing.'],
    ['another rule', `${UNSAFE} // stripe-upgrade-ignore SW002: checked`, 'Nothing is found there any more.'],
    ['another line', `// stripe-upgrade-ignore SW001: checked\n\n${UNSAFE}`, 'Nothing is found there any more.'],
  ])('not with %s, and that is said', async (_, code, why) => {
    const result = await audited({ 'a.ts': IMPORT + code })
    expect(shortly(result)).toEqual([expect.stringMatching(/^a\.ts:\d SW001$/)])
    expect(result.stale).toEqual([expect.objectContaining({ path: 'a.ts', line: 2, why })])
  })
})

describe('what only reads like a suppression is none, and is not said to do nothing', () => {
  const TEXT = 'stripe-upgrade-ignore SW001: a proxy verifies'
  test.each([
    ['in a string', { 'a.ts': `${IMPORT}${UNSAFE}; const text = '// ${TEXT}' // ${"'"}` }],
    ['on a line of a template', { 'a.ts': `${IMPORT}const text = \`\n// ${TEXT}\n\`` }],
    ['in the text of a block comment', { 'a.ts': `${IMPORT}/**\n * Write // ${TEXT}\n */` }],
    ['in a docstring', { 'a.py': `import stripe\n"""\n# ${TEXT}\n"""\n` }],
  ])('%s', async (_, files) => {
    const { stale, suppressed } = await audited(files)
    expect({ stale, suppressed }).toEqual({ stale: [], suppressed: [] })
  })

  test('behind another comment on the line it is one', async () => {
    const code = 'import stripe\ndef pay():\n    stripe.Payout.create(amount=1)  # noqa  # stripe-upgrade-ignore SI001: run by hand\n'
    const { findings, suppressed } = await audited({ 'a.py': code })
    expect([findings, suppressed.map(({ rule }) => rule)]).toEqual([[], ['SI001']])
  })
})

describe('a baseline', () => {
  test('takes out what it knows, also when other lines move it, and nothing new', async () => {
    const known = baselineText(await audited({ 'a.ts': IMPORT + UNSAFE }))
    const moved = await audited({ 'a.ts': `${IMPORT}\n\n  ${UNSAFE}\nstripe.payouts.create({ amount: 1 })\n` })
    const left = withoutKnown(moved, known, 'known.json')
    expect(shortly(left)).toEqual(['a.ts:5 SI001 warning'])
    expect(left.suppressed).toEqual([expect.objectContaining({ rule: 'SW001', reason: 'the baseline has it' })])
    expect(left.stale).toEqual([])
  })

  test('knows a line once, and not its copies', async () => {
    const known = baselineText(await audited({ 'a.ts': IMPORT + UNSAFE }))
    const left = withoutKnown(await audited({ 'a.ts': `${IMPORT}${UNSAFE}\n${UNSAFE}` }), known, 'known.json')
    expect(shortly(left)).toEqual(['a.ts:3 SW001'])
  })

  test('what it knows and is no longer there is said', async () => {
    const known = baselineText(await audited({ 'a.ts': IMPORT + UNSAFE }))
    const { stale } = withoutKnown(await audited({ 'a.ts': IMPORT }), known, 'known.json')
    expect(stale).toEqual([{ path: 'a.ts', line: 2, rule: 'SW001', why: 'The baseline has it, and nothing is found there any more.' }])
  })

  test('a file that is none is refused', async () => {
    const audit = await audited({ 'a.ts': IMPORT })
    expect(() => withoutKnown(audit, '{}', 'known.json')).toThrow(SettingsError)
    expect(() => withoutKnown(audit, 'nothing', 'known.json')).toThrow('--baseline: known.json is not a baseline')
  })
})
