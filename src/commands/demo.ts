import { cp, mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SettingsError, UpstreamError } from '../domain/errors.ts'
import { upgradeTable } from '../report/index.ts'
import { readSettings } from '../settings/index.ts'
import type { Tools } from '../world.ts'
import type { Invocation } from './invocation.ts'
import { openContext } from './context.ts'
import { checkStripeMock } from './stripe-mock.ts'
import { typedCode, upgrade } from './upgrade.ts'

/** Beside dist in a release, two folders up in the sources. */
const EXAMPLES = ['../examples', '../../examples'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

async function examplesFolder(): Promise<string> {
  for (const path of EXAMPLES) {
    const there = await readdir(join(path, 'shop')).catch((): string[] => [])
    if (there.includes('package.json')) return path
  }
  throw new UpstreamError('examples/shop is missing from this installation; clone the repository and run the demo there')
}

async function emptyFolder(wanted: string | undefined): Promise<string> {
  if (wanted === undefined) return mkdtemp(join(tmpdir(), 'stripe-upgrade-demo-'))
  const out = resolve(wanted)
  await mkdir(out, { recursive: true })
  if ((await readdir(out)).length > 0) throw new SettingsError(`--out: ${out} is not empty; name a new folder`)
  return out
}

/** The branch on which what the audit finds in the shop's own code is fixed. */
const FIXED = 'fixed'

/** Copies the shop and makes it a repository with one commit, and a branch with another, whatever the user's git is set to. */
async function makeRepository(tools: Tools, folder: string): Promise<void> {
  const examples = await examplesFolder()
  await cp(join(examples, 'shop'), folder, { recursive: true })
  const git = async (...args: string[]): Promise<void> => {
    const result = await tools.run('git', args, { cwd: folder })
    if (result.code !== 0) throw new UpstreamError(`git ${args[0] ?? ''} failed: ${result.stderr.trim()}`)
  }
  const person = [
    '-c',
    'user.name=The shop',
    '-c',
    'user.email=shop@example.com',
    '-c',
    'commit.gpgSign=false',
    '-c',
    'core.hooksPath=/dev/null',
  ]
  await git('init', '--quiet', '--initial-branch=main')
  const commit = async (message: string): Promise<void> => {
    // A person may ignore lockfiles everywhere, or have line ends changed.
    await git('-c', 'core.autocrlf=false', 'add', '--all', '--force')
    await git(...person, 'commit', '--quiet', `--message=${message}`)
  }
  await commit('A small shop on old Stripe SDKs')
  await git('checkout', '--quiet', '-b', FIXED)
  await cp(join(examples, 'shop-fixed'), folder, { recursive: true })
  await commit('Verify every event, and give each payment one idempotency key')
  await git('-c', 'core.autocrlf=false', 'checkout', '--quiet', 'main')
}

/** `stripe-upgrade demo`: the whole story on the sample shop. */
export async function run({ flags, settings, tools, log, print, screen }: Invocation): Promise<number> {
  const started = performance.now()
  await checkStripeMock(tools, (await readSettings({ flags: settings })).stripeMock)
  const out = await emptyFolder(flags.get('out'))
  const folder = join(out, 'repo')
  await log.step('Copy the sample shop', async () => makeRepository(tools, folder))
  const context = await openContext(folder, { flags: settings }, tools, log)
  const { report, published } = await upgrade(context, out, {})
  print(upgradeTable(report, published, screen))
  print(
    [
      '',
      `Done in ${((performance.now() - started) / 1000).toFixed(0)} s. Look first at the report, then at a branch:`,
      '',
      `  ${join(out, 'report.html')}`,
      ...published.flatMap(({ location }) => (location === null ? [] : [`  ${location}`])),
      `  git -C ${folder} log --oneline --all --graph`,
      '',
      'What is unsafe in the shop’s own code, and how it is fixed:',
      '',
      `  git -C ${folder} diff main ${FIXED}`,
      '',
      'On that branch its endpoint takes no forged event, which you can try:',
      '',
      `  git -C ${folder} switch ${FIXED}`,
      `  stripe-upgrade endpoint --repo ${folder}`,
    ].join('\n'),
  )
  return typedCode({ report, published }, false)
}
