import type { SdkTable } from '../domain/sdk-table.ts'
import type { Published } from '../domain/pull.ts'
import type { ReleaseList } from '../domain/release.ts'
import type { Report, UpgradeReport } from '../domain/report.ts'
import type { Blocked } from '../domain/upgrade.ts'
import type { Detection, Use } from '../domain/use.ts'
import { visible, visibleLines } from '../domain/visible.ts'
import { behindAll } from './compose.ts'
import type { Checked } from './json.ts'
import { contractOf, countsInWords, verdictTitle } from './contract.ts'
import { count } from './document.ts'
import { earlierOf } from './published.ts'
import { gapsOf, headline, nothingFound, type Gap } from './state.ts'
import { proveTable } from './terminal-proof.ts'
import { columns, type Cell, type Screen } from './terminal-table.ts'
import { ended } from './written.ts'
import { OWN_TESTS_WORDS, sdkName, VERDICT_TONES } from './words.ts'

/** Where the Stripe SDKs are used. */
export function detectTable({ uses, notes }: Detection, screen: Screen): string {
  if (uses.length === 0) return [`${nothingFound(notes)}.`, ...notes.map(noteLine)].join('\n')
  return [columns(['SDK', 'WHERE', 'ASKS FOR', 'IN USE', ''], uses.map(useCells), screen, 2), ...notes.map(noteLine)].join('\n')
}

/** What is outdated, what it can move to, and what is held back. */
export function checkTable({ sdks, detection, choice, releaseLists, inUse, hazards }: Checked, screen: Screen): string {
  if (detection.uses.length === 0) return detectTable(detection, screen)
  const situation = { ...detection, ...choice, sdks, releaseLists, inUse }
  const behind = behindAll(inUse, releaseLists, []).map((each) => {
    if (each.from === each.newest) return `${sdkName(sdks.of(each.sdk))} ${each.from} is the newest release.`
    const days = each.days === null ? '' : `${count(each.days, 'day')} and `
    return `${sdkName(sdks.of(each.sdk))} ${each.from} is ${days}${count(each.majors, 'major')} behind ${each.newest}.`
  })
  const upgrades = choice.upgrades.map((upgrade): readonly Cell[] => [
    { text: upgrade.sdk },
    { text: upgrade.froms.join(', ') },
    { text: upgrade.to, tone: 'good' },
    { text: upgrade.major ? 'major' : 'same major' },
    { text: upgrade.paths.join(', ') },
  ])
  return sections([
    [...gapsOf(situation).map((gap) => gapLine(gap, sdks)), ...behind].join('\n'),
    upgrades.length === 0 ? `${headline(situation)}.` : columns(['SDK', 'FROM', 'TO', '', 'FILES'], upgrades, screen),
    hazards.size === 0
      ? ''
      : [
          'Known hazards of the versions in use:',
          ...Array.from(hazards.keys(), ({ sdk, title }) => `- ${sdkName(sdks.of(sdk))}: ${title}`),
        ].join('\n'),
    blockedTable(choice.blocked, screen),
    [
      ...releaseLists.filter(({ failure }) => failure === undefined).map((each) => advisoryLine(each, sdks)),
      ...detection.notes.map(noteLine),
    ].join('\n'),
  ])
}

/** An answer that did not come is never "none". */
function advisoryLine({ sdk, advisories }: ReleaseList, sdks: SdkTable): string {
  const name = sdkName(sdks.of(sdk))
  if (advisories === 'unknown') return `- ${name}: advisories: unknown, GitHub did not answer`
  return `- ${name}: advisories: ${advisories.length === 0 ? 'none' : advisories.map(({ id, affected }) => `${id} (${affected})`).join(', ')}`
}

/** What came of one upgrade, in one line, and all that there is to say of it in a log. */
export function upgradeLog(
  entry: UpgradeReport,
  published: readonly Published[],
  screen: Screen,
): { readonly title: string; readonly text: string } {
  const { upgrade, facts, change, proofs, ownTests } = entry
  const pull = published.find((each) => each.branch === upgrade.branch)
  const files =
    change.kind === 'refused'
      ? `Not edited: ${change.why}\nThe way out: ${change.wayOut}`
      : [...change.edits.map(({ path }) => `Edited: ${path}`), ...change.checks.map(({ command }) => `Check passed: ${command}`)].join('\n')
  return {
    title: `${sdkName(facts)} ${upgrade.from} → ${upgrade.to}: ${verdictTitle(contractOf(entry))}`,
    text: sections([
      ...proofs.map((proof) => proveTable(facts, proof, screen, { rest: 'the report has them' })),
      ownTests === null ? '' : `Your own tests, ${ownTests.command}: ${OWN_TESTS_WORDS[ownTests.verdict]}`,
      visibleLines(files),
      pull === undefined
        ? ''
        : visible(`Pull request ${pull.action}: ${pull.location ?? pull.branch}${pull.why === null ? '' : `, ${pull.why}`}`),
    ]),
  }
}

/** What came of each upgrade. */
export function upgradeTable(report: Report, published: readonly Published[], screen: Screen): string {
  const rows = report.upgrades.map((entry): readonly Cell[] => {
    const { upgrade, facts, change, ownTests } = entry
    const contract = contractOf(entry)
    const own = ownTests === null ? '' : `; own tests: ${OWN_TESTS_WORDS[ownTests.verdict]}`
    const pull = published.find((each) => each.branch === upgrade.branch)
    const result =
      change.kind === 'refused'
        ? `no pull request: ${change.why}`
        : pull === undefined
          ? upgrade.branch
          : `${pull.action}${pull.why === null ? '' : `, ${pull.why}`}`
    return [
      { text: sdkName(facts) },
      { text: `${upgrade.from} → ${upgrade.to}` },
      { text: `${verdictTitle(contract).split(':')[0] ?? ''}: ${countsInWords(contract)}${own}`, tone: VERDICT_TONES[contract.verdict] },
      { text: result },
    ]
  })
  return sections([
    gapsOf(report)
      .map((gap) => gapLine(gap, report.sdks))
      .join('\n'),
    rows.length === 0 ? `${headline(report)}.` : columns(['SDK', 'UPGRADE', 'CONTRACT', 'PULL REQUEST'], rows, screen, 2),
    earlierOf(report, published).map(earlierLine).join('\n'),
    blockedTable(report.blocked, screen),
  ])
}

function earlierLine({ branch, action, why }: Published): string {
  return visible(`Pull request of an earlier run, ${branch}: ${action}.${why === null ? '' : ` ${ended(why)}`}`)
}

function blockedTable(blocked: readonly Blocked[], screen: Screen): string {
  const rows = blocked.map(({ sdk, version, places, why }): readonly Cell[] => {
    const [first, ...others] = places.map(({ path, line }) => `${path}:${line}`)
    return [
      { text: sdk },
      { text: version ?? '' },
      { text: first === undefined ? '' : others.length === 0 ? first : `${first} and ${others.length} more` },
      { text: why },
    ]
  })
  return rows.length === 0 ? '' : columns(['SDK', 'HELD', 'WHERE', 'WHY'], rows, screen)
}

function gapLine({ sdk, kind, why }: Gap, sdks: SdkTable): string {
  const name = sdkName(sdks.of(sdk))
  return visible(
    kind === 'failed'
      ? `The releases of ${name} could not be looked up: ${ended(why)}`
      : `Nothing was looked up for ${name}: ${ended(why)}`,
  )
}

function useCells(use: Use): readonly Cell[] {
  return [
    { text: use.sdk },
    { text: `${use.path}:${use.line}` },
    { text: use.specifier || '(any)' },
    { text: use.version ?? 'unknown' },
    { text: use.why ?? (use.movesWith === undefined ? '' : `moves with ${use.movesWith.path}:${use.movesWith.line}`), tone: 'quiet' },
  ]
}

function noteLine(note: Detection['notes'][number]): string {
  const { place, text } = note
  const where = place === null ? '' : `${place.path}${place.line === undefined ? '' : `:${place.line}`}: `
  return visible(`- ${where}${text}`)
}

function sections(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
