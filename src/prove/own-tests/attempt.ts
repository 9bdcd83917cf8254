import type { FileEdit } from '../../domain/change.ts'
import type { ApiAsked, OwnTestRun } from '../../domain/own-tests.ts'
import type { Use } from '../../domain/use.ts'
import type { Say, World } from '../../world.ts'
import { installIn, type Installed } from './install.ts'
import { runOnce, type Bench } from './run.ts'

/** One checkout with its dependencies, and what the tests did in it. */
export interface Attempted extends Pick<ApiAsked, 'asked' | 'refused'>, Pick<Installed, 'failures' | 'versions'> {
  /** Null where they were not run, or stripe-mock stopped answering. */
  readonly run: OwnTestRun | null
  readonly notes: readonly string[]
}

/** What one attempt is about. */
interface Asked {
  readonly edits: readonly FileEdit[]
  /** Whether a failure is to be tried once more. */
  readonly repeats: boolean
  readonly say: Say
}

const REFUSED =
  'A connection to this machine was refused: they ran behind the wall, where nothing but the stand-in for Stripe listens. If they need a service of the job, such as a database, set `test-network: host`'

/**
 * Makes a checkout with the edits, installs in it what every manifest with a Stripe SDK asks for, whichever language, and
 * runs the tests. A language that cannot be installed does not stop the others: the tests may not need it. Null where the
 * budget was over before its end, which shows nothing.
 */
export async function attempt(
  { repository, cache, sdks }: Pick<World, 'repository' | 'cache' | 'sdks'>,
  bench: Bench,
  uses: readonly Use[],
  { edits, repeats, say }: Asked,
): Promise<Attempted | null> {
  const { budget } = bench
  const cut = (): null => {
    say('the time for them was over', 'failed')
    return null
  }
  const wasCut = (run: OwnTestRun | null): boolean => run?.outcome === 'late' && budget.left() === 0
  if (budget.left() === 0) return cut()
  await using scratch = await repository.checkout()
  for (const { path, after } of edits) await scratch.write(path, after)
  say('installing')
  const { failures, provisions, versions } = await installIn({ tools: bench.tools, cache, sdks }, scratch, uses)
  if (budget.left() === 0) return cut()
  const notes = [...failures.values()]
  if (provisions.length === 0) {
    say(notes[0] ?? 'there is nothing to install', 'failed')
    return { failures, run: null, asked: [], refused: [], versions: new Map(), notes }
  }
  say('running')
  const ran = await runOnce(bench, scratch.root, provisions)
  const run = ran?.run ?? null
  if (wasCut(run)) return cut()
  const repeat = repeats && run?.outcome === 'failed' && budget.left() > 0 ? await runOnce(bench, scratch.root, provisions) : null
  const again = repeat?.run ?? null
  const repeated = again === null || wasCut(again) ? null : again.outcome
  const outcomes = [run?.outcome ?? 'stripe-mock stopped answering', ...(repeated === null ? [] : [repeated])]
  say(outcomes.join(', repeated: '), outcomes.at(-1) === 'passed' ? undefined : 'failed')
  return {
    failures,
    run: run === null || repeated === null ? run : { ...run, repeated },
    asked: ran?.asked ?? [],
    refused: ran?.refused ?? [],
    versions,
    notes: [...notes, ...(ran?.isRefused === true ? [REFUSED] : []), ...provisions.flatMap((provision) => provision.notes)],
  }
}
