import type { SdkNames } from '../domain/sdk-facts.ts'
import type { ContractCase } from '../domain/contract-case.ts'
import type { CaseResult, CaseVerdict, Outcome, Proof } from '../domain/proof.ts'
import { displayWidth, fit } from '../domain/terminal-text.ts'
import { visible } from '../domain/visible.ts'
import { familyOf } from './case-address.ts'
import { CASE_KINDS, contractOfProofs, countsInWords, ISOLATION_WORDS, tally, verdictTitle, type JudgedCase } from './contract.ts'
import { count } from './document.ts'
import { columns, GAP, paint, type Cell, type Screen } from './terminal-table.ts'
import { CASE_WORDS, sdkName, VERDICT_TONES } from './words.ts'

/** What can fail in many cases for one reason is listed so many times, unless all is asked for. */
const LISTED = 8
const OFTEN_ALIKE: readonly CaseVerdict[] = ['inconclusive', 'known-issue', 'unsupported']
/** What is not read for its own sake may be cut. */
const QUIET: ReadonlySet<CaseVerdict> = new Set(['known-issue', 'unsupported', 'pass'])

export interface ProveTableOptions {
  /** Every case, also those that need no attention. */
  readonly all?: boolean
  /** Where those are that are not listed. */
  readonly rest?: string
}

/**
 * What `prove` prints: the cases that need attention, the worst first, or all cases; how many came out how in each
 * family; and the verdict last, where a terminal leaves the eye.
 */
export function proveTable(
  facts: SdkNames,
  proof: Proof,
  screen: Screen,
  { all = false, rest = '--all shows them' }: ProveTableOptions = {},
): string {
  const contract = contractOfProofs([proof])
  const { listed, left } = all ? { listed: contract.cases, left: [] } : foldAlike(contract.cases, rest)
  return [
    caseRows(listed, proof, screen),
    left.join('\n'),
    families(proof.cases, screen),
    proof.notes.map((note) => `- ${visible(note)}`).join('\n'),
    [
      `${sdkName(facts)} ${proof.from} → ${proof.to}`,
      paint(verdictTitle(contract), VERDICT_TONES[proof.verdict], screen),
      countsInWords(contract),
      paint(proof.isolation === undefined ? '' : ISOLATION_WORDS[proof.isolation], 'quiet', screen),
      paint(timeInWords(proof) ?? '', 'quiet', screen),
    ]
      .filter((line) => line !== '')
      .join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** What `prove --list` prints: one line a case. */
export function caseTable(cases: readonly ContractCase[], screen: Screen): string {
  const rows = cases.map((each): readonly Cell[] => [
    { text: each.level },
    { text: each.id },
    { text: each.title },
    { text: each.threat },
    {
      text: each.knownIssues.map(({ sdk, since, link }) => `${sdk} since ${since}: ${link}`).join(', '),
      tone: 'notice',
    },
  ])
  return `${columns(['LEVEL', 'CASE', 'TITLE', 'GUARDS AGAINST', 'KNOWN ISSUE'], rows, screen, 2)}\n\n${count(cases.length, 'case')}`
}

/** Without what passes, and with no more than a few of what may be the same many times over. */
function foldAlike(
  cases: readonly JudgedCase[],
  rest: string,
): { readonly listed: readonly JudgedCase[]; readonly left: readonly string[] } {
  const needed = cases.filter(({ verdict }) => verdict !== 'pass')
  const over = new Set(OFTEN_ALIKE.flatMap((verdict) => needed.filter((each) => each.verdict === verdict).slice(LISTED)))
  return {
    listed: needed.filter((each) => !over.has(each)),
    left: tally([...over]).map(({ label, count: more }) => `… and ${more} more ${label}; ${rest}`),
  }
}

/** A table where what needs attention fits into it uncut; else three lines a case. */
function caseRows(cases: readonly JudgedCase[], proof: Proof, screen: Screen): string {
  if (cases.length === 0) return ''
  const head = ['VERDICT', 'LEVEL', 'CASE', proof.from, proof.to]
  const rows = cases.map(caseCells)
  const loud = cases.filter(({ verdict }) => !QUIET.has(verdict)).map(caseCells)
  const fixed = widths(head, rows).slice(0, 3)
  const seen = widths(head, loud.length === 0 ? rows : loud).slice(3)
  const needed = [...fixed, ...seen].reduce((sum, each) => sum + each + GAP.length, -GAP.length)
  if (needed > screen.width) return stacked(cases, proof, screen)
  const cut = rows.map((cells) => cells.map((cell, index): Cell => ({ ...cell, text: fit(cell.text, seen[index - 3] ?? Infinity, '…') })))
  return columns(head, cut, screen, 3)
}

function widths(head: readonly string[], rows: readonly (readonly Cell[])[]): readonly number[] {
  return head.map((text, index) => Math.max(...[text, ...rows.map((row) => row[index]?.text ?? '')].map(displayWidth)))
}

function stacked(cases: readonly JudgedCase[], { from, to }: Proof, screen: Screen): string {
  const room = Math.max(from.length, to.length, 'both'.length)
  return cases
    .flatMap((each) => {
      const [verdict, level, id, before, after] = caseCells(each)
      const lines = before?.text === after?.text ? [['both', after] as const] : [[from, before] as const, [to, after] as const]
      return [
        [verdict, level, id].map((cell) => paint(cell?.text ?? '', cell?.tone, screen)).join('  '),
        ...lines.map(
          ([version, cell]) => `  ${paint(version, 'quiet', screen)}${' '.repeat(room - displayWidth(version))}  ${cell?.text ?? ''}`,
        ),
      ]
    })
    .join('\n')
}

function caseCells(result: JudgedCase): readonly Cell[] {
  const tone = CASE_KINDS.find(({ includes }) => includes(result))?.tone ?? 'quiet'
  return [
    { text: `${CASE_WORDS[result.verdict]}${result.flaky ? ' (flaky)' : ''}`, tone },
    { text: result.level },
    { text: visible(result.id) },
    { text: visible(shown(result.from)) },
    { text: visible(shown(result.to)) },
  ]
}

/** What was seen; if the case did not run, why: that is the last part of its detail. */
function shown({ outcome, seen, detail }: Outcome): string {
  return outcome === 'inconclusive' || outcome === 'unsupported' ? (detail.split(' · ').at(-1) ?? seen) : seen
}

/** In the order of the suite. */
function families(cases: readonly CaseResult[], screen: Screen): string {
  const names = [...new Set(cases.map(({ id }) => familyOf(id)))]
  const rows = names.map((name): readonly Cell[] => {
    const kinds = tally(cases.filter(({ id }) => familyOf(id) === name))
    return [{ text: name }, { text: kinds.map(({ label, count: number }) => `${number} ${label}`).join(', ') }]
  })
  return names.length === 0 ? '' : columns(['FAMILY', 'CASES'], rows, screen, 1)
}

/** A shorter wait is not worth a word. Milliseconds. */
const SHORT = 100

/**
 * Where the time went, in one line, on the version that took longer in each part; null where nothing was measured.
 * Stripe-mock starts beside the installs, so that only what they waited for it counts.
 */
function timeInWords({ timing, caseTiming = {} }: Proof): string | null {
  const longer = (part: string): number => Math.max(timing[`${part} from`] ?? 0, timing[`${part} to`] ?? 0)
  const total = timing['total']
  const suite = longer('suite')
  if (total === undefined || suite === 0) return null
  const [slowest] = Object.entries(caseTiming).toSorted(([, a], [, b]) => b - a)
  const waited = (timing['stripe-mock'] ?? 0) - longer('install')
  return [
    `${seconds(total)} s: install ${seconds(longer('install'))}`,
    ...(waited > SHORT ? [`waiting for stripe-mock ${seconds(waited)}`] : []),
    `driver ${seconds(longer('driver'))}`,
    `cases ${seconds(suite - longer('driver'))}${slowest === undefined ? '' : ` (slowest: ${slowest[0]} ${seconds(slowest[1])})`}`,
  ].join(', ')
}

function seconds(ms: number): string {
  return (Math.max(ms, 0) / 1000).toFixed(1)
}
