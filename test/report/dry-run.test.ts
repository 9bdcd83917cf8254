import { expect, test } from 'vitest'
import type { ForgeWrite } from '../../src/domain/pull.ts'
import { dryRunJson, dryRunText } from '../../src/report/index.ts'

const BRANCH = 'stripe-upgrade/node-23.x'
const BODY = ['<!-- stripe-upgrade abc -->', '## Passed', '', ...Array.from({ length: 9 }, (_, index) => `Line ${index + 1}`), ''].join(
  '\n',
)
const WRITES: readonly ForgeWrite[] = [
  {
    kind: 'commit',
    branch: BRANCH,
    base: 'main',
    message: 'chore(deps): upgrade stripe to 23.1.0',
    files: new Map([
      ['package.json', '{}'],
      ['package-lock.json', '{ }'],
    ]),
  },
  { kind: 'open', branch: BRANCH, base: 'main', title: 'chore(deps): upgrade stripe to 23.1.0', body: BODY, draft: true },
  { kind: 'status', branch: 'stripe-upgrade/python-16.x', status: { state: 'failure', description: '1 case broken' } },
  { kind: 'status', branch: BRANCH, status: { state: 'success', description: '34 cases pass' } },
]

test('says branch by branch what would be written, in a form that a person can read', () => {
  expect(dryRunText(WRITES, { colour: false, width: 80 })).toBe(`A dry run: nothing was written. This would be:

stripe-upgrade/node-23.x
  commit    chore(deps): upgrade stripe to 23.1.0, on main
  files     package.json
            package-lock.json
  status    success: 34 cases pass
  pull      opened as a draft, into main
  title     chore(deps): upgrade stripe to 23.1.0
  body      ## Passed
            Line 1
            Line 2
            Line 3
            Line 4
            Line 5
            Line 6
            Line 7
            … and 2 more lines

stripe-upgrade/python-16.x
  status    failure: 1 case broken`)
})

test('says so where nothing is new', () => {
  expect(dryRunText([], { colour: false, width: 80 })).toBe('A dry run: nothing was written, and nothing would be.')
})

test('shows nothing that a terminal would act on, and no line that is wider', () => {
  const [, open] = WRITES
  const body = `\u001b[31m\u202ered\u0007${'x'.repeat(300)}`
  const shown = dryRunText(open?.kind === 'open' ? [{ ...open, body, title: `\u001b]0;x\u0007` }] : [], { colour: false, width: 60 })
  expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}/u)
  expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
})

test('as data it holds all of it', () => {
  expect(JSON.parse(JSON.stringify(dryRunJson(WRITES)))).toEqual([
    { ...WRITES[0], files: { 'package.json': '{}', 'package-lock.json': '{ }' } },
    ...WRITES.slice(1),
  ])
})
