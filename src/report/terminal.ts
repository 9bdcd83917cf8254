import type { Published } from '../domain/pull.ts'
import type { ReleaseList } from '../domain/release.ts'
import type { Report, UpgradeReport } from '../domain/report.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Blocked } from '../domain/upgrade.ts'
import type { Detection, Use } from '../domain/use.ts'
import { visible, visibleLines } from '../domain/visible.ts'
import { behindLine } from './behind.ts'
import { behindAll } from './compose.ts'
import { headline, impactOf } from './impact.ts'
import type { Checked } from './json.ts'
import { earlierOf } from './published.ts'
import { gapsOf, nothingFound, runTitle, withdrawnInUse, withdrawnWords, type Gap, type Situation } from './state.ts'
import { auditLines } from './terminal-audit.ts'
import { endpointLog } from './terminal-endpoint.ts'
import { proveTable } from './terminal-proof.ts'
import { TRIED_HEAD, triedRow } from './tried-edits.ts'
import { columns, type Cell, type Screen } from './terminal-table.ts'
import { upgradeRows } from './terminal-upgrades.ts'
import { ended } from './written.ts'
import { BREAKS_WORDS, OWN_TESTS_WORDS, sdkName } from './words.ts'

/** A terminal has room for so many lines of one upgrade; the report has all of them. */
const MAX_LINES = 12

/** Where the Stripe SDKs are used. */
export function detectTable({ uses, notes }: Detection, screen: Screen): string {
  if (uses.length === 0) return [`${nothingFound(notes)}.`, ...notes.map(noteLine)].join('\n')
  return [columns(['SDK', 'WHERE', 'SPECIFIER', 'IN USE', ''], uses.map(useCells), screen, 2), ...notes.map(noteLine)].join('\n')
}

/** What is outdated, what it can move to, and what is on hold. */
export function checkTable(
  { sdks, detection, choice, releaseLists, inUse, hazards, hazardLines = [], edits = [] }: Checked,
  screen: Screen,
): string {
  if (detection.uses.length === 0) return detectTable(detection, screen)
  const situation = { ...detection, ...choice, sdks, releaseLists, inUse }
  const behind = behindAll(inUse, releaseLists, []).map((each) => behindLine(each, sdks))
  const withdrawn = withdrawnInUse(situation).map((each) => visible(`${sdkName(sdks.of(each.sdk))} ${ended(withdrawnWords(each))}`))
  const upgrades = choice.upgrades.map((upgrade): readonly Cell[] => [
    { text: upgrade.sdk },
    { text: upgrade.froms.join(', ') },
    { text: upgrade.to, tone: 'good' },
    { text: upgrade.major ? 'major' : 'same major' },
    { text: upgrade.paths.join(', ') },
  ])
  return sections([
    [...gapLines(situation), ...behind, ...withdrawn].join('\n'),
    upgrades.length === 0 ? `${runTitle(situation)}.` : columns(['SDK', 'FROM', 'TO', '', 'FILES'], upgrades, screen),
    edits.length === 0 ? '' : columns(TRIED_HEAD, edits.map(triedRow), screen),
    hazards.size === 0
      ? ''
      : [
          'Known defects of the versions in use:',
          ...Array.from(hazards.keys(), ({ id, sdk, title }) =>
            [
              `- ${sdkName(sdks.of(sdk))}: ${title}`,
              ...hazardLines
                .filter(({ hazard }) => hazard === id)
                .map(({ path, line, message }) => `  ${visible(`${path}:${line}`)}: ${visible(message)}`),
            ].join('\n'),
          ),
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

/** The result of one upgrade: one line, and everything that a log has about it. */
export function upgradeLog(
  entry: UpgradeReport,
  published: readonly Published[],
  screen: Screen,
): { readonly title: string; readonly text: string } {
  const { upgrade, facts, change, proofs, ownTests, endpoint } = entry
  const pull = published.find((each) => each.branch === upgrade.branch)
  const files =
    change.kind === 'refused'
      ? `Not edited: ${change.why}\nWhat you can do: ${change.wayOut}`
      : [...change.edits.map(({ path }) => `Edited: ${path}`), ...change.checks.map(({ command }) => `Check passed: ${command}`)].join('\n')
  return {
    title: `${sdkName(facts)} ${upgrade.from} → ${upgrade.to}: ${headline(entry).title}`,
    text: sections([
      brokenLines(entry, screen),
      ...proofs.map((proof) => proveTable(facts, proof, screen, { rest: 'the report has them' })),
      ownTests === null ? '' : `Your own tests, ${ownTests.command}: ${OWN_TESTS_WORDS[ownTests.verdict]}`,
      endpoint === null ? '' : endpointLog(endpoint, upgrade, screen),
      visibleLines(files),
      pull === undefined
        ? ''
        : visible(`Pull request ${pull.action}: ${pull.location ?? pull.branch}${pull.why === null ? '' : `, ${pull.why}`}`),
    ]),
  }
}

/** The user's lines that one upgrade breaks, the worst first; empty if there are none. */
export function brokenLines(entry: UpgradeReport, screen: Screen): string {
  const { breaking } = impactOf(entry)
  if (breaking.length === 0) return ''
  const rows = breaking
    .slice(0, MAX_LINES)
    .map(({ path, line, breaks, message }): readonly Cell[] => [
      { text: `${path}:${line}` },
      { text: BREAKS_WORDS[breaks], tone: breaks === 'api-version' ? 'notice' : 'bad' },
      { text: message },
    ])
  const left = breaking.length - rows.length
  const name = `${sdkName(entry.facts)} ${entry.upgrade.to}`
  return [
    `Lines that break with ${name}:`,
    columns(['LINE', 'HOW', 'WHAT HAPPENS'], rows, screen, 2),
    ...(left === 0 ? [] : [`… and ${left} more. The report has them.`]),
  ].join('\n')
}

/** The result of each upgrade. */
export function upgradeTable(report: Report, published: readonly Published[], screen: Screen): string {
  return sections([
    gapLines(report).join('\n'),
    report.upgrades.length === 0 ? `${runTitle(report)}.` : upgradeRows(report, published, screen),
    ...report.upgrades.map(refusalLines),
    ...report.upgrades.map((entry) => brokenLines(entry, screen)),
    ...report.upgrades.map(({ endpoint, upgrade }) => (endpoint === null ? '' : endpointLog(endpoint, upgrade, screen))),
    earlierOf(report, published).map(earlierLine).join('\n'),
    blockedTable(report.blocked, screen),
    auditLines(report, screen),
  ])
}

/** Why an upgrade was not edited, and what to do; empty where it was. */
function refusalLines({ upgrade, facts, change }: UpgradeReport): string {
  if (change.kind === 'edited') return ''
  return visibleLines(
    [
      `${sdkName(facts)} ${upgrade.from} → ${upgrade.to} was not upgraded. ${change.path}: ${ended(change.why)}`,
      `What you can do: ${ended(change.wayOut)}`,
    ].join('\n'),
  )
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
  return rows.length === 0 ? '' : columns(['SDK', 'ON HOLD', 'WHERE', 'WHY'], rows, screen)
}

/** What is not known, and why. What could not be looked up is the title where there is no upgrade, and the log has said why. */
function gapLines(situation: Situation): readonly string[] {
  const gaps = gapsOf(situation).filter(({ kind }) => kind !== 'failed' || situation.upgrades.length > 0)
  return gaps.map((gap) => gapLine(gap, situation.sdks))
}

function gapLine({ sdk, kind, why }: Gap, sdks: SdkTable): string {
  const name = sdkName(sdks.of(sdk))
  const words = {
    failed: `The releases of ${name} could not be looked up: `,
    none: `No release of ${name} is newer than the version in use: `,
    'not asked': `Nothing was looked up for ${name}: `,
  }
  return visible(words[kind] + ended(why))
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
