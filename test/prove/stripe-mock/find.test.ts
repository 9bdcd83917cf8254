import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createTools } from '../../../src/adapters/tools.ts'
import { SettingsError, UpstreamError } from '../../../src/domain/errors.ts'
import { findStripeMock } from '../../../src/prove/stripe-mock.ts'
import type { RunOptions, RunResult, Tools } from '../../../src/world.ts'
import { quietLog } from '../../support/quiet-log.ts'

/** Real tools, but for the programs on PATH and the cache, which are this test's own. */
async function start(onPath: Readonly<Record<string, string>>, go?: (args: readonly string[], options: RunOptions) => Promise<RunResult>) {
  const real = createTools()
  const folder = await mkdtemp(join(tmpdir(), 'find-'))
  const ran: { readonly file: string; readonly args: readonly string[] }[] = []
  const tools: Tools = {
    ...real,
    which: async (name) => (name.includes('/') ? real.which(name) : (onPath[name] ?? null)),
    async cache() {
      const path = join(folder, 'cache')
      await mkdir(path, { recursive: true })
      return path
    },
    async run(file, args, options = {}) {
      ran.push({ file, args })
      return go === undefined ? real.run(file, args, options) : go(args, options)
    },
  }
  return {
    tools,
    folder,
    ran,
    async [Symbol.asyncDispose]() {
      await real[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const PASSED: RunResult = { code: 0, stdout: '', stderr: '', limit: null }

/** What `go install` does, as far as we see it. */
async function build(_args: readonly string[], { env = {} }: RunOptions): Promise<RunResult> {
  const file = join(env['GOBIN'] ?? '', 'stripe-mock')
  await writeFile(file, '#!/bin/sh\n')
  await chmod(file, 0o755)
  return PASSED
}

async function program(path: string): Promise<string> {
  await writeFile(path, '#!/bin/sh\n')
  await chmod(path, 0o755)
  return path
}

describe('what is taken', () => {
  test('the one that the user names, before the one on PATH', async () => {
    await using world = await start({ 'stripe-mock': '/on/path/stripe-mock' })
    const named = await program(join(world.folder, 'mine'))
    expect(await findStripeMock(world.tools, { path: named })).toBe(named)
  })

  test('one that is named and cannot be run is the user’s to fix', async () => {
    await using world = await start({ 'stripe-mock': '/on/path/stripe-mock' })
    const missing = findStripeMock(world.tools, { path: join(world.folder, 'missing') })
    await expect(missing).rejects.toThrow(SettingsError)
    await expect(missing).rejects.toThrow(/stripe-mock: '.*missing' is not a program that can be run/)
    const plain = join(world.folder, 'plain')
    await writeFile(plain, '')
    await expect(findStripeMock(world.tools, { path: plain })).rejects.toThrow(SettingsError)
    await expect(findStripeMock(world.tools, { path: world.folder })).rejects.toThrow(SettingsError)
  })

  test('the one on PATH, before our cache', async () => {
    await using world = await start({ 'stripe-mock': '/on/path/stripe-mock', go: '/on/path/go' }, build)
    expect(await findStripeMock(world.tools, { path: null })).toBe('/on/path/stripe-mock')
    expect(world.ran).toEqual([])
  })

  test('that it is built is a step of its own, and only where it is', async () => {
    await using world = await start({ go: '/on/path/go' }, build)
    const log = quietLog()
    await findStripeMock(world.tools, { path: null, log })
    await findStripeMock(world.tools, { path: null, log })
    expect(log.steps).toEqual(['Building stripe-mock, once'])
  })

  test('one that go builds into our cache, once', async () => {
    await using world = await start({ go: '/on/path/go' }, build)
    const file = await findStripeMock(world.tools, { path: null })
    expect(file.startsWith(join(world.folder, 'cache', 'stripe-mock', 'v0.203.0'))).toBe(true)
    expect((await stat(file)).isFile()).toBe(true)
    expect(await findStripeMock(world.tools, { path: null })).toBe(file)
    expect(world.ran).toEqual([{ file: '/on/path/go', args: ['install', 'github.com/stripe/stripe-mock@v0.203.0'] }])
  })

  test('runs that build at the same time do not meet, and leave one program alone', async () => {
    await using world = await start({ go: '/on/path/go' }, build)
    const files = await Promise.all(Array.from({ length: 5 }, () => findStripeMock(world.tools, { path: null })))
    expect(new Set(files).size).toBe(1)
    expect(await readdir(join(files[0] ?? '', '..'))).toEqual(['stripe-mock'])
  })
})

describe('what cannot be had', () => {
  test('without Go it says what to do', async () => {
    await using world = await start({})
    const found = findStripeMock(world.tools, { path: null })
    await expect(found).rejects.toThrow(UpstreamError)
    await expect(found).rejects.toThrow(/neither was Go, which would build it\. Install Go or stripe-mock, or name the path/)
  })

  test('a build that fails is an error with what Go said, and leaves nothing', async () => {
    await using world = await start({ go: '/on/path/go' }, async () => ({
      code: 1,
      stdout: '',
      stderr: 'go: downloading some/module v1.0.0\ngo: some/module@v1.0.0: reading it:\n\t404 Not Found\n',
      limit: null,
    }))
    await expect(findStripeMock(world.tools, { path: null })).rejects.toThrow(
      /could not be built by `go install [^`]*`: go: some\/module@v1\.0\.0: reading it: \t404 Not Found\. Install Go/,
    )
    expect(await readdir(world.folder, { recursive: true })).toEqual(['cache'])
  })

  test('a build that takes too long is an error that says so', async () => {
    await using world = await start({ go: '/on/path/go' }, async () => ({ code: null, stdout: '', stderr: '', limit: 'time' }))
    await expect(findStripeMock(world.tools, { path: null })).rejects.toThrow(/it took longer than 5 minutes\./)
  })
})

test('the real Go builds the real stripe-mock', async () => {
  await using real = createTools()
  const go = await real.which('go')
  await using world = await start({ go: go ?? 'go' })
  const file = await findStripeMock(world.tools, { path: null })
  const said = await real.run(file, ['-version'])
  expect(said).toMatchObject({ code: 0, stdout: 'stripe-mock master\n' })
})
