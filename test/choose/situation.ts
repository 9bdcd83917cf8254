import type { Place } from '../../src/domain/place.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Advisory, ReleaseList, Release } from '../../src/domain/release.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { Choice } from '../../src/domain/upgrade.ts'
import type { Detection, Use } from '../../src/domain/use.ts'
import { choose } from '../../src/choose/index.ts'
import type { Base } from '../../src/world.ts'
import { SDKS } from '../support/sdks.ts'

/** The day of these tests. */
export const NOW = new Date('2026-11-21T12:00:00Z')

/** Long enough ago for every cooldown. */
const LONG_AGO = '2026-01-01'

export const POLICY: Policy = {
  sdks: ['node', 'python'],
  majors: 'latest',
  inMajor: 'auto',
  range: 'auto',
  minAge: 3,
  ignore: [],
  exclude: [],
}

export interface UseFacts {
  readonly sdk?: Sdk
  readonly path?: string
  readonly kind?: string
  readonly specifier: string
  readonly locked?: string | null
  readonly lockfile?: string | null
  readonly version?: string | null
  readonly editable?: boolean
  readonly why?: string | null
  readonly movesWith?: Place
  readonly isPeer?: true
}

/** A use as `detect` gives it: locked where a lockfile is named, else pinned where `version` is given. */
export function use(facts: UseFacts): Use {
  const { sdk = 'node', path = sdk === 'node' ? 'package.json' : 'requirements.txt', locked = null, why = null } = facts
  const lockfile = facts.lockfile ?? (locked === null ? null : 'package-lock.json')
  return {
    sdk,
    path,
    line: 3,
    package: 'stripe',
    kind: facts.kind ?? (sdk === 'node' ? 'npm:dependencies' : 'pip:txt'),
    specifier: facts.specifier,
    range: { start: 10, end: 10 + facts.specifier.length },
    locked,
    lockfile: lockfile === null ? null : { path: lockfile, line: 7 },
    version: facts.version === undefined ? locked : facts.version,
    editable: facts.editable ?? why === null,
    why,
    ...(facts.movesWith === undefined ? {} : { movesWith: facts.movesWith }),
    ...(facts.isPeer ? { isPeer: true } : {}),
  }
}

/** Releases by version; `at` dates, withdraws or gives them a runtime. Oldest first. */
export function releases(sdk: Sdk, versions: readonly string[], at: Readonly<Record<string, Partial<Release>>> = {}): readonly Release[] {
  return versions.map((version) => ({
    version,
    channel: SDKS.of(sdk).upgrader?.versions.parse(version)?.channel ?? 'stable',
    date: LONG_AGO,
    dateSource: 'registry',
    withdrawn: null,
    runtime: null,
    ...at[version],
  }))
}

export function releaseList(
  sdk: Sdk,
  versions: readonly string[],
  at: Readonly<Record<string, Partial<Release>>> = {},
  advisories: readonly Advisory[] | 'unknown' = [],
): ReleaseList {
  return { sdk, releases: releases(sdk, versions, at), advisories, notes: [] }
}

export interface Situation {
  readonly uses: readonly Use[]
  readonly releaseLists: readonly ReleaseList[]
  readonly runtimes?: Detection['runtimes']
  readonly cooldowns?: Detection['cooldowns']
  readonly policy?: Partial<Policy>
  readonly base?: Base
}

/** What is chosen, with the real rules of npm and PEP 440. */
export function chosen({ uses, releaseLists, runtimes = [], cooldowns = [], policy = {}, base }: Situation): Choice {
  return choose(SDKS, { uses, runtimes, cooldowns, notes: [] }, releaseLists, { ...POLICY, ...policy }, NOW, base)
}

/** A choice in short: `17.0.0 → 17.7.0 (package.json "^17.0.0")`. */
export function moves(choice: Choice): readonly string[] {
  return choice.upgrades.map(
    ({ froms, to, targets }) =>
      `${froms.join(', ')} → ${to} (${targets.map(({ use: { path }, specifier }) => `${path} ${specifier}`).join('; ')})`,
  )
}

/** What is blocked, in short: `23.1.0: too new…`. */
export function blocked(choice: Choice): readonly string[] {
  return choice.blocked.map(({ version, places, why }) => `${version ?? places.map(({ path }) => path).join(', ')}: ${why}`)
}
