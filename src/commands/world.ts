import { resolve } from 'node:path'
import { createGitHub, factsSource } from '../adapters/github.ts'
import { useProxy } from '../adapters/proxy.ts'
import { openRepository } from '../adapters/repository.ts'
import { SettingsError } from '../domain/errors.ts'
import { createRunCache, type RunCache } from '../domain/run-cache.ts'
import { CONFIG_PATH, readSettings, type Places, type Settings } from '../settings/index.ts'
import type { Clock, GitHub, Log, Repository, Tools } from '../world.ts'
import { defaultBranch } from './event.ts'

/** What every command on a repository starts from. */
export interface Ground {
  readonly repository: Repository
  readonly settings: Settings
  readonly github: GitHub
  readonly tools: Tools
  readonly clock: Clock
  readonly log: Log
  readonly cache: RunCache
}

async function configuration(repository: Repository): Promise<string | null> {
  const content = await repository.read(CONFIG_PATH)
  if (content.kind === 'unreadable') throw new SettingsError(`${CONFIG_PATH} can not be read: ${content.why}`)
  return content.kind === 'text' ? content.text : null
}

/** Opens the repository and reads the settings: flags or inputs, then its configuration file. Throws SettingsError, UpstreamError. */
export async function openGround(root: string, places: Omit<Places, 'file' | 'token'>, tools: Tools, log: Log): Promise<Ground> {
  const warning = useProxy(process.env)
  if (warning !== null) log.warn({ place: null, text: warning })
  const main = await defaultBranch(process.env)
  const opened = await openRepository(resolve(root), tools, { defaultBranch: main })
  const settings = await readSettings({ ...places, file: await configuration(opened), token: process.env['GITHUB_TOKEN'] })
  return {
    repository: settings.base === '' ? opened : await openRepository(resolve(root), tools, { base: settings.base, defaultBranch: main }),
    settings,
    github: createGitHub(factsSource(process.env, settings.token)),
    tools,
    clock: { now: () => new Date() },
    log,
    cache: createRunCache(),
  }
}
