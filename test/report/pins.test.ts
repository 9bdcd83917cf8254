import { expect, test } from 'vitest'
import type { Breaking, Review } from '../../src/domain/review.ts'
import { pullRequest } from '../../src/report/index.ts'
import { reviewTable } from '../../src/report/terminal-review.ts'
import { SDKS } from '../support/sdks.ts'
import { checkedReview, MAJOR_NODE_PART, run } from './samples.ts'

const FIELD: Breaking = {
  sdk: 'node',
  path: 'src/renew.ts',
  line: 8,
  column: 3,
  kind: 'removed-member',
  breaks: 'api-version',
  symbol: 'Subscription.current_period_end',
  message: 'The field is gone',
  evidence: 'a test',
  fix: null,
  case: null,
  hazard: null,
  change: null,
}
const PIN: Review['pins'][number] = { path: 'src/stripe.ts', line: 7, column: 15, value: '2024-06-20', scope: 'client' }
const UNPINNED = [{ path: 'src/jobs.ts', line: 3 }]

function answerOf(review: Review): string {
  const report = run([MAJOR_NODE_PART], [], { reviews: [review] })
  const [entry] = report.upgrades
  return entry === undefined ? '' : (/May I merge\? .*/u.exec(pullRequest(report, entry).body)?.[0] ?? '')
}

test('a client that pins no API version moves, though another one pins it', () => {
  expect(answerOf({ ...checkedReview([FIELD], [PIN]), unpinned: UNPINNED })).toContain(
    'The clients that are made in `src/jobs.ts:3` pin no API version, so this merge moves their requests from `2025-02-24.acacia` to `2026-10-28.endive`.',
  )
})

test('the API version of a single request keeps that of no other', () => {
  expect(answerOf(checkedReview([FIELD], [{ ...PIN, scope: 'request' }]))).toContain(
    'No line of your code pins an API version for all requests, so this merge moves your requests from',
  )
})

test('the table of `review` names the API versions that the code pins, and the clients that pin none', () => {
  const pins = [PIN, { ...PIN, line: 9 }, { ...PIN, path: 'src/keys.ts', value: '2023-10-16', scope: 'request' as const }]
  const review = { ...checkedReview([], pins), unpinned: UNPINNED }
  const shown = reviewTable(SDKS, [{ upgrade: MAJOR_NODE_PART.upgrade, review }], { width: 200, colour: false })
  expect(shown).toContain(
    [
      'API versions that your code pins',
      '  2024-06-20: src/stripe.ts:7, src/stripe.ts:9',
      '  2023-10-16, for single requests: src/keys.ts:7',
      '  none: src/jobs.ts:3',
    ].join('\n'),
  )
  expect(reviewTable(SDKS, [{ upgrade: MAJOR_NODE_PART.upgrade, review: checkedReview([]) }], { width: 200, colour: false })).not.toContain(
    'pins',
  )
})
