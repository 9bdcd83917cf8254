import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { httpServer } from '../../support/http-server.ts'
import { createGitHubForge } from '../../../src/adapters/github/forge.ts'
import { UpstreamError } from '../../../src/domain/errors.ts'
import { ALL_PERMISSIONS } from '../../support/github/emulator.ts'
import { draftFor, emulatedGitHub, FILES, type RunOptions } from '../../support/github/index.ts'
import { refused, type Fault } from '../../support/github/proxy.ts'
import { quietLog } from '../../support/quiet-log.ts'

const github = emulatedGitHub()
const BRANCH = 'stripe-upgrade/node-23.x'

/** What is said of a run in which `fault` meets each request of a kind. */
async function saidOf(where: string, fault: Fault, options: RunOptions = {}, others: readonly string[] = []) {
  const repository = await github.repository(FILES)
  const draft = await draftFor(repository)
  repository.faults = ({ method, path }) => (`${method} ${path.replace(`/repos/${repository.name}`, '')}`.startsWith(where) ? fault : null)
  const run = await repository.run([draft, ...others.map((branch) => ({ ...draft, branch }))], options)
  repository.faults = () => null
  return { repository, draft, run, said: [...run.published.flatMap(({ why }) => why ?? []), ...run.warnings].join('\n') }
}

function whenAt(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

describe('for a token that may not do it, the message names the missing permission (F22)', () => {
  test.each([
    ['contents', 'write the files', 'contents: write', 'it'],
    ['pull_requests', 'read the pull requests', 'pull-requests: read', '`pull-requests: write`, which a run that writes needs,'],
  ])('%s', async (permission, act, needed, added) => {
    const repository = await github.repository(FILES)
    const permissions = Object.fromEntries(Object.entries(ALL_PERMISSIONS).filter(([name]) => name !== permission))
    const given = permission === 'contents' ? { ...permissions, contents: 'read' as const } : permissions
    const run = await repository.run([await draftFor(repository)], { permissions: given })
    expect(run.published).toMatchObject([{ action: 'failed', location: null }])
    expect(run.published[0]?.why).toBe(
      `${repository.name}: could not ${act} (403): the token lacks the permission \`${needed}\`. Add ${added} to the job's \`permissions\`, or to the token. GitHub says: Resource not accessible by integration.`,
    )
    expect(await repository.pulls()).toEqual([])
  })

  test('without `statuses` the pull request is made, with a warning (F40)', async () => {
    const repository = await github.repository(FILES)
    const { statuses: _, ...permissions } = ALL_PERMISSIONS
    const run = await repository.run([await draftFor(repository)], { permissions })
    expect(run.published).toMatchObject([{ action: 'opened' }])
    expect(run.warnings).toEqual([expect.stringMatching(/^stripe-upgrade\/node-23\.x: \S+: could not read the commit status \(403\)/)])
    expect(run.warnings[0]).toContain('`statuses: read`')
  })

  test('without `pull-requests: write` the branch stays, with a link to open it by hand', async () => {
    const repository = await github.repository(FILES)
    const draft = await draftFor(repository)
    const run = await repository.run([draft], { permissions: { ...ALL_PERMISSIONS, pull_requests: 'read' } })
    expect(run.published[0]?.why).toContain('`pull-requests: write`')
    expect(run.published[0]?.why).toContain(`/${repository.name}/compare/main...stripe-upgrade/node-23.x?expand=1`)
    expect(await repository.head(BRANCH)).not.toBeNull()
    expect((await repository.run([draft])).published).toMatchObject([{ action: 'opened' }])
  })
})

test.each<[string, string, Fault, readonly string[]]>([
  [
    'the switch that forbids pull requests by Actions',
    'POST /pulls',
    refused(403, 'GitHub Actions is not permitted to create or approve pull requests.'),
    ['Allow GitHub Actions to create and approve pull requests', 'organisation', "GitHub App's token", '/compare/main...'],
  ],
  [
    'an archived repository (F23)',
    'POST /git/trees',
    refused(403, 'Repository was archived so is read-only.'),
    ['is archived', 'Unarchive it'],
  ],
  [
    'an address that the organisation does not know',
    'GET /git/ref',
    refused(403, 'Although you appear to have the correct authorization credentials, the organization has an IP allow list enabled.'),
    ['a runner whose address'],
  ],
  ['single sign-on', 'GET /git/ref', refused(403, 'Resource protected by organization SAML enforcement.'), ['single sign-on']],
  [
    'a rule on the branch (F24)',
    'POST /git/refs',
    refused(422, 'Repository rule violations found', [{ message: 'Cannot create ref due to creations being restricted.' }]),
    ['a rule of', 'stripe-upgrade/', 'creations being restricted'],
  ],
  [
    'a base branch that is gone (F18)',
    'POST /pulls',
    refused(422, 'Validation Failed', [{ resource: 'PullRequest', field: 'base', code: 'invalid' }]),
    ['Validation Failed; base invalid', 'setting `base`'],
  ],
  ['an empty repository', 'GET /git/commits', refused(409, 'Git Repository is empty.'), ['the repository is empty']],
])('%s is named, with what to do', async (_, where, fault, words) => {
  const { repository, draft, run, said } = await saidOf(where, fault)
  expect(run.published).toMatchObject([{ action: 'failed' }])
  for (const word of words) expect(said).toContain(word)
  await repository.run([draft])
  expect(await repository.pulls()).toHaveLength(1)
})

describe('limits', () => {
  const RESET = Math.ceil(Date.now() / 60_000) * 60 + 2400
  test.each<[string, number, Readonly<Record<string, string>>, string, string]>([
    [
      'a primary one (F19)',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET) },
      'API rate limit exceeded',
      whenAt(RESET * 1000),
    ],
    ['a secondary one (F20)', 403, { 'retry-after': '600' }, 'You have exceeded a secondary rate limit', ''],
    ['one that never ends', 429, { 'retry-after': '1e300' }, 'Too many requests', ''],
  ])('%s that lasts longer than a run waits defers the rest until a time that is named', async (_, status, headers, message, when) => {
    const fault: Fault = { kind: 'answer', status, body: { message }, headers }
    const { repository, draft, run } = await saidOf('POST /git/trees', fault, {}, ['stripe-upgrade/python-16.x'])
    const again = expect.stringMatching(
      new RegExp(`Run again after ${when || '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC'}; what is done stays, and nothing is done twice`),
    )
    expect(run.published).toMatchObject([
      { action: 'deferred', why: again },
      { action: 'deferred', why: again },
    ])
    // Nothing is asked for the second draft.
    expect(repository.requests.filter(({ path }) => path.endsWith('/pulls'))).toHaveLength(1)
    await repository.run([draft])
    expect(await repository.pulls()).toHaveLength(1)
  })

  test('a write that met one is sent again after a read, once it is over (F20)', async () => {
    const repository = await github.repository(FILES)
    const draft = await draftFor(repository)
    let due = true
    repository.faults = ({ method, path }) => {
      if (!due || method !== 'POST' || !path.endsWith('/pulls')) return null
      due = false
      return { kind: 'answer', status: 429, headers: { 'retry-after': '60' } }
    }
    const run = await repository.run([draft])
    expect(run.published).toMatchObject([{ action: 'opened' }])
    const last = repository.requests.map(({ method, path }) => `${method} ${path.split('/').slice(4).join('/')}`)
    expect(last.slice(-5, -2)).toEqual(['POST pulls', 'GET pulls', 'POST pulls'])
  })

  test('a read waits as long as GitHub asks, and writes are a second apart', async () => {
    // No time passes but what is waited for by a timer: each is due at once, and then the clock shows its time.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] }).setTimerTickMode('nextTimerAsync')
    onTestFinished(() => void vi.useRealTimers())
    const repository = await github.repository(FILES)
    let due = true
    repository.faults = ({ method }) => {
      if (!due || method !== 'GET') return null
      due = false
      return { kind: 'answer', status: 429, body: { message: 'You have exceeded a secondary rate limit' }, headers: { 'retry-after': '7' } }
    }
    expect((await repository.run([await draftFor(repository)], { secondMs: 1000 })).published).toMatchObject([{ action: 'opened' }])
    const [first, second] = repository.requests
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(7000)
    const writes = repository.requests.filter(({ method }) => method !== 'GET')
    const gaps = writes.slice(1).map(({ at }, index) => at - (writes[index]?.at ?? 0))
    expect(gaps.length).toBeGreaterThan(3)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000)
  })
})

describe('each write is sent once', () => {
  test.each<[string, Fault]>([
    ['502 although it took effect', { kind: 'late', status: 502 }],
    ['a lost answer', { kind: 'cut', when: 'after' }],
  ])('%s: found by a read (F06, F21)', async (_, fault) => {
    const repository = await github.repository(FILES)
    let due = true
    repository.faults = ({ method, path }) => {
      if (!due || method !== 'POST' || !path.endsWith('/pulls')) return null
      due = false
      return fault
    }
    const run = await repository.run([await draftFor(repository)])
    expect(run.published).toMatchObject([{ action: 'opened' }])
    expect(run.writes.filter((write) => write === 'POST /pulls')).toHaveLength(1)
  })

  test('and twice at most: a GitHub in trouble is not hammered', async () => {
    const { run } = await saidOf('POST /pulls', refused(502, 'Bad Gateway'))
    expect(run.writes.filter((write) => write === 'POST /pulls')).toHaveLength(2)
    expect(run.published).toMatchObject([{ action: 'failed', why: expect.stringContaining('GitHub is in trouble') }])
  })

  test('an open pull request that could not be seen is adopted (F07)', async () => {
    const repository = await github.repository(FILES)
    const draft = await draftFor(repository)
    await repository.run([draft])
    let due = true
    repository.faults = ({ method, path }) => {
      if (!due || method !== 'GET' || !path.endsWith('/pulls')) return null
      due = false
      return { kind: 'answer', status: 200, body: [] }
    }
    const run = await repository.run([draft])
    expect(run.published).toMatchObject([{ action: 'opened', location: expect.stringContaining('/pull/1') }])
    expect(await repository.pulls()).toHaveLength(1)
  })
})

describe('what a message never holds', () => {
  test('the token, even where an answer repeats it', async () => {
    const token = 'ghs_canary0123456789'
    const repository = await github.repository(FILES)
    repository.faults = () => refused(422, `The token ${token} is odd\n::error::\u001b[31m`)
    const run = await repository.run([await draftFor(repository)], { token })
    const said = JSON.stringify(run)
    expect(said).toContain('The token *** is odd')
    expect(said).not.toContain('canary')
    expect(run.published[0]?.why).not.toMatch(/\p{Cc}/u)
  })

  test('an unknown token is refused by name of the input', async () => {
    const repository = await github.repository(FILES)
    const run = await repository.run([await draftFor(repository)], { token: 'ghs_unknown' })
    expect(run.published).toMatchObject([{ action: 'failed', why: expect.stringMatching(/\(401\).*input `token`/) }])
  })
})

async function branchAt(baseUrl: string): Promise<string> {
  const forge = createGitHubForge({ token: 'canary', repository: 'acme/shop', baseUrl, secondMs: 0, log: quietLog() })
  return forge.branch(BRANCH, { branch: 'main', commit: '0'.repeat(40) }).then(
    () => 'answered',
    (error: unknown) => (error instanceof UpstreamError ? error.message : `not known: ${String(error)}`),
  )
}

describe('a server that is not GitHub', () => {
  test.each(['<html>sign in</html>', '{"object": 1}', '[', 'null', ''])('an answer like %s', async (body) => {
    const server = await httpServer((_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(body))
    expect(await branchAt(server.url)).toMatch(/could not read the branch: (?:the answer is not as GitHub documents it|no answer came)/)
  })

  test('nobody there', async () => {
    expect(await branchAt('http://127.0.0.1:1')).toMatch(/could not read the branch: no answer came/)
  })

  test('one that leads elsewhere: the token goes nowhere else (T24)', async () => {
    const other = await httpServer((_, response) => void response.end('{}'))
    const server = await httpServer((_, response) => void response.writeHead(307, { location: `${other.url}/stolen` }).end())
    expect(await branchAt(server.url)).toMatch(/redirected .* to another origin/)
    expect(other.requests).toEqual([])
  })
})
