import type { Behind, Report, UpgradeReport } from '../../domain/report.ts'
import { contractOf, countsInWords, isShownButForOwnTests, tally, verdictTitle, type Contract } from '../contract.ts'
import { bullets, code, count, paragraph, sentence, strong, type Block, type Inline } from '../document.ts'
import { ended, written } from '../written.ts'
import { breakingCount, securityCount } from './breaking.ts'
import { otherPulls } from './other-pulls.ts'
import { runtimeOf, todoItems } from './todo.ts'

/** What a busy reader asks first: may I merge, why, and what would change for me. */
export function answerBlocks(report: Report, entry: UpgradeReport): readonly Block[] {
  const contract = contractOf(entry)
  const changes = changesForYou(report, entry)
  const { behind } = entry
  return [
    {
      kind: 'verdict',
      verdict: contract.verdict,
      title: verdictTitle(contract),
      content: ['May I merge? ', ...mayMerge(report, entry, contract)],
    },
    { kind: 'tally', counts: tally(contract.cases) },
    bullets([
      [paragraph(strong('Why:'), ' ', ...grounds(entry, contract))],
      ...(changes.length === 0
        ? []
        : [
            [
              paragraph(
                strong('What changes for you:'),
                ' ',
                ...changes.flatMap((change, index) => [index === 0 ? [] : ['; '], change].flat()),
                '.',
              ),
            ],
          ]),
      ...(behind === null ? [] : [[paragraph(strong('How far behind you are:'), ' ', ...behindWords(behind), ...goal(behind, entry))]]),
      ...otherPulls(report, entry).map((words) => [paragraph(strong('Beside this one:'), ' ', ...words)]),
    ]),
  ]
}

function mayMerge(report: Report, entry: UpgradeReport, contract: Contract): readonly Inline[] {
  if (entry.change.kind === 'refused')
    return [strong('There is nothing to merge'), ': the files could not be edited safely, as said above.']
  if (contract.verdict === 'broken') return [strong('No'), ...wrong(entry, contract)]
  if (contract.verdict === 'inconclusive')
    return [strong('Not on this proof'), ': an inconclusive run is never a pass', ...reason(entry, contract)]
  const todo = todoItems(report, entry).length
  const breaking = breakingCount(entry)
  const first = [
    ...(todo === 0 ? [] : [`looked at ${the(todo, 'point')} below`]),
    ...(breaking === null
      ? ['read the changelog']
      : breaking === 0
        ? []
        : [`searched ${the(breaking, 'breaking change')} for what you use`]),
  ]
  const own = contract.ownTests === null ? ' Your own tests are not part of this proof.' : ''
  if (first.length > 0) return [strong('Yes, once you have ', first.join(' and ')), '.', own]
  return [strong('Yes'), ', as far as can be shown here: nothing asks for your attention.', own]
}

function the(number: number, singular: string): string {
  return number === 1 ? `the ${singular}` : `the ${count(number, singular)}`
}

function wrong({ upgrade }: UpgradeReport, { cases }: Contract): readonly Inline[] {
  const { from, to } = upgrade
  const must = cases.some(({ verdict }) => verdict === 'broken')
  if (!must) return [': your own tests fail with ', code(to), '.']
  return [': ', code(to), ' fails where it must not. Stay on ', code(from), ' until a release fixes it.']
}

/** Why not all could be shown; of the user's own tests where all else could be. */
function reason({ ownTests }: UpgradeReport, contract: Contract): readonly Inline[] {
  const [note] = isShownButForOwnTests(contract) ? (ownTests?.notes ?? []) : contract.notes
  return [...(note === undefined ? ['.'] : [': ', ...written(ended(note))]), ' Mend what kept it from running, and run again.']
}

function grounds({ upgrade, facts }: UpgradeReport, contract: Contract): readonly Inline[] {
  const versions = sentence(upgrade.froms.map(code))
  if (contract.cases.length === 0) return ['no contract case ran on ', ...versions, ' and ', code(upgrade.to), ', so nothing is claimed.']
  const ran = `${count(contract.cases.length, 'contract case')} ran with the real ${facts.language} SDKs `
  return [ran, ...sentence([...upgrade.froms, upgrade.to].map(code)), ': ', strong(countsInWords(contract)), '.']
}

/** What reaches the user's code with this merge, whatever the contract says of it. */
function changesForYou(report: Report, entry: UpgradeReport): readonly (readonly Inline[])[] {
  const { changelog, review } = entry
  const { from, to } = changelog.apiVersion
  const breaking = breakingCount(entry)
  const security = securityCount(entry)
  const runtime = runtimeOf(report, entry)
  const names = (review?.pins.length ?? 0) > 0
  return [
    [breaking === null ? 'breaking changes are unknown' : breaking === 0 ? 'no breaking change' : count(breaking, 'breaking change')],
    ...(security === 0 ? [] : [[count(security, 'security fix', 'security fixes')]]),
    ...(to === null || from?.id === to.id
      ? []
      : [
          [
            'API version ',
            ...(from === null ? [] : [code(from.id), ' → ']),
            code(to.id),
            names ? ', though your code names one itself' : '',
          ],
        ]),
    ...(runtime === null ? [] : [[`${entry.facts.language} `, code(runtime.after), ' is required']]),
  ]
}

/** `612 days, 6 majors and 4 API trains (basil, …) behind 23.1.0`. */
export function behindWords(behind: Behind): readonly Inline[] {
  if (behind.from === behind.newest) return [code(behind.from), ' is the newest release.']
  const distance: Inline[] = []
  if (behind.days !== null) distance.push(count(behind.days, 'day'))
  distance.push(behind.majors === 0 ? 'no major' : count(behind.majors, 'major'))
  if (behind.apiReleases !== null && behind.apiReleases.length > 0) {
    distance.push(`${count(behind.apiReleases.length, 'API train')} (${behind.apiReleases.join(', ')})`)
  }
  return [code(behind.from), ' is ', strong(...sentence(distance)), ' behind the newest release, ', code(behind.newest), '.']
}

/** Where this upgrade goes, when that is not the newest release. */
function goal(behind: Behind, { upgrade }: UpgradeReport): readonly Inline[] {
  return behind.newest === upgrade.to || behind.from === behind.newest ? [] : [' This upgrade goes to ', code(upgrade.to), '.']
}
