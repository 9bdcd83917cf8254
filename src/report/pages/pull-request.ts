import type { CaseResult } from '../../domain/proof.ts'
import type { PullDraft, PullFacts } from '../../domain/pull.ts'
import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { Sdk } from '../../domain/sdk.ts'
import type { Base } from '../../world.ts'
import { commitStatus, contractOf } from '../contract.ts'
import { heading, link, paragraph, type Block } from '../document.ts'
import { droppedWords, fit, PULL_LIMIT } from '../fit.ts'
import { markdown } from '../markdown.ts'
import type { Tightness } from '../sections/breaking.ts'
import { changelogAddress, sdkName } from '../words.ts'
import { upgradeBlocks } from './upgrade.ts'

/** Room for the lines that say what was left out. */
const NOTICE = 1200
const TIGHTNESS = [0, 1, 2, 3] as const satisfies readonly Tightness[]

/** Nothing else may stand in a title or a commit message (threat T13). */
const VERSION = /^\d[0-9A-Za-z.+-]{0,40}$/u

/** What one upgrade's pull request says, apart from the branch it is on. */
export type PullText = Pick<PullDraft, 'offer' | 'title' | 'body' | 'facts' | 'message' | 'subject' | 'draft' | 'status'>

/**
 * The pull request of one upgrade. The same facts give the same text, so that nothing is written twice. Throws where
 * a version is none, because title and commit message hold nothing else that comes from outside.
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
    status: commitStatus(contract),
  }
}

/** One draft for each upgrade that was edited; none where there is no commit to start from. */
export function pullRequests(report: Report, base: Base | null): readonly PullDraft[] {
  if (base === null) return []
  return report.upgrades.flatMap((entry) => {
    if (entry.change.kind === 'refused') return []
    const files = new Map(entry.change.edits.map((edit) => [edit.path, edit.after]))
    return [{ branch: entry.upgrade.branch, base: base.branch, baseCommit: base.commit, files, ...pullRequest(report, entry) }]
  })
}

/** What the body says, with what was proved apart. */
function factsOf(report: Report, entry: UpgradeReport): PullFacts {
  const bare = { ...report, upgrades: report.upgrades.map(withoutProof) }
  const { ownTests, proofs } = entry
  return {
    rest: JSON.stringify(upgradeBlocks(bare, withoutProof(entry), 0)),
    proved: [
      ...proofs.flatMap(({ cases }) => cases.map(provedOf)),
      ownTests?.verdict === 'inconclusive' ? null : (ownTests?.verdict ?? ''),
    ],
  }
}

/** What the body says of a case: of one that passes little; of one that could not be run nothing. */
function provedOf(each: CaseResult): string | null {
  if (each.verdict === 'inconclusive') return null
  return JSON.stringify(each.verdict === 'pass' ? [each.id, each.title, each.verdict, each.to.seen] : each)
}

function withoutProof(entry: UpgradeReport): UpgradeReport {
  return { ...entry, proofs: [], ownTests: null }
}

/** The package alone, where the repository has no other of that name. */
function shortName({ uses, sdks }: Report, sdk: Sdk): string {
  const facts = sdks.of(sdk)
  const isShared = uses.some((use) => use.sdk !== sdk && sdks.of(use.sdk).package === facts.package)
  return isShared ? sdkName(facts) : facts.package
}

function checked(version: string): string {
  if (!VERSION.test(version)) throw new Error(`not a version that can stand in a title: ${JSON.stringify(version)}`)
  return version
}

/** The least tight body that fits; folds of lesser weight go before breaking changes are written any tighter. */
function body(report: Report, entry: UpgradeReport): string {
  let text = ''
  for (const tightness of TIGHTNESS) {
    const all = upgradeBlocks(report, entry, tightness)
    const { blocks, dropped } = fit(all, PULL_LIMIT - NOTICE, (part) => weight(markdown(part)))
    const left = [...droppedWords(dropped), ...(tightness === 3 ? ['breaking changes of all releases but the newest'] : [])]
    text = markdown([...blocks, ...leftOut(entry, left), FOOTER])
    if (weight(text) <= PULL_LIMIT) return text
  }
  return markdown([
    ...upgradeBlocks(report, entry, 3).slice(0, 2),
    heading(3, 'Too long for a pull request'),
    ...leftOut(entry, ['all else']),
    FOOTER,
  ])
}

/** GitHub counts characters; its storage counts bytes, of which a character can be four. */
function weight(text: string): number {
  return Math.max(text.length, (new TextEncoder().encode(text).length * PULL_LIMIT) / 65_000)
}

function leftOut({ facts }: UpgradeReport, what: readonly string[]): readonly Block[] {
  if (what.length === 0) return []
  return [
    paragraph(
      `Left out here, because GitHub limits the length: ${what.join('; ')}. `,
      'All of it is in the report (HTML) of the run that made this, where its workflow keeps that; the release notes are also in the ',
      link(changelogAddress(facts), 'changelog'),
      '.',
    ),
  ]
}

const FOOTER: Block = paragraph(
  'Written by stripe-upgrade. Each run brings this text and the branch up to date, and writes nothing when nothing changed. What you write before or after it stays, and so do a title of yours and the boxes that you tick.',
)
