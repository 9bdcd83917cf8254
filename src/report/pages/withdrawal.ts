import type { Standing, Withdrawal, Withdrawals } from '../../domain/pull.ts'
import type { Report } from '../../domain/report.ts'
import type { Use } from '../../domain/use.ts'
import { bounded } from '../../domain/visible.ts'
import type { Base } from '../../world.ts'
import { code, paragraph, strong, type Inline } from '../document.ts'
import { markdown } from '../markdown.ts'
import { sdkName } from '../words.ts'
import { ended, written } from '../written.ts'

/** What a registry or the user says of a version can be of any length; a body can not. */
const MAX_WHY = 500

/** Why nothing moves to a version any more. */
interface Reason {
  /** One sentence, in which backticks mark code; parts of it come from outside. */
  readonly why: string
  readonly isTakenBack: boolean
}

/**
 * What to say in pull requests of earlier runs that no upgrade of this one stands for. Only what is known is said: nothing
 * where releases could not be looked up, or not all of what the pull request changes could be read. Null where nothing can
 * be said of any, and where there is no commit to start from.
 */
export function withdrawals(report: Report, base: Base | null): Withdrawals | null {
  if (base === null || report.catalogs.every(({ releases }) => releases.length === 0)) return null
  return {
    base,
    of(standing) {
      if (report.upgrades.some(({ upgrade }) => upgrade.branch === standing.branch)) return null
      const reason = reasonFor(report, standing, base)
      return reason === null ? null : withdrawal(standing, reason)
    },
  }
}

/** Null where too little is known. */
function reasonFor(report: Report, standing: Standing, base: Base): Reason | null {
  const { paths, offer } = standing
  const { sdk, to } = offer
  const catalog = report.catalogs.find((each) => each.sdk === sdk && each.releases.length > 0)
  if (catalog === undefined || !isInSight(report, standing)) return null
  const release = catalog.releases.find(({ version }) => version === to)
  if (release !== undefined && release.withdrawn !== null)
    return { why: `The version was taken back by those who published it: ${release.withdrawn}`, isTakenBack: true }

  const order = catalog.releases.map(({ version }) => version)
  const has = (use: Use): boolean => release !== undefined && order.indexOf(report.inUse.get(use) ?? '') >= order.indexOf(to)
  if (usesOf(report, standing).every(has))
    return { why: `\`${base.branch}\` has this version already, or a newer one.`, isTakenBack: false }

  // Without its date, or without advisories, a version can be too new today that was old enough yesterday.
  if (release?.date === null || catalog.advisories === 'unknown') return null
  const hold = report.held.find((each) => each.sdk === sdk && each.version === to && each.places.some(({ path }) => paths.includes(path)))
  if (hold !== undefined) return { why: `The version is held back: ${hold.why}`, isTakenBack: false }
  const others = report.upgrades.flatMap(({ upgrade }) => (upgrade.sdk === sdk ? [`\`${upgrade.branch}\``] : []))
  const instead = others.length === 0 ? '' : `; what is offered now is on ${others.join(' and ')}`
  return { why: `Nothing in \`${base.branch}\` moves to this version any more${instead}.`, isTakenBack: false }
}

function usesOf({ uses }: Report, { offer, paths }: Standing): readonly Use[] {
  return uses.filter(({ sdk, path }) => sdk === offer.sdk && paths.includes(path))
}

/**
 * Whether this run looks at what the pull request moves, all that it changes could be read, and the versions in use are
 * known. What is excluded here may be another workflow's.
 */
function isInSight(report: Report, standing: Standing): boolean {
  // A note without a place says that a language as a whole could not be looked for.
  const isWhole = report.notes.every(({ place }) => place !== null && !standing.paths.includes(place.path))
  const uses = usesOf(report, standing)
  return isWhole && uses.length > 0 && uses.every((use) => !use.editable || report.inUse.has(use))
}

function withdrawal({ offer: { sdk, to } }: Standing, reason: Reason): Withdrawal {
  const why = ended(bounded(reason.why, MAX_WHY))
  const head: readonly Inline[] = reason.isTakenBack
    ? [strong('Do not merge this: ', `${sdkName(sdk)} `, code(to), ' was withdrawn.'), ' ']
    : [strong('This is no longer offered.'), ' ']
  const end = ' What stands below is from the run that offered it. Close it, or keep the branch for yourself.'
  return {
    why,
    notice: markdown([paragraph(...head, ...written(why), end)]),
    status: reason.isTakenBack
      ? { state: 'failure', description: `${to} was withdrawn: do not merge` }
      : { state: 'error', description: `${to} is no longer offered; the pull request says why` },
  }
}
