import type { Change, FileEdit } from '../domain/change.ts'
import { messageOf, UpstreamError } from '../domain/errors.ts'
import { lostChecks, type EndpointRun, type EndpointVariable, type OwnEndpoint } from '../domain/own-endpoint.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Use } from '../domain/use.ts'
import { startBudget, within } from '../prove/own-tests/budget.ts'
import { installIn, whyUnfit, type Installed } from '../prove/own-tests/install.ts'
import { wallOf, type Where } from '../prove/own-tests/where.ts'
import { askApiVersion, startMock } from '../prove/stripe-mock.ts'
import type { Say } from '../world.ts'
import type { EndpointLimits } from './kit.ts'
import { notTried, runApp, type Bench, type EndpointWorld } from './run.ts'
import { samplesFrom } from './samples.ts'

export const ENDPOINT_LIMITS: EndpointLimits = {
  readyMs: 60_000,
  answerMs: 20_000,
  effectMs: 10_000,
  lifeMs: 240_000,
  budgetMs: 600_000,
  maxBytes: 16 * 1024 * 1024,
}

const FLAKY = 'A check failed once with the candidate and passed when it was repeated. The table has the second time.'

/** What the user asked of their endpoint. */
export interface EndpointOptions extends Where {
  /** The command that starts the app, as they would type it in the repository's root; null where nothing is to be tried. */
  readonly endpointCommand: string | null
  /** Where the app takes webhooks, on this machine: `http://127.0.0.1:4242/webhook`, or with the word PORT for a free port. */
  readonly endpointUrl: string
  /** The names of variables that the app reads, and what they are to hold. */
  readonly endpointVariables: readonly EndpointVariable[]
  /** The SDKs that the app runs on; all where it is left out. An upgrade of another one changes nothing of it. */
  readonly endpointSdks?: readonly Sdk[]
  /** Where the command was given, as a person finds it. */
  readonly endpointCommandFrom?: string | null
  /** As in `ProveOptions`. */
  readonly stripeMock: string | null
}

/** One version of the app, and what was installed for it. */
interface Tried {
  readonly run: EndpointRun
  readonly installed: Pick<Installed, 'failures' | 'versions'>
  readonly notes: readonly string[]
}

/**
 * Starts the user's app with the versions in use and again with each candidate, in checkouts of their own, and sends it events, real
 * and forged ones. What came of it for each upgrade, in the order of `changes`: null for one that could not be edited, and for one
 * of an SDK that the app does not run on. Empty where there is no command. Throws SettingsError where the named stripe-mock cannot be run.
 */
export async function tryEndpoint(
  world: EndpointWorld,
  uses: readonly Use[],
  changes: readonly Change[],
  options: EndpointOptions,
  limits: EndpointLimits = ENDPOINT_LIMITS,
): Promise<readonly (OwnEndpoint | null)[]> {
  const { endpointCommand: command, endpointUrl: url, endpointCommandFrom = null } = options
  const isTried = ({ kind, upgrade }: Change): boolean => kind === 'edited' && runsOn(options, upgrade)
  if (command === null || !changes.some(isTried)) return []
  const from = endpointCommandFrom === null ? [] : [`The command is from ${endpointCommandFrom}.`]
  const opened = await open(world, uses, command, url, options, limits)
  if ('why' in opened)
    return changes.map((change) => (isTried(change) ? { command, url, before: null, after: null, notes: [opened.why, ...from] } : null))
  await using mock = opened.bench.mock
  const bench = { ...opened.bench, mock }
  let before: Tried | null = null
  const results: (OwnEndpoint | null)[] = []
  for (const change of changes) {
    if (change.kind === 'refused' || !isTried(change)) {
      results.push(null)
      continue
    }
    before ??= await world.log.step('Your endpoint with the versions in use', async (say) => tryVersion(bench, [], say))
    const { notes, ...found } = await tryCandidate(bench, change, before)
    results.push({ command, url, ...found, notes: [...notes, ...from] })
  }
  return results
}

/** Whether the app runs on that SDK. */
function runsOn({ endpointSdks }: EndpointOptions, { sdk }: { readonly sdk: Sdk }): boolean {
  return endpointSdks === undefined || endpointSdks.includes(sdk)
}

/** Tries the app with one candidate; once more where it fails what it passes with the versions in use, and then the second time counts. */
async function tryCandidate(
  bench: Bench,
  change: Extract<Change, { kind: 'edited' }>,
  before: Tried,
): Promise<Pick<OwnEndpoint, 'before' | 'after' | 'notes'>> {
  const { log, sdks } = bench.world
  const { sdk, to } = change.upgrade
  const { name } = sdks.of(sdk)
  const title = `Your endpoint with ${name} ${to}`
  const first = await log.step(title, async (say) => tryVersion(bench, change.edits, say))
  const unfit = whyUnfit(name, change, before.installed, first.installed)
  if (unfit !== null) return { before: null, after: null, notes: [unfit, ...new Set([...before.notes, ...first.notes])] }
  const isWorse = ({ run }: Tried): boolean => lostChecks({ before: before.run, after: run }).length > 0
  const second = isWorse(first) ? await log.step(`${title}, once more`, async (say) => tryVersion(bench, change.edits, say)) : first
  const after = second.run.why === null ? second : first
  const flaky = isWorse(first) && !isWorse(after) ? [FLAKY] : []
  return { before: before.run, after: after.run, notes: [...new Set([...before.notes, ...after.notes]), ...flaky] }
}

/** The same with the versions in use alone. */
export async function tryEndpointInUse(
  world: EndpointWorld,
  uses: readonly Use[],
  edits: readonly FileEdit[],
  options: EndpointOptions & { readonly endpointCommand: string },
  limits: EndpointLimits = ENDPOINT_LIMITS,
): Promise<OwnEndpoint> {
  const { endpointCommand: command, endpointUrl: url } = options
  const opened = await open(world, uses, command, url, options, limits)
  if ('why' in opened) return { command, url, before: null, after: null, notes: [opened.why] }
  await using mock = opened.bench.mock
  const { run, notes } = await world.log.step('Your endpoint', async (say) => tryVersion({ ...opened.bench, mock }, edits, say))
  return { command, url, before: run, after: null, notes }
}

/** Starts what all runs share; or why they cannot be. */
async function open(
  world: EndpointWorld,
  uses: readonly Use[],
  command: string,
  url: string,
  options: EndpointOptions,
  limits: EndpointLimits,
): Promise<{ readonly bench: Bench } | { readonly why: string }> {
  const { stripeMock, endpointVariables: variables } = options
  const wall = await wallOf(world.tools, options, 'endpoint')
  if (wall !== null && 'missing' in wall)
    return { why: `It is not started without a wall, as \`test-network: wall\` asks: ${wall.missing}` }
  const started = await startMock(world.tools, stripeMock)
  if (started instanceof UpstreamError) return { why: messageOf(started) }
  const { mock, file } = started
  try {
    const [samples, apiVersion] = await Promise.all([samplesFrom(mock.port), askApiVersion(world.tools, file)])
    return {
      bench: {
        world,
        uses: uses.filter((use) => runsOn(options, use)),
        command,
        url,
        variables,
        wall,
        mock,
        samples,
        apiVersion,
        limits,
        budget: startBudget(limits.budgetMs, 'your endpoint'),
      },
    }
  } catch (error) {
    await mock[Symbol.asyncDispose]()
    return { why: `stripe-mock does not answer: ${messageOf(error)}` }
  }
}

/** Makes a checkout with the edits, installs in it what its manifests ask for, and tries the app there. */
async function tryVersion(bench: Bench, edits: readonly FileEdit[], say: Say): Promise<Tried> {
  await using scratch = await bench.world.repository.checkout()
  for (const { path, after } of edits) await scratch.write(path, after)
  say('installing')
  const { world, budget, uses } = bench
  const installed = await installIn({ ...world, tools: within(budget, world.tools) }, scratch, uses)
  const { failures, provisions } = installed
  const notes = [...failures.values(), ...provisions.flatMap((provision) => provision.notes)]
  const run =
    budget.left() === 0
      ? notTried(budget.over)
      : provisions.length === 0
        ? notTried(notes[0] ?? 'There is nothing to install')
        : await runApp(bench, scratch.root, provisions, say)
  if (run.why === null) say(words(run))
  else say(`not tried: ${run.why}`, 'failed')
  return { run, installed, notes: provisions.length === 0 ? notes.slice(1) : notes }
}

function words({ checks }: EndpointRun): string {
  const count = (verdict: string): number => checks.filter((check) => check.verdict === verdict).length
  return `${count('pass')} passed, ${count('fail')} failed, ${count('unknown')} unknown`
}
