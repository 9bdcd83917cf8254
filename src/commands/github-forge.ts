import type { ClientOptions } from '../adapters/github/client.ts'
import { createGitHubForge } from '../adapters/github/forge.ts'
import { createPullThread, type ThreadOptions } from '../adapters/github/thread.ts'
import { createGit } from '../adapters/git.ts'
import { SettingsError } from '../domain/errors.ts'
import type { Forge, PullThread } from '../world.ts'
import type { CommandContext } from './context.ts'

/** `owner/name`, as GitHub writes it. */
const REPOSITORY = /^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/

/** The host and `owner/name` that a remote's address names, over https, ssh or git's short form of it; null where it names none. */
export function repositoryOfRemote(address: string): { readonly host: string; readonly repository: string } | null {
  const short = /^(?:[^@/\s]+@)?([^:/\s]+):([^/\s].*)$/.exec(address)
  const url = URL.canParse(address) && address.includes('://') ? new URL(address) : null
  const [host, path] = url === null ? [short?.[1], short?.[2]] : [url.hostname, url.pathname.slice(1)]
  const repository = path?.replace(/\/$/, '').replace(/\.git$/, '')
  return host && repository !== undefined && REPOSITORY.test(repository) ? { host, repository } : null
}

/** Whether the API at `apiUrl` (by default GitHub's own) is that of the host: `api.` before it, or the host itself. */
function belongs(host: string, apiUrl: string | undefined): boolean {
  const api = new URL(apiUrl || 'https://api.github.com').hostname
  return api === host || api === `api.${host}`
}

async function repositoryOf({ repository, tools }: CommandContext, env: NodeJS.ProcessEnv): Promise<string> {
  const named = env['GITHUB_REPOSITORY']
  if (named !== undefined && REPOSITORY.test(named)) return named
  const address = await createGit(tools, repository.root).line(['remote', 'get-url', 'origin'])
  const remote = address === null ? null : repositoryOfRemote(address)
  if (remote === null)
    throw new SettingsError('--forge github: which repository? Set GITHUB_REPOSITORY to owner/name, or add it as the remote origin.')
  if (!belongs(remote.host, env['GITHUB_API_URL']))
    throw new SettingsError(
      `--forge github: origin is at ${remote.host}. Where that is a GitHub Enterprise Server, set GITHUB_API_URL to its API, such as https://${remote.host}/api/v3.`,
    )
  return remote.repository
}

/**
 * The forge on GitHub for the repository that the workflow runs in (`GITHUB_REPOSITORY`), or else that origin is.
 * Throws SettingsError where the token or the repository is missing.
 */
export async function githubForge(context: CommandContext, env: NodeJS.ProcessEnv): Promise<Forge> {
  const { settings, tools, log } = context
  return createGitHubForge({
    ...(await clientFor(context, env)),
    serverUrl: env['GITHUB_SERVER_URL'],
    prefix: (await createGit(tools, context.repository.root).line(['rev-parse', '--show-prefix'])) ?? '',
    extras: settings,
    log,
  })
}

/** A pull request of the repository that the workflow runs in. Throws SettingsError as `githubForge`. */
export async function pullThread(
  context: CommandContext,
  env: NodeJS.ProcessEnv,
  pull: Pick<ThreadOptions, 'number' | 'head'>,
): Promise<PullThread> {
  return createPullThread({ ...(await clientFor(context, env)), number: pull.number, head: pull.head })
}

/** Whom to ask, with which token, about which repository. */
async function clientFor(context: CommandContext, env: NodeJS.ProcessEnv): Promise<ClientOptions & Pick<ThreadOptions, 'runUrl'>> {
  const apiUrl = env['GITHUB_API_URL']
  if (apiUrl && !URL.canParse(apiUrl))
    throw new SettingsError(`GITHUB_API_URL: "${apiUrl}" is not an address, such as https://ghe.example.com/api/v3`)
  const { token } = context.settings
  if (token === null) throw new SettingsError('--forge github needs a token: set GITHUB_TOKEN.')
  const repository = await repositoryOf(context, env)
  const serverUrl = env['GITHUB_SERVER_URL']
  const run = env['GITHUB_RUN_ID']
  return { token, baseUrl: apiUrl, repository, runUrl: serverUrl && run ? `${serverUrl}/${repository}/actions/runs/${run}` : undefined }
}
