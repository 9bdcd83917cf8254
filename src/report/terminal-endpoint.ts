import { ENDPOINT_CHECKS, type EndpointCheck, type EndpointRun, type OwnEndpoint } from '../domain/own-endpoint.ts'
import { visible } from '../domain/visible.ts'
import type { Tone } from './document.ts'
import { columns, type Cell, type Screen } from './terminal-table.ts'
import { ENDPOINT_WORDS } from './words.ts'

const TONES = { pass: 'good', fail: 'bad', unknown: 'notice' } as const satisfies Readonly<Record<EndpointCheck['verdict'], Tone>>

/** What `endpoint` prints: each check, and why nothing was tried where nothing was. */
export function endpointTable({ command, url, before, notes }: OwnEndpoint, screen: Screen): string {
  const whys = before === null ? [] : whyLines(before)
  return [
    visible(`${command} at ${url}`),
    ...(before === null || before.why !== null ? [['Not tried', ...whys].join('\n')] : [checkTable(before, screen)]),
    ...(notes.length === 0 ? [] : [notes.map((note) => visible(`- ${note}`)).join('\n')]),
  ].join('\n\n')
}

function whyLines({ why, tail }: EndpointRun): readonly string[] {
  const printed = tail.length === 0 ? [] : ['The end of what it printed:', ...tail]
  return [...(why === null ? [] : [why]), ...printed].map((line) => `  ${visible(line)}`)
}

function checkTable({ checks }: EndpointRun, screen: Screen): string {
  const rows = checks.map(({ id, verdict, seen }): readonly Cell[] => [
    { text: ENDPOINT_WORDS[verdict], tone: TONES[verdict] },
    { text: ENDPOINT_CHECKS[id] },
    { text: seen },
  ])
  return columns(['RESULT', 'WHAT SHOULD HAPPEN', 'WHAT HAPPENED'], rows, screen, 2)
}
