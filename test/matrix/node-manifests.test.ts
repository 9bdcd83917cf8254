import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { createTools } from '../../src/adapters/tools.ts'
import type { Detection } from '../../src/domain/use.ts'
import { node } from '../../src/sdks/node/index.ts'

const folder = fileURLToPath(new URL('../../../shared/data/manifests', import.meta.url))
const isHere = existsSync(folder)
if (!isHere) console.log('real-manifests: ../shared/data/manifests is absent, so that stripe-node is not looked for in real repositories')

const EXPECTED = v.object({
  repo: v.string(),
  manifests: v.array(v.looseObject({ path: v.string(), kind: v.string(), package: v.string(), spec: v.string(), line: v.number() })),
  lockfiles: v.array(v.looseObject({ path: v.string(), kind: v.string(), version: v.string(), line: v.number() })),
})

function expected(): readonly v.InferOutput<typeof EXPECTED>[] {
  return readFileSync(`${folder}/expected.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.parse(EXPECTED, JSON.parse(line)))
}

describe.runIf(isHere)('manifests and lockfiles of public repositories', () => {
  const tools = createTools()
  let found: Detection

  beforeAll(async () => {
    const repository = await openRepository(folder, tools)
    found = await node.detect(repository, await repository.mentioning('stripe'))
  })
  afterAll(async () => tools[Symbol.asyncDispose]())

  test('every line of package.json that asks for stripe is found, at its line, as written, and no other', () => {
    const wanted = expected().flatMap(({ repo, manifests }) =>
      manifests
        .filter(({ kind }) => kind.startsWith('npm:'))
        .map(({ path, kind, spec, line, package: name }) => `${repo.replace('/', '+')}/${path}:${line} ${kind} ${name} ${spec}`),
    )
    const seen = found.uses
      .filter(({ kind }) => kind.startsWith('npm:'))
      .map((use) => `${use.path}:${use.line} ${use.kind} ${use.package} ${use.specifier}`)
    expect(seen.toSorted()).toEqual(wanted.toSorted())
    expect(wanted.length).toBeGreaterThan(40)
  })

  test('every locked version is found, at its line, and no other', () => {
    const wanted = expected().flatMap(({ repo, lockfiles }) =>
      lockfiles
        .filter(({ kind }) => /^p?npm:/.test(kind))
        .map(({ path, line, version }) => `${repo.replace('/', '+')}/${path}:${line} ${version}`),
    )
    const seen = found.uses.flatMap(({ lockfile, locked }) => (lockfile === null ? [] : [`${lockfile.path}:${lockfile.line} ${locked}`]))
    expect([...new Set(seen)].toSorted()).toEqual(wanted.toSorted())
    expect(wanted.length).toBeGreaterThan(5)
  })

  test('what is there says where it can be edited, and if not, why', () => {
    expect(found.uses.filter(({ editable, why }) => editable !== (why === null))).toEqual([])
    expect(found.uses.filter(({ editable }) => editable).length).toBeGreaterThan(40)
  })
})
