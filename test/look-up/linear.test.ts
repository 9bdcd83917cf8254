import { expect, test } from 'vitest'
import { apiVersionIn } from '../../src/look-up/api-version.ts'
import { indexChangelog } from '../../src/look-up/changelog.ts'
import { changesIn } from '../../src/look-up/changes.ts'
import { shippedChangelog } from './real-changelogs.ts'

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

function work(text: string): void {
  indexChangelog(`## 2.0.0 - 2020-01-01\n${text}`)
  changesIn(text)
  apiVersionIn(text)
}

/** The best of some runs, in milliseconds of this process: the machine is noisy, the best run is not. */
function best(text: string, runs: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run += 1) {
    const before = process.cpuUsage()
    work(text)
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

test.each(HOSTILE)('%s: four times the text takes about four times as long', (_, unit) => {
  const small = unit.repeat(Math.ceil(MIB / 4 / unit.length))
  const large = unit.repeat(Math.ceil(MIB / unit.length))
  const quarter = best(small, 3)
  const whole = best(large, 2)
  // What is quadratic takes sixteen times as long; below 40 ms the clock says nothing.
  expect(whole).toBeLessThan(Math.max(40, quarter * 9))
  expect(whole).toBeLessThan(2000)
})

test('indexing the whole history of stripe-node takes some milliseconds', () => {
  const text = shippedChangelog()
  indexChangelog(text)
  const before = process.cpuUsage()
  for (let run = 0; run < 5; run += 1) indexChangelog(text)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000 / 5).toBeLessThan(60)
})
