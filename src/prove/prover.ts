import { ISOLATIONS, type CaseResult, type Isolation, type Proof } from '../domain/proof.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { InstalledSdk, SdkAdapter } from '../domain/sdk-adapter.ts'
import { slots } from '../domain/slots.ts'
import { installedOnce } from '../sdks/shared/installed.ts'
import type { Say, World } from '../world.ts'
import type { Case } from './cases/case.ts'
import { createCounterparts, type Counterparts } from './counterpart.ts'
import type { Patience } from './driver.ts'
import { firstLine, notRun, type CaseOutcome } from './outcome.ts'
import { runSuite } from './suite.ts'
import { caseVerdict, overallVerdict } from './verdict.ts'

/** Versions that are installed and run at the same time: more would only make each other late. */
const AT_ONCE = 4

/** What the user can do. */
const WAY_OUT = 'Run it on Linux as root or with sudo without a password, as GitHub’s own Ubuntu runners do, or leave the setting out'

/** What a prover works with. */
export interface ProverOptions {
  /** The stripe-mock that the user names, or null. */
  readonly stripeMock: string | null
  /** Whether nothing is run that cannot be run behind a wall. */
  readonly requireIsolation?: boolean
  readonly cases: readonly Case[]
  readonly patience: Patience
}

/** Proves pairs of versions. Each version runs once, however many pairs it is in. */
export interface Prover extends AsyncDisposable {
  /** Whatever goes wrong with an install or a driver is an inconclusive proof with its reason. Throws SettingsError. */
  pair(sdk: Sdk, from: string, to: string): Promise<Proof>
}

/** What one version did, or why it did nothing. */
interface VersionRun {
  readonly outcomes: ReadonlyMap<string, CaseOutcome>
  readonly notes: readonly string[]
  readonly timing: Readonly<Record<'install' | 'driver' | 'suite', number>>
  readonly caseMs: ReadonlyMap<string, number>
  /** Null where nothing ran. */
  readonly isolation: Isolation | null
}

/** What proving takes of the world; the repository, where there is one, says where packages come from. */
export type ProvingWorld = Pick<World, 'tools' | 'cache' | 'sdks' | 'log'> & Partial<Pick<World, 'repository'>>

/** With the first pair stripe-mock and the gateway are started too, beside the installs. */
export function createProver(world: ProvingWorld, options: ProverOptions): Prover {
  const { tools, cache, sdks, log, repository } = world
  const counterparts = createCounterparts(tools, options.stripeMock, log)
  const inTurn = slots(AT_ONCE)
  const runs = new Map<string, Promise<VersionRun>>()

  async function runOf(sdk: Sdk, version: string): Promise<VersionRun> {
    const name = `${sdks.of(sdk).name} ${version}`
    const existing = runs.get(name)
    if (existing !== undefined) return existing
    const running = inTurn(() =>
      log.step(`Contract suite on ${name}`, (say) => runVersion(world, options, counterparts, { sdk, version }, say)),
    )
    runs.set(name, running)
    return running
  }

  return {
    async pair(sdk, from, to) {
      const started = performance.now()
      counterparts.begin()
      void sdks.of(sdk).upgrader?.prefetch?.({ tools, cache }, [from, to], repository?.root)
      const [before, after] = await Promise.all([runOf(sdk, from), runOf(sdk, to)])
      const compared = options.cases.map((one) => compareCase(sdks.of(sdk), to, one, outcomeOf(before, one), outcomeOf(after, one)))
      const cases = compared.map(({ result }) => result)
      const all = await counterparts.all()
      const notes = [
        ...all.flatMap((each) => each.notes()),
        ...before.notes.map((note) => `${sdks.of(sdk).name} ${from}: ${note}`),
        ...after.notes.map((note) => `${sdks.of(sdk).name} ${to}: ${note}`),
        ...compared.flatMap(({ note }) => note ?? []),
      ]
      return {
        sdk,
        from,
        to,
        verdict: overallVerdict(cases),
        cases,
        notes: [...new Set(notes)],
        ...isolationOf(before, after),
        timing: { total: Math.round(performance.now() - started), ...timing(all[0]?.ms ?? 0, before, after) },
        caseTiming: caseTiming(before, after),
      }
    },
    async [Symbol.asyncDispose]() {
      await counterparts[Symbol.asyncDispose]()
    },
  }
}

/** Installs one version and runs the suite on it. */
async function runVersion(
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
  // A wall for each version, so that what is seen there is of that version alone. It is raised beside the install.
  const wallName = `${sdk} ${version}`
  void tools.wallFor(process.execPath, wallName)
  const installation = await installedOnce({ tools, cache }, { sdk, upgrader: language }, version, repository?.root).catch(
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
  const install = performance.now() - started
  if (installation instanceof Error) return nothing(`it could not be installed: ${firstLine(installation)}`)
  const { installed } = installation
  const place = await tools.wallFor(installed.file, wallName)
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

function isolationOf(...runs: readonly VersionRun[]): Pick<Proof, 'isolation'> {
  const isolation = ISOLATIONS.find((each) => runs.some((run) => run.isolation === each))
  return isolation === undefined ? {} : { isolation }
}

/** One case on both versions, and what a reader must know of it. */
function compareCase(
  { fixedIn, knownIssues, upgrader }: SdkAdapter,
  version: string,
  one: Case,
  from: CaseOutcome,
  to: CaseOutcome,
): { readonly result: CaseResult; readonly note: string | null } {
  const order = upgrader?.versions.compare
  const known =
    order === undefined || to.outcome === 'inconclusive'
      ? undefined
      : knownIssues.find((issue) => (issue.case === one.id || issue.case === one.of) && order(issue.since, version) <= 0)
  const verdict = caseVerdict(one.level, from, to, known !== undefined)
  const detail = verdict === 'known-issue' || verdict === 'still-broken' ? `${to.detail}${whatIsKnown()}` : to.detail
  return {
    result: {
      id: one.id,
      level: one.level,
      title: one.title,
      threat: one.threat,
      from: outcome(from),
      to: outcome({ ...to, detail }),
      verdict,
      flaky: from.flaky || to.flaky,
    },
    note: known !== undefined && to.outcome === 'pass' ? `${one.id} is listed as a known issue upstream, and passed: ${known.link}` : null,
  }

  function whatIsKnown(): string {
    if (known !== undefined) return ` · known upstream: ${known.why} (${known.link})`
    const fixed = fixedIn.find(({ cases }) => cases.includes(one.id) || cases.includes(one.of ?? one.id))
    return fixed === undefined || order === undefined || order(version, fixed.version) >= 0 ? '' : ` · passes since ${fixed.version}`
  }
}

function outcomeOf({ outcomes }: VersionRun, one: Case): CaseOutcome {
  return outcomes.get(one.id) ?? notRun(one, 'inconclusive', 'the suite did not come to it')
}

function outcome({ outcome: kind, seen, detail }: CaseOutcome): CaseResult['from'] {
  return { outcome: kind, seen, detail }
}

function timing(ms: number, from: VersionRun, to: VersionRun): Record<string, number> {
  const entries = [
    ['stripe-mock', ms],
    ...(['install', 'driver', 'suite'] as const).flatMap((part) => [
      [`${part} from`, from.timing[part]] as const,
      [`${part} to`, to.timing[part]] as const,
    ]),
  ] as const
  return Object.fromEntries(entries.map(([name, value]) => [name, Math.round(value)]))
}

function caseTiming({ caseMs: from }: VersionRun, { caseMs: to }: VersionRun): Record<string, number> {
  const ids = new Set([...from.keys(), ...to.keys()])
  return Object.fromEntries([...ids].map((id) => [id, Math.round(Math.max(from.get(id) ?? 0, to.get(id) ?? 0))]))
}
