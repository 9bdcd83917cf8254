import { choose, versionsInUse } from '../choose/index.ts'
import { detect } from '../detect/index.ts'
import { SettingsError } from '../domain/errors.ts'
import type { Target, Upgrade } from '../domain/upgrade.ts'
import type { Use } from '../domain/use.ts'
import { lookUp, lookUpNotes } from '../look-up/index.ts'
import { jsonText, reviewsJson } from '../report/json.ts'
import { reviewTable } from '../report/terminal-review.ts'
import { review } from '../review/index.ts'
import { openContext, type CommandContext } from './context.ts'
import type { Invocation } from './invocation.ts'

/**
 * `stripe-upgrade review`: which lines of the repository break between two versions; of the pairs that `check` would take
 * where none is given. It reads the work tree, so that a line that was changed is seen at once.
 */
export async function run(invocation: Invocation): Promise<number> {
  const { flags, switches, settings: given, tools, log, print, screen } = invocation
  const context = await openContext(flags.get('repo') ?? '.', { flags: given }, tools, log)
  const isGiven = ['sdk', 'from', 'to'].some((flag) => flags.has(flag))
  const { upgrades, ...facts } = isGiven ? pairOf(invocation, context) : await chosen(context)
  const reviews = await review(context, upgrades, { ...facts, changelogs: lookUpNotes(context, upgrades) })
  const shown = upgrades.flatMap((upgrade, index) => {
    const one = reviews[index]
    return one === null || one === undefined ? [] : [{ upgrade, review: one }]
  })
  print(switches.has('json') ? jsonText(reviewsJson(shown.map((one) => one.review)), 2) : reviewTable(context.sdks, shown, screen))
  return context.settings.exitCode && shown.some((one) => one.review.breaking.length > 0) ? 1 : 0
}

interface Pairs {
  readonly upgrades: readonly Upgrade[]
  readonly uses: readonly Use[]
  readonly inUse: ReadonlyMap<Use, string>
}

/** What `check` would propose; of two upgrades of the same lines the one that moves furthest. */
async function chosen(context: CommandContext): Promise<Pairs> {
  const { sdks, settings, clock } = context
  const detection = await detect(context, settings)
  const releaseLists = await lookUp(context, detection.uses)
  const failed = releaseLists.find(({ failure }) => failure !== undefined)
  if (failed !== undefined)
    throw new SettingsError(`Nothing was chosen to review: ${failed.failure}. Name the versions with --from and --to.`)
  const { upgrades } = choose(sdks, detection, releaseLists, settings, clock.now())
  const inUse = versionsInUse(sdks, detection.uses, releaseLists)
  return { upgrades: upgrades.filter((upgrade) => !isPassed(upgrade, upgrades)), uses: detection.uses, inUse }
}

function isPassed(upgrade: Upgrade, all: readonly Upgrade[]): boolean {
  return all.some(
    (other) => other.sdk === upgrade.sdk && other.major && !upgrade.major && upgrade.targets.every((one) => hasTarget(other, one)),
  )
}

function hasTarget({ targets }: Upgrade, { use: { path, line } }: Target): boolean {
  return targets.some(({ use }) => use.path === path && use.line === line)
}

/** The pair that was typed, for every file of the language. */
function pairOf({ flags }: Invocation, { sdks }: CommandContext): Pairs {
  const reviewed = sdks.all.filter(({ reviewer }) => reviewer !== null)
  const language = reviewed.find(({ sdk }) => sdk === flags.get('sdk'))
  if (language === undefined)
    throw new SettingsError(`--sdk: needed beside --from and --to. Accepted: ${reviewed.map(({ sdk }) => sdk).join(', ')}`)
  const version = (flag: 'from' | 'to'): string => {
    const typed = flags.get(flag) ?? ''
    if (language.upgrader?.versions.parse(typed) !== undefined) return typed
    throw new SettingsError(`--${flag}: "${typed}" is not a version of ${language.name}. Accepted: a version in full, as in 22.5.0`)
  }
  const [from, to] = [version('from'), version('to')]
  const upgrade: Upgrade = {
    sdk: language.sdk,
    from,
    froms: [from],
    to,
    major: true,
    targets: [],
    paths: [],
    branch: '',
    fixedHazards: [],
    hazards: [],
    newHazards: [],
    fixedAdvisories: [],
  }
  return { upgrades: [upgrade], uses: [], inUse: new Map() }
}
