import type { OwnEndpoint } from '../../domain/own-endpoint.ts'
import type { CaseResult } from '../../domain/proof.ts'
import type { PullDraft, PullFacts } from '../../domain/pull.ts'
import type { Report, UpgradeReport } from '../../domain/report.ts'
import { ENGINES } from '../../domain/review.ts'
import type { Sdk } from '../../domain/sdk.ts'
import type { Base } from '../../world.ts'
import { contractOf } from '../contract.ts'
import { heading, link, paragraph, type Block } from '../document.ts'
import { droppedWords, fit, PULL_LIMIT, SHORT_PULL_LIMIT } from '../fit.ts'
import { commitStatus, impactOf } from '../impact.ts'
import { markdown } from '../markdown.ts'
import { auditInShort } from '../sections/audit-in-short.ts'
import type { Tightness } from '../sections/breaking.ts'
import { changelogAddress, sdkName } from '../words.ts'
import { firstBlocks, moreBlocks } from './upgrade.ts'

/** Room for the lines that say what was left out. */
const NOTICE = 1200
const TIGHTNESS = [0, 1, 2, 3] as const satisfies readonly Tightness[]

/** Titles and commit messages contain nothing else from outside (threat T13). */
const VERSION = /^\d[0-9A-Za-z.+-]{0,40}$/u

/** What one upgrade's pull request says, apart from the branch it is on. */
export type PullText = Pick<PullDraft, 'offer' | 'title' | 'body' | 'facts' | 'message' | 'subject' | 'draft' | 'status'>

/**
 * The pull request of one upgrade. The same facts give the same text, so that nothing is written twice. Throws if a version
 * is not one, because title and commit message contain nothing else that comes from outside.
 */
export function pullRequest(report: Report, entry: UpgradeReport): PullText {
  const { sdk } = entry.upgrade
  const name = sdkName(entry.facts)
  const from = checked(entry.upgrade.from)
  const to = checked(entry.upgrade.to)
  const contract = contractOf(entry)
  return {
    offer: { sdk, from, to },
    title: `Upgrade ${name} ${from} → ${to}`,
    body: body(report, entry),
    facts: factsOf(report, entry),
    message: `Upgrade ${name} from ${from} to ${to}`,
    subject: `upgrade ${shortName(report, sdk)} to ${to}`,
    draft: contract.verdict === 'broken' || contract.verdict === 'inconclusive',
    status: commitStatus(entry),
  }
}

/** One draft for each upgrade that was edited; none if there is no commit to start from. */
export function pullRequests(report: Report, base: Base | null): readonly PullDraft[] {
  if (base === null) return []
  return report.upgrades.flatMap((entry) => {
    if (entry.change.kind === 'refused') return []
    const files = new Map(entry.change.edits.map((edit) => [edit.path, edit.after]))
    return [{ branch: entry.upgrade.branch, base: base.branch, baseCommit: base.commit, files, ...pullRequest(report, entry) }]
  })
}

/** What the body says, with what was proved and checked apart. */
function factsOf(report: Report, entry: UpgradeReport): PullFacts {
  const bare = withoutProof(entry)
  const { ownTests, endpoint, proofs, review } = entry
  const isReviewed = review?.unchecked.every((one) => 'path' in one || !ENGINES.has(one.what)) ?? true
  return {
    rest: textOf(report, entry, { ...bare, review: null }),
    proved: [
      ...proofs.flatMap(({ cases }) => cases.map(provedOf)),
      ownTests?.verdict === 'inconclusive' ? null : (ownTests?.verdict ?? ''),
      endpointFacts(endpoint),
      isReviewed ? textOf(report, entry, bare) : null,
      report.audit?.kind === 'not audited' ? null : JSON.stringify(auditInShort(report, entry)),
    ],
  }
}

/** What the body would say, the audit apart, if `stripped` were all that is known of the upgrade. */
function textOf(report: Report, entry: UpgradeReport, stripped: UpgradeReport): string {
  const bare = { ...report, audit: null, upgrades: report.upgrades.map((each) => (each === entry ? stripped : withoutProof(each))) }
  return JSON.stringify([...firstScreen(bare, stripped), ...moreBlocks(bare, stripped, 'short', 0)])
}

/** What the body says of the user's endpoint; null where it could not be tried. */
function endpointFacts(endpoint: OwnEndpoint | null): string | null {
  if (endpoint === null) return ''
  const { before, after } = endpoint
  if (before === null || after === null || before.why !== null || after.why !== null) return null
  return JSON.stringify([before, after].map(({ checks }) => checks.map(({ id, verdict, seen }) => [id, verdict, seen])))
}

/** What the body says of a case: of one that passes little; of one that could not be run nothing. */
function provedOf(each: CaseResult): string | null {
  if (each.verdict === 'inconclusive') return null
  return JSON.stringify(each.verdict === 'pass' ? [each.id, each.title, each.verdict, each.to.seen] : each)
}

function withoutProof(entry: UpgradeReport): UpgradeReport {
  return { ...entry, proofs: [], ownTests: null, endpoint: null }
}

/** The package's name; with its language if the repository has another package of that name. */
function shortName({ uses, sdks }: Report, sdk: Sdk): string {
  const facts = sdks.of(sdk)
  const isShared = uses.some((use) => use.sdk !== sdk && sdks.of(use.sdk).package === facts.package)
  return isShared ? sdkName(facts) : facts.package
}

function checked(version: string): string {
  if (!VERSION.test(version)) throw new Error(`not a version that a title can have: ${JSON.stringify(version)}`)
  return version
}

/**
 * The least tight body that fits. Folds that may be left out go first, then breaking changes are written tighter. Where no line
 * breaks and the code was checked, there is less to read.
 */
function body(report: Report, entry: UpgradeReport): string {
  const { breaking } = impactOf(entry)
  const isShort = breaking.length === 0 && (entry.review?.typed.length ?? 0) > 0
  const limit = isShort ? (SHORT_PULL_LIMIT * PULL_LIMIT) / MAX_BYTES : PULL_LIMIT
  const first = firstScreen(report, entry)
  for (const tightness of TIGHTNESS) {
    const all = [...first, ...moreBlocks(report, entry, 'short', tightness)]
    const { blocks, dropped } = fit(all, limit - NOTICE, (part) => weight(markdown(part)))
    const left = [...droppedWords(dropped), ...(tightness === 3 ? ['breaking changes of all releases but the newest'] : [])]
    const text = markdown([...blocks, ...leftOut(entry, left), FOOTER])
    if (weight(text) <= limit) return text
  }
  const { blocks } = fit(first, PULL_LIMIT - NOTICE, (part) => weight(markdown(part)))
  const text = markdown([...blocks, ...tooLong(entry)])
  return weight(text) <= PULL_LIMIT ? text : markdown([...blocks.slice(0, 1), ...tooLong(entry)])
}

/** Whether to merge, and what is unsafe in the user's own code with either version. */
function firstScreen(report: Report, entry: UpgradeReport): readonly Block[] {
  return [...firstBlocks(report, entry, 'short'), ...auditInShort(report, entry)]
}

function tooLong(entry: UpgradeReport): readonly Block[] {
  return [heading(3, 'Too long for a pull request'), ...leftOut(entry, ['everything else']), FOOTER]
}

/** GitHub's storage counts bytes, of which a character can be four. */
const MAX_BYTES = 65_000

/** GitHub counts characters: the longer of both measures, in characters. */
function weight(text: string): number {
  return Math.max(text.length, (new TextEncoder().encode(text).length * PULL_LIMIT) / MAX_BYTES)
}

function leftOut({ facts }: UpgradeReport, what: readonly string[]): readonly Block[] {
  if (what.length === 0) return []
  return [
    paragraph(
      `Left out here to keep this short: ${what.join('; ')}. `,
      'The HTML report of the run has everything, if its workflow uploads it. The release notes are also in the ',
      link(changelogAddress(facts), 'changelog'),
      '.',
    ),
  ]
}

const FOOTER: Block = paragraph(
  'Written by stripe-upgrade. Each run updates this text and the branch, and writes nothing if nothing has changed. What you write above or below it is kept, and so are your title and the boxes that you tick.',
)
