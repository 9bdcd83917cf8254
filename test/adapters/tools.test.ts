import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, stat, symlink } from 'node:fs/promises'
import { delimiter, join, relative as relativePath } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import { folderWith } from '../support/folder.ts'
import { isAlive } from '../support/is-alive.ts'
import { testTools } from '../support/tools.ts'

test('folders are new, empty and apart, and gone after the run', async () => {
  const tools = createTools()
  const [one, two] = await Promise.all([tools.folder('same'), tools.folder('same')])
  expect(one).not.toBe(two)
  await mkdir(join(one, 'read-only/inner'), { recursive: true })
  await chmod(join(one, 'read-only'), 0o500)
  await tools[Symbol.asyncDispose]()
  for (const folder of [one, two, join(one, '..')]) await expect(stat(folder)).rejects.toThrow('ENOENT')
})

test('what a package manager leaves in its temporary folder is gone after the run, too', async () => {
  const leave = ['-e', "process.stdout.write(require('node:fs').mkdtempSync(require('node:os').tmpdir() + '/pip-unpack-'))"]
  let left = ''
  {
    await using tools = createTools()
    left = (await tools.run(process.execPath, leave, { inherit: 'pip' })).stdout
    expect(existsSync(left)).toBe(true)
    const own = await tools.run(process.execPath, ['-p', 'process.env.TMPDIR'], { inherit: 'bare' })
    expect(own.stdout.trim()).toBe(String(process.env['TMPDIR']))
  }
  expect(left).toMatch(/stripe-upgrade-\w+\/tmp\/pip-unpack-/)
  expect(existsSync(left)).toBe(false)
})

test('which finds programs, not folders or files that cannot be run', async () => {
  const folder = await folderWith({ 'a/tool': '#!/bin/sh\n', 'b/tool': 'text', 'c/tool/inner': '' })
  await chmod(join(folder, 'a/tool'), 0o755)
  await mkdir(join(folder, 'd'))
  await symlink('../a/tool', join(folder, 'd/other'))
  const relative = relativePath(process.cwd(), join(folder, 'a'))
  vi.stubEnv('PATH', ['', relative, ...['c', 'b', 'a', 'd'].map((name) => join(folder, name))].join(delimiter))
  const { which } = testTools()
  expect(await which('tool')).toBe(join(folder, 'a/tool'))
  expect(await which('other')).toBe(join(folder, 'd/other'))
  expect(await which('missing')).toBeNull()
  vi.unstubAllEnvs()
})

test('Windows is refused, with what to use', () => {
  expect(() => createTools(null, 'win32')).toThrow('runs on Linux and macOS. On Windows use WSL')
})

test("the cache is ours below the user's, and without one it lasts for the run", async () => {
  const home = await folderWith({ 'a-file': '' })
  vi.stubEnv('XDG_CACHE_HOME', home)
  const tools = testTools()
  expect(await tools.cache()).toBe(join(home, 'stripe-upgrade'))
  vi.stubEnv('XDG_CACHE_HOME', join(home, 'a-file'))
  expect((await stat(await tools.cache())).isDirectory()).toBe(true)
  vi.stubEnv('XDG_CACHE_HOME', 'relative')
  vi.stubEnv('HOME', home)
  expect(await tools.cache()).toBe(join(home, '.cache/stripe-upgrade'))
  vi.unstubAllEnvs()
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s to us ends every child and grandchild, and removes the folder (F35)', async (signal, code) => {
  const fixture = new URL('./long-run.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [fixture], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const { folder, pids } = JSON.parse(String(line))
  expect((await stat(folder)).isDirectory()).toBe(true)
  child.kill(signal)
  expect(await once(child, 'exit')).toEqual([code, null])
  await expect(stat(folder)).rejects.toThrow('ENOENT')
  for (const pid of pids) await expect.poll(() => isAlive(Number(pid))).toBe(false)
})

/** What such a run has said after it was ready, and each of the signals; and how it ended. */
async function interruptedBy(signals: readonly NodeJS.Signals[], ...args: readonly string[]): Promise<readonly [string, unknown]> {
  const fixture = new URL('./waiting-run.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [fixture, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  let output = ''
  for (const signal of signals) {
    const [text] = await once(child.stdout.setEncoding('utf8'), 'data')
    output += text
    child.kill(signal)
  }
  return [output, await exit]
}

test('whoever waits for Ctrl-C hears of it once; the next one ends the run, and so does a terminal that goes away', async () => {
  expect(await interruptedBy(['SIGINT', 'SIGINT'], 'wait')).toEqual(['ready\ninterrupted\n', [130, null]])
  expect(await interruptedBy(['SIGTERM', 'SIGINT'], 'wait')).toEqual(['ready\ninterrupted\n', [130, null]])
  expect(await interruptedBy(['SIGHUP'], 'wait')).toEqual(['ready\n', [129, null]])
  expect(await interruptedBy(['SIGINT'])).toEqual(['ready\n', [130, null]])
})
