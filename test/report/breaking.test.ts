import { expect, test } from 'vitest'
import type { Changelog } from '../../src/domain/release.ts'
import { pullRequest, summary } from '../../src/report/index.ts'
import { breaking, NODE_CHANGELOG, notes } from './sample-facts.ts'
import { MAJOR_NODE_PART, run } from './samples.ts'

function bodyWith(changelog: Changelog): string {
  const report = run([{ ...MAJOR_NODE_PART, changelog }])
  const [entry] = report.upgrades
  return entry === undefined ? '' : pullRequest(report, entry).body
}

test('a response field that is now always present is in a fold of its own, and not counted as breaking', () => {
  const field = { kind: 'answer', markdown: 'Change `Invoice.id` to be required' } as const
  const some = bodyWith({ ...NODE_CHANGELOG, releases: [notes('23.0.0', '2026-09-30', null, [breaking('⚠️ Drop `a`'), field])] })
  expect(some).toContain('We found no use of the 1 breaking change.')
  expect(some).toMatch(
    /<summary>1 change of response fields that are now always present.*<\/summary>\n\n- \*\*23\.0\.0\*\*: Change `Invoice\.id`/,
  )
  const none = bodyWith({ ...NODE_CHANGELOG, releases: [notes('23.0.0', '2026-09-30', null, [field])] })
  expect(none).toContain('The notes of 1 release up to `23.1.0` name none.')
  expect(none).toContain('- **23.0.0**: Change `Invoice.id` to be required')
})

test('the reason why there are no notes is given once, and nothing is claimed', () => {
  const why = 'the release notes of stripe-node 23.1.0 could not be had: GitHub does not answer'
  const body = bodyWith({ ...NODE_CHANGELOG, releases: [], source: 'none', notes: [why] })
  expect(body).toContain(`**Unknown**: ${why}. Read the [changelog](`)
  expect(body.split('could not be had: GitHub')).toHaveLength(2)
})

test('where the changelog ends before the candidate, the number says between which versions it holds', () => {
  // As a package whose changelog was not kept up: nothing is known of 23.
  const releases = NODE_CHANGELOG.releases.filter(({ version }) => !version.startsWith('23.'))
  const changelog = { ...NODE_CHANGELOG, releases }
  expect(bodyWith(changelog)).toContain('We know the notes of `18.0.0` to `22.6.2` only.')
  const counted = releases.flatMap(({ changes }) => changes).filter(({ kind }) => kind === 'breaking').length
  expect(summary(run([{ ...MAJOR_NODE_PART, changelog }]), [])).toContain(`${counted} (18.0.0 to 22.6.2)`)
  expect(bodyWith(NODE_CHANGELOG)).not.toContain('We know the notes of')
})
