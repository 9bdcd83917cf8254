import { resolve } from 'node:path'
import { createGitHub, factsSource } from '../adapters/github/facts.ts'
import { pathOutside } from '../adapters/environment.ts'
import { createGit } from '../adapters/git.ts'
import { useProxy } from '../adapters/proxy.ts'
import { openRepository } from '../adapters/repository.ts'
import { SettingsError } from '../domain/errors.ts'
import { createRunCache } from '../domain/run-cache.ts'
import { TRUST } from '../domain/trust.ts'
import { openSdks } from '../sdks/index.ts'
import type { EndpointOptions } from '../endpoint/index.ts'
import type { OwnTestsOptions } from '../prove/index.ts'
import { describe } from '../settings/given.ts'
import { CONFIG_PATHS, readSettings, sourceOf, type Places, type Settings, type SettingsFile } from '../settings/index.ts'
import type { Log, Repository, Tools, World } from '../world.ts'
import { defaultBranch } from './event.ts'

/** What every command on a repository starts from: the world without a forge, and the settings. */
export interface CommandContext extends Omit<World, 'forge'> {
  readonly settings: Settings & Pick<OwnTestsOptions, 'testCommandFrom' | 'canWrite'> & Pick<EndpointOptions, 'endpointCommandFrom'>
}

/** The configuration file of the repository, or null. Throws SettingsError where there are two, or where it cannot be read. */
async function configuration(repository: Repository): Promise<SettingsFile | null> {
  const found: SettingsFile[] = []
  for (const path of CONFIG_PATHS) {
    const content = await repository.read(path)
    if (content.kind === 'unreadable') throw new SettingsError(`${path} cannot be read: ${content.why}`)
    if (content.kind === 'text') found.push({ path, text: content.text })
  }
  if (found.length > 1) throw new SettingsError(`${CONFIG_PATHS.join(' and ')} both exist. Keep one of them.`)
  return found[0] ?? null
}

/** No program that the repository has committed is taken for npm, Python or git, also where a job has put its folder on PATH. */
async function leaveCommittedPrograms(repository: Repository): Promise<void> {
  const { PATH } = process.env
  if (PATH === undefined || !PATH.includes(repository.root)) return
  process.env['PATH'] = pathOutside(PATH, repository.root, [...(await repository.files()), ...(await repository.symlinks())])
}

/** The text of a file in the commit that upgrades start from; null where it is not in it. */
async function committed({ root }: Repository, commit: string, path: string, tools: Tools): Promise<string | null> {
  const { code, stdout } = await createGit(tools, root).run(['cat-file', 'blob', `${commit}:${path}`])
  return code === 0 ? stdout : null
}

/** The commands of the user's own, where they are from, and what belongs to them. */
type OwnCommands = Pick<OwnTestsOptions, 'testCommand' | 'testCommandFrom'> &
  Pick<EndpointOptions, 'endpointCommand' | 'endpointCommandFrom' | 'endpointUrl' | 'endpointVariables' | 'endpointSdks'>

/**
 * The user's own commands and where they are from. What is from the configuration file counts as it is in the base commit: what is
 * only in a work tree, as that of a pull request, is not run.
 */
async function ownCommandsIn(repository: Repository, { places, context }: Opened, tools: Tools): Promise<OwnCommands> {
  // Git is asked for it where it says something of the file.
  const base = places.file == null ? null : await repository.base()
  const committedPlaces = async (): Promise<Places> => {
    const path = places.file?.path
    const text = base === null || path === undefined ? null : await committed(repository, base.commit, path, tools)
    return { ...places, file: path === undefined || text === null ? null : { path, text } }
  }
  const own = base === null ? places : await committedPlaces()
  const fromOf = async (name: 'test-command' | 'endpoint-command'): Promise<string | null> => {
    const source = await sourceOf(name, own)
    if (source === null) return null
    return source.kind === 'file' && base !== null ? `${describe(source)} of the base branch` : describe(source)
  }
  const { testCommand, endpointCommand, endpointUrl, endpointVariables, endpointSdks } =
    own === places ? context.settings : await readSettings(own)
  const [testCommandFrom, endpointCommandFrom] = await Promise.all([fromOf('test-command'), fromOf('endpoint-command')])
  return { testCommand, testCommandFrom, endpointCommand, endpointCommandFrom, endpointUrl, endpointVariables, endpointSdks }
}

type Given = Pick<Places, 'flags' | 'inputs'>

/** Opens the repository and reads the settings: flags or inputs, then its configuration file. Throws SettingsError, UpstreamError. */
export async function openContext(root: string, places: Given, tools: Tools, log: Log): Promise<CommandContext> {
  const main = await defaultBranch(process.env)
  const found = await openRepository(resolve(root), tools, { defaultBranch: main })
  await leaveCommittedPrograms(found)
  const opened = await open(found, places, tools, log)
  const { settings } = opened.context
  const repository =
    settings.base === null ? found : await openRepository(resolve(root), tools, { base: settings.base, defaultBranch: main })
  return { ...opened.context, repository, settings: { ...settings, ...(await ownCommandsIn(repository, opened, tools)) } }
}

/** The world of a repository, whose own configuration file counts. */
export async function contextOf(repository: Repository, places: Given, tools: Tools, log: Log): Promise<CommandContext> {
  return (await open(repository, places, tools, log)).context
}

/** The same, and where its settings are from. */
interface Opened {
  readonly context: CommandContext
  readonly places: Places
}

async function open(repository: Repository, given: Given, tools: Tools, log: Log): Promise<Opened> {
  const warning = useProxy(process.env)
  if (warning !== null) log.warn({ place: null, text: warning })
  const places = { ...given, file: await configuration(repository), environment: process.env }
  const settings = await readSettings(places)
  const cache = createRunCache()
  const { allowRepositoryCode: repositoryCode, registries, requireIsolation } = settings
  Object.assign(cache.get(TRUST), { repositoryCode, registries, requireIsolation })
  const context = {
    repository,
    settings,
    github: createGitHub(factsSource(process.env, settings.token)),
    tools,
    clock: { now: () => new Date() },
    log,
    sdks: await openSdks(),
    cache,
  }
  return { context, places }
}
