import { describe, expect, test } from 'vitest'
import { EditError, UpstreamError } from '../../src/domain/errors.ts'
import { edit } from '../../src/edit/index.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { cache, language, lockedApart, tools, without } from './toy-language.ts'

/** To 3 nothing of some lockfiles can be refreshed; to 2 all can, but for what `never` names. */
async function edited(stuck: readonly string[], { never = [], error }: { never?: readonly string[]; error?: Error } = {}) {
  const all = lockedApart({ a: {}, b: {}, c: {} })
  const major = { ...all, to: '3.0.0', branch: 'b-3' }
  const fallback = { ...all, to: '2.0.0', major: false, branch: 'b-2' }
  const sdks = language(async (_tools, scratch, targets, { to }) => {
    for (const { use: one } of targets) {
      const path = one.lockfile?.path ?? ''
      if ((to === '3.0.0' && stuck.includes(path)) || never.includes(path)) throw error ?? new EditError(path, `no ${to} in ${path}`, 'Do.')
      await scratch.write(path, to)
    }
    return { checks: [], notes: [] }
  })
  const files = Object.fromEntries(major.paths.map((path) => [path, path.endsWith('.lock') ? 'old' : '1']))
  const log = quietLog()
  const changes = await edit({ repository: memoryRepository(files), tools, cache, sdks, log }, [major], without, [fallback])
  return {
    changes: changes.map(({ kind, upgrade: { branch, paths } }) => [kind, branch, paths.filter((path) => path.length === 1)]),
    log,
  }
}

describe('fallbacks', () => {
  test('are not edited where the later major can be', async () => {
    const { changes, log } = await edited([])
    expect(changes).toEqual([['edited', 'b-3', ['a', 'b', 'c']]])
    expect(log.steps).toHaveLength(1)
  })

  test('are edited in its place, of those uses alone that cannot be edited for it', async () => {
    expect((await edited(['b.lock'])).changes).toEqual([
      ['edited', 'b-2', ['b']],
      ['edited', 'b-3', ['a', 'c']],
    ])
    expect((await edited(['a.lock', 'b.lock', 'c.lock'])).changes).toEqual([
      ['edited', 'b-2', ['a', 'b', 'c']],
      ['refused', 'b-3', ['c']],
    ])
  })

  test('are left out where they cannot be edited either', async () => {
    const { changes } = await edited(['a.lock', 'b.lock', 'c.lock'], { never: ['a.lock', 'b.lock', 'c.lock'] })
    expect(changes.map(([kind]) => kind)).toEqual(['refused'])
  })

  test('are no answer to a registry that does not answer: the next run may edit the later major', async () => {
    const { changes } = await edited(['b.lock'], { error: new UpstreamError('no answer') })
    expect(changes).toEqual([['refused', 'b-3', ['a', 'b', 'c']]])
  })
})
