import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { UpstreamError } from '../../../src/domain/errors.ts'
import { openRepository } from '../../../src/adapters/repository.ts'
import { createRunCache } from '../../../src/domain/run-cache.ts'
import { attempt } from '../../../src/prove/own-tests/attempt.ts'
import { LIMITS } from '../../../src/prove/own-tests/run.ts'
import { isAlive } from '../../support/is-alive.ts'
import { folderWith } from '../../support/folder.ts'
import { gitRepository } from '../../support/git-repository.ts'
import { testTools } from '../../support/tools.ts'
import { changeOf, own, ownScript, type Provisioners, sdksOf, useOf } from './stage.ts'

const NOTHING: Provisioners = () => ({ provision: async () => ({ path: [], env: {}, versions: new Map(), notes: [] }) })
const ONLY_THE_NEW_FAILS = 'test "$(cat version)" = old'

describe('the verdict', () => {
  test('a failure that only the candidate has is broken, with its last words', async () => {
    const result = await ownScript(`echo checking; ${ONLY_THE_NEW_FAILS} || { echo "charged twice" >&2; exit 3; }`)
    expect(result).toMatchObject({ verdict: 'broken', flaky: false, notes: [] })
    expect(result.before).toMatchObject({ outcome: 'passed', code: 0, tail: ['checking'] })
    expect(result.after).toMatchObject({ outcome: 'failed', code: 3, tail: ['checking', 'charged twice'] })
  })

  test('tests that pass with both versions pass', async () => {
    expect(await ownScript('true')).toMatchObject({ verdict: 'pass', before: { outcome: 'passed' }, after: { outcome: 'passed' } })
  })

  // `old1` is the first run with the version in use, `new2` the second with the candidate.
  test.each([
    ["the candidate's first", 'new1', { verdict: 'broken', flaky: true }, ['passed'], ['failed', 'passed']],
    ['the first of the version in use', 'old1', { verdict: 'pass', flaky: true }, ['failed', 'passed'], ['passed']],
    ['the first of each', 'old1|new1', { verdict: 'pass', flaky: true }, ['failed', 'passed'], ['failed', 'passed']],
    [
      'the first of the version in use, and all of the candidate',
      'old1|new1|new2',
      { verdict: 'broken', flaky: true },
      ['failed', 'passed'],
      ['failed', 'failed'],
    ],
    ['all of the version in use', 'old1|old2', { verdict: 'fixed', flaky: false }, ['failed', 'failed'], ['passed']],
    ['all', 'old1|old2|new1|new2', { verdict: 'shared', flaky: false }, ['failed', 'failed'], ['failed']],
  ] as const)('what fails is %s (%s): %o', async (_, failing, verdict, before, after) => {
    const folder = await folderWith()
    const result = await ownScript(
      `v=$(cat version); echo run >> ${folder}/$v; case $v$(wc -l < ${folder}/$v | tr -d ' ') in ${failing}) exit 1;; esac`,
    )
    expect(result).toMatchObject(verdict)
    expect([result.before?.outcome, result.before?.repeated].filter(Boolean)).toEqual(before)
    expect([result.after?.outcome, result.after?.repeated].filter(Boolean)).toEqual(after)
  })

  test('without a command nothing is run', async () => {
    const use = useOf('node', 'version', 'old', null)
    expect(await own({ version: 'old' }, [use], [changeOf([use], 'new', { version: 'new' })], null)).toEqual([])
  })

  test('the versions in use are tried once, however many upgrades there are', async () => {
    const folder = await folderWith()
    const use = useOf('node', 'version', 'old', null)
    const changes = ['new', 'newer'].map((to) => changeOf([use], to, { version: to }))
    const results = await own({ version: 'old' }, [use], changes, `cat version >> ${folder}/runs; echo >> ${folder}/runs`)
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass'])
    expect(await readFile(join(folder, 'runs'), 'utf8')).toBe('old\nnew\nnewer\n')
  })
})

describe('what shows nothing', () => {
  test('dependencies that cannot be installed', async () => {
    const result = await ownScript('true', {
      languages: () => ({
        provision: async () => {
          throw new UpstreamError('`npm ci` failed: no such package\nmore')
        },
      }),
    })
    expect(result).toMatchObject({ verdict: 'inconclusive', before: null, after: null, notes: ['`npm ci` failed: no such package'] })
  })

  test('an install that gives another version than the candidate', async () => {
    const result = await ownScript('true', { after: { version: 'other' } })
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      notes: ['The edited files install stripe-node other where new is the candidate'],
    })
  })

  test('an install that gives another version than the one in use', async () => {
    const result = await ownScript('true', { files: { version: 'other' } })
    expect(result).toMatchObject({ verdict: 'inconclusive', notes: ['The lockfiles install stripe-node other where old is in use'] })
  })

  test('an upgrade that could not be edited', async () => {
    const use = useOf('node', 'version', 'old', null)
    const { upgrade } = changeOf([use], 'new', {})
    const refused = { kind: 'refused', upgrade, path: 'version', why: 'w', wayOut: 'o' } as const
    expect(await own({ version: 'old' }, [use], [refused], 'true')).toEqual([])
    expect(await own({ version: 'old' }, [use], [refused, changeOf([use], 'new', { version: 'new' })], 'true')).toMatchObject([
      { verdict: 'pass' },
    ])
  })

  test('another language that could be installed for one of the two runs alone', async () => {
    const node = useOf('node', 'version', 'old', null)
    const python = useOf('python', 'other', '1', null)
    let times = 0
    const [result] = await own({ version: 'old', other: '1' }, [node, python], [changeOf([node], 'new', { version: 'new' })], 'true', {
      languages: (sdk) => ({
        provision: async (_tools, scratch, uses) => {
          if (sdk === 'python' && (times += 1) > 1) throw new UpstreamError('pip: no route')
          const content = await scratch.read(uses[0]?.path ?? '')
          return { path: [], env: {}, versions: new Map([[uses[0]?.path ?? '', content.kind === 'text' ? content.text : '']]), notes: [] }
        },
      }),
    })
    expect(result).toMatchObject({ verdict: 'inconclusive', notes: ['For one of the two runs alone: pip: no route'] })
  })
})

test('another language that can be installed for neither run is said, and stops nothing', async () => {
  const node = useOf('node', 'version', 'old', null)
  const python = useOf('python', 'other', '1', null)
  const [result] = await own({ version: 'old', other: '1' }, [node, python], [changeOf([node], 'new', { version: 'new' })], 'true', {
    languages: (sdk) => ({
      provision: async (_tools, scratch, uses) => {
        if (sdk === 'python') throw new UpstreamError('Python was not found')
        const content = await scratch.read(uses[0]?.path ?? '')
        return { path: [], env: {}, versions: new Map([['version', content.kind === 'text' ? content.text : '']]), notes: ['said'] }
      },
    }),
  })
  expect(result).toMatchObject({ verdict: 'pass', notes: ['Python was not found', 'said'] })
})

describe('the time that a run has for all of it', () => {
  const OVER = expect.stringContaining('minute that a run has for your own tests were over')

  test('what is not done when it is over is inconclusive, and what comes after it is not begun', async () => {
    const folder = await folderWith({ runs: '' })
    const use = useOf('node', 'version', 'old', null)
    const changes = ['new', 'newer'].map((to) => changeOf([use], to, { version: to }))
    const results = await own({ version: 'old' }, [use], changes, `cat version >> ${folder}/runs; ${ONLY_THE_NEW_FAILS} || sleep 86400`, {
      limits: { ...LIMITS, budgetMs: 2500 },
    })
    const unknown = { verdict: 'inconclusive', before: null, after: null, notes: [OVER] }
    expect(results).toMatchObject([unknown, unknown])
    expect(await readFile(join(folder, 'runs'), 'utf8')).not.toContain('newer')
  })

  test('an install is ended with it', async () => {
    const result = await ownScript('true', {
      limits: { ...LIMITS, budgetMs: 2000 },
      languages: () => ({
        provision: async ({ tools }) => {
          const { limit } = await tools.run('sleep', ['86400'], { timeoutMs: 86_400_000 })
          throw new UpstreamError(`it ran into the ${limit} limit`)
        },
      }),
    })
    expect(result).toMatchObject({ verdict: 'inconclusive', notes: [OVER] })
  })

  test('a failure that there is no time to repeat is none the less one', async () => {
    const { root } = await gitRepository({ version: 'new' })
    const folder = await folderWith()
    const tools = testTools()
    const budget = { left: () => (existsSync(join(folder, 'ran')) ? 0 : 60_000), over: '' }
    const bench = { tools, run: tools.run, wall: null, budget, mock: { port: 9 }, command: `touch ${folder}/ran; exit 1`, limits: LIMITS }
    const uses = [useOf('node', 'version', 'new', null)]
    const asked = { edits: [], repeats: true, say: () => undefined }
    const tried = await attempt(
      { repository: await openRepository(root, tools), cache: createRunCache(), sdks: sdksOf(NOTHING) },
      bench,
      uses,
      asked,
    )
    expect(tried?.run).toMatchObject({ outcome: 'failed' })
    expect(tried?.run).not.toHaveProperty('repeated')
  })
})

describe('a command that misbehaves (T33)', () => {
  test('one that hangs is ended, with all that it started', async () => {
    const folder = await folderWith()
    const result = await ownScript(`${ONLY_THE_NEW_FAILS} && exit 0; sleep 86400 & echo $! > ${folder}/pid; sleep 86400`, {
      limits: { ...LIMITS, timeoutMs: 8000 },
    })
    expect(result).toMatchObject({ verdict: 'broken', after: { outcome: 'late', code: null } })
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8'))
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false))
  })

  test('one that floods is ended', async () => {
    const result = await ownScript(`${ONLY_THE_NEW_FAILS} || yes`, { limits: { ...LIMITS, maxBytes: 100_000 } })
    expect(result).toMatchObject({ verdict: 'broken', after: { outcome: 'loud', code: null } })
    expect(result.after?.tail.length).toBeLessThanOrEqual(40)
  })

  test('what it leaves in the background ends with it, and does not keep us waiting', async () => {
    const folder = await folderWith()
    expect(await ownScript(`sleep 86400 & echo $! >> ${folder}/pids`)).toMatchObject({ verdict: 'pass' })
    const pids = (await readFile(join(folder, 'pids'), 'utf8')).trim().split('\n').map(Number)
    expect(pids).toHaveLength(2)
    for (const pid of pids) await vi.waitFor(() => expect(isAlive(pid)).toBe(false))
  })

  test('nothing that it prints is taken for a command of the workflow (T10)', async () => {
    const said = String.raw`printf '::error::boo\n  ::add-mask::x\n\033[31m::stop-commands::y\033[0m\nbefore ##[error]z\n\033]0;title\007kept\n\342\200\256evil\n'; exit 1`
    const { after } = await ownScript(said)
    expect(after?.tail).toEqual([': :error::boo', '  : :add-mask::x', ': :stop-commands::y', 'before ## [error]z', 'kept', '\\u{202e}evil'])
  })

  test('it sees an allow-list of the environment, and no secret (T5, T6)', async () => {
    vi.stubEnv('CANARY_SECRET', 'canary-6735')
    vi.stubEnv('NPM_TOKEN', 'canary-6735')
    vi.stubEnv('GITHUB_ENV', '/canary-6735')
    vi.stubEnv('STRIPE_SECRET_KEY', 'sk_live_canary6735')
    vi.stubEnv('NODE_OPTIONS', '--require=/canary-6735')
    const folder = await folderWith()
    await ownScript(`env > ${folder}/env`)
    vi.unstubAllEnvs()
    const seen = await readFile(join(folder, 'env'), 'utf8')
    expect(seen).not.toContain('canary')
    expect(seen).toMatch(/^STRIPE_API_BASE=http:\/\/127\.0\.0\.1:\d+$/m)
    expect(seen).toMatch(/^STRIPE_API_KEY=sk_test_[0-9a-f]{24}$/m)
    expect(seen).toMatch(/^STRIPE_SECRET_KEY=sk_test_[0-9a-f]{24}$/m)
    expect(/^HOME=(.*)$/m.exec(seen)?.[1]).not.toBe(process.env['HOME'])
    const known =
      /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_[A-Z]+|TZ|TMPDIR|TMP|TEMP|CI|NO_COLOR|NO_PROXY|no_proxy|npm_config_update_notifier|STRIPE_[A-Z_]+|PWD|OLDPWD|SHLVL|_)$/
    const names = seen
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('=')[0] ?? '')
    expect(names.filter((name) => !known.test(name))).toEqual([])
  })

  test('several lines end at the first that fails, and are run in the root of a checkout of their own', async () => {
    const { before } = await ownScript('pwd\nls\nfalse\necho never', { files: { 'a.txt': '' } })
    expect(before).toMatchObject({ outcome: 'failed', code: 1, tail: ['.', 'a.txt', 'version'] })
  })
})
