import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { createLocalForge } from '../adapters/local-forge.ts'
import { writeEdits } from '../adapters/work-tree.ts'
import { SettingsError } from '../domain/errors.ts'
import { dryRunJson, dryRunText, json, jsonText, upgradeTable } from '../report/index.ts'
import type { Forge, Tools } from '../world.ts'
import { openContext, type CommandContext } from './context.ts'
import { githubForge } from './github-forge.ts'
import type { Invocation } from './invocation.ts'
import { pageIn, resultCode, runStory, type Results } from './run-story.ts'

/** The same folder for the same repository, so that a second run finds the first one's pull requests. */
async function ownFolder(tools: Tools, root: string): Promise<string> {
  return join(await tools.cache(), 'runs', `${basename(root)}-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`)
}

/** The whole story on the local forge, or on the one that is given. The report is in `out` afterwards. */
export async function upgrade(
  context: CommandContext,
  out: string,
  options: { readonly write?: boolean; readonly forge?: Forge },
): Promise<Results> {
  const { repository, log, tools } = context
  const base = await repository.base()
  if (base === null && !options.write)
    throw new SettingsError(
      `${repository.root} is not a git repository with a commit, so no branch can be made. Name a repository with --repo, or edit the files in place with --write.`,
    )
  const chosen = options.forge ?? createLocalForge({ root: repository.root, out, tools: tools })
  await mkdir(out, { recursive: true })
  const results = await runStory(context, chosen, { page: pageIn(out), isDry: options.write === true })
  if (options.write) await writeEdits(repository, results.report, log)
  await writeFile(join(out, 'report.json'), `${jsonText(json(results.report, results.published), 2)}\n`)
  return results
}

/**
 * The exit code of a run on a command line: also 2 where an SDK could not be looked up. Who typed it wants an answer; a workflow that runs
 * every night is not to be red for it (F26).
 */
export function typedCode(results: Pick<Results, 'report' | 'published'>, failWhenOutdated: boolean): number {
  return results.report.releaseLists.some(({ failure }) => failure !== undefined) ? 2 : resultCode(results, failWhenOutdated)
}

/** `stripe-upgrade upgrade`. */
export async function run({ flags, switches, settings: given, tools, log, print, screen }: Invocation): Promise<number> {
  const context = await openContext(flags.get('repo') ?? '.', { flags: given }, tools, log)
  const { dryRun } = context.settings
  if (switches.has('write') && dryRun) throw new SettingsError('--write edits your files and --dry-run writes nothing. Give one of them.')
  const out = resolve(flags.get('out') ?? (await ownFolder(tools, context.repository.root)))
  const canWrite = flags.get('forge') === 'github' && !dryRun
  const forge = flags.get('forge') === 'github' ? { forge: await githubForge(context, process.env) } : {}
  const { report, published, writes } = await upgrade({ ...context, settings: { ...context.settings, canWrite } }, out, {
    write: switches.has('write'),
    ...forge,
  })
  if (switches.has('json')) {
    const data = json(report, published)
    print(jsonText(dryRun ? { ...data, writes: dryRunJson(writes) } : data, 2))
  } else {
    print(upgradeTable(report, published, screen))
    if (dryRun) print(`\n${dryRunText(writes, screen)}`)
    print(`\nReport: ${pageIn(out)}`)
  }
  return typedCode({ report, published }, context.settings.exitCode)
}
