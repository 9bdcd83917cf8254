import { afterAll, describe, expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import { verifyChange, type VerifiedChange } from '../../src/commands/verify.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { PATIENCE } from '../../src/prove/ask/driver.ts'
import { createProver } from '../../src/prove/prover.ts'
import { asksForAPerson, overall, verificationComment, verificationStatus } from '../../src/report/index.ts'
import type { Tools } from '../../src/world.ts'
import { createPullThread } from '../../src/adapters/github/thread.ts'
import { sayOn } from '../../src/publish/index.ts'
import { ALL_PERMISSIONS } from '../support/github/emulator.ts'
import { emulatedGitHub, FILES } from '../support/github/index.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { sharingMock } from '../support/shared-mock.ts'
import { toolsWithManagers } from '../sdks/python/managers/tools.ts'
import { branchOf, manifest, npm, npmAt, packingOnce, pnpm, poetry, TWENTY, uv, yarn, type Bot } from './branches.ts'

/** Branches as Renovate and Dependabot make them, each by the real package manager. Each version is proved once for all of them. */

const own = createTools()
const once = own.folder('packed').then(packingOnce)
const prover = createProver(
  { tools: sharingMock(own), cache: createRunCache(), sdks: SDKS, log: quietLog() },
  { stripeMock: null, cases: CASES, patience: PATIENCE },
)
afterAll(async () => {
  await prover[Symbol.asyncDispose]()
  await own[Symbol.asyncDispose]()
})

async function verified(tools: Tools, root: string): Promise<VerifiedChange> {
  return verifyChange({ root, base: 'main', head: 'bot' }, {}, (await once)(tools), quietLog(), async (_, upgrades) =>
    Promise.all(upgrades.map(({ sdk, froms, to }) => Promise.all(froms.map(async (from) => prover.pair(sdk, from, to))))),
  )
}

const github = emulatedGitHub()

/** What is written to the bot's pull request, by who says it with each of the results in turn. */
async function writtenBy(...results: readonly VerifiedChange[]): Promise<readonly (readonly string[])[]> {
  const repository = await github.repository(FILES)
  const head = await repository.commit('bot', { 'README.md': 'By a bot\n' }, { parent: await repository.base() })
  await repository.owner('POST', '/pulls', { head: 'bot', base: 'main', title: 'Update dependencies', body: 'By a bot.' })
  const { url, token } = await repository.access(ALL_PERMISSIONS)
  const written: string[][] = []
  for (const found of results) {
    repository.requests.length = 0
    const thread = createPullThread({ token, baseUrl: url, repository: repository.name, secondMs: 0, number: 1, head })
    const [status, comment] = [verificationStatus(found, false), verificationComment(found)]
    await sayOn(thread, quietLog(), { status, comment, isNews: found.comparison.moves.length > 0 })
    const writes = repository.requests.filter(({ method }) => method !== 'GET')
    written.push(writes.map(({ method, path }) => `${method} ${path.replace(`/repos/${repository.name}`, '').replace(head, 'HEAD')}`))
  }
  return written
}

/** Verifies a bot's branch: its pull request is then given one status and one comment, and by a second run nothing (P2). */
async function verifiedBot(bot: Bot, tools: Tools = own): Promise<VerifiedChange> {
  const found = await verified(tools, await branchOf(tools, bot))
  const comments = found.comparison.moves.length > 0 ? ['POST /issues/1/comments'] : []
  expect(await writtenBy(found, found)).toEqual([['POST /statuses/HEAD', ...comments], []])
  return found
}

/** What it came to, in short. */
function shown(found: VerifiedChange) {
  const { moves, stale, appeared } = found.comparison
  return {
    moves: moves.map(({ upgrade: { sdk, froms, to, paths }, direction }) => ({ sdk, froms, to, direction, paths })),
    verdict: overall(found.report),
    stale: stale.length,
    appeared: appeared.length,
    waits: asksForAPerson(found, false),
  }
}

const NODE = { sdk: 'node', froms: ['22.5.0'], to: '23.1.0', direction: 'up' } as const
const PYTHON = { sdk: 'python', froms: ['11.6.0'], to: '16.1.0', direction: 'up' } as const
const SHOP = "import Stripe from 'stripe'\nexport const stripe = new Stripe('sk_test_1')\n"
const FINE = { stale: 0, appeared: 0, waits: false }

function app(version: string): string {
  return manifest({ stripe: version }, { name: 'a' })
}

function poetryProject(version: string): string {
  return `[tool.poetry]\nname = "shop"\nversion = "0.1.0"\ndescription = ""\nauthors = []\n\n[tool.poetry.dependencies]\npython = "^3.9"\nstripe = "${version}"\n`
}

function uvProject(version: string): string {
  return `[project]\nname = "shop"\nversion = "0.1.0"\nrequires-python = ">=3.9"\ndependencies = ["stripe==${version}", "iniconfig<2"]\n`
}

describe('a branch that moves stripe-node', () => {
  test('by npm: manifest and lockfile', async () => {
    const found = await verifiedBot({
      before: { 'package.json': manifest({ stripe: '22.5.0' }), 'src/pay.ts': SHOP },
      change: { 'package.json': manifest({ stripe: '23.1.0' }) },
      lock: npm,
    })
    expect(shown(found)).toEqual({ moves: [{ ...NODE, paths: ['package-lock.json', 'package.json'] }], verdict: 'changed', ...FINE })
    const comment = verificationComment(found)
    expect(comment).toMatch(/^## 🟡 None of your lines breaks\. Changed/)
    expect(comment).toContain('This pull request moves **stripe (Node)** from `22.5.0` to `23.1.0` in `package.json:5`.')
    expect(comment).toContain('We checked the 1 file that uses Stripe')
    expect(comment).toContain('<summary>Everything else about stripe (Node) 22.5.0 → 23.1.0</summary>')
    expect(comment.length).toBeLessThan(65_536)
  })

  test('by pnpm', async () => {
    const found = await verifiedBot({
      before: { 'package.json': manifest({ stripe: '^22.5.0' }) },
      change: { 'package.json': manifest({ stripe: '^23.1.0' }) },
      lock: pnpm,
    })
    expect(shown(found)).toMatchObject({ moves: [{ sdk: 'node', direction: 'up', paths: ['package.json', 'pnpm-lock.yaml'] }], stale: 0 })
  })

  test('by yarn', async () => {
    const found = await verifiedBot({
      before: { 'package.json': manifest({ stripe: '22.5.0' }) },
      change: { 'package.json': manifest({ stripe: '23.1.0' }) },
      lock: yarn,
    })
    expect(shown(found)).toMatchObject({ moves: [{ ...NODE, paths: ['package.json', 'yarn.lock'] }], verdict: 'changed' })
  })

  test('among twenty others: only Stripe is judged, and the others are named as not looked at', async () => {
    const before = Object.fromEntries(Object.entries(TWENTY).map(([name, [from]]) => [name, from]))
    const after = Object.fromEntries(Object.entries(TWENTY).map(([name, [, to]]) => [name, to]))
    const found = await verifiedBot({
      before: { 'package.json': manifest({ ...before, stripe: '22.5.0' }) },
      change: { 'package.json': manifest({ ...after, stripe: '23.1.0' }) },
      lock: npm,
    })
    expect(shown(found)).toMatchObject({ moves: [NODE], verdict: 'changed' })
    expect(found.others.map(({ name }) => name).toSorted()).toEqual(Object.keys(TWENTY).toSorted())
    expect(verificationComment(found)).toContain('**Not looked at:** 20 other packages that this pull request changes, `bytes`, ')
  })

  test('in one manifest of a monorepo, whose other one stays', async () => {
    const found = await verifiedBot({
      before: {
        'package.json': manifest({}, { workspaces: ['apps/*'] }),
        'apps/a/package.json': app('22.5.0'),
        'apps/a/pay.ts': SHOP,
        'apps/b/package.json': app('22.5.0').replace('"a"', '"b"'),
        'apps/b/pay.ts': "import Stripe from 'stripe'\nStripe('sk_test_1').charges.create({})\n",
      },
      change: { 'apps/a/package.json': app('23.1.0') },
      lock: npm,
    })
    expect(shown(found)).toMatchObject({ moves: [{ ...NODE, paths: ['apps/a/package.json', 'package-lock.json'] }], stale: 0 })
    expect(found.report.upgrades[0]?.review).toMatchObject({ files: ['apps/a/pay.ts'], breaking: [] })
  })

  test('in one manifest of a monorepo without its lockfile: that is said', async () => {
    const found = await verifiedBot({
      before: { 'package.json': manifest({}, { workspaces: ['apps/*'] }), 'apps/a/package.json': app('22.5.0') },
      change: { 'apps/a/package.json': app('23.1.0') },
      lock: npm,
      relocks: false,
    })
    expect(shown(found)).toMatchObject({ moves: [NODE], stale: 1 })
    expect(verificationComment(found)).toContain(
      '**The lockfile was not updated:** `apps/a/package.json:5` asks for `23.1.0`, and `package-lock.json` still holds `22.5.0`.',
    )
  })

  test('in the lockfile alone', async () => {
    const files = { 'package.json': manifest({ stripe: '>=22.5.0' }) }
    const root = await branchOf(own, { before: files, change: { 'README.md': 'x' }, lock: npmAt('22.5.0'), relocks: false })
    await npmAt('23.1.0')(own, root)
    const git = (...args: readonly string[]) =>
      own.run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: root })
    await git('commit', '--quiet', '--all', '--message=Lock file maintenance')
    const found = await verified(own, root)
    expect(shown(found)).toMatchObject({ moves: [{ ...NODE, paths: ['package-lock.json', 'package.json'] }], verdict: 'changed' })
    // Verified anew, in a run of its own.
    expect(await writtenBy(found, await verified(own, root))).toEqual([['POST /statuses/HEAD', 'POST /issues/1/comments'], []])
  })

  test('down: that it is a downgrade, and what breaks by it', async () => {
    const found = await verifiedBot({
      before: { 'package.json': manifest({ stripe: '23.1.0' }) },
      change: { 'package.json': manifest({ stripe: '22.5.0' }) },
      lock: npm,
    })
    expect(shown(found)).toMatchObject({ moves: [{ froms: ['23.1.0'], to: '22.5.0', direction: 'down' }], waits: true })
    expect(verificationComment(found)).toContain('**This is a downgrade.**')
    expect(verificationStatus(found, false).state).toBe('failure')
  })
})

describe('a branch that moves stripe-python', () => {
  test('in a requirements file', async () => {
    const found = await verifiedBot({
      before: { 'requirements.txt': 'stripe==11.6.0\nrequests==2.31.0\n' },
      change: { 'requirements.txt': 'stripe==16.1.0\nrequests==2.32.0\n' },
    })
    expect(shown(found)).toMatchObject({ moves: [{ ...PYTHON, paths: ['requirements.txt'] }], verdict: 'changed' })
    expect(found.others).toEqual([{ path: 'requirements.txt', name: 'requests' }])
  })

  test('by Poetry', async () => {
    const tools = await toolsWithManagers('poetry')
    const found = await verifiedBot(
      { before: { 'pyproject.toml': poetryProject('11.6.0') }, change: { 'pyproject.toml': poetryProject('16.1.0') }, lock: poetry },
      tools,
    )
    expect(shown(found)).toMatchObject({ moves: [{ ...PYTHON, paths: ['poetry.lock', 'pyproject.toml'] }], verdict: 'changed' })
  })

  test('by uv', async () => {
    const tools = await toolsWithManagers('uv')
    const found = await verifiedBot(
      { before: { 'pyproject.toml': uvProject('11.6.0') }, change: { 'pyproject.toml': uvProject('16.1.0') }, lock: uv },
      tools,
    )
    expect(shown(found)).toMatchObject({ moves: [{ ...PYTHON, paths: ['pyproject.toml', 'uv.lock'] }], verdict: 'changed' })
    expect(found.others).toEqual([])
  })
})

test('a branch that moves no SDK: nothing is looked up or proved, and that is said', async () => {
  const found = await verifiedBot({
    before: { 'package.json': manifest({ stripe: '22.5.0' }) },
    change: { 'README.md': 'Words\n' },
    lock: npm,
  })
  expect(shown(found)).toEqual({ moves: [], verdict: null, ...FINE })
  expect(found.report.releaseLists).toEqual([])
  expect(verificationStatus(found, true)).toEqual({ state: 'success', description: 'No Stripe SDK moves' })
  expect(verificationComment(found)).toMatch(/^## No Stripe SDK moves\n/)
})
