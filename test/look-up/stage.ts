import { createRunCache, type RunCache } from '../../src/domain/run-cache.ts'
import type { Upgrade } from '../../src/domain/upgrade.ts'
import type { PackageFacts, SdkAdapter, Upgrader } from '../../src/domain/sdk-adapter.ts'
import { UpstreamError } from '../../src/domain/errors.ts'
import { SDK_ADAPTERS } from '../../src/sdks/index.ts'
import type { GitHub, Tools } from '../../src/world.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { type QuietLog, quietLog } from '../support/quiet-log.ts'

/** A GitHub that does not answer, but for what it is given. */
export function github(answers: Partial<GitHub> = {}): GitHub {
  return { advisories: async () => 'unknown', file: async () => 'unknown', releases: async () => 'unknown', ...answers }
}

/** Tools that nobody may use: the adapters of these tests are in memory. */
const NO_TOOLS: Tools = {
  run: async () => Promise.reject(new Error('no process is to be started')),
  converse: () => {
    throw new Error('no process is to be started')
  },
  which: async () => null,
  folder: async () => Promise.reject(new Error('no folder is to be made')),
  cache: async () => Promise.reject(new Error('no cache is to be made')),
}

export interface Stage {
  readonly repository: ReturnType<typeof memoryRepository>
  readonly tools: Tools
  readonly cache: RunCache
  readonly github: GitHub
  readonly log: QuietLog
}

/** A world in memory. */
export function stage(answers: Partial<GitHub> = {}): Stage {
  return { repository: memoryRepository({}), tools: NO_TOOLS, cache: createRunCache(), github: github(answers), log: quietLog() }
}

async function unreachable(): Promise<never> {
  return Promise.reject(new UpstreamError('the registry is out of reach'))
}

/** A real adapter, its look-ups answered from memory; what is not given fails as a registry out of reach does. */
export function adapter(sdk: 'node' | 'python', answers: Partial<Pick<Upgrader, 'releases' | 'inspect'>> = {}): SdkAdapter {
  const { upgrader, ...rest } = SDK_ADAPTERS[sdk]
  if (upgrader === null) throw new Error(`${sdk} has no upgrader`)
  return { ...rest, upgrader: { ...upgrader, releases: unreachable, inspect: unreachable, ...answers } }
}

/** What a package holds, by its version. */
export function packages(facts: Readonly<Record<string, Partial<PackageFacts>>>): Upgrader['inspect'] {
  return async (_tools, _root, version) => {
    const found = facts[version]
    if (found === undefined) throw new UpstreamError(`${version} can not be downloaded`)
    return { changelog: null, apiVersion: null, newestFile: null, ...found }
  }
}

/** An upgrade of which only the versions matter here. */
export function upgrade(sdk: 'node' | 'python', from: string, to: string): Upgrade {
  return {
    sdk,
    from,
    froms: [from],
    to,
    major: true,
    targets: [],
    paths: [],
    branch: `stripe-upgrade/${sdk}`,
    fixedHazards: [],
    hazards: [],
    newHazards: [],
    fixedAdvisories: [],
  }
}
