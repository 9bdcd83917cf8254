import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import { ACTION, findAct, packagedAction, runWorkflow, type ActRun } from '../support/act.ts'
import { ALL_PERMISSIONS, OWNER, startEmulator } from '../support/github/emulator.ts'
import { startProxy, type Proxy } from '../support/github/proxy.ts'
import { commitFiles, pushMain } from '../support/github/pushed.ts'

/** The packaged action, from the committed dist, as a workflow runs it; GitHub is the emulated one. */

const REPOSITORY = `${OWNER}/kiosk`
/** A key that the steps see and that is none of our business. */
const CANARY = 'sk_test_canary_in_the_environment'
/** A credential in a manifest that is found, and noted. */
const MANIFEST_CANARY = 'canary-in-a-manifest'

const FILES = {
  'package.json': `{
  "name": "kiosk",
  "private": true,
  "dependencies": {
    "stripe": "22.5.0"
  }
}
`,
  'package-lock.json': `${JSON.stringify(
    {
      name: 'kiosk',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: 'kiosk', dependencies: { stripe: '22.5.0' } },
        'node_modules/stripe': {
          version: '22.5.0',
          integrity: 'sha512-QVwMwriC0bbySx6R4dpsvJ0W//GojC1kwWVS6rPSoVqDUIZX4Hy3TaUrd2AZeXEAaKbfWIjQjvo3vKAReHZ0vQ==',
          license: 'MIT',
          engines: { node: '>=18' },
          peerDependencies: { '@types/node': '>=18' },
          peerDependenciesMeta: { '@types/node': { optional: true } },
        },
      },
    },
    null,
    2,
  )}\n`,
  '.npmrc': 'omit-lockfile-registry-resolved=true\n',
  'tools/package.json': `{ "dependencies": { "stripe": "git+https://bot:${MANIFEST_CANARY}@git.example/fork.git" } }\n`,
  '.github/workflows/bot.yml': `on:
  schedule:
    - cron: '0 6 * * 1'
  workflow_dispatch:
  pull_request_target:
permissions:
  contents: write
  pull-requests: write
  statuses: write
jobs:
  upgrade:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: bot
        uses: ${ACTION}
        env:
          STRIPE_SECRET_KEY: ${CANARY}
        with:
          majors: 'off'
          token: \${{ secrets.GITHUB_TOKEN }}
      - if: steps.bot.outputs.report != ''
        run: cp "$REPORT" "$KEPT"
        env:
          REPORT: \${{ steps.bot.outputs.report }}
`,
} as const

/** An event of this repository. */
function payload(more: object = {}): object {
  return { repository: { full_name: REPOSITORY, fork: false, default_branch: 'main', ...more } }
}

let scratch = ''
let token = ''
let kept = ''
let proxy: Proxy
let run: (event: string, body: object, killed?: boolean) => Promise<ActRun>
const undo: (() => Promise<void>)[] = []

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'stripe-upgrade-act-'))
  undo.push(async () => rm(scratch, { recursive: true, force: true, maxRetries: 3 }))
  kept = join(scratch, 'report.html')
  const root = join(scratch, 'kiosk')
  const action = join(scratch, 'action')
  for (const folder of [root, action]) await mkdir(folder)
  await packagedAction(action)
  await commitFiles(root, REPOSITORY, FILES)
  const emulator = await startEmulator()
  undo.push(async () => emulator.close())
  proxy = await startProxy(emulator)
  undo.push(async () => proxy.close())
  await pushMain(proxy, root, REPOSITORY, FILES)
  token = await emulator.token(ALL_PERMISSIONS)
  proxy.admit(token, ALL_PERMISSIONS)
  await using tools = createTools()
  const act = await findAct(tools)
  const env = { GITHUB_API_URL: proxy.url, GITHUB_SERVER_URL: 'https://github.com', KEPT: kept }
  run = (event, body, killed = false) => runWorkflow({ act, root, action, scratch, event, payload: body, token, env, killed })
})

afterAll(async () => {
  for (const step of undo.toReversed()) await step()
})

/** The requests about this repository since the last time, as `POST /pulls`. */
function requests(): readonly string[] {
  const seen = proxy.watch(REPOSITORY).requests.splice(0)
  return seen.map(({ method, path }) => `${method} ${path.replace(`/repos/${REPOSITORY}`, '')}`)
}

function writes(): readonly string[] {
  return requests().filter((request) => !request.startsWith('GET '))
}

/** How the job ended: what was printed, where it failed. */
function ending({ job, printed }: ActRun): string {
  return job === 'success' ? job : printed
}

describe('on a schedule', () => {
  let scheduled: ActRun
  beforeAll(async () => {
    requests()
    scheduled = await run('schedule', payload())
  })

  test('it runs on Node 24, from its own files alone, and succeeds', () => {
    expect(ending(scheduled)).toBe('success')
    expect(scheduled.node).toMatch(/^v24\./)
  })

  test('it opens the pull request by writing each thing once', async () => {
    const all = requests()
    const seen = all.filter((request) => !request.startsWith('GET '))
    expect(seen).toEqual([...new Set(seen)])
    expect(seen).toContain('POST /pulls')
    // Promise P7: bounded.
    expect(all.length).toBeLessThanOrEqual(60)
    const { body } = await proxy.owner('GET', `/repos/${REPOSITORY}/pulls?state=all`)
    expect(body).toMatchObject([{ head: { ref: 'stripe-upgrade/node-22.x' }, base: { ref: 'main' }, draft: false }])
    expect(proxy.violations.filter((violation) => violation.includes(REPOSITORY))).toEqual([])
  })

  test('its outputs have what a later step can act on', async () => {
    const { upgrades, 'pull-requests': pulls, verdict, outdated } = scheduled.outputs
    expect(verdict).toBe('fixed')
    expect(outdated).toBe('true')
    expect(JSON.parse(upgrades ?? '')).toMatchObject([
      {
        sdk: 'node',
        from: '22.5.0',
        to: expect.stringMatching(/^22\.\d+\.\d+$/),
        major: false,
        paths: ['package-lock.json', 'package.json'],
        proof: { verdict: 'fixed' },
      },
    ])
    expect(JSON.parse(pulls ?? '')).toMatchObject([{ branch: 'stripe-upgrade/node-22.x', action: 'opened' }])
    expect(await readFile(kept, 'utf8')).toContain('<!doctype html>')
  })

  test('its summary has the verdict and the link, and the manifest is annotated on its line', () => {
    expect(scheduled.summary).toContain('Fixed: no check failed')
    expect(scheduled.summary).toContain('22.5.0')
    expect(scheduled.summary).toContain('/pull/1')
    expect(scheduled.annotations).toContainEqual({
      level: 'notice',
      message: expect.stringMatching(/^stripe 22\.5\.0 can move to 22\./),
      file: 'package.json',
      line: '5',
    })
  })

  test('its log has what came of the upgrade in a group, and says that nothing was left', () => {
    expect(scheduled.groups).toEqual([
      expect.stringMatching(/^stripe \(Node\) 22\.5\.0 → 22\.\d+\.\d+: Fixed: no check failed/),
      'Your own code',
    ])
    expect(scheduled.printed).toContain('The run left nothing behind.')
  })

  test('nothing secret is printed, summed up, or put into an output or the report', async () => {
    const shown = [scheduled.printed, scheduled.summary, JSON.stringify(scheduled.outputs), await readFile(kept, 'utf8')].join('\n')
    expect(scheduled.masked).toContain(token)
    expect(shown).not.toContain(token)
    expect(shown).not.toContain(CANARY)
    expect(shown).toContain('git+https://***@git.example/fork.git')
    const { body } = await proxy.owner('GET', `/repos/${REPOSITORY}/pulls?state=all`)
    expect(shown + JSON.stringify(body)).not.toContain(MANIFEST_CANARY)
  })
})

test('killed in its middle, it leaves nothing behind', async () => {
  const killed = await run('schedule', payload(), true)
  expect(killed.job).toBe('failure')
  expect(killed.outputs).toEqual({})
  expect(killed.printed).toMatch(/The run was cut short\. Processes that were ended: \d+\. Its temporary files were removed\./)
})

test('started by hand once more, it writes nothing', async () => {
  requests()
  const again = await run('workflow_dispatch', payload())
  expect(ending(again)).toBe('success')
  expect(JSON.parse(again.outputs['pull-requests'] ?? '')).toMatchObject([{ action: 'unchanged' }])
  expect(writes()).toEqual([])
})

test('it refuses pull_request_target, and says why', async () => {
  requests()
  const refused = await run('pull_request_target', { ...payload(), pull_request: { number: 1, base: { ref: 'main' }, head: { ref: 'x' } } })
  expect(refused.job).toBe('failure')
  expect(refused.annotations).toMatchObject([{ level: 'error', message: expect.stringContaining("a stranger's input") }])
  expect(refused.outputs).toEqual({})
  expect(requests()).toEqual([])
})

test('on a fork it does nothing, and says so', async () => {
  requests()
  const idle = await run('schedule', payload({ fork: true }))
  expect(ending(idle)).toBe('success')
  expect(idle.annotations).toMatchObject([{ level: 'notice', message: expect.stringContaining('fork') }])
  expect(idle.outputs).toEqual({})
  expect(requests()).toEqual([])
})
