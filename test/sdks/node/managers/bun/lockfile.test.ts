import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../../../../src/adapters/tools.ts'
import { createRunCache } from '../../../../../src/domain/run-cache.ts'
import { bunLockfile } from '../../../../../src/sdks/node/managers/bun/lockfile.ts'
import { memoryRepository } from '../../../../support/memory-repository.ts'
import { folderWith, json, upgrade, writeInto } from '../project.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

/** A workspace: a member with the package, one with an alias of it that stays, one that has it as its peer and by a catalog. */
function files(ms: string, stripe: string): Readonly<Record<string, string>> {
  return {
    'package.json': json({
      name: 'root',
      private: true,
      packageManager: 'bun@1.3.5',
      scripts: { postinstall: 'exit 7' },
      workspaces: { packages: ['packages/*'], catalogs: { pay: { stripe: '22.0.0' } } },
      dependencies: { ms },
    }),
    'packages/app/package.json': json({ name: 'app', version: '1.0.0', dependencies: { ms, stripe } }),
    'packages/old/package.json': json({ name: 'old', version: '1.0.0', dependencies: { stripe16: 'npm:stripe@16.0.0' } }),
    'packages/lib/package.json': json({
      name: 'lib',
      version: '1.0.0',
      devDependencies: { stripe: 'catalog:pay' },
      peerDependencies: { stripe: '^22.0.0 || ^23.0.0' },
    }),
  }
}

/** The rows of a text that another has not. */
function rowsOnlyIn(text: string, other: string): readonly string[] {
  const there = new Set(other.split('\n'))
  return text.split('\n').filter((row) => !there.has(row))
}

describe('bun', () => {
  let folder = ''
  let before = ''

  beforeAll(async () => {
    folder = await folderWith(tools, files('2.0.0', '22.0.0'))
    // The lockfile of its own making, for ranges that admit more than it holds.
    const scratch = await memoryRepository(files('2.0.0', '22.0.0')).checkout()
    const made = await bunLockfile(
      { tools, cache: createRunCache() },
      { ...scratch, root: folder },
      'bun.lock',
      '{"workspaces": {}, "packages": {}}',
    )
    const { code, stderr } = await made.refresh.run()
    if (code !== 0) throw new Error(stderr)
    const lock = await tools.run('cat', ['bun.lock'], { cwd: folder })
    before = lock.stdout
      .replaceAll('"ms": "2.0.0"', '"ms": "^2.0.0"')
      .replace('"stripe": "22.0.0",\n      },\n    },\n    "packages/lib"', '"stripe": "^22.0.0",\n      },\n    },\n    "packages/lib"')
    await writeInto(folder, { ...files('^2.0.0', '^22.0.0'), 'bun.lock': before })
  })

  test('moves to the version chosen although the range admits a newer one, and changes nothing else', async () => {
    const { change, after } = await upgrade(tools, folder, '22.1.0')
    expect(change).toMatchObject({
      kind: 'edited',
      edits: [{ path: 'bun.lock' }, { path: 'package.json' }],
      checks: [{ command: 'bun install --frozen-lockfile --lockfile-only --ignore-scripts', path: 'bun.lock' }],
    })
    expect(rowsOnlyIn(before, after('bun.lock')).map((row) => row.trim().slice(0, 25))).toEqual([
      '"stripe": "22.0.0",',
      '"stripe": ["stripe@22.0.0',
    ])
    expect(rowsOnlyIn(after('bun.lock'), before).map((row) => row.trim().slice(0, 25))).toEqual([
      '"stripe": "22.1.0",',
      '"stripe": ["stripe@22.1.0',
    ])
  })

  test('moves the catalog in package.json and what asks for it across a major', async () => {
    const { change, after } = await upgrade(tools, folder, '23.1.0')
    expect(change).toMatchObject({ kind: 'edited', checks: [{ path: 'bun.lock' }] })
    expect(after('package.json')).toContain('"pay": {\n        "stripe": "23.1.0"')
    expect(after('packages/app/package.json')).toContain('"stripe": "^23.1.0"')
    expect(after('bun.lock')).toContain('"stripe": ["stripe@23.1.0"')
    expect(after('bun.lock')).toContain('"stripe16": ["stripe@16.0.0"')
    expect(after('bun.lock')).toContain('"ms": ["ms@2.0.0"')
  })
})

test('a bun that is older than the one that wrote the lockfile leaves what it does not know, also where it only checks', async () => {
  const own = { 'package.json': json({ name: 'root', packageManager: 'bun@1.3.1', dependencies: { ms: '2.0.0', stripe: '22.0.0' } }) }
  const folder = await folderWith(tools, own)
  const scratch = { ...(await memoryRepository(own).checkout()), root: folder }
  const made = await bunLockfile({ tools, cache: createRunCache() }, scratch, 'bun.lock', '{"workspaces": {}, "packages": {}}')
  expect(await made.refresh.run()).toMatchObject({ code: 0 })
  const { stdout } = await tools.run('cat', ['bun.lock'], { cwd: folder })
  const before = stdout.replace('"lockfileVersion": 1,\n', '"lockfileVersion": 1,\n  "configVersion": 0,\n')
  await writeInto(folder, { ...own, 'bun.lock': before })
  const { change, after } = await upgrade(tools, folder, '22.1.0')
  expect(change).toMatchObject({ kind: 'edited', checks: [{ path: 'bun.lock' }] })
  expect(rowsOnlyIn(before, after('bun.lock')).map((row) => row.trim().slice(0, 25))).toEqual([
    '"stripe": "22.0.0",',
    '"stripe": ["stripe@22.0.0',
  ])
})

test('what bun would run of the repository’s own keeps it from being run', async () => {
  const scratch = await memoryRepository({ 'bunfig.toml': '[install.security]\nscanner = "@acme/scanner"\n' }).checkout()
  const opened = bunLockfile({ tools, cache: createRunCache() }, scratch, 'bun.lock', '{"workspaces": {}, "packages": {}}')
  await expect(opened).rejects.toThrow('names a security scanner')
})
