import {
  ENDPOINT_CHECK_IDS,
  ENDPOINT_CHECKS,
  type EndpointCheck,
  type EndpointCheckId,
  type EndpointRun,
  type OwnEndpoint,
} from '../domain/own-endpoint.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import { visible } from '../domain/visible.ts'
import type { Tone } from './document.ts'
import { columns, type Cell, type Screen } from './terminal-table.ts'
import { ENDPOINT_WORDS, endpointWords } from './words.ts'

const TONES = { pass: 'good', fail: 'bad', unknown: 'notice' } as const satisfies Readonly<Record<EndpointCheck['verdict'], Tone>>

/** What `endpoint` prints: each check, and why nothing was tried where nothing was. */
export function endpointTable({ command, url, before, notes }: OwnEndpoint, screen: Screen): string {
  const whys = before === null ? ['Not tried'] : whyLines(before)
  return [
    visible(`${command} at ${url}`),
    ...(before === null || before.why !== null ? [whys.join('\n')] : [checkTable(before, screen)]),
    ...(notes.length === 0 ? [] : [notes.map((note) => visible(`- ${note}`)).join('\n')]),
  ].join('\n\n')
}

function resultCell({ checks }: EndpointRun, id: EndpointCheckId): Cell {
  const check = checks.find((each) => each.id === id)
  return check === undefined ? { text: '' } : { text: ENDPOINT_WORDS[check.verdict], tone: TONES[check.verdict] }
}

/** The same for both versions; of one that was not tried why not. What happened is of the newer one that was. */
export function endpointLog(endpoint: OwnEndpoint, { froms, to }: Pick<Upgrade, 'froms' | 'to'>, screen: Screen): string {
  const { command, before, after, notes } = endpoint
  const runs = [
    { version: froms.join(', '), run: before },
    { version: to, run: after },
  ].flatMap(({ version, run }) => (run === null ? [] : [{ version, run }]))
  const tried = runs.filter(({ run }) => run.why === null)
  const seen = tried.at(-1)?.run.checks ?? []
  const row = (id: EndpointCheckId): readonly Cell[] => [
    ...tried.map(({ run }) => resultCell(run, id)),
    { text: ENDPOINT_CHECKS[id] },
    { text: seen.find((each) => each.id === id)?.seen ?? '' },
  ]
  const head = [...tried.map(({ version }) => version), 'WHAT SHOULD HAPPEN', 'WHAT HAPPENED']
  return [
    visible(`Your endpoint, ${command}: ${endpointWords(endpoint)}`),
    ...(tried.length === 0 ? [] : [columns(head, ENDPOINT_CHECK_IDS.map(row), screen, tried.length)]),
    ...runs.flatMap(({ version, run }) => (run.why === null ? [] : whyLines(run, ` with ${version}`))),
    ...notes.map((note) => visible(`- ${note}`)),
  ].join('\n')
}

function whyLines({ why, tail }: EndpointRun, version = ''): readonly string[] {
  const printed = why === null || tail.length === 0 ? [] : ['The end of what it printed:', ...tail]
  return [`Not tried${version}`, ...[...(why === null ? [] : [why]), ...printed].map((line) => `  ${visible(line)}`)]
}

function checkTable({ checks }: EndpointRun, screen: Screen): string {
  const rows = checks.map(({ id, verdict, seen }): readonly Cell[] => [
    { text: ENDPOINT_WORDS[verdict], tone: TONES[verdict] },
    { text: ENDPOINT_CHECKS[id] },
    { text: seen },
  ])
  return columns(['RESULT', 'WHAT SHOULD HAPPEN', 'WHAT HAPPENED'], rows, screen, 2)
}
