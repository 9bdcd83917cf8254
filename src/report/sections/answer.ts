import type { Report, UpgradeReport } from '../../domain/report.ts'
import { contractOf, isShownButForOwnTests, type Contract } from '../contract.ts'
import { code, count, sentence, strong, type Block, type Inline } from '../document.ts'
import { headline, impactOf, lineCount, movesApiVersion } from '../impact.ts'
import { ended, written } from '../written.ts'
import { whatMoves, whyItMoves } from './api.ts'
import { breakingCount } from './breaking.ts'
import { todoItems } from './todo.ts'

/** What a busy reader asks first: what breaks, and may I merge? */
export function answerBlocks(report: Report, entry: UpgradeReport): readonly Block[] {
  const { tone, title } = headline(entry)
  return [{ kind: 'verdict', tone, title, content: ['May I merge? ', ...mayMerge(report, entry)] }]
}

/** The answer, the reason for it, and what it does not cover. */
function mayMerge(report: Report, entry: UpgradeReport): readonly Inline[] {
  const contract = contractOf(entry)
  if (entry.change.kind === 'refused')
    return [strong('There is nothing to merge.'), ' The files could not be edited safely. The reason is above.']
  if (contract.verdict === 'broken') return [strong('No.'), ' ', ...wrong(entry, contract)]
  const unproved = contract.verdict === 'inconclusive' ? reason(entry, contract) : []
  if (impactOf(entry).stops) return [strong('No, not before these lines are changed.'), ...moving(entry), ...unproved]
  if (unproved.length > 0) return [strong('Not yet.'), ...unproved, ' Fix this and run again.']
  return [...yes(report, entry), ...notChecked(entry, contract)]
}

function wrong({ upgrade }: UpgradeReport, { cases, ownTests }: Contract): readonly Inline[] {
  const { from, to } = upgrade
  if (!cases.some(({ verdict }) => verdict === 'broken'))
    return [ownTests === 'broken' ? 'Your own tests fail with ' : 'Your own endpoint fails with ', code(to), '.']
  return [code(to), ' fails a check that every version must pass. Stay on ', code(from), ' until a release fixes it.']
}

/** Why a line that only fails with another API version must be changed before. */
function moving(entry: UpgradeReport): readonly Inline[] {
  const { from, to } = entry.changelog.apiVersion
  const { breaking } = impactOf(entry)
  if (to === null || !movesApiVersion(entry) || !breaking.every(({ breaks }) => breaks === 'api-version')) return []
  const way = from === null ? [' to '] : [' from ', code(from.id), ' to ']
  return [' ', ...whyItMoves(entry.review), ' this merge moves ', ...whatMoves(entry.review), ...way, code(to.id), '.']
}

/** Why not everything could be shown; about the user's own tests if everything else could. */
function reason({ ownTests }: UpgradeReport, contract: Contract): readonly Inline[] {
  const [note] = isShownButForOwnTests(contract) ? (ownTests?.notes ?? []) : contract.notes
  const what = isShownButForOwnTests(contract) ? 'Your own tests could not be compared' : 'The contract could not be checked'
  return [` ${what}`, ...(note === undefined ? ['.'] : [': ', ...written(ended(note))])]
}

function yes(report: Report, entry: UpgradeReport): readonly Inline[] {
  const todo = todoItems(report, entry).length
  const { breaking, extent } = impactOf(entry)
  const changes = breakingCount(entry)
  const first = [
    ...(todo === 0 ? [] : [`checked the ${todo === 1 ? 'point' : count(todo, 'point')} below`]),
    ...(changes === null ? ['read the changelog'] : extent === 'none' && changes > 0 ? [searched(changes)] : []),
  ]
  const later = lineCount(breaking)
  return [
    strong(first.length === 0 ? 'Yes.' : `Yes, once you have ${first.join(' and ')}.`),
    ...(later === 0 ? [] : [` Change ${later === 1 ? 'the line' : `the ${count(later, 'line')}`} below before you move your API version.`]),
  ]
}

function searched(changes: number): string {
  return `searched the ${changes === 1 ? 'breaking change' : count(changes, 'breaking change')} for what you use`
}

/** What the answer does not cover. */
function notChecked(entry: UpgradeReport, { ownTests }: Contract): readonly Inline[] {
  const unchecked = entry.review?.unchecked.length ?? 0
  const left: readonly Inline[] = [
    ...(impactOf(entry).extent === 'none' ? ['your code'] : []),
    ...(unchecked === 0 ? [] : [`${unchecked === 1 ? 'one part' : `${unchecked} parts`} of your code (named below)`]),
    ...(ownTests === null ? ['your own tests'] : []),
  ]
  return left.length === 0 ? [] : [' Not checked: ', ...sentence(left), '.']
}
