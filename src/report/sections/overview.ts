import type { Behind, Report, UpgradeReport } from '../../domain/report.ts'
import type { Target, Upgrade } from '../../domain/upgrade.ts'
import { contractOf, countsInWords, tally, verdictTitle, type Contract } from '../contract.ts'
import { bullets, code, count, heading, paragraph, sentence, strong, table, type Block, type Inline } from '../document.ts'
import { timelinePoints } from '../timeline.ts'
import { SDK_NAMES, sdkName } from '../words.ts'
import { ended, written } from '../written.ts'

/** The verdict, what it means for the reader, and what it rests on. */
export function verdictBlocks(entry: UpgradeReport): readonly Block[] {
  const contract = contractOf(entry)
  return [
    { kind: 'verdict', verdict: contract.verdict, title: verdictTitle(contract), content: grounds(entry, contract) },
    { kind: 'tally', counts: tally(contract.cases) },
  ]
}

function grounds({ upgrade }: UpgradeReport, contract: Contract): readonly Inline[] {
  const { language } = SDK_NAMES[upgrade.sdk]
  const versions = sentence(upgrade.froms.map(code))
  if (contract.cases.length === 0) {
    return [`No contract case ran on `, ...versions, ` and `, code(upgrade.to), `, so nothing is claimed. `, ...reason(contract)]
  }
  return [
    `${count(contract.cases.length, 'contract case')} ran with the real ${language} SDKs `,
    ...versions,
    ' and ',
    code(upgrade.to),
    ': ',
    strong(countsInWords(contract)),
    '.',
    ...(contract.verdict === 'inconclusive' ? [' ', ...reason(contract)] : []),
  ]
}

function reason({ notes }: Contract): readonly Inline[] {
  const [note] = notes
  return note === undefined ? ['An inconclusive run is never a pass.'] : written(ended(note))
}

/** `612 days, 6 majors and 4 API trains (basil, …) behind 23.1.0`. */
export function behindWords(behind: Behind): readonly Inline[] {
  if (behind.from === behind.newest) return [code(behind.from), ' is the newest release.']
  const distance: Inline[] = []
  if (behind.days !== null) distance.push(count(behind.days, 'day'))
  distance.push(behind.majors === 0 ? 'no major' : count(behind.majors, 'major'))
  if (behind.trains !== null && behind.trains.length > 0) {
    distance.push(`${count(behind.trains.length, 'API train')} (${behind.trains.join(', ')})`)
  }
  return [code(behind.from), ' is ', strong(...sentence(distance)), ' behind the newest release, ', code(behind.newest), '.']
}

/** How far behind the SDK is, and where this upgrade goes when that is not the newest release. */
export function behindBlocks(report: Report, entry: UpgradeReport): readonly Block[] {
  const behind = report.behind.find((each) => each.sdk === entry.upgrade.sdk)
  const rest = behind !== undefined && behind.newest !== entry.upgrade.to && behind.from !== behind.newest
  return behind === undefined
    ? []
    : [paragraph(...behindWords(behind), ...(rest ? [' This upgrade goes to ', code(entry.upgrade.to), '.'] : []))]
}

/** A picture of the way, where there is anything between its ends or the ends are worth showing. */
export function timelineBlocks(report: Report, { upgrade, changelog }: UpgradeReport): readonly Block[] {
  const catalog = report.catalogs.find((each) => each.sdk === upgrade.sdk)
  const points = timelinePoints(upgrade.from, upgrade.to, catalog, changelog)
  return points.length < 3 ? [] : [{ kind: 'timeline', title: `${sdkName(upgrade.sdk)} from ${upgrade.from} to ${upgrade.to}`, points }]
}

/** The files, what becomes of each, and the checks that the edit passed. */
export function filesBlocks({ upgrade, change }: UpgradeReport): readonly Block[] {
  const title = heading(3, 'What changes')
  if (change.kind === 'refused') {
    return [
      title,
      paragraph(strong('No pull request was made: '), code(change.path), ' could not be edited safely.'),
      { kind: 'code', text: change.why },
      paragraph(strong('The way out: '), ...written(ended(change.wayOut))),
    ]
  }
  const edited = new Set(change.edits.map((edit) => edit.path))
  const named = new Set(upgrade.targets.map((target) => target.use.path))
  const lockfiles = [...edited].filter((path) => !named.has(path))
  const rows = [
    ...upgrade.targets.map((target) => targetRow(target, upgrade.to, edited)),
    ...lockfiles.map((path) => lockfileRow(path, upgrade)),
  ]
  const checks = [...new Set(change.checks.map((check) => check.command))]
  return [
    title,
    table([['File'], ['From'], ['To']], rows),
    ...(checks.length === 0
      ? []
      : [paragraph(checks.length === 1 ? 'Check passed: ' : 'Checks passed: ', ...sentence(checks.map(code)), '.')]),
    ...(change.notes.length === 0 ? [] : [bullets(change.notes.map((note) => [paragraph(...written(ended(note)))]))]),
  ]
}

type Row = readonly (readonly Inline[])[]

/** A specifier that stays may stand in a file that its own tool wrote anew, such as a compiled requirements.txt. */
function targetRow({ use, specifier }: Target, to: string, edited: ReadonlySet<string>): Row {
  const place = [code(`${use.path}:${use.line}`)]
  if (specifier !== use.specifier) return [place, [code(use.specifier || '(any)')], [code(specifier)]]
  if (use.movesWith !== undefined) {
    return [place, [code(use.specifier)], ['unchanged, moves with ', code(`${use.movesWith.path}:${use.movesWith.line}`)]]
  }
  if (edited.has(use.path)) return [place, [code(use.version ?? use.specifier)], [code(to)]]
  return [place, [code(use.specifier || '(any)')], ['unchanged, allows ', code(to)]]
}

function lockfileRow(path: string, { targets, to }: Upgrade): Row {
  const versions = [...new Set(targets.filter(({ use }) => use.lockfile?.path === path).map(({ use }) => use.locked ?? 'unlocked'))]
  return [[code(path)], versions.length === 0 ? ['written anew'] : sentence(versions.map(code)), [code(to)]]
}
