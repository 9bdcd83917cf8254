import { describe, expect, test } from 'vitest'
import type { Use } from '../../src/domain/use.ts'
import { releaseList, chosen, blocked, moves, use } from './situation.ts'

const RELEASE_LISTS = [releaseList('node', ['21.0.0', '22.0.0', '23.1.0'], { '23.1.0': { runtime: '>=20' } })]

/** An entry of pnpm's catalog, and the manifests that name it. */
function workspace(specifier: string, facts: { readonly locked?: string | null; readonly manifests: readonly string[] }): readonly Use[] {
  const { locked = null, manifests } = facts
  const entry = use({ path: 'pnpm-workspace.yaml', kind: 'pnpm:catalog', specifier, locked })
  const movesWith = { path: entry.path, line: entry.line }
  return [...manifests.map((path) => use({ path, specifier: 'catalog:', locked, movesWith })), entry]
}

describe('a catalog’s entry and the manifests that name it', () => {
  test('are in one upgrade', () => {
    const uses = workspace('^22.0.0', { locked: '22.0.0', manifests: ['a/package.json', 'b/package.json'] })
    expect(moves(chosen({ uses, releaseLists: RELEASE_LISTS }))).toEqual([
      '22.0.0 → 23.1.0 (a/package.json catalog:; b/package.json catalog:; pnpm-workspace.yaml ^23.1.0)',
    ])
  })

  test('stay where one of the manifests declares a runtime that is too old', () => {
    const uses = workspace('^22.0.0', { locked: '22.0.0', manifests: ['a/package.json', 'b/package.json'] })
    const runtimes = [{ sdk: 'node', path: 'a/package.json', line: 2, requirement: '>=18' }] as const
    const choice = chosen({ uses, releaseLists: RELEASE_LISTS, runtimes })
    expect(moves(choice)).toEqual([])
    expect(blocked(choice)).toEqual([expect.stringContaining('a/package.json:2')])
  })

  test('wait as long as the strictest of them asks for', () => {
    const young = [releaseList('node', ['23.0.1', '23.1.0'], { '23.1.0': { date: '2026-11-11' } })]
    const uses = workspace('^23.0.0', { locked: '23.0.1', manifests: ['a/package.json', 'b/package.json'] })
    const cooldowns = [{ sdk: 'node', path: 'b/.npmrc', line: 1, days: 30 }] as const
    expect(moves(chosen({ uses, releaseLists: young }))).toHaveLength(1)
    expect(moves(chosen({ uses, releaseLists: young, cooldowns }))).toEqual([])
  })

  test('stay together where the entry’s range may not be written', () => {
    const uses = workspace('^22.0.0', { locked: '22.0.0', manifests: ['a/package.json'] })
    const choice = chosen({ uses, releaseLists: RELEASE_LISTS, policy: { range: 'lockfile-only' } })
    expect(moves(choice)).toEqual([])
    expect(blocked(choice)).toEqual([
      expect.stringContaining('23.1.0: "^22.0.0" does not admit 23.1.0'),
      '23.1.0: it moves only together with pnpm-workspace.yaml:3, and not all of these can be moved',
    ])
  })

  test('without a lockfile, the entry’s range says which version is in use, and the entry alone is edited', () => {
    const uses = workspace('^22.0.0', { manifests: ['a/package.json'] })
    expect(moves(chosen({ uses, releaseLists: RELEASE_LISTS }))).toEqual(['22.0.0 → 23.1.0 (pnpm-workspace.yaml ^23.1.0)'])
  })
})
