import { expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import { openRepository } from '../../src/adapters/repository.ts'
import { githubForge, repositoryOfRemote } from '../../src/commands/github-forge.ts'
import type { CommandContext } from '../../src/commands/context.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { readSettings } from '../../src/settings/index.ts'
import { gitRepository } from '../support/git-repository.ts'
import { httpServer } from '../support/http-server.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'

test.each([
  ['https://github.com/acme/shop.git', 'github.com'],
  ['https://github.com/acme/shop', 'github.com'],
  ['https://user:secret@github.com/acme/shop/', 'github.com'],
  ['git@github.com:acme/shop.git', 'github.com'],
  ['ssh://git@ghe.example.com:2222/acme/shop.git', 'ghe.example.com'],
  ['git://ghe.example.com/acme/shop', 'ghe.example.com'],
])('the remote %s is acme/shop at %s', (address, host) => {
  expect(repositoryOfRemote(address)).toEqual({ host, repository: 'acme/shop' })
})

test.each(['/srv/git/shop.git', '../shop', 'C:\\shop', 'https://github.com/shop', 'https://github.com/a/b/c', 'file:///srv/acme/shop', ''])(
  'the remote %s is none on GitHub',
  (address) => {
    expect(repositoryOfRemote(address)).toBeNull()
  },
)

async function contextOf(root: string, { token = 'canary' } = {}): Promise<CommandContext> {
  const tools = createTools()
  const log = quietLog()
  return {
    repository: await openRepository(root, tools),
    settings: await readSettings({ environment: { GITHUB_TOKEN: token } }),
    github: { advisories: async () => 'unknown', file: async () => 'unknown', releases: async () => 'unknown' },
    tools,
    clock: { now: () => new Date() },
    log,
    sdks: SDKS,
    cache: createRunCache(),
  }
}

async function complaint(context: CommandContext, env: NodeJS.ProcessEnv): Promise<string> {
  return githubForge(context, env).then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  )
}

test('what is missing is named: a token, a repository, the API of a server', async () => {
  const { root, git } = await gitRepository({ 'a.txt': '' })
  expect(await complaint(await contextOf(root, { token: '' }), {})).toBe('SettingsError: --forge github needs a token: set GITHUB_TOKEN.')
  expect(await complaint(await contextOf(root), {})).toContain('which repository? Set GITHUB_REPOSITORY')
  git('remote', 'add', 'origin', 'git@ghe.example.com:acme/shop.git')
  expect(await complaint(await contextOf(root), {})).toContain('set GITHUB_API_URL to its API, such as https://ghe.example.com/api/v3')
  expect(await complaint(await contextOf(root), { GITHUB_API_URL: 'https://ghe.example.com/api/v3' })).toBe('none')
  expect(await complaint(await contextOf(root), { GITHUB_API_URL: 'ghe' })).toContain('GITHUB_API_URL: "ghe" is not an address')
  git('remote', 'set-url', 'origin', 'https://github.com/acme/shop')
  expect(await complaint(await contextOf(root), {})).toBe('none')
})

test('it asks the API that the environment names, for the repository that it names', async () => {
  const { root } = await gitRepository({ 'a.txt': '' })
  const server = await httpServer((_, response) => void response.writeHead(404, { 'content-type': 'application/json' }).end('{}'))
  const forge = await githubForge(await contextOf(root), { GITHUB_API_URL: server.url, GITHUB_REPOSITORY: 'acme/shop' })
  expect(await forge.branch('stripe-upgrade/node-23.x', { branch: 'main', commit: '0' })).toBeNull()
  expect(server.requests.map(({ url }) => url)).toEqual(['/repos/acme/shop/git/ref/heads%2Fstripe-upgrade%2Fnode-23.x'])
})
