import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createTools } from '../../../../src/adapters/tools.ts'
import { npmOutput } from '../../../../src/sdks/node/managers/npm/program.ts'
import { folderWith, json, lockedBy, upgrade, writeInto } from './project.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

/** A project that asks for Stripe's package, one more, one for a system of its own, and one that has a peer. */
function manifest(more: Readonly<Record<string, unknown>>): string {
  return json({
    name: 'app',
    version: '1.1.0',
    ...more,
    dependencies: { ms: '2.1.2', stripe: '22.0.0', 'use-sync-external-store': '1.2.0' },
    optionalDependencies: { '@rollup/rollup-linux-x64-musl': '4.30.0' },
  })
}

/** The rows of one text that another has not, trimmed. */
function gone(text: string, other: string): readonly string[] {
  const there = new Set(other.split('\n'))
  return text
    .split('\n')
    .filter((row) => !there.has(row))
    .map((row) => row.trim())
}

/** Upgrades a project to stripe 23.0.0 whose lockfile is as an older manager would have written it; the rows that went and came. */
async function rowsMoved(folder: string, lockfile: string, written: string, older: string): Promise<readonly (readonly string[])[]> {
  expect(older).not.toBe(written)
  await writeInto(folder, { [lockfile]: older })
  const { change, after } = await upgrade(tools, folder, '23.0.0')
  expect(change).toMatchObject({ kind: 'edited' })
  return [gone(older, after(lockfile)), gone(after(lockfile), older)]
}

/** What is Stripe's in a package-lock.json, which has lost the licence of the version before. */
function npmRows(stripe: string, node: string): readonly unknown[] {
  return [
    `"stripe": "${stripe}",`,
    `"version": "${stripe}",`,
    expect.stringMatching(/^"integrity": /),
    ...(stripe === '22.0.0' ? [] : ['"license": "MIT",']),
    `"node": ">=${node}"`,
    `"@types/node": ">=${node}"`,
  ]
}

describe('what a manager knows of other packages, and an older one did not write, does not come into the lockfile', () => {
  test.for(['8.15.9', '10.20.0'])('pnpm %s', async (version) => {
    const folder = await folderWith(tools, { 'package.json': manifest({ packageManager: `pnpm@${version}` }) })
    const args = ['install', '--lockfile-only', '--ignore-scripts']
    const written = await lockedBy(tools, folder, { name: 'pnpm', version, command: 'pnpm' }, args, 'pnpm-lock.yaml')
    const older = written.replaceAll(/ +libc: .*\n/g, '').replace(/settings:\n(?: +.*\n)+\n/, '')
    const rows = (stripe: string): readonly unknown[] => [
      `specifier: ${stripe}`,
      `version: ${stripe}`,
      expect.stringMatching(`^/?stripe@${stripe}:$`),
      expect.stringMatching(/^resolution: /),
      expect.stringMatching(/^engines: /),
      expect.stringMatching(/^'@types\/node': /),
      ...(version.startsWith('8') ? [] : [`stripe@${stripe}: {}`]),
    ]
    expect(await rowsMoved(folder, 'pnpm-lock.yaml', written, older)).toEqual([rows('22.0.0'), rows('23.0.0')])
  })

  test('npm', async () => {
    const folder = await folderWith(tools, { 'package.json': manifest({ license: 'MIT' }) })
    const args = ['install', '--package-lock-only', '--omit-lockfile-registry-resolved']
    await npmOutput(tools, args, 'npm install', { cwd: folder })
    const written = await tools.run('cat', ['package-lock.json'], { cwd: folder })
    const older = written.stdout
      .replaceAll('"version": "1.1.0"', '"version": "1.0.0"')
      .replaceAll(/ +"(?:license|peer|libc)": (?:"[^"]*"|true|\[[^\]]*\]),\n/g, '')
    expect(await rowsMoved(folder, 'package-lock.json', written.stdout, older)).toEqual([npmRows('22.0.0', '18'), npmRows('23.0.0', '20')])
  })
})

/** A project in which Stripe's package and another one are given the same old `@types/node`, which nobody else asks for. */
async function withSharedTypes(): Promise<{ readonly folder: string; readonly lock: string }> {
  const app = { name: 'app', version: '1.0.0', license: 'MIT' }
  const dependencies = { '@types/body-parser': '1.19.2', stripe: '11.10.0' }
  const pinned = json({ ...app, dependencies: { ...dependencies, '@types/node': '18.13.0' } })
  const folder = await folderWith(tools, { 'package.json': pinned })
  await npmOutput(tools, ['install', '--package-lock-only', '--omit-lockfile-registry-resolved'], 'npm install', { cwd: folder })
  const written = await readFile(join(folder, 'package-lock.json'), 'utf8')
  const lock = written.replace(/\n +"@types\/node": "18\.13\.0",/, '')
  await writeInto(folder, { 'package.json': json({ ...app, dependencies }), 'package-lock.json': lock })
  return { folder, lock }
}

test('npm: what others are given too stays at its version, though the new Stripe asks for a later one as its optional peer', async () => {
  const { folder, lock } = await withSharedTypes()
  const { change, after } = await upgrade(tools, folder, '23.0.0')
  expect(change).toMatchObject({ kind: 'edited', checks: [{ command: 'npm ci --dry-run --ignore-scripts', path: 'package-lock.json' }] })
  const types = /"node_modules\/@types\/node": \{[^}]*\}/
  expect(after('package-lock.json')).toMatch(types)
  expect(types.exec(after('package-lock.json'))?.[0]).toBe(types.exec(lock)?.[0])
  expect(after('package-lock.json')).not.toContain('undici-types')
})
