import { createRunCache, type RunCache } from '../../src/domain/run-cache.ts'
import { sdkTable, type SdkTable } from '../../src/domain/sdk-table.ts'
import type { Upgrade } from '../../src/domain/upgrade.ts'
import type { PackageFacts, SdkAdapter, Upgrader } from '../../src/domain/sdk-adapter.ts'
import type { ApiVersion, Changelog } from '../../src/domain/release.ts'
import { lookUpNotes } from '../../src/look-up/index.ts'
import { UpstreamError } from '../../src/domain/errors.ts'
import type { GitHub, Tools } from '../../src/world.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { type QuietLog, quietLog } from '../support/quiet-log.ts'
import { realUpgrader, SDKS } from '../support/sdks.ts'

/** A GitHub that does not answer, but for what it is given. */
export function github(answers: Partial<GitHub> = {}): GitHub {
  return { advisories: async () => 'unknown', file: async () => 'unknown', releases: async () => 'unknown', ...answers }
}

/** Tools that nobody may use: the adapters of these tests are in memory. */
const NO_TOOLS: Tools = {
  run: async () => Promise.reject(new Error('no process is to be started')),
  wallFor: async () => ({ missing: 'there is none' }),
  converse: () => {
    throw new Error('no process is to be started')
  },
  which: async () => null,
  folder: async () => Promise.reject(new Error('no folder is to be made')),
  variables: () => ({}),
  cache: async () => Promise.reject(new Error('no cache is to be made')),
}

export interface Stage {
  readonly repository: ReturnType<typeof memoryRepository>
  readonly tools: Tools
  readonly cache: RunCache
  readonly sdks: SdkTable
  readonly github: GitHub
  readonly log: QuietLog
}

/** A world in memory. */
export function stage(answers: Partial<GitHub> = {}): Stage {
  return {
    repository: memoryRepository({}),
    tools: NO_TOOLS,
    cache: createRunCache(),
    sdks: SDKS,
    github: github(answers),
    log: quietLog(),
  }
}

/** The same world with these languages alone. */
export function speaking(world: Stage, adapters: Readonly<Record<string, SdkAdapter>>): Stage {
  return { ...world, sdks: sdkTable(Object.values(adapters)) }
}

async function unreachable(): Promise<never> {
  return Promise.reject(new UpstreamError('the registry is out of reach'))
}

/** A real adapter, its look-ups answered from memory; what is not given fails as a registry out of reach does. */
export function adapter(sdk: 'node' | 'python', answers: Partial<Pick<Upgrader, 'releases' | 'inspect'>> = {}): SdkAdapter {
  return { ...SDKS.of(sdk), upgrader: { ...realUpgrader(sdk), releases: unreachable, inspect: unreachable, ...answers } }
}

/** What a package holds, by its version. */
export function packages(facts: Readonly<Record<string, Partial<PackageFacts>>>): Upgrader['inspect'] {
  return async (_tools, _root, version) => {
    const found = facts[version]
    if (found === undefined) throw new UpstreamError(`${version} cannot be downloaded`)
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

/** The API version that a package of its own pins. */
export function api(id: string): ApiVersion {
  return { id, apiRelease: id.split('.')[1] ?? null, source: 'package' }
}

/** What is looked up of one upgrade with these languages alone. */
export async function noted(world: Stage, asked: Upgrade, adapters: Readonly<Record<string, SdkAdapter>>): Promise<Changelog> {
  const [changelog] = await lookUpNotes(speaking(world, adapters), [asked])
  if (changelog === undefined) throw new Error('no changelog')
  return changelog
}

export function versions(changelog: Changelog): readonly string[] {
  return changelog.releases.map(({ version }) => version)
}

/** A changelog as stripe-node writes it. */
export const FILE = `# Changelog

## 3.1.0 - 2026-03-03
* Add c

## 3.0.0 - 2026-02-02
This release changes the pinned API version to \`2026-09-30.endive\`.
* ⚠️ Remove b

## 3.0.0-beta.1 - 2026-01-20
* Try b

## 2.1.0 - 2026-01-15
* Add b

## 2.0.0 - 2026-01-01
This release changes the pinned API version to \`2026-03-25.dahlia\`.
* Add a
`
