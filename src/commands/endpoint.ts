import { createGit } from '../adapters/git.ts'
import { detect } from '../detect/index.ts'
import type { FileEdit } from '../domain/change.ts'
import { SettingsError } from '../domain/errors.ts'
import { tryEndpointInUse } from '../endpoint/index.ts'
import { endpointJson } from '../report/endpoint-json.ts'
import { jsonText } from '../report/json.ts'
import { endpointTable } from '../report/terminal-endpoint.ts'
import { openContext, type CommandContext } from './context.ts'
import type { Invocation } from './invocation.ts'
import { checkStripeMock } from './stripe-mock.ts'

/** What differs from the commit in the user's files, so that what they are writing is what is tried. Removed files stay. */
async function unsaved({ repository, tools }: CommandContext, commit: string): Promise<readonly FileEdit[]> {
  const git = createGit(tools, repository.root)
  const listed = await Promise.all([
    git.run(['diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--']),
    git.run(['ls-files', '--others', '--exclude-standard', '-z']),
  ])
  const paths = new Set(listed.flatMap(({ stdout }) => stdout.split('\0')).filter((path) => path !== ''))
  const edits = await Promise.all(
    [...paths].map(async (path) => {
      const content = await repository.read(path)
      return content.kind === 'text' ? [{ path, before: '', after: content.text }] : []
    }),
  )
  return edits.flat()
}

/** `stripe-upgrade endpoint`: the user's app as it is, with the version in use, behind the gateway, sent real and forged events. */
export async function run({ flags, switches, settings: given, tools, log, print, screen }: Invocation): Promise<number> {
  const context = await openContext(flags.get('repo') ?? '.', { flags: given }, tools, log)
  const { repository, settings } = context
  const { endpointCommand } = settings
  if (endpointCommand === null) throw new SettingsError('--endpoint-command is missing: the command that starts your app')
  await checkStripeMock(tools, settings.stripeMock)
  const base = await repository.base()
  if (base === null) throw new SettingsError(`${repository.root} is not a git repository with a commit, so no copy of it can be made.`)
  const { uses } = await detect(context, settings)
  const tried = await tryEndpointInUse(context, uses, await unsaved(context, base.commit), { ...settings, endpointCommand })
  print(switches.has('json') ? jsonText(endpointJson(tried), 2) : endpointTable(tried, screen))
  const isGood = tried.before !== null && tried.before.why === null && tried.before.checks.every(({ verdict }) => verdict !== 'fail')
  return isGood ? 0 : 1
}
