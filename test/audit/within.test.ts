import { expect, test } from 'vitest'
import { auditChange, auditWithin } from '../../src/audit/within.ts'
import { openSdks } from '../../src/sdks/index.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { quietLog } from '../support/quiet-log.ts'

const SETTINGS = { audit: true, exclude: [], sdks: ['node', 'python'] }
const UNSAFE = "import Stripe from 'stripe'\napp.post('/w', (req) => { if (req.body.type === 'invoice.paid') ship(req.body) })\n"

async function worldOf(files: Readonly<Record<string, string>>) {
  const warnings: string[] = []
  const log = { ...quietLog(), warn: ({ text }: { readonly text: string }) => void warnings.push(text) }
  return { repository: memoryRepository(files), sdks: await openSdks(), log, warnings }
}

test('a run has the audit of its repository', async () => {
  expect(await auditWithin(await worldOf({ 'a.ts': UNSAFE }), SETTINGS)).toMatchObject({
    kind: 'audited',
    audit: { findings: [{ rule: 'SW001' }], files: ['a.ts'] },
  })
})

test('nothing is read where it is switched off', async () => {
  const world = await worldOf({})
  const repository = { ...world.repository, mentioning: () => Promise.reject(new Error('it was searched')) }
  expect(await auditWithin({ ...world, repository }, { ...SETTINGS, audit: false })).toBeNull()
})

test('an audit that fails ends no run: it says why, and the log warns', async () => {
  const world = await worldOf({})
  const repository = { ...world.repository, mentioning: () => Promise.reject(new Error('git grep failed: it is gone')) }
  expect(await auditWithin({ ...world, repository }, SETTINGS)).toEqual({ kind: 'not audited', why: 'git grep failed: it is gone' })
  expect(world.warnings).toEqual(['Your own code was not audited: git grep failed: it is gone'])
})

test('of a change only what is new in it is said', async () => {
  const world = await worldOf({ 'a.ts': UNSAFE })
  const head = memoryRepository({ 'a.ts': `\n${UNSAFE}`, 'b.ts': UNSAFE })
  expect(await auditChange(world, head, SETTINGS)).toMatchObject({
    kind: 'audited',
    audit: { findings: [{ rule: 'SW001', path: 'b.ts' }], webhooks: [{ path: 'b.ts' }] },
  })
})
