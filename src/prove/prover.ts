import { ISOLATIONS, type Proof } from '../domain/proof.ts'
import type { Sdk } from '../domain/sdk.ts'
import { slots } from '../domain/slots.ts'
import type { Case } from './cases/case.ts'
import { compareCase } from './compare/compare.ts'
import { overallVerdict } from './compare/verdict.ts'
import { createCounterparts } from './counterpart.ts'
import { notRun, type CaseOutcome } from './judge/outcome.ts'
import { raiseWall, runVersion, type ProverOptions, type ProvingWorld, type VersionRun } from './version-run.ts'

/** Versions that are installed and run at the same time: more would only make each other late. */
const AT_ONCE = 4

/** Proves pairs of versions. Each version runs once, however many pairs it is in. */
export interface Prover extends AsyncDisposable {
  /** Whatever goes wrong with an install or a driver is an inconclusive proof with its reason. Throws SettingsError. */
  pair(sdk: Sdk, from: string, to: string): Promise<Proof>
}

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
      // What is installed by then needs its wall at once.
      if (options.published !== undefined) for (const version of [from, to]) raiseWall(world, counterparts, sdk, version)
      await options.published
      const [before, after] = await Promise.all([runOf(sdk, from), runOf(sdk, to)])
      const compared = options.cases.map((one) =>
        compareCase(sdks.of(sdk), { from, to }, one, outcomeOf(before, one), outcomeOf(after, one)),
      )
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

function isolationOf(...runs: readonly VersionRun[]): Pick<Proof, 'isolation'> {
  const isolation = ISOLATIONS.find((each) => runs.some((run) => run.isolation === each))
  return isolation === undefined ? {} : { isolation }
}

function outcomeOf({ outcomes }: VersionRun, one: Case): CaseOutcome {
  return outcomes.get(one.id) ?? notRun(one, 'inconclusive', 'the suite did not come to it')
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
