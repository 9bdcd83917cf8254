import { cp } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { Review } from '../../src/domain/review.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { Upgrade } from '../../src/domain/upgrade.ts'
import { review } from '../../src/review/index.ts'
import { gitRepository } from '../support/git-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'

const SHOP = fileURLToPath(new URL('../../examples/shop', import.meta.url))

function upgrade(sdk: Sdk, from: string, to: string): Upgrade {
  const none = { targets: [], paths: [], branch: '', fixedHazards: [], hazards: [], newHazards: [], fixedAdvisories: [] }
  return { sdk, from, froms: [from], to, major: from.split('.')[0] !== to.split('.')[0], ...none }
}

/** The sample shop with the real checkers and SDKs. The versions are written here, so that no release changes what is seen. */
async function reviewsOfShop(upgrades: readonly Upgrade[]): Promise<readonly (Review | null)[]> {
  const { root, commit } = await gitRepository()
  await cp(SHOP, root, { recursive: true })
  await commit({})
  const tools = testTools()
  const repository = await openRepository(root, tools)
  const world = { repository, log: quietLog(), tools, cache: createRunCache(), sdks: SDKS }
  return review(world, upgrades, { uses: [], inUse: new Map(), changelogs: Promise.resolve([]) })
}

/** `billing.js:7:removed-member:runtime`, by line. */
function planted(one: Review | null | undefined): readonly string[] | undefined {
  return one?.breaking.map(({ path, line, kind, breaks }) => [path, line, kind, breaks].join(':'))
}

test('every line of the sample shop that breaks is named, and nothing else; within its major version nothing breaks', async () => {
  const [nodeMajor, nodeInMajor, pythonMajor, pythonInMajor] = await reviewsOfShop([
    upgrade('node', '17.5.0', '23.1.0'),
    upgrade('node', '17.5.0', '17.7.0'),
    upgrade('python', '12.0.0', '16.1.0'),
    upgrade('python', '12.0.0', '12.5.2'),
  ])
  expect(planted(nodeMajor)).toEqual([
    'billing.js:7:removed-member:runtime',
    'billing.js:8:removed-member:api-version',
    'billing.js:13:options-as-parameters:silent',
    'checkout.js:9:removed-parameter:api-version',
    'stripe.js:4:call-shape:runtime',
  ])
  expect(planted(pythonMajor)).toEqual([
    'worker/app.py:7:removed-module:runtime',
    'worker/app.py:31:removed-member:runtime',
    'worker/promotions.py:10:removed-member:api-version',
    'worker/promotions.py:16:behaviour:silent',
    'worker/records.py:11:behaviour:runtime',
  ])
  expect([planted(nodeInMajor), planted(pythonInMajor)]).toEqual([[], []])
  // That nothing breaks counts only where every file was checked.
  const node = ['billing.js', 'checkout.js', 'partners.js', 'server.js', 'stripe.js']
  const python = ['worker/app.py', 'worker/disputes.py', 'worker/promotions.py', 'worker/records.py']
  const all = [nodeMajor, nodeInMajor, pythonMajor, pythonInMajor]
  expect(all.map((one) => one?.typed.toSorted())).toEqual([node, node, python, python])
  for (const one of all) expect([one?.hazards, one?.unchecked]).toEqual([[], []])
})
