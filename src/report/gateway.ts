import type { Failing, GatewayRequest, GatewaySummary, NamedRequest } from '../domain/gateway-summary.ts'
import type { Requests } from '../domain/own-tests.ts'
import { displayWidth, fit } from '../domain/terminal-text.ts'
import { visible } from '../domain/visible.ts'
import { count, type Tone } from './document.ts'
import { GAP, paint, type Screen } from './terminal-table.ts'

/** Columns, because a table that grows cannot be measured beforehand; the path has the rest of the line. */
const HEAD = [
  ['STATUS', 6],
  ['METHOD', 6],
  ['OUTCOME', 20],
  ['KEY', 18],
] as const
const SHORTEST_PATH = 20
/** Longer lists are for nobody. */
const LISTED = 20

/** The head of the table of requests. */
export function requestHead(screen: Screen): string {
  return row(
    HEAD.map(([title]) => ({ text: title, tone: 'quiet' })),
    { text: 'PATH', tone: 'quiet' },
    screen,
  )
}

/** One request to the gateway, as a row of the table. */
export function requestLine({ method, path, key, status, remark, alarming }: GatewayRequest, screen: Screen): string {
  const cells = [
    { text: status === null ? 'none' : String(status), ...(status === null || status >= 400 ? { tone: 'bad' as const } : {}) },
    { text: method },
    { text: remark, ...(alarming ? { tone: 'notice' as const } : {}) },
    { text: key ?? '' },
  ]
  return row(cells, { text: path }, screen)
}

interface Part {
  readonly text: string
  readonly tone?: Tone
}

function row(cells: readonly Part[], path: Part, screen: Screen): string {
  const fixed = cells.map(({ text, tone }, index) => {
    const room = HEAD[index]?.[1] ?? 0
    const shown = fit(visible(text), room, '…')
    return `${paint(shown, tone, screen)}${' '.repeat(room - displayWidth(shown))}`
  })
  const taken = HEAD.reduce((sum, [, room]) => sum + room + GAP.length, 0)
  const rest = fit(visible(path.text), Math.max(SHORTEST_PATH, screen.width - taken), '…')
  return [...fixed, paint(rest, path.tone, screen)].join(GAP)
}

/** What a developer should look at in what their program asked; the counts last. */
export function gatewayTable(summary: GatewaySummary, screen: Screen): string {
  const { requests, judged, made, replayed, keyless, reusedKeys, madeTwice, refused } = summary
  if (requests === 0) return 'No request arrived.'
  const lists = [
    list('Without an idempotency key, so that a retry makes a second object:', keyless, screen),
    list(
      'A key used again with other parameters, which Stripe refuses:',
      reusedKeys.map(({ what, key, count: times }) => ({ what: `${what}, key ${key}`, count: times })),
      screen,
    ),
    list('Made again with the same parameters, without a key or with another one:', madeTwice, screen),
    list(
      'Refused by stripe-mock:',
      refused.map(({ what, status, why, count: times }) => ({
        what: `${what}: ${status === null ? '' : `${status}, `}${why}`,
        count: times,
      })),
      screen,
    ),
  ].filter((text) => text !== '')
  const looked = judged < requests ? ` The lists are about the newest ${judged}.` : ''
  return [
    ...(lists.length === 0
      ? [
          paint(
            'Every call that changes something had a key, none came again with other parameters, and nothing was made twice.',
            'good',
            screen,
          ),
        ]
      : lists),
    `${count(requests, 'request')}, ${count(made, 'object')} made, ${replayed} replayed.${looked}`,
  ].join('\n\n')
}

/** What `--fail-on` found, with each request named; null where nothing. */
export function failingsText(summary: GatewaySummary, failOn: ReadonlySet<Failing>, screen: Screen): string | null {
  const { doubles, keylessPosts, requests, failure } = summary
  const parts = [
    ...(failOn.has('double') && doubles.length > 0
      ? [section('double: these requests made the same object more than once.', doubles.flatMap(doubleLines), screen)]
      : []),
    ...(failOn.has('no-key') && keylessPosts.length > 0
      ? [section('no-key: these POST requests had no idempotency key.', keylessPosts.map(lineOf), screen)]
      : []),
    ...(requests === 0 ? ['could not tell: no request arrived. Point your SDK at STRIPE_API_BASE.'] : []),
    ...(failure === null ? [] : [`could not tell: ${visible(failure)}`]),
  ]
  return parts.length === 0 ? null : parts.map((part) => `--fail-on ${part}`).join('\n\n')
}

function doubleLines({ what, requests }: GatewaySummary['doubles'][number]): readonly string[] {
  return [`${visible(what)}, ${count(requests.length, 'time')}:`, ...requests.map((one) => `  ${lineOf(one)}`)]
}

function lineOf({ number, method, path, key, requestId }: NamedRequest): string {
  return visible(`request ${number}, ${requestId}: ${method} ${path}, ${key === null || key === '' ? 'no key' : `key ${key}`}`)
}

function section(title: string, lines: readonly string[], screen: Screen): string {
  const more = lines.length > LISTED ? [`  … and ${count(lines.length - LISTED, 'more line')}; --json has them all`] : []
  return [paint(title, 'bad', screen), ...lines.slice(0, LISTED).map((line) => `  ${line}`), ...more].join('\n')
}

function list(title: string, all: readonly Requests[], screen: Screen): string {
  if (all.length === 0) return ''
  const lines = all.slice(0, LISTED).map(({ what, count: times }) => `  ${times} × ${visible(what)}`)
  const more = all.length > LISTED ? [`  … and ${all.length - LISTED} more; --json has them all`] : []
  return [paint(title, 'notice', screen), ...lines, ...more].join('\n')
}
