import { createServer } from 'node:net'
import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createGitHub, factsSource } from '../../../src/adapters/github/facts.ts'
import { httpServer, type TestServer } from '../../support/http-server.ts'

const TOKEN = 'canary-token'

/** Answers each path (with its query) by JSON or by what a function does; everything else is 404. */
async function gitHubServer(answers: Readonly<Record<string, unknown>>): Promise<TestServer> {
  return httpServer(({ url = '' }, response) => {
    const answer = Object.entries(answers).find(([prefix]) => url.startsWith(prefix))?.[1]
    if (typeof answer === 'function') return void answer(response, url)
    response
      .writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(answer ?? { message: 'Not Found' }))
  })
}

async function allThree(server: Pick<TestServer, 'url'>) {
  const github = createGitHub({ token: TOKEN, baseUrl: server.url })
  return Promise.all([
    github.advisories('npm', 'stripe'),
    github.file('stripe/stripe-node', 'CHANGELOG.md'),
    github.releases('stripe/stripe-node'),
  ])
}

const NOTHING = ['unknown', 'unknown', 'unknown']

function release(number: number, more: object = {}) {
  return {
    tag_name: `v${number}.0.0`,
    published_at: `20${String(number).padStart(2, '0')}-01-01T00:00:00Z`,
    body: `Notes ${number}`,
    draft: false,
    ...more,
  }
}

describe('advisories', () => {
  const vulnerability = {
    package: { ecosystem: 'npm', name: 'stripe' },
    vulnerable_version_range: '>= 9.0.0, < 22.6.0',
    first_patched_version: '22.6.0',
  }
  const advisory = {
    ghsa_id: 'GHSA-1',
    summary: 'A summary',
    html_url: 'https://example.com/GHSA-1',
    withdrawn_at: null,
    vulnerabilities: [vulnerability],
  }

  test('those of the package, one for each range, reviewed and malware, without withdrawn ones', async () => {
    const other = { ...vulnerability, package: { ecosystem: 'npm', name: 'stripe-other' } }
    const unpatched = { ...vulnerability, vulnerable_version_range: '= 1.2.3', first_patched_version: null }
    const server = await gitHubServer({
      '/advisories?ecosystem=npm&affects=stripe&type=reviewed': [
        { ...advisory, vulnerabilities: [vulnerability, other] },
        { ...advisory, withdrawn_at: '2026-01-01T00:00:00Z' },
      ],
      '/advisories?ecosystem=npm&affects=stripe&type=malware': [{ ...advisory, ghsa_id: 'GHSA-2', vulnerabilities: [unpatched] }],
    })
    const github = createGitHub({ token: TOKEN, baseUrl: server.url })
    expect(await github.advisories('npm', 'stripe')).toEqual([
      { id: 'GHSA-1', summary: 'A summary', affected: '>= 9.0.0, < 22.6.0', fixedIn: '22.6.0', url: 'https://example.com/GHSA-1' },
      { id: 'GHSA-2', summary: 'A summary', affected: '= 1.2.3', fixedIn: null, url: 'https://example.com/GHSA-1' },
    ])
  })

  test('none is an empty list, which is not unknown', async () => {
    const server = await gitHubServer({ '/advisories': [] })
    expect(await createGitHub({ baseUrl: server.url }).advisories('pip', 'stripe')).toEqual([])
  })
})

describe('files', () => {
  test('a text file as it is', async () => {
    const server = await gitHubServer({
      '/repos/stripe/stripe-node/contents/docs%2FCHANGELOG.md': (response: ServerResponse) =>
        response.writeHead(200, { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' }).end('# Changelog\r\n"é"'),
    })
    const github = createGitHub({ token: TOKEN, baseUrl: server.url })
    expect(await github.file('stripe/stripe-node', 'docs/CHANGELOG.md')).toBe('# Changelog\r\n"é"')
    expect(await github.file('stripe/stripe-node', 'missing.md')).toBe('unknown')
    expect(server.requests.at(-1)?.headers.accept).toContain('raw')
  })

  test('a folder is not a file', async () => {
    const server = await gitHubServer({ '/repos': [{ name: 'a.md' }] })
    expect(await createGitHub({ baseUrl: server.url }).file('a/b', 'docs')).toBe('unknown')
  })
})

describe('releases', () => {
  test('all pages, newest first, without drafts', async () => {
    const pages = [
      Array.from({ length: 100 }, () => release(1)),
      [release(26), release(30, { draft: true }), release(29, { published_at: null }), release(27, { body: null })],
    ]
    const server = await gitHubServer({
      '/repos/stripe/stripe-node/releases': (response: ServerResponse, url: string) =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify(pages[Number(new URL(url, 'http://x').searchParams.get('page')) - 1] ?? [])),
    })
    const found = await createGitHub({ baseUrl: server.url }).releases('stripe/stripe-node')
    expect(found).toHaveLength(102)
    expect(found.slice(0, 3)).toEqual([
      { tag: 'v27.0.0', date: '2027-01-01T00:00:00Z', body: '' },
      { tag: 'v26.0.0', date: '2026-01-01T00:00:00Z', body: 'Notes 26' },
      { tag: 'v1.0.0', date: '2001-01-01T00:00:00Z', body: 'Notes 1' },
    ])
  })

  test('are bounded, and half of them is unknown', async () => {
    const full = Array.from({ length: 100 }, () => release(1))
    const endless = await gitHubServer({ '/repos': full })
    expect(await createGitHub({ baseUrl: endless.url }).releases('a/b')).toHaveLength(2000)
    const failing = await gitHubServer({ '/repos/a/b/releases?per_page=100&page=1': full })
    expect(await createGitHub({ baseUrl: failing.url }).releases('a/b')).toBe('unknown')
  })
})

describe('whom to ask', () => {
  test.each<[string, NodeJS.ProcessEnv, ReturnType<typeof factsSource>]>([
    ['GitHub, on a command line', {}, { token: TOKEN, baseUrl: 'https://api.github.com' }],
    ['GitHub, in a workflow', { GITHUB_API_URL: 'https://api.github.com' }, { token: TOKEN, baseUrl: 'https://api.github.com' }],
    [
      'GitHub without the token, on a GitHub Enterprise Server',
      { GITHUB_API_URL: 'https://ghe.example.com/api/v3' },
      { baseUrl: 'https://api.github.com' },
    ],
    [
      'GitHub without the token, with data residency',
      { GITHUB_API_URL: 'https://api.acme.ghe.com' },
      { baseUrl: 'https://api.github.com' },
    ],
    [
      'GitHub without the token, where a name only looks like it',
      { GITHUB_API_URL: 'https://api.github.com.example.com' },
      { baseUrl: 'https://api.github.com' },
    ],
    ['this machine', { GITHUB_API_URL: 'http://127.0.0.1:9' }, { token: TOKEN, baseUrl: 'http://127.0.0.1:9' }],
    ['this machine, over IPv6', { GITHUB_API_URL: 'http://[::1]:9/api' }, { token: TOKEN, baseUrl: 'http://[::1]:9/api' }],
    [
      'another address, without the token',
      { GITHUB_API_URL: 'http://127.0.0.1:9', STRIPE_UPGRADE_FACTS_URL: 'https://mirror.example.com' },
      { baseUrl: 'https://mirror.example.com' },
    ],
    ['GitHub, where the other address is empty', { STRIPE_UPGRADE_FACTS_URL: '' }, { token: TOKEN, baseUrl: 'https://api.github.com' }],
  ])('%s', (_, env, source) => {
    expect(factsSource(env, TOKEN)).toEqual(source)
  })

  test('nobody, where it is switched off', async () => {
    const github = createGitHub(factsSource({ STRIPE_UPGRADE_FACTS_URL: 'off' }, TOKEN))
    expect(await Promise.all([github.releases('a/b'), github.file('a/b', 'c'), github.advisories('npm', 'stripe')])).toEqual(NOTHING)
  })
})

describe('when GitHub does not answer as it should', () => {
  test('a server that never answers is asked once, and given up (F28)', async () => {
    const silent = await httpServer(() => undefined)
    const github = createGitHub({ token: TOKEN, baseUrl: silent.url })
    const answers = await Promise.all([github.releases('a/b'), github.file('a/b', 'c'), github.advisories('npm', 'stripe')])
    expect(answers).toEqual(NOTHING)
    expect(await github.releases('a/b')).toBe('unknown')
    expect(silent.requests.map(({ method, headers }) => [method, headers.authorization])).toEqual([['HEAD', undefined]])
  })

  test('a socket that accepts and says nothing is given up', async ({ onTestFinished }) => {
    const server = createServer(() => undefined)
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    expect(await allThree({ url: `http://127.0.0.1:${port}` })).toEqual(NOTHING)
  })

  test('a closed port and an address that is none are unknown', async () => {
    expect(await allThree({ url: 'http://127.0.0.1:1' })).toEqual(NOTHING)
    expect(await allThree({ url: 'not a url' })).toEqual(NOTHING)
  })

  test.each([401, 403, 404, 429, 500, 502])('%i is unknown', async (status) => {
    const server = await httpServer(
      (_, response) => void response.writeHead(status, { 'content-type': 'application/json' }).end('{"message": "no"}'),
    )
    expect(await allThree(server)).toEqual(NOTHING)
  })

  test.each(['{"message": "not a list"}', '[{"tag_name": 1}]', '[{', '<html>sign in</html>', 'null', ''])(
    'junk is unknown: %s',
    async (body) => {
      const server = await httpServer((_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(body))
      const github = createGitHub({ baseUrl: server.url })
      expect(await github.advisories('npm', 'stripe')).toBe('unknown')
      expect(await github.releases('a/b')).toBe('unknown')
    },
  )

  test('an answer that breaks off is unknown', async () => {
    const server = await httpServer((request, response) => {
      if (request.method === 'HEAD') return void response.end()
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('[')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await allThree(server)).toEqual(NOTHING)
  })
})

test('an answer without end is unknown, and is not kept', async () => {
  const server = await httpServer((request, response) => {
    if (request.method === 'HEAD') return void response.end()
    response.writeHead(200, { 'content-type': 'application/vnd.github.raw; charset=utf-8' })
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
    }
    response.on('drain', more)
    more()
  })
  expect(await createGitHub({ baseUrl: server.url }).file('a/b', 'c')).toBe('unknown')
})

describe('credentials stay at their origin (T23, T24)', () => {
  test('a redirect to another origin is not followed', async () => {
    const other = await gitHubServer({ '/': [release(1)] })
    const server = await httpServer((_, response) => void response.writeHead(302, { location: `${other.url}/stolen` }).end())
    expect(await allThree(server)).toEqual(NOTHING)
    expect(other.requests).toEqual([])
    expect(server.requests.some(({ headers }) => headers.authorization === `token ${TOKEN}`)).toBe(true)
  })

  test('nor is a link to the next page', async () => {
    const other = await gitHubServer({ '/': [release(1)] })
    const server = await gitHubServer({
      '/repos': (response: ServerResponse) =>
        response
          .writeHead(200, { 'content-type': 'application/json', link: `<${other.url}/2>; rel="next"` })
          .end(JSON.stringify([release(1)])),
    })
    expect(await createGitHub({ token: TOKEN, baseUrl: server.url }).releases('a/b')).toHaveLength(1)
    expect(other.requests).toEqual([])
  })

  test('a redirect at the same origin is followed, as for a repository that was renamed', async () => {
    const server: TestServer = await gitHubServer({
      '/repos/old/name/releases': (response: ServerResponse) => response.writeHead(301, { location: '/repositories/1/releases' }).end(),
      '/repositories/1/releases': [release(1)],
    })
    expect(await createGitHub({ token: TOKEN, baseUrl: server.url }).releases('old/name')).toHaveLength(1)
    expect(server.requests.at(-1)?.headers.authorization).toBe(`token ${TOKEN}`)
    const circle = await httpServer((request, response) => void response.writeHead(301, { location: request.url ?? '/' }).end())
    expect(await allThree(circle)).toEqual(NOTHING)
  })
})
