import { expect, test } from 'vitest'
import type { Breaking, Review } from '../../src/domain/review.ts'
import { reviewTable } from '../../src/report/terminal-review.ts'
import { SDKS } from '../support/sdks.ts'
import { checkedReview, MAJOR_NODE_PART } from './samples.ts'

const LINE: Breaking = {
  sdk: 'node',
  path: 'src/pause.ts',
  line: 8,
  column: 3,
  kind: 'removed-parameter',
  breaks: 'api-version',
  symbol: 'subscriptions.billing_cycle_anchor',
  message: '`billing_cycle_anchor` no longer takes `now`.',
  evidence: 'a test',
  fix: null,
  case: null,
  hazard: null,
  change: { version: '23.0.0', text: '⚠️ [#1](https://example.test/1) Change type of `billing_cycle_anchor`\nto an object' },
}

function shown(review: Review): string {
  return reviewTable(SDKS, [{ upgrade: MAJOR_NODE_PART.upgrade, review }], { width: 200, colour: false })
}

test('a line without a fix shows what the changelog says, and one with a fix since when it is so', () => {
  const text = shown(checkedReview([LINE, { ...LINE, line: 9, fix: '`{ type: "now" }`' }]))
  expect(text).toContain('    Changed in 23.0.0: #1 Change type of `billing_cycle_anchor` to an object\n')
  expect(text).toContain('    Fix: `{ type: "now" }`\n    Changed in 23.0.0\n')
})

test('the total says when the lines break, if it is only when the API version moves', () => {
  expect(shown(checkedReview([LINE]))).toMatch(/^1 of your lines breaks when the API version moves\. /m)
  expect(shown(checkedReview([LINE, { ...LINE, line: 9, breaks: 'runtime' }]))).toMatch(/^2 of your lines break\. /m)
})

test('where no file was checked, nothing is said of the lines', () => {
  const nothing: Review = { ...checkedReview([]), files: [], typed: [], by: [] }
  expect(shown(nothing)).toMatch(/^No file mentions Stripe where this upgrade applies, so there was no code to check\.$/m)
  expect(shown({ ...nothing, unchecked: [{ path: 'a.ts', why: 'it is minified' }] })).toMatch(/^No code was checked\.$/m)
  expect(shown(nothing)).not.toContain('no line that breaks')
  expect(shown({ ...nothing, breaking: [{ ...LINE, breaks: 'runtime' }] })).toMatch(/^1 of your lines breaks\. No file mentions Stripe /m)
})
