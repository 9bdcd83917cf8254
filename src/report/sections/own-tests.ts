import type { OwnTestRun, OwnTests, Requests } from '../../domain/own-tests.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { bullets, code, count, fold, heading, link, paragraph, sentence, strong, table, type Block, type Inline } from '../document.ts'
import { ended, written } from '../written.ts'

/** How to point an SDK at the gateway; absolute, because it is linked to from users' repositories. */
const PAGE = 'https://github.com/stripe-upgrade/stripe-upgrade/blob/main/docs/own-tests.md'

/** A list of requests is cut behind so many. */
const MAX_REQUESTS = 8

/** What the user's own tests came to, with the version in use and with the candidate; nothing where none were asked for. */
export function ownTestBlocks({ ownTests, upgrade }: UpgradeReport): readonly Block[] {
  if (ownTests === null) return []
  const { before, after, notes } = ownTests
  const noted = notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))]
  const title = heading(3, 'Your own tests')
  if (before === null || after === null) return [title, paragraph(code(ownTests.command), ': ', ...meaning(ownTests)), ...noted]
  return [
    title,
    paragraph(code(ownTests.command), ': ', ...meaning(ownTests)),
    runsTable(upgrade.froms, upgrade.to, before, after),
    ...silence(before, after),
    ...noted,
    ...(after.outcome === 'passed' ? [] : [output(upgrade.to, after)]),
    ...(before.outcome === 'passed' ? [] : [output(upgrade.froms.join(', '), before)]),
  ]
}

function meaning({ verdict, flaky, after }: OwnTests): readonly Inline[] {
  switch (verdict) {
    case 'broken':
      return ['passes with the version in use and ', strong('fails with the candidate'), whenRepeated(after)]
    case 'inconclusive':
      return [strong('the two versions could not be compared'), '. That is not a pass.']
    case 'shared':
      return ['fails with both versions, so the failure is ', strong('not this upgrade’s'), ', and shows nothing about it.']
    case 'fixed':
      return ['fails with the version in use and ', strong('passes with the candidate'), '.']
    case 'pass':
      return [strong('passes with both versions'), flaky ? ', but flaky: what failed passed when it was repeated.' : '.']
  }
}

function whenRepeated(run: OwnTestRun | null): string {
  if (run?.repeated === undefined) return '.'
  return run.repeated === 'passed' ? '; repeated, it passed: it is flaky, and not the same each time.' : ', also when repeated.'
}

function runsTable(froms: readonly string[], to: string, before: OwnTestRun, after: OwnTestRun): Block {
  const row = (name: string, said: (run: OwnTestRun) => readonly Inline[]): readonly (readonly Inline[])[] => [
    [name],
    said(before),
    said(after),
  ]
  return table(
    [[''], sentence(froms.map(code)), [code(to)]],
    [
      row('Result', (run) => [outcomeWords(run), run.repeated === 'passed' ? '; repeated, passed' : '']),
      row('Requests to Stripe', ({ traffic }) => [String(traffic.count)]),
      row('Changed something without an idempotency key', ({ traffic }) => requests(traffic.keyless)),
      row('Sent again', ({ traffic }) => requests(traffic.resent)),
      row('Made the same object again', ({ traffic }) => requests(traffic.madeTwice)),
    ],
  )
}

function outcomeWords({ outcome, code: exit }: OwnTestRun): string {
  switch (outcome) {
    case 'passed':
      return 'passed'
    case 'failed':
      return exit === null ? 'failed: it was ended by a signal' : `failed with exit code ${exit}`
    case 'late':
      return 'took too long, and was ended'
    case 'loud':
      return 'printed too much, and was ended'
  }
}

function requests(all: readonly Requests[]): readonly Inline[] {
  if (all.length === 0) return ['none']
  const shown = all.slice(0, MAX_REQUESTS).map(({ what, count: times }): Inline => code(times === 1 ? what : `${what} × ${times}`))
  const left = all.length - shown.length
  return [...shown.flatMap((each, index) => (index === 0 ? [each] : [', ', each])), ...(left === 0 ? [] : [` and ${left} more`])]
}

/** Tests that never talk to the gateway say nothing of keys. */
function silence(before: OwnTestRun, after: OwnTestRun): readonly Block[] {
  if (before.traffic.count + after.traffic.count > 0) {
    return before.traffic.madeTwice.length + after.traffic.madeTwice.length === 0
      ? []
      : [paragraph('Two tests may make the same object on purpose; where it is one order, a key of your own keeps it one.')]
  }
  return [
    paragraph(
      'No request of theirs reached us, so nothing is known of keys: ',
      link(PAGE, 'point your SDK'),
      ' at ',
      code('STRIPE_API_BASE'),
      '.',
    ),
  ]
}

function output(version: string, { tail }: OwnTestRun): Block {
  return fold(
    [`The end of what it printed with ${version}: ${count(tail.length, 'line')}`],
    [tail.length === 0 ? paragraph('Nothing.') : { kind: 'code', text: tail.join('\n') }],
    { rank: 6, what: 'what your own tests printed' },
  )
}
