import { chmod } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Tools } from '../../../../src/world.ts'
import { testTools } from '../../../support/tools.ts'
import type { Manager } from '../../../../src/sdks/node/managers/program.ts'
import { type Files, folderWith, json, lockedBy, upgrade, writeInto } from './project.ts'

const PNPM: Manager = { name: 'pnpm', version: '10.34.9', command: 'pnpm' }
const YARN: Manager = { name: '@yarnpkg/cli-dist', version: '4.13.0', command: 'yarn' }
const MANIFEST = json({ name: 'shop', dependencies: { stripe: '17.0.0' } })

/** A place in which a repository's code leaves a file when it is run, and the code that does so. */
interface Canary {
  readonly path: string
  readonly shell: string
  readonly script: string
}

async function canaryOf(tools: Tools): Promise<Canary> {
  const path = join(await tools.folder('canary'), 'ran')
  return {
    path,
    shell: `#!/bin/sh\ntouch ${path}\nexec /bin/sh "$@"\n`,
    script: `require('node:fs').writeFileSync(${JSON.stringify(path)}, '')\n`,
  }
}

/** A folder of a repository with a lockfile that its manager has written, and the hostile files beside it. */
async function repositoryOf(tools: Tools, [manager, args, lockfile]: Lock, manifest: Files, hostile: Files): Promise<string> {
  const folder = await folderWith(tools, manifest)
  const text = await lockedBy(tools, folder, manager, args, lockfile)
  await writeInto(folder, { [lockfile]: text, ...hostile })
  for (const path of Object.keys(hostile)) await chmod(join(folder, path), 0o755)
  return folder
}

type Lock = readonly [manager: Manager, args: readonly string[], lockfile: string]
const PNPM_LOCK: Lock = [PNPM, ['install', '--lockfile-only', '--ignore-scripts'], 'pnpm-lock.yaml']
const YARN_LOCK: Lock = [YARN, ['install', '--mode=update-lockfile'], 'yarn.lock']
const DECLARES_PNPM = json({ name: 'shop', packageManager: 'pnpm@10.34.9', dependencies: { stripe: '17.0.0' } })

describe('nothing of the repository runs while its lockfile is moved, and the lockfile is moved', () => {
  test.each<readonly [kind: string, lock: Lock, manifest: Files, hostile: (canary: Canary) => Files]>([
    ['a script-shell in .npmrc', PNPM_LOCK, { 'package.json': MANIFEST }, ({ shell }) => ({ '.npmrc': 'script-shell=./sh\n', sh: shell })],
    [
      'node-options in .npmrc',
      PNPM_LOCK,
      { 'package.json': MANIFEST },
      ({ script }) => ({ '.npmrc': 'node-options=--require=./evil.cjs\n', 'evil.cjs': script }),
    ],
    [
      'a committed node_modules/.bin/sh',
      PNPM_LOCK,
      { 'package.json': MANIFEST },
      ({ shell }) => ({ 'node_modules/.bin/sh': shell, 'node_modules/.bin/node': shell }),
    ],
    [
      'a committed node_modules/pnpm',
      PNPM_LOCK,
      { 'package.json': DECLARES_PNPM },
      ({ script, shell }) => ({
        'node_modules/pnpm/package.json': json({ name: 'pnpm', version: '10.34.9', bin: { pnpm: 'bin/pnpm.cjs' } }),
        'node_modules/pnpm/bin/pnpm.cjs': script,
        'node_modules/.bin/pnpm': shell,
      }),
    ],
    ['a .pnpmfile.cjs', PNPM_LOCK, { 'package.json': MANIFEST }, ({ script }) => ({ '.pnpmfile.cjs': `${script}module.exports = {}\n` })],
    [
      'a pnpmfile that pnpm-workspace.yaml names',
      PNPM_LOCK,
      { 'package.json': MANIFEST },
      ({ script }) => ({
        'pnpm-workspace.yaml': 'packages: []\npnpmfile: ./tools/hooks.cjs\n',
        'tools/hooks.cjs': `${script}module.exports = {}\n`,
      }),
    ],
    [
      'a plugin of yarn',
      YARN_LOCK,
      { 'package.json': MANIFEST },
      ({ script }) => ({
        '.yarnrc.yml': 'plugins:\n  - ./evil.cjs\n',
        'evil.cjs': `${script}module.exports = { name: 'evil', factory: () => ({}) }\n`,
      }),
    ],
    [
      'constraints of yarn',
      YARN_LOCK,
      { 'package.json': MANIFEST },
      ({ script }) => ({
        '.yarnrc.yml': 'enableConstraintsChecks: true\n',
        'yarn.config.cjs': `${script}module.exports = { constraints() {} }\n`,
      }),
    ],
  ])('%s (T6)', async (_, lock, manifest, hostile) => {
    const tools = testTools()
    const canary = await canaryOf(tools)
    const folder = await repositoryOf(tools, lock, manifest, hostile(canary))
    const { change } = await upgrade(tools, folder, '17.6.0')
    expect({ ran: existsSync(canary.path), change }).toMatchObject({ ran: false, change: { kind: 'edited', checks: [expect.anything()] } })
  })
})

test('a git in .npmrc is not run, where npm would need one (T6)', async () => {
  const tools = testTools()
  const canary = await canaryOf(tools)
  const npm = json({
    name: 'shop',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'shop', dependencies: { stripe: '17.0.0' } },
      'node_modules/stripe': { version: '17.0.0' },
    },
  })
  const folder = await folderWith(tools, {
    'package.json': json({ name: 'shop', dependencies: { stripe: '17.0.0', other: 'git+ssh://git@127.0.0.1:1/other.git' } }),
    'package-lock.json': npm,
    '.npmrc': 'git=./git\n',
    git: canary.shell,
  })
  await chmod(join(folder, 'git'), 0o755)
  await upgrade(tools, folder, '17.6.0')
  expect(existsSync(canary.path)).toBe(false)
})

describe('what pnpm and yarn cannot be kept from running blocks the edit, with the reason and what to do', () => {
  test.each<readonly [kind: string, files: Files, why: string]>([
    [
      'hooks whose checksum is in pnpm-lock.yaml',
      {
        'package.json': MANIFEST,
        'pnpm-lock.yaml':
          "lockfileVersion: '9.0'\n\npnpmfileChecksum: sha256-x\n\nimporters:\n\n  .:\n    dependencies:\n      stripe:\n        specifier: 17.0.0\n        version: 17.0.0\n\npackages:\n\n  stripe@17.0.0:\n    resolution: {integrity: sha512-x}\n",
      },
      'pnpm-lock.yaml was made with the hooks of a pnpmfile, which pnpm would run',
    ],
    [
      'a dependency that a script makes',
      {
        'package.json': json({ name: 'shop', dependencies: { stripe: '17.0.0', made: 'exec:./make.js' } }),
        'yarn.lock':
          '__metadata:\n  version: 8\n\n"shop@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "shop@workspace:."\n  dependencies:\n    stripe: "npm:17.0.0"\n\n"stripe@npm:17.0.0":\n  version: 17.0.0\n  resolution: "stripe@npm:17.0.0"\n',
      },
      'package.json has a dependency that yarn makes by running a script ("exec:")',
    ],
  ])('%s', async (_, files, why) => {
    const tools = testTools()
    const { change } = await upgrade(tools, await folderWith(tools, files), '17.6.0')
    expect(change).toMatchObject({ kind: 'refused', why, wayOut: expect.stringContaining('`allow-repository-code: true`') })
  })
})
