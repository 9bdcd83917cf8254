import type { OwnTestRun, OwnTests, RefusedCall, Requests } from '../../domain/own-tests.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { bullets, code, count, fold, link, paragraph, section, sentence, strong, table, type Block, type Inline } from '../document.ts'
import { DOCS } from '../links.ts'
import { ended, written } from '../written.ts'

/** How to point an SDK at the gateway; absolute, because it is linked to from users' repositories. */
const PAGE = `${DOCS}/own-tests.md`

/** A cell lists so many requests. */
const MAX_REQUESTS = 8
/** So many refused requests are named. */
const MAX_REFUSED = 20

/** The result of the user's own tests, with the version in use and with the candidate; nothing if there are none. */
export function ownTestBlocks({ ownTests, upgrade }: UpgradeReport): readonly Block[] {
  if (ownTests === null) return []
  const { before, after, notes } = ownTests
  const noted = notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))]
  const result = paragraph(code(ownTests.command), ': ', ...meaning(ownTests))
  if (before === null || after === null) return section('behaviour', 'Your own tests', [result, ...noted])
  return section('behaviour', 'Your own tests', [
    result,
    runsTable(upgrade.froms, upgrade.to, before, after),
    ...apiBlocks(ownTests),
    ...trafficBlocks(before, after),
    ...noted,
    ...(after.outcome === 'passed' ? [] : [output(upgrade.to, after)]),
    ...(before.outcome === 'passed' ? [] : [output(upgrade.froms.join(', '), before)]),
  ])
}

function meaning({ verdict, flaky, after, api }: OwnTests): readonly Inline[] {
  switch (verdict) {
    case 'broken':
      return ['passes with the version in use and ', strong('fails with the candidate'), whenRepeated(after)]
    case 'inconclusive':
      return [strong('the two versions could not be compared'), '. That is not a pass.']
    case 'shared':
      return [
        'fails with both versions. ',
        strong('The upgrade does not cause the failure'),
        api === undefined || api.refused.length === 0
          ? ', and the run shows nothing about it.'
          : '. It shows what your code asks of an API that is gone, which is named below.',
      ]
    case 'fixed':
      return ['fails with the version in use and ', strong('passes with the candidate'), '.']
    case 'pass':
      return [strong('passes with both versions'), flaky ? ', but is flaky: it failed once and passed when it was repeated.' : '.']
  }
}

function whenRepeated(run: OwnTestRun | null): string {
  if (run?.repeated === undefined) return '.'
  return run.repeated === 'passed' ? '. It passed when it was repeated, so it is flaky.' : ', also when repeated.'
}

function runsTable(froms: readonly string[], to: string, before: OwnTestRun, after: OwnTestRun): Block {
  const row = (name: string, cell: (run: OwnTestRun) => readonly Inline[]): readonly (readonly Inline[])[] => [
    [name],
    cell(before),
    cell(after),
  ]
  return table(
    [[''], sentence(froms.map(code)), [code(to)]],
    [
      row('Result', (run) => [outcomeWords(run), run.repeated === 'passed' ? ', then passed' : '']),
      row('Requests to Stripe', ({ traffic }) => [String(traffic.count)]),
      row('Changed something without an idempotency key', ({ traffic }) => requests(traffic.keyless)),
      row('Sent again', ({ traffic }) => requests(traffic.resent)),
      row('Made the same object twice', ({ traffic }) => requests(traffic.madeTwice)),
    ],
  )
}

function outcomeWords({ outcome, code: exit }: OwnTestRun): string {
  switch (outcome) {
    case 'passed':
      return 'passed'
    case 'failed':
      return exit === null ? 'failed: a signal ended it' : `failed with exit code ${exit}`
    case 'late':
      return 'took too long and was stopped'
    case 'loud':
      return 'printed too much and was stopped'
  }
}

function requests(all: readonly Requests[]): readonly Inline[] {
  if (all.length === 0) return ['none']
  const shown = all.slice(0, MAX_REQUESTS).map(({ what, count: times }): Inline => code(times === 1 ? what : `${what} × ${times}`))
  const left = all.length - shown.length
  return [...shown.flatMap((each, index) => (index === 0 ? [each] : [', ', each])), ...(left === 0 ? [] : [` and ${left} more`])]
}

/** Which API version stripe-mock answers as, which ones were asked for, and what it therefore refused. */
function apiBlocks({ api, command }: OwnTests): readonly Block[] {
  if (api === undefined) return []
  const { mock, asked, refused } = api
  const others = asked.filter((version) => version !== mock)
  const answers =
    mock === null ? ['stripe-mock answers as one API version alone'] : ['stripe-mock answers as API version ', code(mock), ' alone']
  const asks = others.length === 0 ? ['.'] : [', whatever a request names. Your tests name ', ...sentence(others.map(code)), '.']
  const items = refused.slice(0, MAX_REFUSED).map((each) => [paragraph(...refusedWords(each, command))])
  const left = refused.length - items.length
  return [
    ...(others.length + refused.length === 0 ? [] : [paragraph(...answers, ...asks)]),
    ...(items.length === 0 ? [] : [paragraph(strong('What it refused because its API version does not have it')), bullets(items)]),
    ...(left === 0 ? [] : [paragraph(`And ${left} more. The JSON report has all of them.`)]),
  ]
}

function refusedWords({ test, request, why }: RefusedCall, command: string): readonly Inline[] {
  const who = test === null ? ['A test of ', code(command)] : [strong(test)]
  return [...who, ' sends ', request === null ? 'a request' : code(request), ': ', ...written(ended(why))]
}

/** The tests that fail because the API of their requests is gone, for the first screen; empty where there are none. */
export function refusedItems({ ownTests }: UpgradeReport): readonly (readonly Inline[])[] {
  const [first, ...others] = ownTests?.api?.refused ?? []
  if (ownTests === null || first === undefined) return []
  const more = others.length === 0 ? [] : [` and ${count(others.length, 'more request')} of your tests. They are named below`]
  const mock = ownTests.api?.mock ?? null
  return [
    [
      'Your tests ask for what ',
      ...(mock === null ? ['the API of stripe-mock'] : ['API version ', code(mock)]),
      ' does not have: ',
      ...refusedWords(first, ownTests.command),
      ...more,
    ],
  ]
}

/** How to read the requests. Tests that never talk to the gateway show nothing about keys. */
function trafficBlocks(before: OwnTestRun, after: OwnTestRun): readonly Block[] {
  if (before.traffic.count + after.traffic.count > 0) {
    return before.traffic.madeTwice.length + after.traffic.madeTwice.length === 0
      ? []
      : [paragraph('Two tests may make the same object on purpose. If it is one order, an idempotency key of your own keeps it one.')]
  }
  return [
    paragraph(
      'None of their requests reached us, so we know nothing about keys. To change that, ',
      link(PAGE, 'point your SDK'),
      ' at ',
      code('STRIPE_API_BASE'),
      '.',
    ),
  ]
}

function output(version: string, { tail }: OwnTestRun): Block {
  return fold(
    [`The end of its output with ${version}: ${count(tail.length, 'line')}`],
    [tail.length === 0 ? paragraph('Nothing.') : { kind: 'code', text: tail.join('\n') }],
    { what: 'what your own tests printed' },
  )
}
