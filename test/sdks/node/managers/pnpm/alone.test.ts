import { afterAll, describe, expect, test } from 'vitest'
import { createTools } from '../../../../../src/adapters/tools.ts'
import { folderWith, json, lockedBy, upgrade, writeInto } from '../project.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

const PATCH = `diff --git a/index.js b/index.js
--- a/index.js
+++ b/index.js
@@ -1,1 +1,1 @@
-'use strict';
+'use strict'
`

/** A workspace with one package that is given Stripe's as its peer, one that is patched, one of a member, and one whose version is `ms`. */
function workspace(version: string, ms: string): Readonly<Record<string, string>> {
  // Catalogs are known from 9.5 on.
  const hasCatalogs = !version.startsWith('8')
  const patchedDependencies = { 'use-sync-external-store@1.2.0': 'patches/one.patch' }
  return {
    'package.json': json({
      name: 'app',
      version: '1.0.0',
      packageManager: `pnpm@${version}`,
      dependencies: { ms, stripe: '14.19.0', 'stripe-event-types': '3.1.0', 'use-sync-external-store': '1.2.0' },
      devDependencies: { '@types/node': '20.10.0' },
      pnpm: { patchedDependencies },
    }),
    'lib/package.json': json({ name: 'lib', version: '1.0.0', dependencies: { once: hasCatalogs ? 'catalog:' : '1.4.0' } }),
    'pnpm-workspace.yaml': `packages:\n  - lib\n${hasCatalogs ? 'cleanupUnusedCatalogs: true\ncatalog:\n  once: 1.4.0\n' : ''}`,
    'patches/one.patch': PATCH,
  }
}

/** The rows of one text that another has not, trimmed. */
function gone(text: string, other: string): readonly string[] {
  const there = new Set(other.split('\n'))
  return text
    .split('\n')
    .filter((row) => !there.has(row))
    .map((row) => row.trim())
}

/** A version that the registry does not have, as one that was taken back. */
const TAKEN_BACK = '2.1.299'

describe('where the registry no longer has the locked version of another package, Stripe’s is moved alone', () => {
  test.for(['8.15.9', '10.20.0'])('pnpm %s', async (version) => {
    const folder = await folderWith(tools, workspace(version, '2.1.2'))
    const args = ['install', '--lockfile-only', '--ignore-scripts']
    const written = await lockedBy(tools, folder, { name: 'pnpm', version, command: 'pnpm' }, args, 'pnpm-lock.yaml')
    const lock = written.replaceAll('2.1.2', TAKEN_BACK)
    await writeInto(folder, { ...workspace(version, TAKEN_BACK), 'pnpm-lock.yaml': lock })
    const { change, after } = await upgrade(tools, folder, '23.0.0')
    expect(change).toMatchObject({
      kind: 'edited',
      checks: [{ command: 'pnpm install --frozen-lockfile --lockfile-only --ignore-scripts', path: 'pnpm-lock.yaml' }],
    })
    expect(change.kind === 'edited' ? change.notes.join('\n') : '').toMatch(
      /pnpm-lock\.yaml cannot be written as a whole here: .*No matching version found for ms@2\.1\.299.* Only Stripe's package was resolved/s,
    )
    const now = after('pnpm-lock.yaml')
    expect(gone(after('package.json'), workspace(version, TAKEN_BACK)['package.json'] ?? '')).toEqual(['"stripe": "23.0.0",'])
    expect(
      gone(now, lock).filter((row) => !/stripe|23\.0\.0|^resolution|^engines|types\/node|^peerDependenciesMeta:|^optional/.test(row)),
    ).toEqual([])
    for (const kept of [`ms@${TAKEN_BACK}:`, 'once@1.4.0:', 'use-sync-external-store@1.2.0', 'patchedDependencies:'])
      expect(now).toContain(kept)
    expect(now).toMatch(/stripe-event-types@3\.1\.0\(stripe@23\.0\.0/)
    expect(now).not.toContain('14.19.0')
  })
})
