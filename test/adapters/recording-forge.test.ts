import { expect, test } from 'vitest'
import { createRecordingForge } from '../../src/adapters/recording-forge.ts'
import { RateLimitError, UpstreamError } from '../../src/domain/errors.ts'
import { publish } from '../../src/publish/index.ts'
import { emptyForge, memoryForge } from '../support/memory-forge.ts'
import { observedForge } from '../support/observed-forge.ts'
import { bodyOf, pullDraft } from '../support/pull-draft.ts'
import { quietLog } from '../support/quiet-log.ts'

const DRAFT = pullDraft({ draft: true })

test('records what would be written, in order, and writes nothing', async () => {
  const state = emptyForge()
  const reader = observedForge(memoryForge(state))
  const forge = createRecordingForge(reader)
  const [published] = await publish({ forge, log: quietLog() }, [DRAFT])
  expect(published).toMatchObject({ action: 'would be opened', location: null })
  expect(reader.writes).toEqual([])
  expect(state).toEqual(emptyForge())
  expect(forge.writes).toEqual([
    { kind: 'commit', branch: DRAFT.branch, base: 'main', message: DRAFT.message, files: DRAFT.files },
    { kind: 'open', branch: DRAFT.branch, base: 'main', title: DRAFT.title, body: bodyOf(DRAFT), draft: true },
    { kind: 'status', branch: DRAFT.branch, status: DRAFT.status },
  ])
})

test('records only what differs from what is there', async () => {
  const state = emptyForge()
  await publish({ forge: memoryForge(state), log: quietLog() }, [DRAFT])
  const unchanged = createRecordingForge(memoryForge(state))
  await publish({ forge: unchanged, log: quietLog() }, [DRAFT])
  expect(unchanged.writes).toEqual([])
  const changed = createRecordingForge(memoryForge(state))
  const [published] = await publish({ forge: changed, log: quietLog() }, [{ ...DRAFT, body: 'Newer.' }])
  expect(published).toMatchObject({ action: 'would be refreshed', location: 'pull/1' })
  expect(changed.writes).toEqual([
    { kind: 'refresh', branch: DRAFT.branch, base: 'main', title: DRAFT.title, body: bodyOf({ ...DRAFT, body: 'Newer.' }), draft: true },
  ])
})

test('asks no forge about a commit that was not made, and names the branch of one that is there', async () => {
  const state = emptyForge()
  await publish({ forge: memoryForge(state), log: quietLog() }, [DRAFT])
  const reader = observedForge(memoryForge(state))
  const status = { state: 'failure', description: '1 case broken' } as const
  const restated = createRecordingForge(reader)
  await publish({ forge: restated, log: quietLog() }, [{ ...DRAFT, status }])
  expect(restated.writes).toEqual([{ kind: 'status', branch: DRAFT.branch, status }])
  const asked = reader.calls.length
  await publish({ forge: createRecordingForge(reader), log: quietLog() }, [{ ...DRAFT, baseCommit: 'base-2' }])
  expect(reader.calls.slice(asked)).not.toContain('status')
})

async function statusWhere(error: Error): Promise<unknown> {
  async function status(): Promise<never> {
    throw error
  }
  return createRecordingForge({ ...memoryForge(emptyForge()), status }).status('commit-1')
}

test('takes a status that it may not read for none, but not one that it may read later', async () => {
  expect(await statusWhere(new UpstreamError('could not read the commit status (403)'))).toBeNull()
  await expect(statusWhere(new RateLimitError('A limit is reached.', 'Run again later.'))).rejects.toThrow('A limit')
})
