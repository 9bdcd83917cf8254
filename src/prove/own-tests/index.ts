import type { Change } from '../../domain/change.ts'
import { UpstreamError } from '../../domain/errors.ts'
import type { OwnTestRun, OwnTests, TEST_NETWORKS } from '../../domain/own-tests.ts'
import type { Use } from '../../domain/use.ts'
import type { Tools, Wall, World } from '../../world.ts'
import type { StripeMock } from '../gateway/types.ts'
import { firstLine } from '../outcome.ts'
import { askApiVersion, findStripeMock, startStripeMock } from '../stripe-mock.ts'
import { attempt, versionsOf, type Attempted } from './attempt.ts'
import { startBudget, within } from './budget.ts'
import { LIMITS, type Limits } from './run.ts'

/** What the user asked of their own tests. */
export interface OwnTestsOptions {
  /** The command as they would type it in the repository's root; null where nothing is to be run. */
  readonly testCommand: string | null
  /** Where it was given, as a person finds it: `.github/stripe-upgrade.yml:3 of the base branch`. */
  readonly testCommandFrom?: string | null
  /** As in `ProveOptions`. */
  readonly stripeMock: string | null
  readonly testNetwork?: (typeof TEST_NETWORKS)[number]
  /** Whether the job holds a token that can write. */
  readonly canWrite?: boolean
}

/** The wall that they run behind; null where they run on the network of the job. */
async function wallOf(
  tools: Tools,
  { testNetwork = 'auto', canWrite = false }: OwnTestsOptions,
): Promise<Wall | null | { missing: string }> {
  if (testNetwork === 'host' || (testNetwork === 'auto' && !canWrite)) return null
  const place = await tools.wallFor(process.execPath, 'own tests')
  return 'missing' in place && testNetwork === 'auto' ? null : place
}

/**
 * Runs the user's own tests with the versions in use and again with each candidate, in checkouts of their own, and says
 * what came of it for each upgrade, in the order of `changes`: null for one that could not be edited; empty where there is no
 * test command. One run after the
 * other: the tests are the user's, and may want a port or a database for themselves. Throws SettingsError where the named
 * stripe-mock cannot be run.
 */
export async function proveOwnTests(
  world: Pick<World, 'repository' | 'tools' | 'cache' | 'sdks' | 'log'>,
  uses: readonly Use[],
  changes: readonly Change[],
  options: OwnTestsOptions,
  limits: Limits = LIMITS,
): Promise<readonly (OwnTests | null)[]> {
  const { testCommand, testCommandFrom = null, stripeMock } = options
  if (testCommand === null || !changes.some(({ kind }) => kind === 'edited')) return []
  const command = testCommand
  const nothing = (why: string): readonly (OwnTests | null)[] =>
    changes.map(({ kind }) => (kind === 'edited' ? inconclusive(command, why) : null))
  const wall = await wallOf(world.tools, options)
  if (wall !== null && 'missing' in wall) return nothing(`They are not run without a wall, as \`test-network: wall\` asks: ${wall.missing}`)
  const started = await startMock(world, stripeMock)
  if (started instanceof UpstreamError) return nothing(firstLine(started))
  await using mock = started.mock
  // Beside the first run, which takes longer.
  const speaks = askApiVersion(world.tools, started.file)
  const budget = startBudget(limits.budgetMs)
  const { run } = within(budget, { ...world.tools, ...wall })
  const bench = { tools: within(budget, world.tools), run, wall, budget, mock, command, limits }
  let before: Attempted | null = null

  async function compare(change: Change): Promise<OwnTests | null> {
    const { upgrade } = change
    if (change.kind === 'refused') return null
    before ??= await world.log.step('Your own tests with the versions in use', async (say) =>
      attempt(world, bench, uses, { edits: [], repeats: true, say }),
    )
    if (before === null) return inconclusive(command, budget.over)
    const repeats = before.run !== null && passes(before.run)
    const after = await world.log.step(`Your own tests with ${world.sdks.of(upgrade.sdk).name} ${upgrade.to}`, async (say) =>
      attempt(world, bench, uses, { edits: change.edits, repeats, say }),
    )
    if (after === null) return inconclusive(command, budget.over)
    const unfit = whyUnfit(world.sdks.of(upgrade.sdk).name, change, before, after)
    if (unfit !== null) return inconclusive(command, unfit)
    return { ...judge(command, before, after, await speaks), ...(wall === null ? {} : { isBehindWall: true }) }
  }

  const results: (OwnTests | null)[] = []
  for (const change of changes) results.push(await compare(change))
  if (testCommandFrom === null) return results
  const note = `The command is from ${testCommandFrom}.`
  return results.map((result) => result && Object.assign(result, { notes: [...result.notes, note] }))
}

async function startMock(
  { tools }: Pick<World, 'tools'>,
  path: string | null,
): Promise<{ readonly mock: StripeMock; readonly file: string } | UpstreamError> {
  try {
    const file = await findStripeMock(tools, { path })
    return { mock: await startStripeMock(tools, file), file }
  } catch (error) {
    if (error instanceof UpstreamError) return error
    throw error
  }
}

function inconclusive(command: string, why: string): OwnTests {
  return { command, verdict: 'inconclusive', flaky: false, before: null, after: null, notes: [why] }
}

/** Why two attempts cannot be compared; null where they can. */
function whyUnfit(name: string, { upgrade }: Change, before: Attempted, after: Attempted): string | null {
  const own = before.failures.get(upgrade.sdk) ?? after.failures.get(upgrade.sdk)
  if (own !== undefined) return own
  const once = [...new Set([...before.failures.keys(), ...after.failures.keys()])].find(
    (sdk) => before.failures.has(sdk) !== after.failures.has(sdk),
  )
  if (once !== undefined) return `For one of the two runs alone: ${before.failures.get(once) ?? after.failures.get(once) ?? ''}`
  const old = versionsOf(before, upgrade.targets)
  if (!old.some((version) => upgrade.froms.includes(version)))
    return `The lockfiles install ${listed(name, old)} where ${upgrade.froms.join(' and ')} is in use`
  const now = versionsOf(after, upgrade.targets)
  if (now.length === 0 || now.some((version) => version !== upgrade.to))
    return `The edited files install ${listed(name, now)} where ${upgrade.to} is the candidate`
  return before.run === null || after.run === null ? 'stripe-mock stopped answering while they ran' : null
}

function listed(name: string, versions: readonly string[]): string {
  return `${name} ${versions.length === 0 ? 'not at all' : versions.join(' and ')}`
}

function judge(command: string, before: Attempted, after: Attempted, mock: string | null): OwnTests {
  const asked = [...new Set([...before.asked, ...after.asked])].toSorted()
  const refused = after.refused.length > 0 ? after.refused : before.refused
  return {
    command,
    verdict: verdictOf(before.run, after.run),
    flaky: before.run?.repeated === 'passed' || after.run?.repeated === 'passed',
    before: before.run,
    after: after.run,
    ...(mock === null && asked.length + refused.length === 0 ? {} : { api: { mock, asked, refused } }),
    notes: [...new Set([...before.notes, ...after.notes])],
  }
}

function verdictOf(before: OwnTestRun | null, after: OwnTestRun | null): OwnTests['verdict'] {
  if (before === null || after === null) return 'inconclusive'
  if (!passes(before)) return after.outcome === 'passed' ? 'fixed' : 'shared'
  if (after.outcome === 'passed') return 'pass'
  // What fails now and then with the version in use, and with the candidate no more than that, is not the upgrade's.
  return before.repeated === 'passed' && passes(after) ? 'pass' : 'broken'
}

function passes({ outcome, repeated }: OwnTestRun): boolean {
  return outcome === 'passed' || repeated === 'passed'
}
