import type { Isolation } from '../domain/proof.ts'
import type { InstalledSdk } from '../domain/sdk-adapter.ts'
import type { Sdk } from '../domain/sdk.ts'
import { installedOnce } from '../sdks/shared/installed.ts'
import type { Say, World } from '../world.ts'
import type { Patience } from './ask/driver.ts'
import type { Case } from './cases/case.ts'
import type { Counterparts } from './counterpart.ts'
import { firstLine, notRun, type CaseOutcome } from './judge/outcome.ts'
import { runSuite } from './suite.ts'

/** What the user can do. */
const WAY_OUT = 'Run it on Linux as root or with sudo without a password, as GitHub’s own Ubuntu runners do, or leave the setting out'

/** What a prover works with. */
export interface ProverOptions {
  /** The stripe-mock that the user names, or null. */
  readonly stripeMock: string | null
  /** Whether nothing is run that cannot be run behind a wall. */
  readonly requireIsolation?: boolean
  /** No suite is begun before it resolves, and no proof is made where it rejects. */
  readonly published?: Promise<void>
  readonly cases: readonly Case[]
  readonly patience: Patience
}

/** What one version did, or why it did nothing. */
export interface VersionRun {
  readonly outcomes: ReadonlyMap<string, CaseOutcome>
  readonly notes: readonly string[]
  readonly timing: Readonly<Record<'install' | 'driver' | 'suite', number>>
  readonly caseMs: ReadonlyMap<string, number>
  /** Null where nothing ran. */
  readonly isolation: Isolation | null
}

/** What proving takes of the world; the repository, where there is one, says where packages come from. */
export type ProvingWorld = Pick<World, 'tools' | 'cache' | 'sdks' | 'log'> & Partial<Pick<World, 'repository'>>

/** Installs one version and runs the suite on it. */
export async function runVersion(
  { tools, cache, sdks, repository }: ProvingWorld,
  options: ProverOptions,
  counterparts: Counterparts,
  { sdk, version }: { readonly sdk: Sdk; readonly version: string },
  say: Say,
): Promise<VersionRun> {
  const nothing = (why: string): VersionRun => {
    say(why, 'failed')
    return nothingRan(options.cases, why)
  }
  const language = sdks.of(sdk).upgrader
  if (language === null) return nothing('there is no driver for this SDK yet')
  if (language.versions.parse(version) === undefined) return nothing('this is no version of the SDK')
  const started = performance.now()
  say('installing')
  const home = await tools.folder(`home-${sdk}-${version}`)
  raiseWall({ tools, cache, sdks }, counterparts, sdk, version)
  const installation = await installedOnce({ tools, cache }, { sdk, upgrader: language }, version, repository?.root).catch(
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
  const install = performance.now() - started
  if (installation instanceof Error) return nothing(`it could not be installed: ${firstLine(installation)}`)
  const { installed } = installation
  const place = await tools.wallFor(installed.file, wallName(sdk, version))
  const wall = 'missing' in place ? null : place
  if ('missing' in place && options.requireIsolation === true)
    return nothing(`it is not run without a wall, as \`require-isolation\` asks: ${place.missing}. ${WAY_OUT}`)
  const { gateway } = await counterparts.in(wall)
  const suiteStarted = performance.now()
  say('starting the driver')
  const suite = await runSuite(
    {
      tools: { ...tools, ...wall },
      wall,
      sdk,
      errorClasses: sdks.of(sdk).errorClasses,
      installed: wall === null ? permitted(installed) : installed,
      home,
      gateway,
      patience: options.patience,
      progress: (answered, of) => say(`${answered} of ${of} cases`),
    },
    options.cases,
  )
  if (suite.why === null) say(`${options.cases.length} cases`)
  else say(suite.why, 'failed')
  const { parse, compare: order } = language.versions
  const ran = suite.hello?.version ?? version
  if (parse(ran) === undefined || order(ran, version) !== 0) return nothing(`another version was installed: ${ran}`)
  return {
    outcomes: suite.outcomes,
    notes: suite.why === null ? [] : [suite.why],
    timing: { install, driver: suite.driverMs, suite: performance.now() - suiteStarted },
    caseMs: suite.caseMs,
    isolation: wall !== null ? 'wall' : permitted(installed) === installed ? 'none' : 'permission',
  }
}

/** A wall for each version, so that what is seen there is of that version alone. */
function wallName(sdk: Sdk, version: string): string {
  return `${sdk} ${version}`
}

/** Begins to raise the wall of a version, to see that it can be run there, and to open its gateway, beside whatever comes before that. */
export function raiseWall(
  { tools, cache, sdks }: Pick<World, 'tools' | 'cache' | 'sdks'>,
  counterparts: Counterparts,
  sdk: Sdk,
  version: string,
): void {
  const asked = sdks.of(sdk).upgrader?.runtime?.({ tools, cache }) ?? Promise.resolve(process.execPath)
  asked
    .then(async (file) => tools.wallFor(file, wallName(sdk, version)))
    .then((place) => ('missing' in place ? undefined : counterparts.begin(place)))
    // What is missing is said by the installation.
    .catch(() => undefined)
}

/** The same with what its runtime itself forbids, where that can be. */
function permitted(installed: InstalledSdk): InstalledSdk {
  const { permission = [], args } = installed
  return permission.length === 0 ? installed : { ...installed, args: [...permission, ...args] }
}

function nothingRan(cases: readonly Case[], why: string): VersionRun {
  return {
    outcomes: new Map(cases.map((one) => [one.id, notRun(one, 'inconclusive', why)])),
    notes: [why],
    timing: { install: 0, driver: 0, suite: 0 },
    caseMs: new Map(),
    isolation: null,
  }
}
