import { expect } from 'vitest'
import { EditError } from '../../src/domain/errors.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { Upgrader } from '../../src/domain/sdk-adapter.ts'
import type { SdkTable } from '../../src/domain/sdk-table.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { Target, Upgrade } from '../../src/domain/upgrade.ts'
import type { Use } from '../../src/domain/use.ts'
import { npmVersions } from '../../src/sdks/node/versions.ts'
import type { Tools } from '../../src/world.ts'
import { sdksWith } from '../support/sdks.ts'

const NEVER = async (): Promise<never> => expect.unreachable()
export const tools: Tools = {
  run: NEVER,
  wallFor: () => expect.unreachable(),
  converse: () => expect.unreachable(),
  which: NEVER,
  folder: NEVER,
  variables: () => expect.unreachable(),
  cache: NEVER,
}
export const cache = createRunCache()

/** A language whose manifests hold the specifier alone, and whose lockfile `lock` writes. */
export function language(lock: Upgrader['lock'] = async () => ({ checks: [], notes: [] })): SdkTable {
  const upgrader: Upgrader = {
    versions: npmVersions,
    releases: NEVER,
    specifier: () => expect.unreachable(),
    splice(text, { specifier: old, path }, specifier) {
      if (text !== old) throw new EditError(path, 'it has changed', 'look')
      return specifier
    },
    lock,
    install: NEVER,
    inspect: NEVER,
  }
  return sdksWith({ node: upgrader })
}

export function use(path: string, sdk: Sdk = 'node'): Use {
  const lockfile = { path: 'lock', line: 1 }
  return {
    sdk,
    package: 'stripe',
    kind: 'k',
    path,
    line: 1,
    specifier: '1',
    range: { start: 0, end: 1 },
    locked: '1',
    lockfile,
    version: '1',
    editable: true,
    why: null,
  }
}

export function upgrade(paths: readonly string[], more: Partial<Upgrade> = {}): Upgrade {
  const targets = paths.map((path) => ({ use: use(path), specifier: '2' }))
  return {
    sdk: 'node',
    from: '1',
    froms: ['1'],
    to: '2',
    major: true,
    targets,
    paths: [...paths, 'lock'],
    branch: 'b',
    fixedHazards: [],
    hazards: [],
    newHazards: [],
    fixedAdvisories: [],
    ...more,
  }
}

/** As `narrow` of `choose`, which also knows the versions. */
export function without(whole: Upgrade, targets: readonly Target[]): Upgrade {
  return {
    ...whole,
    targets,
    paths: targets.flatMap(({ use: { path, lockfile } }) => [path, ...(lockfile === null ? [] : [lockfile.path])]),
  }
}

/** One target of each path, which is locked by the file of that name. */
export function lockedApart(locks: Readonly<Record<string, Partial<Use>>>): Upgrade {
  const targets = Object.entries(locks).map(([path, more]) => ({
    use: { ...use(path), lockfile: { path: `${path}.lock`, line: 1 }, ...more },
    specifier: '2',
  }))
  return without(upgrade([]), targets)
}
