import type { Policy } from '../../domain/policy.ts'
import type { EarlierPull, Withdrawal, Withdrawals } from '../../domain/pull.ts'
import type { Report } from '../../domain/report.ts'
import type { Upgrade } from '../../domain/upgrade.ts'
import type { Use } from '../../domain/use.ts'
import { bounded } from '../../domain/visible.ts'
import type { Base } from '../../world.ts'
import { paragraph, strong } from '../document.ts'
import { markdown } from '../markdown.ts'
import { isTarget } from '../scope.ts'
import { releasesOf } from '../state.ts'
import { ended, written } from '../written.ts'

/** A registry or the user can write any amount about a version; a body has a limit. */
const MAX_WHY = 500

/** Why a version is no longer offered. */
interface Reason {
  /** One sentence, in which backticks mark code; parts of it come from outside. */
  readonly why: string
  /** What happened to a version that nobody should move to: `was withdrawn`; null if it only does not move any more. */
  readonly fate: string | null
}

/**
 * What to write into pull requests of earlier runs that this run does not offer any more. Only what is known: nothing if
 * releases could not be looked up, or if not everything that the pull request changes could be read. That a version was
 * withdrawn is known without that. Null if nothing is known about any of them, and if there is no commit to start from.
 */
export function withdrawals(report: Report, base: Base | null, policy: Pick<Policy, 'majors' | 'inMajor'>): Withdrawals | null {
  if (base === null || report.releaseLists.every(({ releases }) => releases.length === 0)) return null
  return {
    base,
    of(pull) {
      const reason = withdrawnByPublisher(report, pull) ?? notOffered(report, pull, base, policy)
      return reason === null ? null : withdrawal(pull, reason)
    },
  }
}

/** Some registries go on serving a version that is deprecated; others withdraw it. */
function withdrawnByPublisher(report: Report, { offer: { sdk, to } }: EarlierPull): Reason | null {
  const withdrawn = releasesOf(sdk, report.releaseLists).find(({ version }) => version === to)?.withdrawn ?? null
  if (withdrawn === null) return null
  return report.sdks.of(sdk).withdrawal === 'deprecated'
    ? { why: `The publisher marked ${to} as ${withdrawn}`, fate: 'was marked as deprecated' }
    : { why: `The publisher withdrew ${to}: ${withdrawn}`, fate: 'was withdrawn' }
}

/** Null if it is still offered, and if too little is known. */
function notOffered(report: Report, pull: EarlierPull, base: Base, policy: Pick<Policy, 'majors' | 'inMajor'>): Reason | null {
  const { branch, paths, offer } = pull
  const { sdk, to } = offer
  const releases = releasesOf(sdk, report.releaseLists)
  if (releases.length === 0 || !isInSight(report, pull)) return null
  const offered = report.upgrades.filter(({ upgrade }) => upgrade.sdk === sdk)
  // One that could not be edited has no draft, but is offered all the same.
  if (offered.some(({ upgrade }) => upgrade.branch === branch && upgrade.to === to)) return null
  // The next run may edit it, or may find that it cannot be edited, and then offers this one.
  if (offered.some(({ change }) => change.kind === 'refused' && change.isPassing)) return null

  const release = releases.find(({ version }) => version === to)
  const order = releases.map(({ version }) => version)
  const has = (use: Use): boolean => release !== undefined && order.indexOf(report.inUse.get(use) ?? '') >= order.indexOf(to)
  if (usesOf(report, pull).every(has)) return { why: `\`${base.branch}\` has this version already, or a newer one.`, fate: null }

  // Without advisories, a release can seem to fix nothing today that fixed something yesterday.
  const isUnsure = report.releaseLists.some((each) => each.sdk === sdk && each.advisories === 'unknown')
  const further = furtherThan(report, pull)
  if (policy.inMajor !== 'always' && further !== null && !isUnsure) {
    const why = `\`${further.branch}\` moves to ${further.to}, and with \`in-major: ${policy.inMajor}\` an upgrade within the major in use is not offered beside it.`
    return { why, fate: null }
  }
  // A run with another setting for majors offers less than another run into the same base, which would contradict this notice.
  if (policy.majors !== 'latest') return null
  // Without its date, or without advisories, a version can be too new today that was old enough yesterday.
  if (release?.date === null || isUnsure) return null
  const blocked = report.blocked.find(
    (each) => each.sdk === sdk && each.version === to && each.places.some(({ path }) => paths.includes(path)),
  )
  if (blocked !== undefined) return { why: `The version is on hold: ${blocked.why}`, fate: null }
  const drafted = offered.flatMap(({ upgrade, change }) => (change.kind === 'edited' ? [`\`${upgrade.branch}\``] : []))
  const instead = drafted.length === 0 ? '' : `; the branch ${drafted.join(' and ')} has what is offered now`
  return { why: `Nothing in \`${base.branch}\` moves to this version any more${instead}.`, fate: null }
}

/** The upgrade to a later major that moves all that the pull request moves within its major; null where there is none. */
function furtherThan(report: Report, { offer, paths }: EarlierPull): Upgrade | null {
  const parse = report.sdks.of(offer.sdk).upgrader?.versions.parse
  const [from, to] = [offer.from, offer.to].map((version) => parse?.(version)?.major)
  if (to === undefined || from !== to) return null
  const uses = usesOf(report, { offer, paths })
  const found = report.upgrades.find(
    ({ upgrade: { sdk, targets, to: next }, change }) =>
      sdk === offer.sdk && change.kind === 'edited' && parse?.(next)?.major !== to && uses.every((use) => isTarget(use, targets)),
  )
  return found?.upgrade ?? null
}

function usesOf({ uses }: Report, { offer, paths }: Pick<EarlierPull, 'offer' | 'paths'>): readonly Use[] {
  return uses.filter(({ sdk, path }) => sdk === offer.sdk && paths.includes(path))
}

/**
 * Whether this run looks at what the pull request moves, all that it changes could be read, and the versions in use are
 * known. What is excluded here may be another workflow's.
 */
function isInSight(report: Report, pull: EarlierPull): boolean {
  // A note without a place says that a language as a whole could not be looked for.
  const isWhole = report.notes.every(({ place }) => place !== null && !pull.paths.includes(place.path))
  const uses = usesOf(report, pull)
  return isWhole && uses.length > 0 && uses.every((use) => !use.editable || report.inUse.has(use))
}

function withdrawal({ offer: { to } }: EarlierPull, { why: reason, fate }: Reason): Withdrawal {
  const why = ended(bounded(reason, MAX_WHY))
  const head = strong(fate === null ? 'This is no longer offered.' : 'Do not merge this.')
  const from = ' The text below is from the run that offered it.'
  return {
    why,
    notice: markdown([paragraph(head, ' ', ...written(why), from, ' Close it, or keep the branch for yourself.')]),
    farewell: markdown([paragraph(head, ' ', ...written(why), from, ' It was closed because nobody had worked on it.')]),
    status:
      fate === null
        ? { state: 'error', description: `${to} is no longer offered. The pull request says why` }
        : { state: 'failure', description: `${to} ${fate}: do not merge` },
  }
}
