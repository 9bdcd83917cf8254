import { describe, expect, test } from 'vitest'
import type { ReleaseList, Release } from '../../src/domain/release.ts'
import { mermaid, timelinePoints } from '../../src/report/timeline.ts'
import { timelineHtml } from '../../src/report/timeline-svg.ts'
import { NODE_RELEASE_LIST, NODE_CHANGELOG, SIBLING_CHANGELOG } from './sample-facts.ts'

/** Mermaid's timeline form, as narrow as we use it. */
const LINE = /^(?:%%\{init: \{.*\}\}%%|timeline| {4}(?:API [a-z]+|\d{4}(?:-\d{2}-\d{2})?| {4,}) : [A-Za-z0-9 .,+()-]+)$/u

const MAJORS: ReleaseList = {
  ...NODE_RELEASE_LIST,
  releases: Array.from({ length: 20 }, (_, index): Release => ({
    version: `${index + 1}.0.0`,
    channel: 'stable',
    date: `20${10 + index}-01-01`,
    dateSource: 'registry',
    withdrawn: null,
    runtime: null,
  })),
}

describe('the timeline', () => {
  const points = timelinePoints('17.7.0', '23.1.0', NODE_RELEASE_LIST, NODE_CHANGELOG)

  test('has the ends, the majors, the API releases and the security fixes on it', () => {
    expect(points.map(({ version, role, major, apiRelease, security }) => [version, role, major, apiRelease, security])).toEqual([
      ['17.7.0', 'from', false, 'acacia', false],
      ['18.0.0', 'between', true, 'basil', false],
      ['19.0.0', 'between', true, 'clover', false],
      ['20.0.0', 'between', true, null, false],
      ['21.0.0', 'between', true, 'dahlia', false],
      ['22.0.0', 'between', true, null, false],
      ['23.0.0', 'between', true, 'endive', false],
      ['23.0.1', 'between', false, null, true],
      ['23.1.0', 'to', false, null, false],
    ])
  })

  test('is thinned to what can be read, and keeps its ends', () => {
    const thin = timelinePoints('1.0.0', '20.0.0', MAJORS, NODE_CHANGELOG)
    expect(thin).toHaveLength(9)
    expect([thin[0]?.version, thin.at(-1)?.version]).toEqual(['1.0.0', '20.0.0'])
  })

  test('takes nothing from the notes of another SDK', () => {
    const sibling = timelinePoints('17.7.0', '23.1.0', NODE_RELEASE_LIST, SIBLING_CHANGELOG)
    expect(sibling.filter((point) => point.security || point.apiRelease !== null)).toEqual([])
    expect(mermaid(sibling)).toContain('\n    2025 : 17.7.0 in use 2025-02-20\n         : 18.0.0 major 2025-04-01')
  })

  test('is empty where an end is unknown', () => {
    expect(timelinePoints('1.2.3', '23.1.0', NODE_RELEASE_LIST, NODE_CHANGELOG)).toEqual([])
    expect(timelinePoints('23.1.0', '17.7.0', NODE_RELEASE_LIST, NODE_CHANGELOG)).toEqual([])
  })

  test('is Mermaid in its plainest form', () => {
    const diagram = mermaid(points)
    expect(diagram.split('\n').filter((line) => !LINE.test(line))).toEqual([])
    expect(diagram).toContain(
      '\n    API endive : 23.0.0 major 2026-09-30\n               : 23.0.1 security fix 2026-10-22\n               : 23.1.0 this upgrade 2026-10-29',
    )
  })

  test('has a column for each release where the trains are unknown and the releases few', () => {
    const few = timelinePoints('22.0.0', '23.1.0', NODE_RELEASE_LIST, SIBLING_CHANGELOG)
    expect(mermaid(few).split('\n').slice(2)).toEqual([
      '    2026-04-02 : 22.0.0 in use',
      '    2026-09-30 : 23.0.0 major',
      '    2026-10-29 : 23.1.0 this upgrade',
    ])
  })

  test('lets nothing into a diagram that Mermaid reads', () => {
    const [point] = points
    const diagram = mermaid(
      point === undefined ? [] : [{ ...point, version: '1.0.0"];\n click A "x" : %%{', apiRelease: 'a:b\n```', date: 'x:y' }],
    )
    expect(diagram.split('\n')).toHaveLength(3)
    expect(diagram.split('\n').slice(1).join('')).not.toMatch(/["%{}`;[\]]/u)
  })

  test('is drawn with room between its stops', () => {
    const svg = timelineHtml('a way', points)
    const xs = Array.from(svg.matchAll(/<circle[^>]* cx="(\d+)"/gu), (match) => Number(match[1]))
    expect(xs).toEqual(xs.toSorted((a, b) => a - b))
    expect(Math.min(...xs.slice(1).map((x, index) => x - (xs[index] ?? 0)))).toBeGreaterThan(85)
    expect(xs.at(-1)).toBeLessThanOrEqual(880 - 52)
    expect(svg).toContain('role="img" aria-label="a way"')
  })
})
