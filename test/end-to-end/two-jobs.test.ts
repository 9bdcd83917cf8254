import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALL_PERMISSIONS, OWNER, startEmulator } from '../support/github/emulator.ts'
import { startProxy, type Proxy } from '../support/github/proxy.ts'
import { commitFiles, pushMain } from '../support/github/pushed.ts'
import { gitIn } from '../support/git-repository.ts'

/** The two jobs of the README's workflow, each a process of the action, on the emulated GitHub. */

const DOOR = new URL('../../src/action.ts', import.meta.url).pathname
const REPOSITORY = `${OWNER}/two-jobs`
const FILES = {
  'requirements.txt': 'stripe==11.6.0\n',
  'pay.py': 'import stripe\n\nstripe.api_key = "sk_test_1"\n',
} as const
const CANARY = 'canary-of-the-token-that-writes'

const undo: (() => Promise<void>)[] = []
let scratch = ''
let proxy: Proxy
let bundle = ''
let digest = ''

interface Job {
  readonly code: number
  readonly printed: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The requests about the repository, as `POST /pulls`. */
  readonly requests: readonly string[]
}

let jobs = 0

/** One job: an own folder of the runner's, an own checkout, the inputs that are given. */
async function job(command: string, inputs: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}): Promise<Job> {
  const temp = join(scratch, `job-${(jobs += 1)}`)
  await mkdir(join(temp, 'runner'), { recursive: true })
  for (const name of ['output', 'summary', 'state']) await writeFile(join(temp, name), '')
  await writeFile(join(temp, 'event.json'), JSON.stringify({ repository: { fork: false, default_branch: 'main' } }))
  const root = join(temp, 'checkout')
  gitIn(scratch, 'clone', '--quiet', join(scratch, 'origin'), root)
  const seen = proxy.watch(REPOSITORY).requests
  seen.length = 0
  const given = Object.fromEntries(
    Object.entries({ command, majors: 'off', ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
  const { code, printed } = await new Promise<{ code: number; printed: string }>((resolve) => {
    const own = {
      GITHUB_WORKSPACE: root,
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_EVENT_PATH: join(temp, 'event.json'),
      GITHUB_OUTPUT: join(temp, 'output'),
      GITHUB_STEP_SUMMARY: join(temp, 'summary'),
      GITHUB_STATE: join(temp, 'state'),
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_RUN_ID: '42',
      GITHUB_API_URL: proxy.url,
      STRIPE_UPGRADE_FACTS_URL: 'off',
      RUNNER_TEMP: join(temp, 'runner'),
    }
    execFile(
      process.execPath,
      [DOOR],
      { env: { ...process.env, ...own, ...given, ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, printed: `${stdout}${stderr}` }),
    )
  })
  const written = (await readFile(join(temp, 'output'), 'utf8')).matchAll(/^([\w-]+)<<(?:ghadelimiter_\S+)\n([^]*?)\nghadelimiter_/gm)
  return {
    code,
    printed,
    outputs: Object.fromEntries(Array.from(written, ([, name = '', value = '']) => [name, value])),
    summary: await readFile(join(temp, 'summary'), 'utf8'),
    requests: seen.map(({ method, path }) => `${method} ${path.replace(`/repos/${REPOSITORY}`, '')}`),
  }
}

async function publishJob(folder: string, more: Readonly<Record<string, string>> = {}, env: NodeJS.ProcessEnv = {}): Promise<Job> {
  return job('publish', { token: CANARY, bundle: folder, digest, ...more }, env)
}

function writesOf({ requests }: Job): readonly string[] {
  return requests.filter((request) => !request.startsWith('GET '))
}

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'stripe-upgrade-jobs-'))
  undo.push(async () => rm(scratch, { recursive: true, force: true, maxRetries: 3 }))
  await mkdir(join(scratch, 'origin'))
  await commitFiles(join(scratch, 'origin'), REPOSITORY, FILES)
  const emulator = await startEmulator()
  undo.push(async () => emulator.close())
  proxy = await startProxy(emulator)
  undo.push(async () => proxy.close())
  await pushMain(proxy, join(scratch, 'origin'), REPOSITORY, FILES)
  proxy.admit(CANARY, ALL_PERMISSIONS)
})

afterAll(async () => {
  for (const step of undo.toReversed()) await step()
})

test('the first job makes a bundle without a token: it asks GitHub nothing and writes nothing (T1)', async () => {
  const planned = await job('plan', {})
  expect(planned).toMatchObject({ code: 0, requests: [] })
  expect(JSON.parse(planned.outputs['upgrades'] ?? '')).toMatchObject([
    { sdk: 'python', from: '11.6.0', proof: { verdict: expect.any(String) } },
  ])
  digest = planned.outputs['digest'] ?? ''
  bundle = join(scratch, 'artifact')
  await cp(planned.outputs['bundle'] ?? '', bundle, { recursive: true })
  expect(await readFile(join(bundle, 'changes.patch'), 'utf8')).toMatch(/^-stripe==11\.6\.0\n\+stripe==11\./m)
})

test.each<[string, (folder: string) => Promise<unknown>, Readonly<Record<string, string>>, NodeJS.ProcessEnv, RegExp]>([
  ['of another run', async () => undefined, {}, { GITHUB_RUN_ID: '43' }, /::error::B1: the bundle is of run 42/],
  ['with one more file', async (folder) => writeFile(join(folder, '.npmrc'), 'x'), {}, {}, /::error::B2: the bundle holds \.npmrc/],
  [
    'with a link',
    async (folder) => rm(join(folder, 'plan.json')).then(async () => symlink('/etc/hostname', join(folder, 'plan.json'))),
    {},
    {},
    /::error::B2: /,
  ],
  [
    'whose report was changed',
    async (folder) => writeFile(join(folder, 'report.json'), '{}'),
    {},
    {},
    /::error::B2: report\.json is not the one/,
  ],
  ['without its digest', async () => undefined, { digest: '' }, {}, /::error::B2: .*Give the input `digest`/],
])('the second job refuses a bundle %s, and writes nothing (F36)', async (_, change, inputs, env, message) => {
  const folder = await mkdtemp(join(scratch, 'tampered-'))
  await cp(bundle, folder, { recursive: true })
  await change(folder)
  const refused = await publishJob(folder, inputs, env)
  expect(refused).toMatchObject({ code: 2, requests: [], summary: '' })
  expect(refused.printed).toMatch(message)
})

test('the second job opens the pull request with what the first one found out, in at most 60 requests, and runs no candidate (T1, P7)', async () => {
  // Where a candidate would be installed, there is no stripe-mock either: a proof here would be inconclusive.
  const published = await publishJob(bundle, { 'stripe-mock': '/nonexistent/stripe-mock' })
  expect(published.printed).not.toContain('Contract suite')
  expect(published.code).toBe(0)
  expect(JSON.parse(published.outputs['pull-requests'] ?? '')).toMatchObject([{ branch: 'stripe-upgrade/python-11.x', action: 'opened' }])
  expect(published.requests.length).toBeLessThanOrEqual(60)
  const { body } = await proxy.owner('GET', `/repos/${REPOSITORY}/pulls?state=all`)
  expect(body).toMatchObject([
    {
      title: expect.stringMatching(/^Upgrade stripe \(Python\) 11\.6\.0 → 11\./),
      body: expect.stringContaining('Isolation: a job of its own'),
    },
  ])
})

test('a second round with nothing new writes nothing (P2)', async () => {
  const planned = await job('plan', {})
  digest = planned.outputs['digest'] ?? ''
  const again = await publishJob(planned.outputs['bundle'] ?? '')
  expect(JSON.parse(again.outputs['pull-requests'] ?? '')).toMatchObject([{ action: 'unchanged' }])
  expect(writesOf(again)).toEqual([])
  bundle = planned.outputs['bundle'] ?? ''
})

test('a base that moved in between is refused (B4)', async () => {
  await proxy.owner('PATCH', `/repos/${REPOSITORY}/git/refs/heads/main`, { sha: await movedBase(), force: true })
  const refused = await publishJob(bundle)
  expect(refused.printed).toMatch(
    /::error::B4: the base moved: main is not at [0-9a-f]{12} any more\. Nothing was written\. Run the workflow again\./,
  )
  expect(writesOf(refused)).toEqual([])
})

async function made(path: string, body: object): Promise<string> {
  const answer = await proxy.owner('POST', `/repos/${REPOSITORY}${path}`, body)
  return typeof answer.body === 'object' && answer.body !== null ? String(Reflect.get(answer.body, 'sha')) : ''
}

/** A newer commit on the emulated GitHub. */
async function movedBase(): Promise<string> {
  const tree = await made('/git/trees', { tree: [{ path: 'x', content: 'y', mode: '100644', type: 'blob' }] })
  return made('/git/commits', { message: 'Newer', tree, parents: [gitIn(join(scratch, 'origin'), 'rev-parse', 'main')] })
}
