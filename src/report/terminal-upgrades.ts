import type { Published } from '../domain/pull.ts'
import type { Report, UpgradeReport } from '../domain/report.ts'
import { displayWidth, fit } from '../domain/terminal-text.ts'
import { visible } from '../domain/visible.ts'
import { contractOf, countsInWords } from './contract.ts'
import type { Tone } from './document.ts'
import { linesInShort, linesTone } from './impact.ts'
import { columns, GAP, paint, type Cell, type Screen } from './terminal-table.ts'
import { endpointWords, OWN_TESTS_WORDS, sdkName, VERDICT_TONES } from './words.ts'

const CONTRACT = 3
const HEAD = ['SDK', 'UPGRADE', 'YOUR CODE', 'CONTRACT', 'PULL REQUEST'] as const
/** Columns that what was done with the pull request takes at least, and that it takes before the counts have them. */
const SHORTEST_PULL = 16
const LONG_PULL = 40
/** Of an upgrade that could not be edited. */
const NOT_UPGRADED = 'not upgraded'
/** So many failing cases are named. */
const NAMED = 3
/** Verdicts of a case that decide about an upgrade. */
const FAILING: ReadonlySet<string> = new Set(['broken', 'regressed', 'inconclusive'])

/**
 * One row for each upgrade. On a terminal that is too narrow for the whole of it, some lines for each. The
 * verdict and the cases that fail are kept; the counts are the first to be cut.
 */
export function upgradeRows(report: Report, published: readonly Published[], screen: Screen): string {
  const rows = report.upgrades.map((entry) => cellsOf(entry, published))
  const widths = HEAD.map((title, index) => Math.max(...[title, ...rows.map((row) => row[index]?.text ?? '')].map(displayWidth)))
  const [sdk = 0, upgrade = 0, code = 0, contract = 0, pull = 0] = widths
  const left = screen.width - (sdk + upgrade + code + GAP.length * (HEAD.length - 1))
  const essential = Math.max(...report.upgrades.map((entry) => displayWidth(essentialOf(entry))))
  if (essential + Math.min(pull, SHORTEST_PULL) > left) return report.upgrades.map((entry) => stacked(entry, published, screen)).join('\n')
  const room = Math.max(essential, Math.min(contract, left - Math.min(pull, LONG_PULL)))
  const cut = rows.map((row) => row.map((cell, index): Cell => (index === CONTRACT ? { ...cell, text: fit(cell.text, room, '…') } : cell)))
  return columns(HEAD, cut, screen, CONTRACT + 1)
}

function cellsOf(entry: UpgradeReport, published: readonly Published[]): readonly Cell[] {
  const { upgrade, facts } = entry
  return [
    { text: sdkName(facts) },
    { text: `${upgrade.from} → ${upgrade.to}` },
    { text: linesInShort(entry), tone: linesTone(entry) },
    { text: contractWords(entry), tone: contractTone(entry) },
    { text: visible(pullWords(entry, published)) },
  ]
}

function stacked(entry: UpgradeReport, published: readonly Published[], screen: Screen): string {
  const { upgrade, facts } = entry
  const line = (indent: string, text: string, tone?: Cell['tone']): string =>
    indent + paint(fit(visible(text), screen.width - indent.length, '…'), tone, screen)
  return [
    line('', `${sdkName(facts)} ${upgrade.from} → ${upgrade.to}`),
    line('  ', contractWords(entry), contractTone(entry)),
    line('  ', `your code: ${linesInShort(entry)}`, linesTone(entry)),
    line('  ', pullWords(entry, published)),
  ].join('\n')
}

/** The verdict and the cases that fail: what must not be cut. */
function essentialOf(entry: UpgradeReport): string {
  if (entry.change.kind === 'refused') return NOT_UPGRADED
  const { verdict, cases } = contractOf(entry)
  const failing = cases.filter((each) => FAILING.has(each.verdict)).map(({ id }) => id)
  const more = failing.length > NAMED ? [`${failing.length - NAMED} more`] : []
  return failing.length === 0 ? verdict : visible(`${verdict}: ${[...failing.slice(0, NAMED), ...more].join(', ')}`)
}

/** The same, then the user's own tests, then the counts, because what is last is cut first. */
function contractWords(entry: UpgradeReport): string {
  const { ownTests, endpoint, change } = entry
  const essential = essentialOf(entry)
  if (change.kind === 'refused') return essential
  const contract = contractOf(entry)
  const own = ownTests === null ? [] : [`own tests: ${OWN_TESTS_WORDS[ownTests.verdict]}`]
  const tried = endpoint === null ? [] : [`own endpoint: ${endpointWords(endpoint)}`]
  return `${essential}${essential === contract.verdict ? ':' : ';'} ${[...own, ...tried, countsInWords(contract)].join('; ')}`
}

function contractTone(entry: UpgradeReport): Tone {
  return entry.change.kind === 'refused' ? 'notice' : VERDICT_TONES[contractOf(entry).verdict]
}

function pullWords({ upgrade, change }: UpgradeReport, published: readonly Published[]): string {
  if (change.kind === 'refused') return `no pull request: ${change.why}`
  const pull = published.find((each) => each.branch === upgrade.branch)
  return pull === undefined ? upgrade.branch : `${pull.action}${pull.why === null ? '' : `, ${pull.why}`}`
}
