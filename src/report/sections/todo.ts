import type { Report, UpgradeReport } from '../../domain/report.ts'
import type { Hazard } from '../../domain/upgrade.ts'
import { contractOf, type JudgedCase } from '../contract.ts'
import { code, count, paragraph, sentence, strong, type Block, type Inline } from '../document.ts'
import { written } from '../written.ts'
import { placesOf } from './api.ts'

/** More would not be read. */
const MAX_CASES = 4

/** What the reader should do before merging; nothing where nothing is to be done. */
export function todoBlocks(report: Report, entry: UpgradeReport): readonly Block[] {
  const items = [
    ...caseItems(entry),
    ...literalItems(entry),
    ...pinItems(entry),
    ...runtimeItems(report, entry),
    ...carriedItems(entry),
    ...noteItems(entry),
  ]
  if (items.length === 0) return []
  return [paragraph(strong('Before you merge')), { kind: 'list', style: 'tasks', items: items.map((item) => [paragraph(...item)]) }]
}

function caseItems({ upgrade, proofs }: UpgradeReport): readonly (readonly Inline[])[] {
  const { cases, verdict } = contractOf(proofs)
  const broken = cases.filter((each) => each.verdict === 'broken' && each.level === 'MUST')
  if (broken.length > 0) {
    return [
      [
        strong('Do not merge'),
        ': ',
        code(upgrade.to),
        ' fails where it must not: ',
        ...titles(broken),
        '. Stay on ',
        code(upgrade.from),
        ' until a release mends it.',
      ],
    ]
  }
  if (verdict === 'inconclusive')
    return [[strong('Do not merge on this proof'), ': mend what kept it from running, run again, and look at the verdict then.']]
  const lost = cases.filter((each) => each.verdict === 'broken')
  const changed = cases.filter((each) => each.verdict === 'changed')
  return [
    ...lost.map((each) => question(`See whether your code relies on this, which ${upgrade.to} no longer does: `, each)),
    ...changed.slice(0, MAX_CASES).map((each) => question('See whether your code relies on this: ', each)),
    ...(changed.length > MAX_CASES ? [[`And ${count(changed.length - MAX_CASES, 'more changed case')}, listed below.`]] : []),
  ]
}

function question(start: string, { title, from, to }: JudgedCase): readonly Inline[] {
  return [start, ...written(title), ' (', code(from.seen), ' → ', code(to.seen), ').']
}

function titles(cases: readonly JudgedCase[]): readonly Inline[] {
  return written(
    cases
      .slice(0, MAX_CASES)
      .map((each) => each.title)
      .join('; '),
  )
}

function literalItems({ findings, changelog }: UpgradeReport): readonly (readonly Inline[])[] {
  const to = changelog.apiVersion.to?.id ?? null
  const stale = findings.filter((finding) => finding.rule === 'api-version-literal' && finding.value !== to)
  if (stale.length === 0) return []
  const values = [...new Set(stale.map((finding) => finding.value))]
  return [[`Decide about the API version that your code names itself (`, ...sentence(values.map(code)), '): ', ...placesOf(stale), '.']]
}

function pinItems({ findings, changelog, upgrade }: UpgradeReport): readonly (readonly Inline[])[] {
  const { from, to } = changelog.apiVersion
  if (to === null || from?.id === to.id || findings.some((finding) => finding.rule === 'api-version-literal')) return []
  if (!upgrade.major && from?.train === to.train) return []
  return [
    [
      'Your code names no API version, so its requests move ',
      ...(from === null ? ['to '] : ['from ', code(from.id), ' to ']),
      code(to.id),
      ' with this merge: read the breaking changes below for what you use.',
    ],
  ]
}

function runtimeItems({ catalogs }: Report, { upgrade }: UpgradeReport): readonly (readonly Inline[])[] {
  const releases = catalogs.find((catalog) => catalog.sdk === upgrade.sdk)?.releases ?? []
  const before = releases.find((release) => release.version === upgrade.from)?.runtime ?? null
  const after = releases.find((release) => release.version === upgrade.to)?.runtime ?? null
  if (after === null || after === before) return []
  return [
    [
      'See that all you deploy to runs ',
      code(after),
      ...(before === null ? [] : [' (it was ', code(before), ')']),
      ': the new version requires it.',
    ],
  ]
}

function carriedItems({ upgrade }: UpgradeReport): readonly (readonly Inline[])[] {
  return upgrade.carries.map((hazard) => carried(upgrade.to, hazard))
}

function carried(version: string, hazard: Hazard): readonly Inline[] {
  return ['Know that ', code(version), ' has this defect: ', ...written(hazard.title), ' (below).']
}

function noteItems({ changelog, upgrade }: UpgradeReport): readonly (readonly Inline[])[] {
  return changelog.source === 'none' && upgrade.major ? [['Read the SDK’s changelog: its notes could not be had here.']] : []
}
