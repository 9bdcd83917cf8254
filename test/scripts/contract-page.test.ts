import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { contractPage } from '../../scripts/contract-page.ts'
import type { ContractCase } from '../../src/domain/contract-case.ts'
import { listCases } from '../../src/prove/index.ts'
import { caseAddress } from '../../src/report/case-address.ts'
import { HAZARDS, SDKS } from '../support/sdks.ts'

/** The anchors of a page's headings as GitHub makes them, in order. */
function anchors(markdown: string): readonly string[] {
  return fromMarkdown(markdown).children.flatMap((block) =>
    block.type === 'heading'
      ? markdown
          .slice(block.children[0]?.position?.start.offset, block.children.at(-1)?.position?.end.offset)
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
          .replaceAll(' ', '-')
      : [],
  )
}

test('every case is found at its address', () => {
  const cases = listCases(SDKS)
  const found = anchors(contractPage(cases, HAZARDS))
  expect(new Set(found).size).toBe(found.length)
  const missing = cases.map(({ id }) => caseAddress(id)).filter((address) => !found.includes(new URL(address).hash.slice(1)))
  expect(missing).toEqual([])
  expect(caseAddress('retry/reset')).toBe('https://github.com/stripe-upgrade/stripe-upgrade/blob/main/docs/contract.md#retryreset')
})

test('a case is shown with all that is known of it, and its text does nothing on the page', () => {
  const one: ContractCase = {
    id: 'webhook/x',
    level: 'SHOULD',
    title: 'A `__proto__` key, <b>bold</b> and *stars*',
    threat: 'forged webhook',
    sent: '`ticks` | <i>',
    expected: ['refused', 'once'],
    fixedIn: [{ sdk: 'python', since: '15.6.0', link: 'https://example.com/b' }],
    availableSince: [{ sdk: 'node', since: '8.187.0', link: 'https://example.com/c' }],
    knownIssues: [{ sdk: 'node', since: '11.0.0', why: 'it throws', link: 'https://example.com/a' }],
  }
  const hazard = HAZARDS.find(({ id }) => id === 'node-empty-webhook-secret')
  if (hazard === undefined) throw new Error('there is no such hazard')
  const page = contractPage(
    [one],
    [
      { ...hazard, cases: ['webhook/x'] },
      { ...hazard, title: 'of another case', cases: ['webhook/y'] },
    ],
  )
  const section = page.slice(page.indexOf('### webhook/x'))
  expect(section).toBe(
    [
      '### webhook/x',
      '',
      'A `__proto__` key, \\<b\\>bold\\</b\\> and \\*stars\\*.',
      '',
      '- **SHOULD**, guards against: forged webhook',
      '- Sent: `` `ticks` | <i> ``',
      '- Expected: `refused`, `once`',
      '- What it needs is in stripe-node since [8.187.0](https://example.com/c)',
      '- Passed by stripe-python since [15.6.0](https://example.com/b)',
      '- Known issue: stripe-node from 11.0.0 on: it throws ([upstream](https://example.com/a))',
      '- Hazard: stripe-node `<22.6.2`: An empty webhook secret accepts forged events (stripe-node 22.6.2, pull request 2841: "Validate that webhook secrets are non-empty")',
      '',
    ].join('\n'),
  )
})
