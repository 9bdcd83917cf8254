import { expect, test } from 'vitest'
import { apiVersionIn } from '../../src/look-up/api-version.ts'
import { indexChangelog } from '../../src/look-up/changelog.ts'
import { changesIn } from '../../src/look-up/changes.ts'

const MIB = 1024 * 1024

/** Inputs made to send a careless parser in circles; each is repeated to the size asked for. */
const HOSTILE: readonly (readonly [name: string, unit: string])[] = [
  ['nested bullets', ' * a\n  - b\n'],
  ['one bullet marker after another', '* * * * '],
  ['open links', '[#1]('],
  ['closing links', ']('],
  ['lone backticks in lines', '* a ` b\n'],
  ['backticks', '`'],
  ['fences of every length', '````\n```\n'],
  ['open fences', '```js\n## 1.0.0 - 2020-01-01\n'],
  ['open comments', '<!--\n'],
  ['open tags in a heading', '## <a'],
  ['headings of tags', '## <a></a>\n'],
  ['hashes', '#'],
  ['indented hashes', ' # a\n'],
  ['marks', '⚠️'],
  ['marks and spaces', '* ⚠️ \n'],
  ['releases', '## 1.0.0 - 2020-01-01\n'],
  ['release-like versions', '## 1.1.1.1.1.1.1.1.1.1.1.1.1-a.a.a.a.a.a.a.a.a.a.a'],
  ['digits and dots', '1.'],
  ['spaces', ' '],
  ['tabs', '\t'],
  ['blank lines', '\n'],
  ['pinned without a version', 'pinned API version '],
  ['dates', '2020-01-01.'],
  ['bold', '**'],
  ['a word again and again', 'change type of '],
  ['far to the right', `${' '.repeat(200)}* a\n`],
  ['deeper and deeper bullets', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}* Update generated code\n`).join('')],
  ['deeper and deeper headings', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}# ⚠️ a\n`).join('')],
]

// Nothing is measured: what grows with the square of a MiB would not come to an end.
test.each(HOSTILE)('a MiB of %s is read to its end', (_, unit) => {
  const text = unit.repeat(Math.ceil(MIB / unit.length))
  const index = indexChangelog(`## 2.0.0 - 2020-01-01\n${text}\n## 1.9.9 - 2019-01-01\n`)
  expect(index.releases[0]).toMatchObject({ version: '2.0.0', date: '2020-01-01' })
  expect(changesIn(text).every(({ markdown }) => markdown !== '')).toBe(true)
  expect(apiVersionIn(text)).toBeNull()
})
