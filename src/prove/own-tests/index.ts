import type { Change } from '../../domain/change.ts'
import { UpstreamError } from '../../domain/errors.ts'
import type { OwnTestRun, OwnTests } from '../../domain/own-tests.ts'
import type { Use } from '../../domain/use.ts'
import type { World } from '../../world.ts'
import { firstLine } from '../judge/outcome.ts'
import { askApiVersion, startMock } from '../stripe-mock.ts'
import { attempt, type Attempted } from './attempt.ts'
import { startBudget, within } from './budget.ts'
import { whyUnfit } from './install.ts'
import { LIMITS, type Limits } from './run.ts'
import { wallOf, type Where } from './where.ts'

/** What the user asked of their own tests. */
export interface OwnTestsOptions extends Where {
  /** The command as they would type it in the repository's root; null where nothing is to be run. */
  readonly testCommand: string | null
  /** Where it was given, as a person finds it: `.github/stripe-upgrade.yml:3 of the base branch`. */
  readonly testCommandFrom?: string | null
  /** As in `ProveOptions`. */
  readonly stripeMock: string | null
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
  const wall = await wallOf(world.tools, options, 'own tests')
  if (wall !== null && 'missing' in wall) return nothing(`They are not run without a wall, as \`test-network: wall\` asks: ${wall.missing}`)
  const started = await startMock(world.tools, stripeMock)
  if (started instanceof UpstreamError) return nothing(firstLine(started))
  await using mock = started.mock
  // Beside the first run, which takes longer.
  const speaks = askApiVersion(world.tools, started.file)
  const budget = startBudget(limits.budgetMs, 'your own tests')
  const over = `${budget.over}; name a command that runs those alone that touch Stripe`
  const { run } = within(budget, { ...world.tools, ...wall })
  const bench = { tools: within(budget, world.tools), run, wall, budget, mock, command, limits }
  let before: Attempted | null = null

  async function compare(change: Change): Promise<OwnTests | null> {
    const { upgrade } = change
    if (change.kind === 'refused') return null
    before ??= await world.log.step('Your own tests with the versions in use', async (say) =>
      attempt(world, bench, uses, { edits: [], repeats: true, say }),
    )
    if (before === null) return inconclusive(command, over)
    const repeats = before.run !== null && passes(before.run)
    const after = await world.log.step(`Your own tests with ${world.sdks.of(upgrade.sdk).name} ${upgrade.to}`, async (say) =>
      attempt(world, bench, uses, { edits: change.edits, repeats, say }),
    )
    if (after === null) return inconclusive(command, over)
    const unfit =
      whyUnfit(world.sdks.of(upgrade.sdk).name, change, before, after) ??
      (before.run === null || after.run === null ? 'stripe-mock stopped answering while they ran' : null)
    if (unfit !== null) return inconclusive(command, unfit)
    return { ...judge(command, before, after, await speaks), ...(wall === null ? {} : { isBehindWall: true }) }
  }

  const results: (OwnTests | null)[] = []
  for (const change of changes) results.push(await compare(change))
  if (testCommandFrom === null) return results
  const note = `The command is from ${testCommandFrom}.`
  return results.map((result) => result && Object.assign(result, { notes: [...result.notes, note] }))
}

function inconclusive(command: string, why: string): OwnTests {
  return { command, verdict: 'inconclusive', flaky: false, before: null, after: null, notes: [why] }
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
