import { expect, test } from 'vitest'
import { resultCode } from '../../src/commands/run-story.ts'
import { typedCode } from '../../src/commands/upgrade.ts'
import type { Published } from '../../src/domain/pull.ts'
import { summary } from '../../src/report/index.ts'
import { BROKEN, SHOP } from '../report/samples.ts'

const WHY = 'It was not tried, because a rate limit of the token is reached. Run again after 2026-01-31 14:41 UTC.'

function published(action: Published['action']): Published {
  return { branch: 'stripe-upgrade/node-23.x', action, location: null, why: WHY }
}

test.each([
  ['what is deferred to a later run is not a failure (F19)', SHOP, 'deferred', 0],
  ['nor is what was skipped', SHOP, 'skipped', 0],
  ['what could not be written is', SHOP, 'failed', 2],
  ['a broken contract is reported, whatever was written', BROKEN, 'deferred', 1],
] as const)('%s', (_, report, action, code) => {
  expect(resultCode({ report, published: [published(action)] }, false)).toBe(code)
})

test('an SDK that could not be looked up is an error to who typed the command, and not to a workflow (F26)', () => {
  const report = {
    ...SHOP,
    releaseLists: SHOP.releaseLists.map((releaseList) => Object.assign({}, releaseList, { failure: 'out of reach' })),
  }
  expect(typedCode({ report, published: [] }, false)).toBe(2)
  expect(resultCode({ report, published: [] }, false)).toBe(0)
  expect(typedCode({ report: SHOP, published: [] }, false)).toBe(0)
})

test('the summary says when to come back', () => {
  expect(summary(SHOP, [published('deferred')])).toMatch(/deferred: `stripe-upgrade\/node-23\.x`, .*Run again after 2026-01-31 14:41 UTC/)
})
