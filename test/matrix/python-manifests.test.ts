import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { createTools } from '../../src/adapters/tools.ts'
import { python } from '../../src/sdks/python/index.ts'

const FOLDER = resolve(import.meta.dirname, '../../../shared/data/manifests')

const Expected = v.object({
  repo: v.string(),
  manifests: v.array(v.object({ path: v.string(), kind: v.string(), spec: v.nullable(v.string()), line: v.nullable(v.number()) })),
  lockfiles: v.array(v.object({ path: v.string(), kind: v.string(), version: v.nullable(v.string()), line: v.nullable(v.number()) })),
})

// No difference is known: every Python line that was read by hand is found, and nothing else is.
test('every Python use in real repositories is found, and nothing that is none', { timeout: 120_000 }, async () => {
  await using tools = createTools()
  const rows = readFileSync(join(FOLDER, 'expected.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((row) => v.parse(Expected, JSON.parse(row)))
  let checked = 0
  for (const row of rows) {
    const repository = await openRepository(join(FOLDER, row.repo.replace('/', '+')), tools)
    const { uses } = await python.detect(repository, await repository.mentioning('stripe'))
    const manifests = row.manifests
      .filter(({ kind }) => /^(?:pip|pep621|poetry):/.test(kind))
      .map(({ path, kind, spec, line }) => `${path}:${line} ${kind} ${spec}`)
    const locks = row.lockfiles
      .filter(({ kind }) => kind === 'uv.lock' || kind === 'poetry.lock')
      .map(({ path, version, line }) => `${path}:${line} ${version}`)
    const foundLocks = uses.flatMap((use) =>
      use.lockfile === null || !use.lockfile.path.endsWith('.lock') ? [] : [`${use.lockfile.path}:${use.lockfile.line} ${use.locked}`],
    )
    const foundUses = uses.map((use) => `${use.path}:${use.line} ${use.kind} ${use.specifier}`)
    const found = { repository: row.repo, uses: foundUses.toSorted(), locks: [...new Set(foundLocks)].toSorted() }
    expect(found).toEqual({ repository: row.repo, uses: manifests.toSorted(), locks: locks.toSorted() })
    checked += manifests.length + locks.length
  }
  expect(checked).toBeGreaterThan(30)
})
