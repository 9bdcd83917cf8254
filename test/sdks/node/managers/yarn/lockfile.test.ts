import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../../../../src/adapters/tools.ts'
import { openRepository } from '../../../../../src/adapters/repository.ts'
import { node } from '../../../../../src/sdks/node/index.ts'
import { createRunCache } from '../../../../../src/domain/run-cache.ts'
import { MANAGERS } from '../../../../../src/sdks/node/managers/index.ts'
import { provision } from '../../../../../src/sdks/node/managers/provision.ts'
import { realUpgrader } from '../../../../support/sdks.ts'
import { folderWith, json, lockedBy, planOf, upgrade, writeInto } from '../project.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

/**
 * A workspace whose root asks for an old package, and whose members ask for Stripe's, one of them by an alias that stays.
 * Keys are out of order, which yarn 2 and later would sort. Its script, and the yarn that it brings along, fail when run.
 */
function files(ms: string, stripe: string, yarn = '4.9.2'): Readonly<Record<string, string>> {
  return {
    'package.json': json({ name: 'root', private: true, workspaces: ['apps/*'], scripts: { postinstall: 'exit 7' }, dependencies: { ms } }),
    'apps/api/package.json': json({ name: 'api', version: '1.0.0', dependencies: { stripe, ms } }),
    'apps/old/package.json': json({ name: 'old', version: '1.0.0', dependencies: { stripe16: 'npm:stripe@16.0.0', ms } }),
    [`.yarn/releases/yarn-${yarn}.cjs`]: 'process.exit(7)\n',
    '.yarnrc.yml': `enableScripts: true\nyarnPath: .yarn/releases/yarn-${yarn}.cjs\n`,
  }
}

/** Every file below a folder, whether git would list it or not. */
async function everyFile(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.flatMap((entry) => (entry.isDirectory() ? [] : [relative(folder, join(entry.parentPath, entry.name))]))
}

/** The entries of a yarn.lock that are not Stripe's, as they are in it. */
function others(lock: string): readonly string[] {
  return lock.split(/\n\n+/).filter((entry) => !/^"?(?:stripe@|api@)/.test(entry))
}

describe('yarn 1', () => {
  const yarn = { name: 'yarn', version: '1.22.22', command: 'yarn' } as const
  let folder = ''
  let before = ''

  beforeAll(async () => {
    folder = await folderWith(tools, files('2.0.0', '22.0.0'))
    const lock = await lockedBy(tools, folder, yarn, ['install', '--ignore-scripts', '--non-interactive'], 'yarn.lock')
    before = lock.replace('ms@2.0.0:', 'ms@^2.0.0:').replace('stripe@22.0.0:', 'stripe@^22.0.0:')
    await writeInto(folder, { ...files('^2.0.0', '^22.0.0'), 'yarn.lock': before, '.yarnrc': '--install.frozen-lockfile true\n' })
  })

  test('moves to the version chosen although the range admits a newer one, and changes nothing else', async () => {
    const { change, after } = await upgrade(tools, folder, '23.0.0')
    expect(change).toMatchObject({
      kind: 'edited',
      edits: [{ path: 'apps/api/package.json' }, { path: 'yarn.lock' }],
      checks: [{ command: 'yarn install --frozen-lockfile --ignore-scripts --ignore-engines --non-interactive', path: 'yarn.lock' }],
    })
    expect(after('apps/api/package.json')).toBe(files('^2.0.0', '^23.0.0')['apps/api/package.json'])
    expect(after('yarn.lock')).toContain('\nstripe@^23.0.0:\n  version "23.0.0"\n')
    expect(others(after('yarn.lock'))).toEqual(others(before))
  })

  test('resolves and fetches nothing, and keeps the host that the lockfile names', async () => {
    // Nothing could be fetched from there.
    const elsewhere = before.replaceAll(/(?<=resolved "https?:\/\/)[^/]+/g, 'npm.example.invalid')
    const { change, after } = await upgrade(
      tools,
      await folderWith(tools, { ...files('^2.0.0', '^22.0.0'), 'yarn.lock': elsewhere }),
      '23.0.0',
    )
    expect(change).toMatchObject({ kind: 'edited', checks: [{ path: 'yarn.lock' }] })
    expect(others(after('yarn.lock'))).toEqual(others(elsewhere))
    const addresses = after('yarn.lock').match(/(?<=resolved "https?:\/\/)[^/]+/g) ?? []
    expect(new Set(addresses)).toEqual(new Set(['npm.example.invalid']))
  })

  test('leaves nothing but its own note in the copy after the edit and its checks, so that there is nothing to clean up', async () => {
    const repository = await openRepository(folder, tools)
    await using scratch = await repository.checkout()
    const { uses } = await node.detect(repository, await repository.mentioning('stripe'))
    const present = new Set(await everyFile(scratch.root))
    const { lock, check } = realUpgrader('node')
    const targets = uses.filter(({ editable }) => editable).map((use) => ({ use, specifier: use.specifier }))
    await check?.({ tools, cache: createRunCache() }, scratch, uses)
    await lock({ tools, cache: createRunCache() }, scratch, targets, planOf(targets, '22.1.0'))
    expect((await everyFile(scratch.root)).filter((path) => !present.has(path))).toEqual(['node_modules/.yarn-integrity'])
  })

  test('names a package whose peer is Stripe’s in another range, as the registry gives it', async () => {
    const project = await folderWith(tools, {
      'package.json': json({ dependencies: { '@golevelup/nestjs-stripe': '1.1.1', stripe: '20.1.0' } }),
    })
    const lock = await lockedBy(tools, project, yarn, ['install', '--ignore-scripts', '--non-interactive', '--ignore-engines'], 'yarn.lock')
    await writeInto(project, { 'yarn.lock': lock })
    const { change } = await upgrade(tools, project, '23.1.0')
    expect(change).toMatchObject({
      kind: 'edited',
      notes: expect.arrayContaining([
        expect.stringMatching(
          /^@golevelup\/nestjs-stripe@1\.1\.1 asks for stripe \^20\.1\.0 as its peer, and 23\.1\.0 is not in that range/,
        ),
      ]),
    })
  })

  test('says of a lockfile that does not follow its manifests that it does not, before the upgrade too', async () => {
    const behind = before.replaceAll('ms@^2.0.0:', 'ms@~2.0.0:')
    const { change, after } = await upgrade(
      tools,
      await folderWith(tools, { ...files('^2.0.0', '^22.0.0'), 'yarn.lock': behind }),
      '23.0.0',
    )
    expect(change).toMatchObject({
      kind: 'edited',
      checks: [],
      notes: [expect.stringContaining('does not fit its manifests on the base branch')],
    })
    expect(others(after('yarn.lock'))).toEqual(others(behind))
  })
})

describe.for([
  ['4.9.2', 8],
  ['3.8.7', 6],
] as const)('yarn %s', ([version, format]) => {
  const yarn = { name: '@yarnpkg/cli-dist', version, command: 'yarn' } as const
  let folder = ''
  let before = ''

  beforeAll(async () => {
    folder = await folderWith(tools, files('2.0.0', '22.0.0', version))
    const lock = await lockedBy(tools, folder, yarn, ['install', '--mode=update-lockfile'], 'yarn.lock')
    before = lock
      .replaceAll(/(ms|stripe)@npm:(2\.0\.0|22\.0\.0)":\n/g, '$1@npm:^$2":\n')
      .replaceAll(/ {4}(ms|stripe): (")?(npm:)?(2\.0\.0|22\.0\.0)"?\n/g, '    $1: $2$3^$4$2\n')
    await writeInto(folder, { ...files('^2.0.0', '^22.0.0', version), 'yarn.lock': before })
  })

  test('within a major only the lockfile moves, and nothing but Stripe’s package in it', async () => {
    const { change, after } = await upgrade(tools, folder, '22.1.0')
    expect(change).toMatchObject({
      kind: 'edited',
      edits: [{ path: 'yarn.lock' }],
      checks: [{ command: 'yarn install --mode=update-lockfile (again: no change)', path: 'yarn.lock' }],
    })
    expect(after('yarn.lock')).toContain(`__metadata:\n  version: ${format}\n`)
    expect(after('yarn.lock')).toContain('\n"stripe@npm:^22.0.0":\n  version: 22.1.0\n')
    expect(others(after('yarn.lock'))).toEqual(others(before))
  })

  test('is installed for the user’s own tests, where Node finds it', async () => {
    await using scratch = await (await openRepository(folder, tools)).checkout()
    const { uses } = await node.detect(scratch, await scratch.mentioning('stripe'))
    const { versions } = await provision(MANAGERS, { tools, cache: createRunCache() }, scratch, uses)
    expect(versions.get('apps/api/package.json')).toBe('22.0.0')
  })
})
