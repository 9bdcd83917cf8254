import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../support/folder.ts'
import { gitRepository } from '../support/git-repository.ts'

const DOOR = new URL('../../src/action.ts', import.meta.url).pathname

/** What an action wrote into one of the runner's files, by name. */
async function keptIn(path: string): Promise<Readonly<Record<string, string>>> {
  const written = (await readFile(path, 'utf8')).matchAll(/^([\w-]+)<<(?:ghadelimiter_\S+)\n([^]*?)\nghadelimiter_/gm)
  return Object.fromEntries(Array.from(written, ([, name = '', value = '']) => [name, value]))
}

/** Runs the action as a runner does: a process, its environment, its files. */
async function act(env: NodeJS.ProcessEnv, files: Readonly<Record<string, string>> = { 'README.md': 'A shop without payments\n' }) {
  const { root } = await gitRepository(files)
  const temp = await folderWith({ output: '', summary: '', state: '' })
  await mkdir(join(temp, 'runner'))
  await writeFile(join(temp, 'event.json'), JSON.stringify({ repository: { fork: false, default_branch: 'main' } }))
  const { code, stdout } = await new Promise<{ code: number; stdout: string }>((resolve) => {
    execFile(
      process.execPath,
      [DOOR],
      {
        env: {
          PATH: process.env['PATH'],
          GITHUB_WORKSPACE: root,
          GITHUB_EVENT_NAME: 'schedule',
          GITHUB_EVENT_PATH: join(temp, 'event.json'),
          GITHUB_OUTPUT: join(temp, 'output'),
          GITHUB_STEP_SUMMARY: join(temp, 'summary'),
          GITHUB_STATE: join(temp, 'state'),
          GITHUB_REPOSITORY: 'acme/shop',
          GITHUB_API_URL: 'http://127.0.0.1:9',
          RUNNER_TEMP: join(temp, 'runner'),
          ...env,
        },
      },
      (error, output) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout: output }),
    )
  })
  const outputs = await keptIn(join(temp, 'output'))
  return {
    code,
    stdout,
    outputs,
    summary: await readFile(join(temp, 'summary'), 'utf8'),
    state: await keptIn(join(temp, 'state')),
    left: await readdir(join(temp, 'runner')),
  }
}

test('a repository without Stripe: outputs, report and summary, and nothing is asked of GitHub', async () => {
  const { code, outputs, summary, stdout, state, left } = await act({ INPUT_TOKEN: 'canary-token', GITHUB_TOKEN: 'canary-other' })
  expect(code).toBe(0)
  expect(outputs).toMatchObject({ upgrades: '[]', 'pull-requests': '[]', verdict: 'none', outdated: 'false' })
  expect(await readFile(outputs['report'] ?? '', 'utf8')).toContain('<html')
  expect(summary).toContain('No Stripe SDK was found')
  // By its id `post` knows what the run left, had it been killed; it was not.
  expect(state['run']).toMatch(/^[0-9a-f-]{36}$/)
  expect(left.toSorted()).toEqual(['stripe-upgrade-report.html', 'stripe-upgrade-report.json'])
  // Each token is named to the runner, so that it masks it, and nowhere else.
  expect(stdout.match(/^::add-mask::.*$/gm)).toEqual(['::add-mask::canary-token', '::add-mask::canary-other'])
  expect(stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('canary')
})

test('a registry that is out of reach is a warning: the run stays green, and says that nothing is known (F26)', async () => {
  const { code, outputs, summary, stdout } = await act(
    {},
    {
      'package.json': '{ "dependencies": { "stripe": "17.7.0" } }\n',
      '.npmrc': 'registry=http://127.0.0.1:9/\nfetch-retries=0\n',
    },
  )
  expect(code).toBe(0)
  expect(outputs).toMatchObject({ upgrades: '[]', 'pull-requests': '[]', verdict: 'none', outdated: 'unknown' })
  expect(summary).toMatch(
    /^## The releases of stripe \(Node\) could not be looked up\n\n- \*\*The releases of stripe \(Node\) could not be looked up\*\*/,
  )
  expect(stdout).toMatch(/^::warning::the releases of stripe-node could not be looked up/m)
})

test('a dangerous event fails with an annotation', async () => {
  const { code, stdout, outputs } = await act({ GITHUB_EVENT_NAME: 'pull_request_target' })
  expect(code).toBe(2)
  expect(stdout).toMatch(/^::error::stripe-upgrade does not run on pull_request_target/m)
  expect(outputs).toEqual({})
})

test('a base branch that is gone, or was not fetched, fails with what to do (F18)', async () => {
  const { code, stdout, left } = await act({ INPUT_BASE: 'gone' })
  expect(code).toBe(2)
  expect(stdout).toMatch(/^::error::base: there is no branch gone, .* give actions\/checkout the input `ref: gone`/m)
  expect(left).toEqual([])
})

test('a wrong input fails with an annotation that names it', async () => {
  const { code, stdout } = await act({ INPUT_MAJORS: 'lates' })
  expect(code).toBe(2)
  expect(stdout).toMatch(/^::error::input "majors": "lates" is not a value of majors\. Accepted: .*Did you mean "latest"\?/m)
})

describe('a week without an upgrade', () => {
  const UNSAFE =
    "import Stripe from 'stripe'\napp.post('/webhook', (req, res) => {\n  if (req.body.type === 'invoice.paid') ship(req.body)\n})\n"

  test('is about the code: the summary, annotations and the report have its errors, and the run is green', async () => {
    const { code, outputs, summary, stdout } = await act({}, { 'src/a.ts': UNSAFE })
    expect(code).toBe(0)
    expect(summary).toContain('## No Stripe SDK was found. Your own code has 1 error\n')
    expect(summary).toContain('- `src/a.ts:3`: This handler acts on events of Stripe and verifies no signature')
    expect(stdout).toMatch(/^::error title=SW001%3A unsafe in your own code today,file=src\/a\.ts,line=3::This handler acts on events/m)
    expect(stdout).toContain('::group::Your own code')
    const [html = '', json = ''] = await Promise.all(
      ['html', 'json'].map(async (ending) => readFile((outputs['report'] ?? '').replace(/html$/, ending), 'utf8')),
    )
    expect(html).toContain('Your own code: 1 error')
    expect(JSON.parse(json)).toMatchObject({ audit: { findings: [{ rule: 'SW001', path: 'src/a.ts', line: 3 }], webhooks: [{ line: 2 }] } })
  })

  test('says nothing of it where the audit is switched off', async () => {
    const { summary, stdout, outputs } = await act({ INPUT_AUDIT: 'false' }, { 'src/a.ts': UNSAFE })
    expect(summary).not.toContain('Your own code')
    expect(stdout).not.toMatch(/SW001|Your own code/)
    expect(JSON.parse(await readFile((outputs['report'] ?? '').replace(/html$/, 'json'), 'utf8'))).toMatchObject({ audit: null })
  })
})
