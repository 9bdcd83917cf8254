import {
  ENDPOINT_CHECK_IDS,
  ENDPOINT_CHECKS,
  lostChecks,
  type EndpointCheck,
  type EndpointCheckId,
  type EndpointRun,
  type OwnEndpoint,
} from '../../domain/own-endpoint.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { bullets, code, count, fold, paragraph, section, sentence, strong, table, type Block, type Inline } from '../document.ts'
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
  const rows = ENDPOINT_CHECK_IDS.map((id) => [[ENDPOINT_CHECKS[id]], cell(before, id), cell(after, id)])
  const isTried = before.why === null || after.why === null
  return section('behaviour', 'Your endpoint', [
    started,
    ...(isTried ? [table([['What should happen'], sentence(upgrade.froms.map(code)), [code(upgrade.to)]], rows)] : []),
    ...whyBlocks(upgrade.froms.join(', '), before),
    ...whyBlocks(upgrade.to, after),
    ...noted,
  ])
}

function meaning(endpoint: OwnEndpoint): readonly Inline[] {
  const { before, after } = endpoint
  if (before === null || after === null) return [strong('The two versions could not be compared'), '. That is not a pass.']
  if (after.why !== null) return [strong('It could not be tried with the candidate'), '. That is not a pass.']
  const lost = lostChecks(endpoint).length
  if (lost > 0) return [strong(`${count(lost, 'check passes', 'checks pass')} with the version in use and not with the candidate`), '.']
  const failed = after.checks.filter(({ verdict }) => verdict === 'fail').length
  if (failed > 0)
    return [strong(`${count(failed, 'check fails', 'checks fail')} with the candidate`), ', and the upgrade is not the cause of it.']
  const unknown = after.checks.filter(({ verdict }) => verdict === 'unknown').length
  return unknown === 0
    ? [strong('Every check passes with the candidate'), '.']
    : [strong('No check fails with the candidate'), `. Of ${count(unknown, 'check')} we could not tell.`]
}

function cell({ checks, why }: EndpointRun, id: EndpointCheckId): readonly Inline[] {
  const check = checks.find((each) => each.id === id)
  return check === undefined ? [why === null ? '' : 'not tried'] : resultWords(check)
}

function resultWords({ verdict, seen }: EndpointCheck): readonly Inline[] {
  return [{ kind: 'dot', tone: DOTS[verdict] }, ` ${ENDPOINT_WORDS[verdict]}: `, ...written(seen)]
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
