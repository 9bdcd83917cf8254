import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import { TRUST } from '../../../../src/domain/trust.ts'
import { mustStayInside, type READ_BY } from '../../../../src/sdks/node/managers/reach/index.ts'
import type { SdkWorld } from '../../../../src/world.ts'
import { folderWith } from '../../../support/folder.ts'
import { httpServer } from '../../../support/http-server.ts'
import { testTools } from '../../../support/tools.ts'
import { folderWith as project, json, upgrade } from './project.ts'

type Manager = keyof typeof READ_BY

/** What is said against these files; null where nothing is. `settings` are the user's own of npm. */
async function saidOf(manager: Manager, files: Readonly<Record<string, string>>, world = worldOf(), folder = ''): Promise<string | null> {
  const root = await folderWith(files)
  return mustStayInside(world, root, folder, manager, 'lock').then(
    () => null,
    (error: unknown) => String(error).replace('EditError: ', ''),
  )
}

function worldOf(registries: readonly string[] = []): SdkWorld {
  const cache = createRunCache()
  cache.get(TRUST).registries = registries
  return { tools: testTools(), cache }
}

describe('a settings file of the repository that reaches outside it is named (T23)', () => {
  test.each<readonly [manager: Manager, file: string, text: string, said: string]>([
    ['npm', '.npmrc', 'registry=https://packages.example/npm/\n', '.npmrc:1 names the registry https://packages.example, which neither'],
    ['pnpm', '.npmrc', '# ours\n@acme:registry = "https://packages.example"\n', '.npmrc:2 names the registry'],
    ['npm', '.npmrc', '//packages.example/npm/:_authToken=${NPM_TOKEN}\n', '.npmrc:1 names the registry'],
    [
      'npm',
      '.npmrc',
      'reg${NOTHING?}istry=https://packages.example\n',
      '.npmrc:1 sets "reg${NOTHING?}istry", whose meaning depends on a variable',
    ],
    ['npm', '.npmrc', 'https-proxy=http://127.0.0.1:9\n', '.npmrc:1 names a proxy'],
    ['npm', '.npmrc', 'cache=../../elsewhere\n', '.npmrc:1 makes it write outside the repository ("cache")'],
    ['pnpm', '.npmrc', 'store-dir=~/store\n', '.npmrc:1 makes it write outside the repository'],
    ['pnpm', 'pnpm-workspace.yaml', 'packages: []\nstoreDir: /store\n', 'pnpm-workspace.yaml:2 makes it write outside'],
    ['pnpm', 'pnpm-workspace.yaml', 'registries:\n  default: https://packages.example/\n', 'pnpm-workspace.yaml:2 names the registry'],
    ['yarn', '.yarnrc', 'registry "https://packages.example"\n', '.yarnrc:1 names the registry'],
    ['yarn', '.yarnrc', '--install.cache-folder ../cache\n', '.yarnrc:1 makes it write outside'],
    ['yarn', '.yarnrc.yml', 'npmScopes:\n  acme:\n    npmRegistryServer: "https://packages.example"\n', '.yarnrc.yml:3 names the registry'],
    ['yarn', '.yarnrc.yml', 'npmRegistries:\n  "//packages.example":\n    npmAuthToken: x\n', '.yarnrc.yml:2 names the registry'],
    ['yarn', '.yarnrc.yml', 'httpsProxy: "http://127.0.0.1:9"\n', '.yarnrc.yml:1 names a proxy'],
    [
      'bun',
      'bunfig.toml',
      '[install.scopes]\nacme = { url = "https://packages.example/", token = "$NPM_TOKEN" }\n',
      'bunfig.toml:2 names the registry',
    ],
    ['bun', '.env', 'NPM_CONFIG_REGISTRY=https://packages.example\n', '.env:1 names the registry'],
  ])('%s: %s %j', async (manager, file, text, said) => {
    expect(await saidOf(manager, { [file]: text })).toContain(said)
  })

  test.each<readonly [manager: Manager, file: string, text: string]>([
    ['npm', '.npmrc', '//127.0.0.1:9/:_authToken=${UV_INDEX_ACME_PASSWORD}\n'],
    ['yarn', '.yarnrc.yml', 'npmAuthToken: "${POETRY_HTTP_BASIC_ACME_PASSWORD:-}"\n'],
  ])('%s: %s sends another client’s credentials (T25)', async (manager, file, text) => {
    expect(await saidOf(manager, { [file]: text }, worldOf(['https://127.0.0.1:9']))).toMatch(
      /would send the variable .*, which is another client's/,
    )
  })

  test('in a folder above the lockfile’s too', async () => {
    expect(await saidOf('yarn', { '.yarnrc': 'registry "https://packages.example"\n' }, worldOf(), 'apps/shop')).toContain('.yarnrc:1')
  })
})

describe('what reasonable repositories say is let through', () => {
  test.each<readonly [manager: Manager, file: string, text: string]>([
    ['npm', '.npmrc', 'save-exact=true\nengine-strict=true\nlegacy-peer-deps=true\n'],
    ['pnpm', '.npmrc', 'shamefully-hoist=true\nstore-dir=.pnpm-store\n'],
    ['pnpm', 'pnpm-workspace.yaml', 'packages:\n  - apps/*\ncatalog:\n  stripe: ^17.0.0\n'],
    ['yarn', '.yarnrc.yml', 'nodeLinker: node-modules\ncacheFolder: ./.yarn/cache\nyarnPath: .yarn/releases/yarn-4.9.2.cjs\n'],
    ['bun', 'bunfig.toml', '[install]\nexact = true\n'],
    ['bun', 'bunfig.toml', '[test]\n# of a server in tests\nurl = "http://localhost:3000"\n'],
  ])('%s: %s %j', async (manager, file, text) => {
    expect(await saidOf(manager, { [file]: text })).toBeNull()
  })

  test('the registry that npm has by itself', async () => {
    const tools = testTools()
    const own = await tools.run('npm', ['config', 'get', 'registry'], { cwd: await tools.folder('npm'), inherit: 'npm' })
    expect(await saidOf('npm', { '.npmrc': `registry=${own.stdout.trim()}\n` })).toBeNull()
  })

  test('a registry that the user’s own settings name, or the workflow', async () => {
    const named = { '.npmrc': '@acme:registry=https://packages.example/npm/\n//packages.example/npm/:_authToken=${NPM_TOKEN}\n' }
    const settings = join(await folderWith({ npmrc: '//packages.example/npm/:_authToken=canary\n' }), 'npmrc')
    vi.stubEnv('NPM_CONFIG_USERCONFIG', settings)
    expect(await saidOf('npm', named)).toBeNull()
    vi.unstubAllEnvs()
    expect(await saidOf('npm', named)).not.toBeNull()
    expect(await saidOf('npm', named, worldOf(['https://packages.example']))).toBeNull()
  })
})

test('no credential of npm’s is sent to a host that only the repository names (T25)', async () => {
  const tools = testTools()
  const server = await httpServer((_, response) => void response.writeHead(404).end())
  vi.stubEnv('NPM_TOKEN', 'canary')
  const folder = await project(tools, {
    'package.json': json({ name: 'shop', dependencies: { stripe: '17.0.0' } }),
    'package-lock.json': json({
      name: 'shop',
      lockfileVersion: 3,
      packages: { '': { dependencies: { stripe: '17.0.0' } }, 'node_modules/stripe': { version: '17.0.0' } },
    }),
    '.npmrc': `registry=${server.url}/\n${server.url.slice('http:'.length)}/:_authToken=\${NPM_TOKEN}\n`,
  })
  const { change } = await upgrade(tools, folder, '17.6.0')
  vi.unstubAllEnvs()
  expect(server.requests).toEqual([])
  expect(change).toMatchObject({
    kind: 'refused',
    why: `.npmrc:1 names the registry ${server.url}, which neither the job nor its user's own settings name`,
    wayOut: expect.stringContaining('`registries`'),
  })
})
