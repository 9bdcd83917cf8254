import { EventEmitter, once } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/domain/change.ts'
import { EditError, UpstreamError } from '../../src/domain/errors.ts'
import type { SdkTable } from '../../src/domain/sdk-table.ts'
import type { Upgrade } from '../../src/domain/upgrade.ts'
import { edit } from '../../src/edit/index.ts'
import type { Scratch } from '../../src/world.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { cache, language, lockedApart, tools, upgrade, use, without } from './toy-language.ts'

const FILES = { a: '1', 'b/a': '1', lock: 'locks 1', other: 'o' }

describe('edit', () => {
  test('manifests first, all of them, then the lockfile; the user’s own files stay', async () => {
    const repository = memoryRepository(FILES)
    const sdks = language(async (_tools, scratch) => {
      const [a, b] = [await scratch.read('a'), await scratch.read('b/a')]
      await scratch.write('lock', `locks ${a.kind === 'text' ? a.text : ''} and ${b.kind === 'text' ? b.text : ''}`)
      return { checks: [{ command: 'check', path: 'lock' }], notes: ['n'], runner: ['what is so on this machine alone'] }
    })
    const log = quietLog()
    const [change] = await edit({ repository, tools, cache, sdks, log }, [upgrade(['a', 'b/a'])], without)
    expect(change).toMatchObject({
      kind: 'edited',
      edits: [
        { path: 'a', before: '1', after: '2' },
        { path: 'b/a', before: '1', after: '2' },
        { path: 'lock', before: 'locks 1', after: 'locks 2 and 2' },
      ],
      checks: [{ command: 'check', path: 'lock' }],
      notes: ['n'],
    })
    expect(await repository.read('a')).toEqual({ kind: 'text', text: '1' })
    expect(log.steps).toEqual(['Edit stripe-node 1 → 2'])
    expect(log.notes).toEqual([{ place: null, text: 'what is so on this machine alone' }])
  })

  test('each upgrade starts from the base, and one that is refused does not stop the next', async () => {
    const changes = await edit(
      { repository: memoryRepository(FILES), tools, cache, sdks: language(), log: quietLog() },
      [upgrade(['missing']), upgrade(['a']), upgrade(['a'], { sdk: 'go' }), upgrade(['b/a'])],
      without,
    )
    expect(changes.map((change) => (change.kind === 'edited' ? change.edits.map(({ path }) => path) : change.why))).toEqual([
      expect.stringContaining('missing is not in the commit'),
      ['a'],
      'upgrades of stripe-go are not built yet',
      ['b/a'],
    ])
  })

  test('each is announced as soon as it is edited, and one that is refused never', async () => {
    const edited = new EventEmitter()
    const first = once(edited, 'a')
    const sdks = language(async (_tools, _scratch, [target]) => {
      if (target?.use.path === 'b/a') await first
      return { checks: [], notes: [] }
    })
    const announced: string[] = []
    const upgrades = [upgrade(['missing']), upgrade(['b/a']), upgrade(['a'])]
    await edit({ repository: memoryRepository(FILES), tools, cache, sdks, log: quietLog() }, upgrades, without, [], ({ targets }) => {
      const path = targets[0]?.use.path ?? ''
      announced.push(path)
      edited.emit(path)
    })
    // The second to be edited waits until the other is announced.
    expect(announced).toEqual(['a', 'b/a'])
  })

  test('two are at work at the same time, and listed in their order', async () => {
    const began = new EventEmitter()
    const second = once(began, 'second')
    const sdks = language(async (_tools, _scratch, [target]) => {
      if (target?.use.path === 'a') await second
      else began.emit('second')
      return { checks: [], notes: [] }
    })
    const changes = await edit(
      { repository: memoryRepository(FILES), tools, cache, sdks, log: quietLog() },
      [upgrade(['a']), upgrade(['b/a'])],
      without,
    )
    expect(changes).toMatchObject([{ edits: [{ path: 'a' }] }, { edits: [{ path: 'b/a' }] }])
  })

  test.for([
    [
      'a file that is no part of the upgrade changed',
      async (scratch: Scratch) => scratch.write('other', 'changed'),
      { path: 'other', why: expect.stringContaining('other was changed too') },
    ],
    ['a manifest of the same name changed', async (scratch: Scratch) => scratch.write('b/a', 'changed'), { path: 'b/a' }],
    [
      'the edit was not safe',
      async () => Promise.reject(new EditError('lock', 'the exact error', 'what to run')),
      { path: 'lock', why: 'the exact error', wayOut: 'what to run' },
    ],
    ['a registry did not answer', async () => Promise.reject(new UpstreamError('no answer')), { path: 'a', why: 'no answer' }],
  ] as const)('refused: %s', async ([, act, wanted]) => {
    const sdks = language(async (_tools, scratch) => {
      await act(scratch)
      return { checks: [], notes: [] }
    })
    expect(
      await edit({ repository: memoryRepository(FILES), tools, cache, sdks, log: quietLog() }, [upgrade(['a'])], without),
    ).toMatchObject([{ kind: 'refused', ...wanted }])
  })

  test('refused where nothing is left to edit', async () => {
    const done = upgrade(['a'], { targets: [{ use: use('a'), specifier: '1' }] })
    expect(
      await edit({ repository: memoryRepository(FILES), tools, cache, sdks: language(), log: quietLog() }, [done], without),
    ).toMatchObject([{ kind: 'refused', why: expect.stringContaining('nothing is left to edit') }])
  })

  test('a mistake of ours ends its own upgrade alone, in its own words', async () => {
    const sdks = language(async (_tools, _scratch, [target]) => {
      if (target?.use.path === 'a') throw new TypeError('ours')
      return { checks: [], notes: [] }
    })
    const plans = [upgrade(['a']), upgrade(['b/a'])]
    const log = quietLog()
    expect(await edit({ repository: memoryRepository(FILES), tools, cache, sdks, log }, plans, without)).toMatchObject([
      { kind: 'refused', path: 'a', why: 'ours', wayOut: expect.stringContaining('defect') },
      { kind: 'edited', edits: [{ path: 'b/a' }] },
    ])
    expect(log.warnings).toMatchObject([{ text: expect.stringMatching(/^TypeError: ours\n +at /) }])
  })
})

/** A language in which some lockfiles cannot be refreshed; all others are written. */
function failingAt(...failing: readonly string[]): SdkTable {
  return language(async (_tools, scratch, targets) => {
    for (const { use: one } of targets) {
      const path = one.lockfile?.path ?? ''
      if (failing.includes(path)) throw new EditError(path, `${path} is out of step.\nIts words`, `Mend ${path}.`)
      await scratch.write(path, 'new')
    }
    return { checks: targets.map(() => ({ command: 'check', path: 'x' })), notes: [] }
  })
}

async function changeOf(plan: Upgrade, sdks: SdkTable): Promise<Change | undefined> {
  const files = Object.fromEntries(plan.paths.map((path) => [path, path.endsWith('.lock') ? 'old' : '1']))
  const [change] = await edit({ repository: memoryRepository(files), tools, cache, sdks, log: quietLog() }, [plan], without)
  return change
}

describe('a file that cannot be edited', () => {
  test('blocks its own uses, with the reason and what to do, and the rest is edited as if it were alone', async () => {
    const change = await changeOf(lockedApart({ a: {}, b: {}, c: {} }), failingAt('b.lock'))
    expect(change).toMatchObject({
      kind: 'edited',
      upgrade: { paths: ['a', 'a.lock', 'c', 'c.lock'] },
      edits: [{ path: 'a' }, { path: 'a.lock' }, { path: 'c' }, { path: 'c.lock' }],
      checks: [{}, {}],
      blocked: [{ sdk: 'node', version: '2', why: 'b.lock is out of step. Its words. Mend b.lock.', places: [{ path: 'b', line: 1 }] }],
    })
  })

  test('holds what moves with them too', async () => {
    const led = { movesWith: { path: 'b', line: 1 } }
    const change = await changeOf(lockedApart({ a: {}, b: {}, c: led }), failingAt('c.lock'))
    expect(change).toMatchObject({ edits: [{ path: 'a' }, { path: 'a.lock' }], blocked: [{ places: [{ path: 'b' }, { path: 'c' }] }] })
    const compiled = { 'b.lock': { lockfile: null } }
    const source = await changeOf(lockedApart({ a: {}, b: {}, ...compiled }), failingAt('b.lock'))
    expect(source).toMatchObject({ edits: [{ path: 'a' }, { path: 'a.lock' }], blocked: [{ places: [{ path: 'b' }, { path: 'b.lock' }] }] })
  })

  test('is not what a registry that gives no answer is: then nothing is edited, and nothing begun anew', async () => {
    let begun = 0
    const sdks = language(async () => {
      begun += 1
      throw new UpstreamError('no answer')
    })
    const plan = lockedApart({ a: {}, b: {} })
    expect(await changeOf(plan, sdks)).toMatchObject({ kind: 'refused', why: 'no answer', upgrade: plan, blocked: [] })
    expect(begun).toBe(1)
  })

  test('more of that than can be tried anew refuses the upgrade', async () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const plan = lockedApart(Object.fromEntries(names.map((name) => [name, {}])))
    expect(await changeOf(plan, failingAt('a.lock', 'b.lock', 'c.lock', 'd.lock'))).toMatchObject({ kind: 'refused', path: 'd.lock' })
    expect(await changeOf(plan, failingAt('a.lock', 'b.lock', 'c.lock'))).toMatchObject({
      kind: 'edited',
      upgrade: { paths: ['d', 'd.lock', 'e', 'e.lock'] },
    })
  })

  test('is found also where it is not the only one', async () => {
    const change = await changeOf(lockedApart({ a: {}, b: {}, c: {} }), failingAt('a.lock', 'b.lock'))
    expect(change).toMatchObject({
      kind: 'edited',
      upgrade: { paths: ['c', 'c.lock'] },
      blocked: [{ places: [{ path: 'a' }] }, { places: [{ path: 'b' }] }],
    })
  })

  test('is the upgrade’s refusal where it is the last', async () => {
    const change = await changeOf(lockedApart({ a: {}, b: {} }), failingAt('a.lock', 'b.lock'))
    expect(change).toMatchObject({
      kind: 'refused',
      path: 'b.lock',
      upgrade: { paths: ['b', 'b.lock'] },
      blocked: [{ places: [{ path: 'a' }] }],
    })
  })
})
