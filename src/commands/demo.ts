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
import { checkStripeMock } from './run-story.ts'
import { typedCode, upgrade } from './upgrade.ts'

/** Beside dist in a release, two folders up in the sources. */
const SHOPS = ['../examples/shop', '../../examples/shop'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

async function shopFolder(): Promise<string> {
  for (const path of SHOPS) {
    const there = await readdir(path).catch((): string[] => [])
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

/** Copies the shop and makes it a repository with one commit, whatever the user's git is set to. */
async function makeRepository(tools: Tools, folder: string): Promise<void> {
  await cp(await shopFolder(), folder, { recursive: true })
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
  // A person may ignore lockfiles everywhere, or have line ends changed.
  await git('-c', 'core.autocrlf=false', 'add', '--all', '--force')
  await git(...person, 'commit', '--quiet', '--message=A small shop on old Stripe SDKs')
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
    ].join('\n'),
  )
  return typedCode({ report, published }, false)
}
