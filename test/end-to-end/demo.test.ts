import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EndpointRun, OwnEndpoint } from '../../src/domain/own-endpoint.ts'

/** The demo as a newcomer runs it, from the committed dist; nothing listens where GitHub is looked for. */
const CLI = resolve('dist/cli.js')
const ENV = { ...process.env, GITHUB_API_URL: 'http://127.0.0.1:9', NO_COLOR: '1' }

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function run(file: string, args: readonly string[], cwd?: string): Promise<Ended> {
  return new Promise((done) => {
    execFile(file, args, { cwd, env: ENV, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, stdout, stderr })
    })
  })
}

/** Every file below a folder with the hash of its bytes, git's own bookkeeping of a checkout apart. */
async function fingerprint(folder: string): Promise<Record<string, string>> {
  const prints: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !path.endsWith('/.git/index'))
      prints[path] = createHash('sha256')
        .update(await readFile(path))
        .digest('hex')
  }
  return prints
}

/** The texts themselves: where one was written again, what is different is what matters. */
async function textsOfPulls(): Promise<Record<string, string>> {
  const names = await readdir(join(out, 'pulls'))
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(out, 'pulls', name), 'utf8')] as const)))
}

let root = ''
let out = ''
let demo: Ended = { code: -1, stdout: '', stderr: '' }

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'stripe-upgrade-e2e-'))
  out = join(root, 'out')
  demo = await run(process.execPath, [CLI, 'demo', '--out', out])
})

afterAll(async () => {
  await rm(root, { recursive: true, force: true })
})

const git = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run('git', args, join(out, 'repo'))
  if (code !== 0) throw new Error(stderr)
  return stdout
}

async function branches(): Promise<string[]> {
  return (await git('branch', '--list', 'stripe-upgrade/*', '--format=%(refname:short)')).trim().split('\n')
}

/** The files of a branch in a folder of their own. */
async function checkout(branch: string): Promise<string> {
  const folder = join(root, branch.replaceAll('/', '-'))
  await run('git', ['clone', '--quiet', '--branch', branch, join(out, 'repo'), folder])
  return folder
}

/** The errors and warnings of a folder's own code. */
async function unsafeIn(folder: string): Promise<string[]> {
  const { stdout } = await run(process.execPath, [CLI, 'audit', '--repo', folder, '--json'])
  const { findings } = JSON.parse(stdout) as { findings: { path: string; line: number; level: string }[] }
  return findings.filter(({ level }) => level !== 'note').map(({ path, line, level }) => `${path}:${line} ${level}`)
}

describe('the demo', () => {
  test('ends with the exit code of its verdict and says where to look', () => {
    expect(demo.code, demo.stderr + demo.stdout).toBe(0)
    expect(demo.stdout).toContain(join(out, 'report.html'))
  })

  test('makes a major upgrade for both SDKs, and one within the major where that fixes a security problem, each a branch of one commit', async () => {
    const names = await branches()
    expect(names).toEqual([
      expect.stringMatching(/^stripe-upgrade\/node-\d+\.x$/),
      'stripe-upgrade/python-12.x',
      expect.stringMatching(/^stripe-upgrade\/python-\d+\.x$/),
    ])
    for (const name of names) expect((await git('rev-list', '--count', `main..${name}`)).trim()).toBe('1')
  })

  test('leaves nothing behind but the branches: a clean work tree on main, and one work tree', async () => {
    expect(await git('status', '--porcelain')).toBe('')
    expect((await git('branch', '--show-current')).trim()).toBe('main')
    expect((await git('worktree', 'list')).trim().split('\n')).toHaveLength(1)
  })

  test('proves each upgrade with at least 30 cases, in the shape that machines read', async () => {
    const report: unknown = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'))
    expect(report).toMatchObject({
      uses: expect.arrayContaining([expect.objectContaining({ sdk: 'node', path: 'package.json' })]),
      upgrades: [
        { sdk: 'node', from: '17.5.0', major: true, paths: ['package-lock.json', 'package.json'], proof: { verdict: 'regressed' } },
        { sdk: 'python', from: '12.0.0', major: false, proof: {} },
        { sdk: 'python', from: '12.0.0', major: true, paths: ['worker/requirements.in', 'worker/requirements.txt'] },
      ],
    })
    const { upgrades } = report as { upgrades: { proof: { cases: { verdict: string }[] } }[] }
    for (const { proof } of upgrades)
      expect(proof.cases.filter(({ verdict }) => verdict !== 'inconclusive').length).toBeGreaterThanOrEqual(30)
  })

  test('writes pull requests within GitHub’s limit, and a report that loads nothing from elsewhere', async () => {
    const pulls = await readdir(join(out, 'pulls'))
    expect(pulls).toHaveLength(3)
    for (const pull of pulls) expect((await readFile(join(out, 'pulls', pull), 'utf8')).length).toBeLessThan(65_536)
    const html = await readFile(join(out, 'report.html'), 'utf8')
    expect(html).not.toMatch(/<(?:script|link|img|iframe)\b|@import|url\(/i)
  })

  test('names the lines of the shop that break in the pull request of the upgrade that breaks them, and in no other', async () => {
    for (const { pull, lines } of [
      { pull: /-node-\d+\.x\.md$/, lines: ['billing.js:13', 'billing.js:7', 'billing.js:8', 'checkout.js:9', 'stripe.js:4'] },
      { pull: /-python-12\.x\.md$/, lines: [] },
      {
        pull: /-python-(?!12)\d+\.x\.md$/,
        lines: ['worker/app.py:31', 'worker/app.py:7', 'worker/promotions.py:10', 'worker/promotions.py:16', 'worker/records.py:11'],
      },
    ]) {
      const [name = '', ...more] = (await readdir(join(out, 'pulls'))).filter((each) => pull.test(each))
      expect(more).toEqual([])
      const body = await readFile(join(out, 'pulls', name), 'utf8')
      const named = Array.from(body.matchAll(/^- \[ \] \*\*(?:Silent|Fails[^*]*)\*\* `([^`]+)`/gm), ([, place]) => place)
      expect(named.toSorted(), name).toEqual(lines)
    }
  })

  test('names what is unsafe in the shop’s own code, and nothing is on the branch where it is fixed', async () => {
    const unsafe = [
      'partners.js:13',
      'partners.js:23',
      'partners.js:31',
      'worker/disputes.py:15',
      'worker/disputes.py:28',
      'worker/disputes.py:36',
    ]
    expect(JSON.parse(await readFile(join(out, 'report.json'), 'utf8'))).toMatchObject({
      audit: { findings: unsafe.map((place) => ({ path: place.split(':')[0], line: Number(place.split(':')[1]), level: 'error' })) },
    })
    const html = await readFile(join(out, 'report.html'), 'utf8')
    expect(unsafe.filter((place) => !html.includes(`<code>${place}</code>`))).toEqual([])
    expect(await unsafeIn(join(out, 'repo'))).toEqual(unsafe.map((place) => `${place} error`))
    expect(await unsafeIn(await checkout('fixed'))).toEqual([])
    expect(demo.stdout).toContain('diff main fixed')
  })

  test('starts the shop and sends its endpoint real and forged events, in every report, and on the branch where it is fixed nothing fails', async () => {
    const { upgrades } = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as { upgrades: { endpoint: OwnEndpoint | null }[] }
    const [node, ...others] = upgrades.map(({ endpoint }) => endpoint)
    // The worker's upgrades change nothing of the server.
    expect(others).toEqual([null, null])
    expect(node?.before?.checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toEqual(['forged', 'old', 'changed'])
    // As line 4 of stripe.js foretells.
    expect(node?.after).toMatchObject({ why: 'It ended with exit code 1 before it answered' })
    expect(node?.after?.tail.join('\n')).toContain("TypeError: Class constructor Stripe cannot be invoked without 'new'")
    const [pull = ''] = Object.entries(await textsOfPulls()).flatMap(([name, text]) => (/-node-/.test(name) ? [text] : []))
    for (const text of [pull, await readFile(join(out, 'report.html'), 'utf8'), demo.stdout])
      expect(text).toContain('A forged event is refused with a 4xx status, and nothing is done')
    const { code, stdout } = await run(process.execPath, [CLI, 'endpoint', '--repo', await checkout('fixed'), '--json'])
    const { checks } = JSON.parse(stdout) as EndpointRun
    expect({ code, failed: checks.filter(({ verdict }) => verdict === 'fail') }).toEqual({ code: 0, failed: [] })
  })

  test('refuses a folder that holds a demo already, and writes nothing', async () => {
    const before = await fingerprint(out)
    const again = await run(process.execPath, [CLI, 'demo', '--out', out])
    expect({ code: again.code, stderr: again.stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('is not empty; name a new folder'),
    })
    expect(await fingerprint(out)).toEqual(before)
  })

  test('leaves lockfiles that a frozen install takes', async () => {
    for (const branch of await branches()) {
      const folder = await checkout(branch)
      const install = branch.includes('/node-')
        ? await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder)
        : await run(
            'python3',
            [
              '-m',
              'pip',
              'install',
              '--dry-run',
              '--ignore-installed',
              '--require-hashes',
              '--only-binary',
              ':all:',
              '-r',
              'worker/requirements.txt',
            ],
            folder,
          )
      expect(install.code, `${branch}: ${install.stderr}`).toBe(0)
    }
  })

  test('writes nothing when it is run again on the same repository', async () => {
    const before = { refs: await git('show-ref'), pulls: await textsOfPulls(), git: await fingerprint(join(out, 'repo')) }
    const again = await run(process.execPath, [CLI, 'upgrade', '--repo', join(out, 'repo'), '--out', out])
    expect(again.code, again.stderr).toBe(0)
    expect({
      refs: await git('show-ref'),
      pulls: await textsOfPulls(),
      git: await fingerprint(join(out, 'repo')),
    }).toEqual(before)
  })
})
