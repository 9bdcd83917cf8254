import {
  ENDPOINT_CHECK_IDS,
  ENDPOINT_CHECKS,
  endpointOutcome,
  lostChecks,
  type EndpointCheck,
  type EndpointCheckId,
  type EndpointRun,
  type OwnEndpoint,
} from '../../domain/own-endpoint.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import {
  bullets,
  code,
  count,
  fold,
  link,
  paragraph,
  section,
  sentence,
  strong,
  table,
  type Block,
  type Inline,
  type TableBlock,
} from '../document.ts'
import { DOCS } from '../links.ts'
import { ENDPOINT_WORDS } from '../words.ts'
import { ended, written } from '../written.ts'

const DOTS = { pass: 'good', fail: 'bad', unknown: 'quiet' } as const

/** What came of the user's app with the version in use and with the candidate; nothing if none was started. */
export function endpointBlocks({ endpoint, upgrade }: UpgradeReport): readonly Block[] {
  if (endpoint === null) return []
  const { command, url, before, after, notes } = endpoint
  const noted = notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))]
  const started = paragraph(
    'We started ',
    code(command),
    ' and sent events to ',
    code(url),
    ', real and forged ones. ',
    ...meaning(endpoint),
  )
  if (before === null || after === null) return section('behaviour', 'Your endpoint', [started, ...noted])
  const versions = [
    { head: sentence(upgrade.froms.map(code)), run: before },
    { head: [code(upgrade.to)], run: after },
  ].filter(({ run }) => run.why === null)
  const row = (id: EndpointCheckId): TableBlock['rows'][number] => [[ENDPOINT_CHECKS[id]], ...versions.map(({ run }) => cell(run, id))]
  return section('behaviour', 'Your endpoint', [
    started,
    ...(versions.length === 0 ? [] : [table([['What should happen'], ...versions.map(({ head }) => head)], ENDPOINT_CHECK_IDS.map(row))]),
    ...whyBlocks(upgrade.froms.join(', '), before),
    ...whyBlocks(upgrade.to, after),
    ...(versions.length === 0 ? [] : [pages()]),
    ...noted,
  ])
}

function pages(): Block {
  return paragraph(
    'What is sent for each check: ',
    link(`${DOCS}/own-endpoint.md#what-it-is-sent`, 'Your own endpoint'),
    '. What a safe endpoint does: ',
    link(`${DOCS}/webhooks.md`, 'Handling webhooks'),
    '.',
  )
}

function meaning(endpoint: OwnEndpoint): readonly Inline[] {
  const outcome = endpointOutcome(endpoint)
  switch (outcome.kind) {
    case 'not compared':
      return [strong('The two versions could not be compared'), '. That is not a pass.']
    case 'not tried':
      return [strong('It could not be tried with the candidate'), '. That is not a pass.', ...failedBefore(endpoint)]
    case 'lost':
      return [strong(`${count(outcome.count, 'check passes', 'checks pass')} with the version in use and not with the candidate`), '.']
    case 'fail':
      return [
        strong(`${count(outcome.count, 'check fails', 'checks fail')} with the candidate`),
        ', and the upgrade is not the cause of it.',
      ]
    case 'unknown':
      return [strong('No check fails with the candidate'), `. Of ${count(outcome.count, 'check')} we could not tell.`]
    case 'pass':
      return [strong('Every check passes with the candidate'), '.']
  }
}

/** What fails today, which nothing else says where the candidate was not tried. */
function failedBefore({ before }: OwnEndpoint): readonly Inline[] {
  const failed = before?.checks.filter(({ verdict }) => verdict === 'fail').length ?? 0
  return failed === 0 ? [] : [` With the version in use, ${count(failed, 'check fails', 'checks fail')}.`]
}

function cell({ checks }: EndpointRun, id: EndpointCheckId): readonly Inline[] {
  const check = checks.find((each) => each.id === id)
  return check === undefined ? [''] : resultWords(check)
}

function resultWords({ verdict, seen }: EndpointCheck): readonly Inline[] {
  const word = ENDPOINT_WORDS[verdict]
  return [{ kind: 'dot', tone: DOTS[verdict] }, ' ', verdict === 'fail' ? strong(word) : word, ': ', ...written(seen)]
}

function whyBlocks(version: string, { why, tail }: EndpointRun): readonly Block[] {
  if (why === null) return []
  return [
    paragraph(strong(`Not tried with ${version}`), ': ', ...written(ended(why))),
    ...(tail.length === 0
      ? []
      : [
          fold([`The end of what it printed with ${version}: ${count(tail.length, 'line')}`], [{ kind: 'code', text: tail.join('\n') }], {
            what: 'what your own tests printed',
          }),
        ]),
  ]
}

/** The checks that the upgrade breaks, and an app that starts no more, for the first screen; empty if there are none. */
export function endpointItems({ endpoint, upgrade }: UpgradeReport): readonly (readonly Inline[])[] {
  if (endpoint === null) return []
  const { before, after } = endpoint
  if (before?.why === null && after !== null && after.why !== null)
    return [
      [
        'Your endpoint could be tried with ',
        ...sentence(upgrade.froms.map(code)),
        ' and not with ',
        code(upgrade.to),
        ': ',
        code(after.why),
        '.',
      ],
    ]
  return lostChecks(endpoint).map(({ id, seen }) => [
    'Your endpoint, with ',
    code(upgrade.to),
    ': ',
    strong(ENDPOINT_CHECKS[id]),
    ' no longer holds: ',
    code(seen),
    '.',
  ])
}
