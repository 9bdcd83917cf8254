import { expect, test } from 'vitest'
import { UpstreamError } from '../../src/domain/errors.ts'
import { indexChangelog } from '../../src/look-up/changelog.ts'
import { shippedChangelog } from './shipped-changelog.ts'
import { describeChangelog } from './whole-changelog.ts'
import { fc } from '../support/properties.ts'

describeChangelog('the changelog of stripe-node 23.1.0', shippedChangelog(), 605)

test('stripe-node: 18.5.0 never gets the notes of 19.0.0, and 8.1.0 is not 18.1.0', () => {
  const index = indexChangelog(shippedChangelog())
  expect(index.section('18.5.0')).toContain('2025-08-27.basil')
  expect(index.section('18.5.0')).not.toContain('2025-09-30.clover')
  expect(index.section('19.0.0')).toContain('2025-09-30.clover')
  expect(index.section('8.1.0')).toContain('/pull/762')
  expect(index.section('8.1.0')).not.toContain('2025-04-30.basil')
  expect(index.section('18.1.0')).toContain('2025-04-30.basil')
  expect(index.releases.find(({ version }) => version === '8.1.0')?.date).toBe('2020-01-14')
  expect(index.section('8.1')).toBeNull()
  expect(index.section('1.0')).toBeNull()
  expect(index.section('23.2.0')).toBeNull()
})

/** Each heading style that Stripe's files have used, and what must come of it. */
const STYLES: readonly (readonly [string, readonly (readonly [string, string | null])[]])[] = [
  ['## 17.7.0 - 2025-02-20', [['17.7.0', '2025-02-20']]],
  ['## <a id="23-1-0"></a>23.1.0 - 2026-10-29', [['23.1.0', '2026-10-29']]],
  ['### 2.2.1 - 2013-12-01', [['2.2.1', '2013-12-01']]],
  ['## 1.2 - 2010-06-06', [['1.2', '2010-06-06']]],
  ['## 1.8.8 - 2013-10-3', [['1.8.8', '2013-10-03']]],
  ['## 12.15.0 - 2023-07-27 (DEPRECATED ⚠️ )', [['12.15.0', '2023-07-27']]],
  [
    '## 38.0.0  and 39.0.0 - 2020-08-27',
    [
      ['38.0.0', '2020-08-27'],
      ['39.0.0', '2020-08-27'],
    ],
  ],
  ['## 22.5.0-beta.1 - 2026-07-29', [['22.5.0-beta.1', '2026-07-29']]],
  ['## 12.5.0b1 - 2025-08-27', [['12.5.0b1', '2025-08-27']]],
  ['## 23.0.0-alpha.2 - 2026-09-01', [['23.0.0-alpha.2', '2026-09-01']]],
  ['## v3.0.0 - 2020-01-01', [['3.0.0', '2020-01-01']]],
  ['## [4.0.0](https://example.com/4.0.0) (2021-01-01)', [['4.0.0', '2021-01-01']]],
  ['## 5.0.0', [['5.0.0', null]]],
  ['## 6.0.0 - 2021-13-45', [['6.0.0', null]]],
  ['##\t7.0.0 - 2021-01-02   ', [['7.0.0', '2021-01-02']]],
]

test.each(STYLES)('%s', (heading, expected) => {
  const index = indexChangelog(`# Changelog\n\n${heading}\n* A change\n\n## 0.1.0 - 2000-01-01\n* The first\n`)
  expect(index.releases.slice(0, -1).map(({ version, date }) => [version, date])).toEqual(expected)
  for (const [version] of expected) expect(index.section(version)).toBe('* A change\n\n')
  expect(index.section('0.1.0')).toBe('* The first\n')
})

/** What looks like a release or like the end of one, and is neither. */
const PROSE: readonly (readonly [string, string])[] = [
  ['a comment in a code fence', '```python\n# 3.0.0 - 2020-01-01\n## 2.0.0 - 2020-01-01\n```'],
  ['a comment in a fence inside a bullet', '* A change\n  ```ruby\n  # before\n  ## 2.0.0 - 2020-01-01\n  ```'],
  ['a fence of tildes that holds backticks', '~~~\n```\n## 2.0.0 - 2020-01-01\n~~~'],
  ['a longer fence that holds a shorter', '````\n```\n## 2.0.0 - 2020-01-01\n````'],
  ['an HTML comment', '<!--\n## 2.0.0 - 2020-01-01\n-->'],
  ['an indented heading', '  ## Additions\n  * One\n  ### ⚠️ Breaking changes\n  ## 2.0.0 - 2020-01-01'],
  ['a heading without a version', '### ⚠️ Breaking changes due to changes in the Stripe API\n## ⚠️ Removed'],
  ['a heading about a version', '### 2.0 API\n## 2.0.0 is a rewrite'],
  ['a version that is no heading', '2.0.0 - 2020-01-01\n##2.0.0 - 2020-01-01\n#### 2.0.0 - 2020-01-01'],
  ['code at the start of a line', '```const a = 1``` is code\n`## x`'],
]

test.each(PROSE)('%s belongs to the release around it', (_, prose) => {
  const index = indexChangelog(`## 3.1.0 - 2021-01-01\n${prose}\n\n## 3.0.0 - 2020-01-01\n* Old\n`)
  expect(index.releases.map(({ version }) => version)).toEqual(['3.1.0', '3.0.0'])
  expect(index.section('3.1.0')).toBe(`${prose}\n\n`)
})

test('the title of the file in its middle, and the rest of history, belong to nobody', () => {
  const index = indexChangelog(
    '## 2.0.0 - 2020-01-01\n* Two\n# Changelog\n## 1.0.0 - 2019-01-01\n* One\n## Older releases\n* see the archive\n# vim: set tw=0:\n',
  )
  expect(index.section('2.0.0')).toBe('* Two\n')
  expect(index.section('1.0.0')).toBe('* One\n')
})

test('a fence that is left open hides nothing', () => {
  const index = indexChangelog('## 2.0.0 - 2020-01-01\n* Two\n```js\nconst a = 1\n\n## 1.0.0 - 2019-01-01\n* One\n')
  expect(index.releases.map(({ version }) => version)).toEqual(['2.0.0', '1.0.0'])
})

test('a fence inside a bullet ends where the next release begins', () => {
  const index = indexChangelog(
    '## 2.0.0 - 2020-01-01\n* Two\n  ```js\n  const a = 1\n\n## 1.0.0 - 2019-01-01\n* One\n```\n## 0.9.0 - 2018-01-01\n```\n',
  )
  expect(index.releases.map(({ version }) => version)).toEqual(['2.0.0', '1.0.0'])
})

test('a comment that is left open hides nothing', () => {
  expect(indexChangelog('<!-- generated\n## 1.0.0 - 2019-01-01\n* One\n').section('1.0.0')).toBe('* One\n')
})

test('a byte order mark, Windows line ends and a missing last line end change nothing', () => {
  const index = indexChangelog('\uFEFF## 2.0.0 - 2020-01-01\r\n* Two\r\n\r\n## 1.0.0 - 2019-01-01\r\n* One')
  expect(index.releases.map(({ version, date, line }) => [version, date, line])).toEqual([
    ['2.0.0', '2020-01-01', 1],
    ['1.0.0', '2019-01-01', 4],
  ])
  expect(index.section('2.0.0')).toBe('* Two\r\n\r\n')
  expect(index.section('1.0.0')).toBe('* One')
})

test('a heading that is there twice gives both sections, and nobody else any', () => {
  const index = indexChangelog('## 2.0.0 - 2020-01-01\n* Two\n## 2.0.0 - 2020-01-02\n* Two again\n## 1.0.0 - 2019-01-01\n* One\n')
  expect(index.section('2.0.0')).toBe('* Two\n\n* Two again\n')
})

test.each(['', '# Changelog\n', 'Nothing here.\n* 2.0.0 - 2020-01-01\n', '## Unreleased\n* Something\n'])(
  'no release in %j is a loud error',
  (text) => {
    expect(() => indexChangelog(text)).toThrow(UpstreamError)
  },
)

test('more than 8 Mi characters are refused', () => {
  expect(() => indexChangelog(`## 1.0.0\n${'x'.repeat(8 * 1024 * 1024)}`)).toThrow(/characters/)
})

test('whatever is between two releases, each keeps its own notes', () => {
  const line = fc.constantFrom(
    '* A',
    '  * B',
    '',
    'prose',
    '### Added',
    '  ## Additions',
    '> note',
    '- ⚠️ C',
    '  ```',
    '    code',
    '* [#1](https://example.com) D',
  )
  const versions = fc.uniqueArray(
    fc.tuple(fc.nat(99), fc.nat(99), fc.nat(9)).map((parts) => parts.join('.')),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(
      versions,
      fc.array(fc.array(line, { maxLength: 8 }), { minLength: 12, maxLength: 12 }),
      fc.constantFrom('\n', '\r\n'),
      (names, bodies, end) => {
        const sections = names.map((_, number) => (bodies[number] ?? []).map((each) => each + end).join(''))
        const text = names.map((name, number) => `## ${name} - 2020-01-01${end}${sections[number]}`).join('')
        const index = indexChangelog(text)
        expect(index.releases.map(({ version }) => version)).toEqual(names)
        for (const [number, name] of names.entries()) expect(index.section(name)).toBe(sections[number])
      },
    ),
  )
})
