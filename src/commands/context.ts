import { resolve } from 'node:path'
import { createGitHub, factsSource } from '../adapters/github/facts.ts'
import { useProxy } from '../adapters/proxy.ts'
import { openRepository } from '../adapters/repository.ts'
import { SettingsError } from '../domain/errors.ts'
import { createRunCache } from '../domain/run-cache.ts'
import { TRUST } from '../domain/trust.ts'
import { openSdks } from '../sdks/index.ts'
import { CONFIG_PATHS, readSettings, type Places, type Settings, type SettingsFile } from '../settings/index.ts'
import type { Log, Repository, Tools, World } from '../world.ts'
import { defaultBranch } from './event.ts'

/** What every command on a repository starts from: the world without a forge, and the settings. */
export interface CommandContext extends Omit<World, 'forge'> {
  readonly settings: Settings
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

type Given = Pick<Places, 'flags' | 'inputs'>

/** Opens the repository and reads the settings: flags or inputs, then its configuration file. Throws SettingsError, UpstreamError. */
export async function openContext(root: string, places: Given, tools: Tools, log: Log): Promise<CommandContext> {
  const main = await defaultBranch(process.env)
  const opened = await openRepository(resolve(root), tools, { defaultBranch: main })
  const context = await contextOf(opened, places, tools, log)
  const { base } = context.settings
  return base === null ? context : { ...context, repository: await openRepository(resolve(root), tools, { base, defaultBranch: main }) }
}

/** The world of a repository, whose own configuration file counts. */
export async function contextOf(repository: Repository, places: Given, tools: Tools, log: Log): Promise<CommandContext> {
  const warning = useProxy(process.env)
  if (warning !== null) log.warn({ place: null, text: warning })
  const settings = await readSettings({ ...places, file: await configuration(repository), environment: process.env })
  const cache = createRunCache()
  Object.assign(cache.get(TRUST), { repositoryCode: settings.allowRepositoryCode, registries: settings.registries })
  return {
    repository,
    settings,
    github: createGitHub(factsSource(process.env, settings.token)),
    tools,
    clock: { now: () => new Date() },
    log,
    sdks: await openSdks(),
    cache,
  }
}
