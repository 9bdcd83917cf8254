import { execFile } from 'node:child_process'
import { access, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join, resolve } from 'node:path'
import * as v from 'valibot'
import type { Tools } from '../../src/world.ts'

const VERSION = '0.2.89'
const ROOT = resolve(import.meta.dirname, '../..')
/** How the workflows under test name us. */
export const ACTION = 'stripe-upgrade/stripe-upgrade@v1'

/** The path of act, which runs workflows: from our cache, or built into it by `go install`, by one run or by several. */
export async function findAct(tools: Tools): Promise<string> {
  const folder = join(await tools.cache(), 'tests', `act-v${VERSION}-${process.platform}-${process.arch}`)
  const path = join(folder, 'act')
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (isThere) return path
  await mkdir(folder, { recursive: true })
  // Beside its place, so that the rename is atomic.
  const building = await mkdtemp(join(folder, '.building-'))
  try {
    const built = await tools.run('go', ['install', `github.com/nektos/act@v${VERSION}`], {
      cwd: building,
      inherit: 'go',
      env: { GOBIN: building, GOFLAGS: '-mod=mod' },
      timeoutMs: 600_000,
    })
    if (built.code !== 0) throw new Error(`act could not be built: ${built.stderr}`)
    await rename(join(building, 'act'), path)
  } finally {
    await rm(building, { recursive: true, force: true })
  }
  return path
}

/** What a workflow gets when it names the action at a tag, and nothing of this work tree beside it. */
export async function packagedAction(folder: string): Promise<string> {
  await cp(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true })
  for (const file of ['action.yml', 'package.json']) await cp(join(ROOT, file), join(folder, file))
  return folder
}

/** One line of act's log: a command of the action's, something it said, or how a step or the job ended. */
const Entry = v.looseObject({
  msg: v.optional(v.string(), ''),
  command: v.optional(v.string()),
  arg: v.optional(v.string(), ''),
  name: v.optional(v.string()),
  content: v.optional(v.string(), ''),
  kvPairs: v.optional(v.nullable(v.record(v.string(), v.string()))),
  stepID: v.optional(v.array(v.string()), []),
  jobResult: v.optional(v.string()),
})

/** An annotation as the pull request's page would show it. */
interface Annotation {
  readonly level: 'notice' | 'warning' | 'error'
  readonly message: string
  readonly file: string | null
  readonly line: string | null
}

/** What one run of a workflow came to. */
export interface ActRun {
  readonly job: 'success' | 'failure'
  /** Of the step `bot`. */
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly annotations: readonly Annotation[]
  /** The titles of the log's groups. */
  readonly groups: readonly string[]
  /** All that was printed, with nothing hidden, but for the lines that say what to mask. */
  readonly printed: string
  /** What the runner was asked to mask. */
  readonly masked: readonly string[]
  /** The Node that ran dist/action.js, such as `v24.1.0`; null where none did. */
  readonly node: string | null
}

export interface ActOptions {
  readonly act: string
  /** A git repository with the remote origin and the workflow. */
  readonly root: string
  /** The folder of the packaged action. */
  readonly action: string
  /** A folder for what belongs to the run. */
  readonly scratch: string
  readonly event: string
  /** As GitHub writes it to GITHUB_EVENT_PATH. */
  readonly payload: unknown
  readonly token: string
  /** What the steps see beside what the runner sets. */
  readonly env: Readonly<Record<string, string>>
  /** Whether the action is killed in its middle. */
  readonly killed?: boolean
}

/**
 * Writes down which Node runs the action: act takes whichever is first on PATH, and does not say. With `killed`, it kills
 * the action as soon as an SDK is about to be installed.
 */
function witness(path: string, killed: boolean): string {
  const kill = `setInterval(() => {
    const temp = process.env.RUNNER_TEMP
    const folders = fs.readdirSync(temp).filter((name) => /^stripe-upgrade-[0-9a-f-]{36}$/.test(name))
    if (folders.some((name) => fs.readdirSync(temp + '/' + name).some((inner) => inner.includes('-install-')))) process.kill(process.pid, 'SIGKILL')
  }, 20).unref()`
  return `const fs = require('node:fs')
if ((process.argv[1] ?? '').endsWith('action.js')) {
  fs.writeFileSync(${JSON.stringify(path)}, process.version)
  ${killed ? kill : ''}
}
`
}

/** Runs the workflow `.github/workflows/bot.yml` for an event, as a runner of GitHub's would, on this machine. */
export async function runWorkflow({ act, root, action, scratch, event, payload, token, env, killed = false }: ActOptions): Promise<ActRun> {
  const folder = await mkdtemp(join(scratch, 'run-'))
  const seen = join(folder, 'node-version')
  await writeFile(join(folder, 'event.json'), JSON.stringify(payload))
  await writeFile(join(folder, 'witness.cjs'), witness(seen, killed))
  const variables = { ...env, NODE_OPTIONS: `--require=${join(folder, 'witness.cjs')}` }
  const options = {
    workflows: '.github/workflows/bot.yml',
    eventpath: join(folder, 'event.json'),
    platform: 'ubuntu-latest=-self-hosted',
    'action-cache-path': join(folder, 'cache'),
    'local-repository': `${ACTION}=${action}`,
    secret: `GITHUB_TOKEN=${token}`,
  }
  const args = [
    event,
    '--json',
    '--no-cache-server',
    // Else act hides what the action should not have printed.
    '--insecure-secrets',
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ]
  const path = [join(ROOT, 'node_modules/node/bin'), process.env['PATH'] ?? ''].join(delimiter)
  // Of the person's own settings of act nothing is read.
  const own = { ...process.env, PATH: path, XDG_CONFIG_HOME: join(folder, 'config') }
  const stdout = await new Promise<string>((done) => {
    execFile(act, args, { cwd: root, env: own, maxBuffer: 64 * 1024 * 1024 }, (_error, text) => done(text))
  })
  const entries = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => v.parse(Entry, JSON.parse(line)))
  const bot = entries.filter(({ stepID }) => stepID.includes('bot'))
  return {
    job: entries.some(({ jobResult }) => jobResult === 'success') ? 'success' : 'failure',
    outputs: Object.fromEntries(bot.filter(({ command }) => command === 'set-output').map(({ name, arg }) => [name ?? '', arg])),
    summary: entries
      .filter(({ command }) => command === 'summary')
      .map(({ content }) => content)
      .join('\n'),
    annotations: bot.flatMap(({ command, arg, kvPairs }) => {
      if (command !== 'notice' && command !== 'warning' && command !== 'error') return []
      return [{ level: command, message: arg, file: kvPairs?.['file'] ?? null, line: kvPairs?.['line'] ?? null }]
    }),
    groups: bot.filter(({ command }) => command === 'group').map(({ arg }) => arg),
    masked: bot.filter(({ command }) => command === 'add-mask').map(({ arg }) => arg),
    printed: entries
      .filter(({ command }) => command !== 'add-mask')
      .map((entry) => JSON.stringify(entry))
      .join('\n'),
    node: await readFile(seen, 'utf8').catch(() => null),
  }
}
