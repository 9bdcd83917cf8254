import { hazardsOf as affecting } from '../../src/choose/affected.ts'
import { openSdkTable, sdkTable, type SdkTable } from '../../src/domain/sdk-table.ts'
import type { Upgrader } from '../../src/domain/sdk-adapter.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { Hazard } from '../../src/domain/upgrade.ts'
import { LANGUAGES } from '../../src/sdks/index.ts'
import { npmVersions } from '../../src/sdks/node/versions.ts'

/** The real languages. */
export const SDKS = await openSdkTable(LANGUAGES)

/** The names of those that can be upgraded. */
export const DRIVEN = SDKS.all.flatMap(({ sdk, upgrader }) => (upgrader === null ? [] : [sdk]))

/** How a real language is upgraded. */
export function realUpgrader(sdk: Sdk): Upgrader {
  const { upgrader } = SDKS.of(sdk)
  if (upgrader === null) throw new Error(`${sdk} has no upgrader`)
  return upgrader
}

/** The real languages, some of them upgraded otherwise; null: not upgraded at all. */
export function sdksWith(upgraders: Readonly<Record<Sdk, Partial<Upgrader> | null>>): SdkTable {
  return sdkTable(
    SDKS.all.map((adapter) => {
      const given = upgraders[adapter.sdk]
      if (given === undefined) return adapter
      return Object.assign({}, adapter, { upgrader: given && { ...UNEXPECTED, ...given } })
    }),
  )
}

async function unexpected(): Promise<never> {
  throw new Error('this test does not expect that')
}

/** Versions as npm has them, and nothing else. */
const UNEXPECTED: Upgrader = {
  versions: npmVersions,
  specifier: () => {
    throw new Error('this test does not expect that')
  },
  splice: unexpected,
  releases: unexpected,
  lock: unexpected,
  install: unexpected,
  inspect: unexpected,
}

/** The known hazards of all of them. */
export const HAZARDS = SDKS.all.flatMap(({ hazards }) => hazards)

/** The hazards that affect a version of one of them. */
export function hazardsOf(sdk: Sdk, version: string): readonly Hazard[] {
  return affecting(SDKS.of(sdk).hazards, version, realUpgrader(sdk).versions)
}
