import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openRepository } from '../../../../src/adapters/repository.ts'
import { createTools } from '../../../../src/adapters/tools.ts'
import { npmOutput } from '../../../../src/sdks/node/managers/npm/program.ts'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import { pnpmLockfile } from '../../../../src/sdks/node/managers/pnpm/lockfile.ts'
import { memoryRepository } from '../../../support/memory-repository.ts'
import { type Files, folderWith, json, lockedBy, upgrade, writeInto } from './project.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

/** A folder with the files, in which npm then writes a package-lock.json of the version asked for. */
async function project(files: Files, lockfileVersion: number | null = 3): Promise<string> {
  const folder = await folderWith(tools, files)
  const args = ['install', '--package-lock-only', `--lockfile-version=${lockfileVersion}`, '--omit-lockfile-registry-resolved']
  if (lockfileVersion !== null) await npmOutput(tools, args, 'npm install', { cwd: folder })
  return folder
}

/** What npm would write for a range that admits more than what is locked: the lock is made first, then the range widened. */
async function relax(folder: string, path: string, from: string, to: string): Promise<void> {
  const repository = await openRepository(folder, tools)
  for (const file of [path, 'package-lock.json']) {
    const content = await repository.read(file)
    if (content.kind === 'text') await writeFile(join(folder, file), content.text.replace(from, to))
  }
}

describe('npm', () => {
  test('a bump moves manifest and lockfile to the target, and nothing else', async () => {
    const folder = await project({ 'package.json': json({ dependencies: { ms: '2.0.0', stripe: '^17.0.0' } }) })
    await relax(folder, 'package.json', '"ms": "2.0.0"', '"ms": "^2.0.0"')
    const { change, after } = await upgrade(tools, folder, '23.1.0')
    expect(change).toMatchObject({ kind: 'edited', checks: [{ command: 'npm ci --dry-run --ignore-scripts', path: 'package-lock.json' }] })
    expect(after('package.json')).toBe(json({ dependencies: { ms: '^2.0.0', stripe: '^23.1.0' } }))
    const lock: unknown = JSON.parse(after('package-lock.json'))
    expect(lock).toMatchObject({
      lockfileVersion: 3,
      packages: { 'node_modules/stripe': { version: '23.1.0' }, 'node_modules/ms': { version: '2.0.0' } },
    })
    // The scratch copy's folder has another name than the user's, and no address came in.
    expect(change.kind === 'edited' && change.edits.map(({ before }) => before.split('\n')[1])).toContain(
      after('package-lock.json').split('\n')[1],
    )
    expect(after('package-lock.json')).not.toContain('"resolved"')
    expect(after('package-lock.json')).not.toContain('node_modules/qs')
  })

  test('within a major only the lockfile moves: to the target, although a newer one is admitted; in its own format', async () => {
    const folder = await project({ 'package.json': json({ name: 'app', dependencies: { stripe: '17.0.0' } }) }, 1)
    await relax(folder, 'package.json', '"stripe": "17.0.0"', '"stripe": "^17.0.0"')
    const { change, after } = await upgrade(tools, folder, '17.6.0')
    expect(change).toMatchObject({ kind: 'edited', edits: [{ path: 'package-lock.json' }] })
    expect(JSON.parse(after('package-lock.json'))).toMatchObject({ lockfileVersion: 1, dependencies: { stripe: { version: '17.6.0' } } })
  })

  test('a workspace moves as one, and a peer range is widened', async () => {
    const folder = await project({
      'package.json': json({ name: 'root', private: true, workspaces: ['packages/*'] }),
      'packages/app/package.json': json({ name: 'app', version: '1.0.0', dependencies: { stripe: '^17.7.0' } }),
      'packages/lib/package.json': json({
        name: 'lib',
        version: '1.0.0',
        devDependencies: { stripe: '22.0.0' },
        peerDependencies: { stripe: '^22' },
      }),
    })
    const { change, after } = await upgrade(tools, folder, '23.1.0')
    expect(change).toMatchObject({ kind: 'edited' })
    expect(after('packages/app/package.json')).toContain('"stripe": "^23.1.0"')
    expect(after('packages/lib/package.json')).toBe(
      json({ name: 'lib', version: '1.0.0', devDependencies: { stripe: '23.1.0' }, peerDependencies: { stripe: '^22 || ^23' } }),
    )
    expect(Object.keys(JSON.parse(after('package-lock.json')).packages).filter((place) => place.endsWith('/stripe'))).toEqual([
      'node_modules/stripe',
    ])
  })

  test('in a lockfile that is behind its package.json Stripe’s entries alone move, and a note says that its check fails before too', async () => {
    const folder = await project({ 'package.json': json({ name: 'app', dependencies: { ms: '2.0.0', stripe: '17.7.0' } }) })
    await writeFile(join(folder, 'package.json'), json({ name: 'app', dependencies: { ms: '2.1.3', stripe: '17.7.0' } }))
    const { change, after } = await upgrade(tools, folder, '23.1.0')
    expect(change).toMatchObject({
      kind: 'edited',
      checks: [],
      notes: [
        expect.stringMatching(
          /^package-lock\.json does not fit its manifests on the base branch: `npm ci --dry-run --ignore-scripts` fails/,
        ),
        expect.stringMatching(
          /^Stripe's package needs others than before, so package-lock\.json changes for them too: removed @types\/node@\S+, .* and \d+ more\.$/,
        ),
      ],
    })
    expect(JSON.parse(after('package-lock.json')).packages).toMatchObject({
      '': { dependencies: { ms: '2.0.0', stripe: '23.1.0' } },
      'node_modules/ms': { version: '2.0.0' },
      'node_modules/stripe': { version: '23.1.0' },
    })
    expect(after('package.json')).toBe(json({ name: 'app', dependencies: { ms: '2.1.3', stripe: '23.1.0' } }))
  })

  test.for([
    ['within a major', '^23.0.0', '^22.0.0 || ^23.0.0', 'packages/lib'],
    ['with a range that has no end', '^23.0.0', '>=12', 'packages/lib'],
    ['of a folder that a member asks for by its path', '^23.0.0', '>=12', 'lib'],
  ] as const)('a member with the package as its peer follows %s: only the lockfile changes', async ([, range, peer, lib]) => {
    const folder = await project({
      'package.json': json({ name: 'root', private: true, workspaces: ['packages/*'] }),
      'packages/app/package.json': json({
        name: 'app',
        version: '1.0.0',
        dependencies: { stripe: '23.0.0', ...(lib === 'lib' ? { lib: 'file:../../lib' } : {}) },
      }),
      [`${lib}/package.json`]: json({ name: 'lib', version: '1.0.0', peerDependencies: { stripe: peer } }),
    })
    await relax(folder, 'packages/app/package.json', '"stripe": "23.0.0"', `"stripe": "${range}"`)
    const { change, after } = await upgrade(tools, folder, '23.1.0')
    expect(change).toMatchObject({ kind: 'edited', edits: [{ path: 'package-lock.json' }], checks: [{ path: 'package-lock.json' }] })
    expect(JSON.parse(after('package-lock.json')).packages['node_modules/stripe']).toMatchObject({ version: '23.1.0' })
  })

  test('`engine-strict` does not keep a lockfile from being written on another Node than the repository runs on', async () => {
    const folder = await project({ 'package.json': json({ name: 'app', engines: { node: '>=99' }, dependencies: { stripe: '22.0.0' } }) })
    await writeFile(join(folder, '.npmrc'), 'engine-strict=true\n')
    expect((await upgrade(tools, folder, '23.1.0')).change).toMatchObject({ kind: 'edited', checks: [{ path: 'package-lock.json' }] })
  })

  test('what npm left of a member that is gone stays in the lockfile', async () => {
    const folder = await project({
      'package.json': json({ name: 'root', private: true, workspaces: ['packages/*'] }),
      'packages/app/package.json': json({ name: 'app', version: '1.0.0', dependencies: { stripe: '22.0.0' } }),
    })
    const path = join(folder, 'package-lock.json')
    const left = '"packages/gone": {\n      "version": "1.0.0",\n      "extraneous": true\n    }'
    await writeFile(path, (await readFile(path, 'utf8')).replace(/\n {2}\}\n\}\n$/, `,\n    ${left}\n  }\n}\n`))
    const { change, after } = await upgrade(tools, folder, '23.1.0')
    expect(change).toMatchObject({ kind: 'edited', checks: [{ path: 'package-lock.json' }] })
    expect(after('package-lock.json')).toContain(left)
  })

  test('what npm itself refuses is shown in its words', async () => {
    const folder = await project({ 'package.json': json({ name: 'app', dependencies: { stripe: '17.7.0' } }) })
    const { change } = await upgrade(tools, folder, '9999.0.0')
    expect(change).toMatchObject({
      kind: 'refused',
      path: 'package-lock.json',
      why: expect.stringMatching(/^`npm install --package-lock-only --ignore-scripts` failed:\n[^]*ETARGET/),
    })
    expect(change.kind === 'refused' && change.why).not.toContain('/checkout')
  })

  test('a registry that only the repository names is not asked', async () => {
    const folder = await project({ 'package.json': json({ name: 'app', dependencies: { stripe: '17.7.0' } }) })
    await writeFile(join(folder, '.npmrc'), 'registry=http://127.0.0.1:9/\nfetch-retries=0\nprefer-online=true\n')
    expect((await upgrade(tools, folder, '23.1.0')).change).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/^\.npmrc:1 names the registry http:\/\/127\.0\.0\.1:9, which neither/),
      wayOut: expect.stringContaining('`registries`'),
    })
  })
})

test('a patch that will not apply is named first, then a package whose peer is Stripe’s in another range, where npm overlooks that', async () => {
  const before = await project({ 'package.json': json({ name: 'app', version: '1.0.0', dependencies: { stripe: '^22.0.0' } }) })
  const lock: { packages: Record<string, object> } = JSON.parse(await readFile(join(before, 'package-lock.json'), 'utf8'))
  const asked = { 'pay-lib': '^1.0.0', stripe: '^22.0.0' }
  // A package that no registry has: only the lockfile says what it asks for.
  const payLib = { version: '1.0.0', integrity: 'sha512-eA==', peerDependencies: { stripe: '^18.0.0 || ^22.0.0' } }
  const packages = { ...lock.packages, '': { name: 'app', version: '1.0.0', dependencies: asked }, 'node_modules/pay-lib': payLib }
  const folder = await folderWith(tools, {
    '.npmrc': 'legacy-peer-deps=true\n',
    'patches/stripe+22.0.0.patch': 'diff\n',
    'package.json': json({ name: 'app', version: '1.0.0', dependencies: asked }),
    'package-lock.json': json({ ...lock, packages: Object.fromEntries(Object.entries(packages).toSorted(([a], [b]) => (a < b ? -1 : 1))) }),
  })
  const { change } = await upgrade(tools, folder, '23.1.0')
  const patch = 'patches/stripe+22.0.0.patch is for stripe 22.0.0 and does not apply to 23.1.0: remove it, or make it anew.'
  const peer =
    'pay-lib@1.0.0 asks for stripe ^18.0.0 || ^22.0.0 as its peer, and 23.1.0 is not in that range. Look for a newer release of that package.'
  expect(change).toMatchObject({ kind: 'edited', checks: [{ path: 'package-lock.json' }], notes: [patch, peer] })
})

describe('pnpm', () => {
  test('a workspace at the declared version: one member moves, its range is kept, the other and a stray package-lock.json stay', async () => {
    const folder = await project(
      {
        'package.json': json({ name: 'root', private: true, packageManager: 'pnpm@10.20.0' }),
        'pnpm-workspace.yaml': 'packages:\n  - apps/*\n',
        'apps/api/package.json': json({ name: 'api', dependencies: { stripe: '17.0.0', ms: '2.0.0' } }),
        'apps/api/package-lock.json': json({ lockfileVersion: 3, packages: { 'node_modules/stripe': { version: '17.0.0' } } }),
        'apps/old/package.json': json({ name: 'old', dependencies: { stripe: 'npm:stripe@16.0.0' } }),
      },
      null,
    )
    const made = await pnpmLockfile(
      { tools, cache: createRunCache() },
      await (await openRepository(folder, tools)).checkout(),
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\n",
    )
    expect(made.refresh.shown).toBe('pnpm install --lockfile-only --ignore-scripts --no-frozen-lockfile')
    const written = await tools.run(
      'npm',
      ['exec', '--yes', '--package=pnpm@10.20.0', '--', 'pnpm', 'install', '--lockfile-only', '--ignore-scripts'],
      { cwd: folder, inherit: 'npm' },
    )
    expect(written).toMatchObject({ code: 0 })
    const repository = await openRepository(folder, tools)
    const lock = await repository.read('pnpm-lock.yaml')
    if (lock.kind !== 'text') throw new Error('pnpm wrote no lockfile')
    await writeFile(join(folder, 'pnpm-lock.yaml'), lock.text.replace('specifier: 17.0.0', 'specifier: ^17.0.0'))
    await writeFile(join(folder, 'apps/api/package.json'), json({ name: 'api', dependencies: { stripe: '^17.0.0', ms: '2.0.0' } }))

    const { change, after } = await upgrade(tools, folder, '17.6.0')
    expect(change).toMatchObject({
      kind: 'edited',
      edits: [{ path: 'pnpm-lock.yaml' }],
      checks: [{ command: 'pnpm install --frozen-lockfile --lockfile-only --ignore-scripts' }],
    })
    expect(after('pnpm-lock.yaml')).toContain('  stripe@17.6.0:\n')
    expect(after('pnpm-lock.yaml')).toContain('  stripe@16.0.0:\n')
    expect(after('pnpm-lock.yaml')).not.toContain('17.0.0:')

    const major = await upgrade(tools, folder, '23.1.0')
    expect(major.after('apps/api/package.json')).toContain('"stripe": "^23.1.0"')
    expect(major.after('pnpm-lock.yaml')).toMatch(/stripe:\n {8}specifier: \^23\.1\.0\n {8}version: 23\.1\.0/)
  })

  test('a member that has the package as its peer alone follows', async () => {
    const lib = json({ name: 'lib', version: '1.0.0', peerDependencies: { stripe: '^22.0.0 || ^23.0.0' } })
    const folder = await project(
      {
        'package.json': json({ name: 'root', private: true, packageManager: 'pnpm@10.20.0' }),
        'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
        'packages/app/package.json': json({ name: 'app', dependencies: { stripe: '23.0.0' } }),
        'packages/lib/package.json': lib.replace('^22.0.0 || ^23.0.0', '23.0.0'),
      },
      null,
    )
    const pnpm = { name: 'pnpm', version: '10.20.0', command: 'pnpm' } as const
    const lock = await lockedBy(tools, folder, pnpm, ['install', '--lockfile-only', '--ignore-scripts'], 'pnpm-lock.yaml')
    const [, app = '', ofLib = ''] = lock.split(/(?= {2}packages\/(?:app|lib):\n)/)
    await writeInto(folder, {
      'packages/app/package.json': json({ name: 'app', dependencies: { stripe: '^23.0.0' } }),
      'packages/lib/package.json': lib,
      'pnpm-lock.yaml': lock
        .replace(app, app.replace('specifier: 23.0.0', 'specifier: ^23.0.0'))
        .replace(ofLib, ofLib.replace('specifier: 23.0.0', 'specifier: ^22.0.0 || ^23.0.0')),
    })
    const { change, after } = await upgrade(tools, folder, '23.1.0')
    expect(change).toMatchObject({ kind: 'edited', edits: [{ path: 'pnpm-lock.yaml' }], checks: [{ path: 'pnpm-lock.yaml' }], notes: [] })
    expect(after('pnpm-lock.yaml').match(/version: .*/g)).toEqual(['version: 23.1.0', 'version: 23.1.0'])
  })

  test.for([
    ['the declared one, without its hash', { packageManager: 'pnpm@9.15.9+sha512.abc' }, '9.0', '9.15.9'],
    ['an exact engines.pnpm', { engines: { pnpm: '10.1.0' } }, '9.0', '10.1.0'],
    ['the first major that writes the lockfile and that engines.pnpm allows', { engines: { pnpm: '9.x' } }, '9.0', '9'],
    ['devEngines', { devEngines: { packageManager: { name: 'pnpm', version: '9.15.9' } }, engines: { pnpm: '10' } }, '9.0', '9.15.9'],
    ['a range of devEngines', { devEngines: { packageManager: [{ name: 'pnpm', version: '^9.0.0' }] } }, '9.0', '9'],
    ['devEngines of another manager', { devEngines: { packageManager: { name: 'npm', version: '11' } } }, '9.0', '10'],
    ['another manager’s name says nothing', { packageManager: 'npm@10.0.0' }, '9.0', '10'],
    ['version 6 of the lockfile', {}, '6.0', '8'],
    ['version 5 of the lockfile', {}, '5.4', '7'],
    ['a declaration that is no version', { packageManager: 'pnpm@--evil' }, '6.0', '8'],
  ] as const)('which pnpm: %s', async ([, fields, format, wanted]) => {
    const asked: string[] = []
    const npmAlone = {
      ...tools,
      // An empty one: what the user's own keeps is not fetched again.
      cache: async () => tools.folder('cache'),
      run: async (_file: string, args: readonly string[]) => (
        asked.push(...args),
        { code: 0, stdout: '{"path":"/bin"}\n', stderr: '', limit: null }
      ),
    }
    const copy = await memoryRepository({ 'package.json': json(fields) }).checkout()
    const opened = pnpmLockfile({ tools: npmAlone, cache: createRunCache() }, copy, 'pnpm-lock.yaml', `lockfileVersion: '${format}'\n`)
    await expect(opened).rejects.toThrow('npm fetched nothing')
    expect(`${asked.find((word) => word.startsWith('pnpm@'))}.`.startsWith(`pnpm@${wanted}.`)).toBe(true)
  })
})
