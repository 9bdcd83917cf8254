import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import { ACTION, findAct, packagedAction, runWorkflow, type ActRun } from '../support/act.ts'
import { gitIn } from '../support/git-repository.ts'
import { ALL_PERMISSIONS, OWNER, startEmulator } from '../support/github/emulator.ts'
import { startProxy, type Proxy } from '../support/github/proxy.ts'
import { commitFiles, pushMain } from '../support/github/pushed.ts'

/** The packaged action, from the committed dist, in two jobs and on a pull request, as a workflow runs it; GitHub is the emulated one. */

const REPOSITORY = `${OWNER}/two-stalls`

/** What a step of an artifact does here: both jobs are on this machine. */
const WORKFLOW = `on: [schedule, pull_request]
permissions: {}
jobs:
  plan:
    if: github.event_name == 'schedule'
    runs-on: ubuntu-latest
    outputs:
      digest: \${{ steps.bot.outputs.digest }}
    steps:
      - uses: actions/checkout@v4
      - id: bot
        uses: ${ACTION}
        with:
          command: plan
          majors: 'off'
          token: ''
      - run: cp -R "$BUNDLE" "$KEPT"
        env:
          BUNDLE: \${{ steps.bot.outputs.bundle }}
  publish:
    needs: plan
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: bot
        uses: ${ACTION}
        with:
          command: publish
          majors: 'off'
          bundle: \${{ env.KEPT }}
          digest: \${{ needs.plan.outputs.digest }}
          token: \${{ secrets.GITHUB_TOKEN }}
  verify:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: bot
        uses: ${ACTION}
        with:
          command: verify
          token: \${{ secrets.GITHUB_TOKEN }}
`
const FILES = { 'requirements.txt': 'stripe==11.6.0\n', 'pay.py': 'import stripe\n\n\ndef mail(id: str):\n    customer = stripe.Customer.retrieve(id)\n    return customer.get("email"), customer.to_dict_recursive()\n\n\ndef hook(payload, header):\n    event = stripe.Webhook.construct_event(payload, header, "whsec_x")\n    return dict(event)\n', '.github/workflows/bot.yml': WORKFLOW } as const

const undo: (() => Promise<void>)[] = []
let root = ''
let kept = ''
let proxy: Proxy
let run: (event: string, body: object) => Promise<ActRun>

beforeAll(async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'stripe-upgrade-act-jobs-'))
  undo.push(async () => rm(scratch, { recursive: true, force: true, maxRetries: 3 }))
  root = join(scratch, 'stalls')
  const action = join(scratch, 'action')
  for (const folder of [root, action]) await mkdir(folder)
  await packagedAction(action)
  await rm(join(action, 'dist'), { recursive: true })
  await cp('/tmp/n13/distnow', join(action, 'dist'), { recursive: true })
  await commitFiles(root, REPOSITORY, FILES)
  const emulator = await startEmulator()
  undo.push(async () => emulator.close())
  proxy = await startProxy(emulator)
  undo.push(async () => proxy.close())
  await pushMain(proxy, root, REPOSITORY, FILES)
  const token = await emulator.token(ALL_PERMISSIONS)
  proxy.admit(token, ALL_PERMISSIONS)
  kept = token
  await using tools = createTools()
  const act = await findAct(tools)
  const env = {
    GITHUB_API_URL: proxy.url,
    GITHUB_SERVER_URL: 'https://github.com',
    STRIPE_UPGRADE_FACTS_URL: 'off',
    KEPT: join(scratch, 'kept'),
  }
  run = (event, body) => runWorkflow({ act, root, action, scratch, event, payload: body, token, env })
})

afterAll(async () => {
  for (const step of undo.toReversed()) await step()
})

function payload(more: object = {}): object {
  return { repository: { full_name: REPOSITORY, fork: false, default_branch: 'main' }, ...more }
}

function writes(): readonly string[] {
  const seen = proxy.watch(REPOSITORY).requests.splice(0)
  return seen.flatMap(({ method, path }) =>
    method === 'GET' ? [] : [`${method} ${path.replace(`/repos/${REPOSITORY}`, '').replace(/[0-9a-f]{40}/, 'SHA')}`],
  )
}

test('in two jobs, the first hands a bundle to the second, which opens the pull request (T1)', async () => {
  const both = await run('schedule', payload())
  await writeFile('/tmp/n13/act/jobs-summary.md', both.summary)
  await writeFile('/tmp/n13/act/jobs-printed.txt', both.printed)
  const got = await fetch(`${proxy.url}/repos/${REPOSITORY}/pulls/1`, { headers: { authorization: `Bearer ${kept}` } })
  await writeFile('/tmp/n13/act/pull.json', await got.text())
  expect(both.printed).toContain('Contract suite on stripe-python')
  expect(JSON.parse(both.outputs['pull-requests'] ?? '')).toMatchObject([{ branch: 'stripe-upgrade/python-11.x', action: 'opened' }])
  expect(writes()).toEqual(['POST /git/trees', 'POST /git/commits', 'POST /git/refs', 'POST /pulls', 'POST /statuses/SHA'])
})

test('on a pull request that moves an SDK, it sets one status and writes one comment, and the second run writes nothing (P2)', async () => {
  gitIn(root, 'switch', '--quiet', '--create', 'dependabot/pip/stripe-16.1.0')
  await writeFile(join(root, 'requirements.txt'), 'stripe==16.1.0\n')
  gitIn(root, 'commit', '--quiet', '--all', '--message=Bump stripe from 11.6.0 to 11.6.1')
  const head = gitIn(root, 'rev-parse', 'HEAD')
  gitIn(root, 'switch', '--quiet', '--detach', 'main')
  gitIn(root, 'merge', '--quiet', '--no-ff', '--message=Merge', 'dependabot/pip/stripe-16.1.0')
  const repo = { id: 1 }
  const pull = {
    number: 1,
    head: { sha: head, ref: 'dependabot/pip/stripe-16.1.0', repo },
    base: { sha: gitIn(root, 'rev-parse', 'main'), ref: 'main', repo },
  }
  const first = await run('pull_request', payload({ pull_request: pull }))
  await writeFile('/tmp/n13/act/verify-summary.md', first.summary)
  await writeFile('/tmp/n13/act/verify-printed.txt', first.printed)
  const comments = await fetch(`${proxy.url}/repos/${REPOSITORY}/issues/1/comments`, { headers: { authorization: `Bearer ${kept}` } })
  await writeFile('/tmp/n13/act/comments.json', await comments.text())
  expect(first.job === 'success' ? first.job : first.printed).toBe('success')
  expect(first.outputs['verdict']).toMatch(/^(?:pass|fixed|changed)$/)
  expect(first.summary).toContain('This pull request moves **stripe (Python)** from `11.6.0` to `11.6.1` in `requirements.txt:1`.')
  expect(writes()).toEqual(['POST /statuses/SHA', 'POST /issues/1/comments'])
  await run('pull_request', payload({ pull_request: pull }))
  expect(writes()).toEqual([])
  expect(proxy.violations).toEqual([])
})
