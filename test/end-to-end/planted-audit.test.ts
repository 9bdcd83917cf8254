import { cp } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { auditChange, auditWithin } from '../../src/audit/within.ts'
import type { Audited } from '../../src/domain/audit.ts'
import type { Repository } from '../../src/world.ts'
import { gitRepository } from '../support/git-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url))
const SETTINGS = { audit: true, exclude: [], sdks: SDKS.names }

/** The sample shop, with what is in further folders written over it. */
async function shop(...over: readonly string[]): Promise<Repository> {
  const { root, commit } = await gitRepository()
  for (const folder of ['shop', ...over]) await cp(`${EXAMPLES}${folder}`, root, { recursive: true })
  await commit({})
  return openRepository(root, testTools())
}

/** `partners.js:13 SW002 error`, by line. */
function found(audited: Audited | null): readonly string[] | null {
  return audited?.kind === 'audited'
    ? audited.audit.findings.map(({ path, line, rule, level }) => `${path}:${line} ${rule} ${level}`)
    : null
}

const world = (repository: Repository) => ({ repository, log: quietLog(), sdks: SDKS })

test('every line of the sample shop that is unsafe is named, and nothing else', async () => {
  expect(found(await auditWithin(world(await shop()), SETTINGS))).toEqual([
    'partners.js:13 SW002 error',
    'partners.js:23 SI003 error',
    'partners.js:31 SI004 error',
    'worker/disputes.py:15 SW001 error',
    'worker/disputes.py:28 SW008 error',
    'worker/disputes.py:36 SI002 error',
  ])
})

test('nothing is found where they are fixed: each event is verified, and each call has a key', async () => {
  const fixed = await auditWithin(world(await shop('shop-fixed')), SETTINGS)
  expect(found(fixed)).toEqual([])
  const { webhooks = [], calls = [] } = fixed?.kind === 'audited' ? fixed.audit : {}
  expect(webhooks.map(({ path, verified, failure, logged }) => ({ path, verified, failure, logged }))).toEqual(
    ['partners.js', 'server.js', 'worker/app.py', 'worker/disputes.py', 'worker/disputes.py'].map((path) => ({
      path,
      verified: 'sdk',
      failure: 'rejected',
      logged: true,
    })),
  )
  expect(calls.map(({ path, key }) => `${path} ${key}`)).toEqual([
    'checkout.js stable',
    'partners.js stable',
    'partners.js stable',
    'worker/app.py stable',
    'worker/disputes.py stable',
  ])
})

test('of a pull request that makes them unsafe again, each is new', async () => {
  const [unsafe, fixed] = [await shop(), await shop('shop-fixed')]
  expect(found(await auditChange(world(fixed), unsafe, SETTINGS))).toHaveLength(6)
  expect(found(await auditChange(world(unsafe), fixed, SETTINGS))).toEqual([])
})
