import { existsSync } from 'node:fs'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createTools } from '../../../../src/adapters/tools.ts'
import { UpstreamError } from '../../../../src/domain/errors.ts'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import { prefetch } from '../../../../src/sdks/node/package/archive.ts'
import { inspect, install } from '../../../../src/sdks/node/package/install.ts'
import type { SdkWorld, Tools } from '../../../../src/world.ts'
import { talk } from '../../driver-talk.ts'

const tools = createTools()
const world = { tools, cache: createRunCache() }
afterAll(async () => tools[Symbol.asyncDispose]())

/** What the driver says when it is started and its input ends at once. */
async function versionIn(folder: string, where: string): Promise<string> {
  const program = 'console.log(require(process.argv[1]).version)'
  return (await tools.run(process.execPath, ['-e', program, join(folder, where, 'package.json')])).stdout.trim()
}

describe('the real package', () => {
  test('of a version that needs no other is unpacked, and read without running it', async () => {
    const folder = await tools.folder('to')
    expect(await install(world, '23.1.0', folder)).toEqual({
      file: process.execPath,
      args: ['--disable-sigusr1', '--min-semi-space-size=32', '--max-semi-space-size=64', expect.stringMatching(/driver\.mjs$/), folder],
      env: {},
      permission: ['--permission', `--allow-fs-read=${folder}`, expect.stringMatching(/^--allow-fs-read=.*\/driver$/)],
    })
    expect(await versionIn(folder, 'package')).toBe('23.1.0')
    expect((await readdir(join(folder, 'package'), { recursive: true })).filter((name) => /\.d\.ts$|\.map$/.test(name))).toEqual([])
    const facts = await inspect(world, folder, '23.1.0')
    expect(facts.apiVersion).toEqual({ id: '2026-10-28.endive', apiRelease: 'endive', source: 'package' })
    expect(facts.changelog).toContain('23.1.0')
    expect(facts.newestFile).toBeNull()
  })

  test('of an older version is installed with what it needs', async () => {
    const folder = await tools.folder('from')
    const installed = await install(world, '17.7.0', folder)
    expect(await versionIn(folder, 'package')).toBe('17.7.0')
    expect(await talk(installed, [{ verb: 'hello' }])).toMatchObject([{ version: '17.7.0' }])
    expect(await versionIn(folder, 'node_modules/qs')).toMatch(/^6\./)
    expect(existsSync(join(folder, 'node_modules/@types'))).toBe(false)
    expect((await inspect(world, folder, '17.7.0')).apiVersion?.id).toBe('2025-02-24.acacia')
  })

  test('that does not exist is refused in npm’s own words, without a path of ours', async () => {
    await expect(install(world, '9999.0.0', '.')).rejects.toThrow(/^`npm pack stripe@9999\.0\.0` failed: [^/]*ETARGET/)
  })
})

/** A run whose npm calls are listed. */
function watched(): { readonly watching: SdkWorld; readonly calls: (readonly string[])[] } {
  const calls: (readonly string[])[] = []
  const run: Tools['run'] = (file, args = [], options) => {
    if (file === 'npm') calls.push(args.filter((arg) => arg.startsWith('stripe@')))
    return tools.run(file, args, options)
  }
  return { watching: { tools: { ...tools, run }, cache: createRunCache() }, calls }
}

describe('versions that are asked for at once', () => {
  test('are fetched by one npm, each of them once', async () => {
    const { watching, calls } = watched()
    const [from, to] = await Promise.all([tools.folder('from'), tools.folder('to')])
    const [fetched] = await Promise.all([
      prefetch(watching, ['22.5.0', '23.1.0'], '.'),
      install(watching, '22.5.0', from, '.'),
      install(watching, '23.1.0', to, '.'),
    ])
    expect(fetched).toBe(true)
    expect(calls).toEqual([['stripe@22.5.0', 'stripe@23.1.0']])
    expect(await Promise.all([versionIn(from, 'package'), versionIn(to, 'package')])).toEqual(['22.5.0', '23.1.0'])
  })

  test('do not share their failures', async () => {
    const { watching, calls } = watched()
    const asked = [prefetch(watching, ['9999.0.0', '22.5.0'], '.'), inspect(watching, '.', '9999.0.0'), inspect(watching, '.', '22.5.0')]
    const [fetched, missing, found] = await Promise.allSettled(asked)
    expect(fetched).toEqual({ status: 'fulfilled', value: false })
    const [together, ...alone] = calls
    expect(together).toEqual(['stripe@9999.0.0', 'stripe@22.5.0'])
    expect(alone.flat().toSorted()).toEqual(['stripe@22.5.0', 'stripe@9999.0.0'])
    expect(missing).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('`npm pack stripe@9999.0.0` failed') } })
    expect(found).toMatchObject({ status: 'fulfilled' })
  })
})

/** A run whose npm hands out an archive of our own making. */
async function handingOut(make: (folder: string) => Promise<readonly string[]>): Promise<SdkWorld> {
  const source = await tools.folder('source')
  await mkdir(join(source, 'package'))
  const members = await make(source)
  const run: Tools['run'] = (file, args, options) => {
    if (file !== 'npm') return tools.run(file, args, options)
    const target = join(args[args.indexOf('--pack-destination') + 1] ?? '', 'stripe-1.0.0.tgz')
    return tools.run('tar', ['-czPf', target, ...members], { cwd: source })
  }
  return { tools: { ...tools, run }, cache: createRunCache() }
}

describe('a package that is not what it says', () => {
  const manifest = JSON.stringify({ name: 'stripe', version: '1.0.0' })

  test('is unpacked where it is sound', async () => {
    const sound = await handingOut(async (folder) => {
      await writeFile(join(folder, 'package/package.json'), manifest)
      return ['package/package.json']
    })
    const folder = await tools.folder('sound')
    await install(sound, '1.0.0', folder)
    expect(await versionIn(folder, 'package')).toBe('1.0.0')
    expect(await inspect(sound, folder, '1.0.0')).toEqual({
      changelog: null,
      apiVersion: null,
      newestFile: expect.stringMatching(/^20\d\d-/),
    })
  })

  test.for([
    [
      'a symlink',
      async (folder: string) => {
        await symlink('/etc/passwd', join(folder, 'package/package.json'))
        return ['package/package.json']
      },
    ],
    [
      'a path that leaves its folder',
      async (folder: string) => {
        await writeFile(join(folder, 'package/package.json'), manifest)
        return ['package/../package/package.json']
      },
    ],
    [
      'an absolute path',
      async (folder: string) => {
        await writeFile(join(folder, 'package/package.json'), manifest)
        return [join(folder, 'package/package.json')]
      },
    ],
    [
      'a file twice',
      async (folder: string) => {
        await writeFile(join(folder, 'package/package.json'), manifest)
        return ['package/package.json', '--hard-dereference', 'package/package.json']
      },
    ],
    [
      'another version',
      async (folder: string) => {
        await writeFile(join(folder, 'package/package.json'), manifest.replace('1.0.0', '1.0.1'))
        return ['package/package.json']
      },
    ],
    [
      'another package',
      async (folder: string) => {
        await writeFile(join(folder, 'package/package.json'), manifest.replace('stripe', 'strip'))
        return ['package/package.json']
      },
    ],
  ] as const)('is refused with %s', async ([, make]) => {
    const odd = await handingOut(make)
    await expect(install(odd, '1.0.0', await tools.folder('odd'))).rejects.toThrow(UpstreamError)
  })

  test.for(['--global', '1.0.0; ls', '../x', ''])('a version such as "%s" never reaches npm', async (version) => {
    await expect(install(world, version, '.')).rejects.toThrow('is no version')
  })
})
