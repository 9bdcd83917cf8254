import { describe, expect, test } from 'vitest'
import type { Advisory, Release } from '../../src/domain/release.ts'
import type { UserCooldown } from '../../src/domain/use.ts'
import { releaseList, chosen, blocked, use } from './situation.ts'

/** 23.0.1 is long out, 23.1.0 as the story needs it; the version in use has no known security hazard. */
function fresh(at: Partial<Release>, { minAge = 3, cooldowns = [] as readonly UserCooldown[] } = {}): readonly string[] {
  const choice = chosen({
    uses: [use({ path: 'web/package.json', specifier: '^23.0.0', locked: '23.0.1' })],
    releaseLists: [releaseList('node', ['23.0.1', '23.1.0'], { '23.1.0': at })],
    cooldowns,
    policy: { minAge },
  })
  return [...choice.upgrades.map(({ to }) => to), ...blocked(choice)]
}

function own(path: string, days: number): UserCooldown {
  return { sdk: 'node', path, line: 2, days }
}

/** What is chosen for a repository at one version, with the given releases after it. */
function story(
  from: string,
  versions: readonly string[],
  at: Readonly<Record<string, Partial<Release>>>,
  advisories: readonly Advisory[] = [],
): readonly string[] {
  const choice = chosen({
    uses: [use({ specifier: `^${from}`, locked: from })],
    releaseLists: [releaseList('node', [from, ...versions], at, advisories)],
  })
  return [...choice.upgrades.map(({ to }) => to), ...blocked(choice)]
}

describe('the cooldown', () => {
  test.each<readonly [string, Partial<Release>, readonly string[]]>([
    ['three days to the second', { date: '2026-11-18T12:00:00Z' }, ['23.1.0']],
    ['one second less', { date: '2026-11-18T12:00:01Z' }, ['23.1.0: too new: published on 2026-11-18, and min-age asks for 3 days']],
    [
      'a date alone counts from the end of its day',
      { date: '2026-11-18' },
      ['23.1.0: too new: published on 2026-11-18, and min-age asks for 3 days'],
    ],
    ['a date alone, long enough ago', { date: '2026-11-17' }, ['23.1.0']],
    [
      'no date where others are dated',
      { date: null },
      ['23.1.0: too new: nothing says when it was published, and min-age asks for 3 days'],
    ],
    ['a date in the future', { date: '2026-11-22T00:00:00Z' }, ['23.1.0: too new: it is dated 2026-11-22, which is in the future']],
    ['a date that is none', { date: 'yesterday' }, ['23.1.0: too new: its date, "yesterday", could not be read']],
  ])('%s', (_, at, expected) => {
    expect(fresh(at)).toEqual(expected)
  })

  test.each([
    ['2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', ['23.1.0']],
    [
      '2026-11-01T00:00:01Z',
      '2026-11-01T00:00:00Z',
      ['23.1.0: published on 2026-11-01, and web/.npmrc:2 admits nothing newer than 2026-11-01T00:00:00Z'],
    ],
    ['2026-11-01T23:00:00Z', '2026-11-01', ['23.1.0']],
    ['2026-11-02T00:00:01Z', '2026-11-01', ['23.1.0: published on 2026-11-02, and web/.npmrc:2 admits nothing newer than 2026-11-01']],
    [null, '2026-11-01', ['23.1.0: published at no date that is known, and web/.npmrc:2 admits nothing newer than 2026-11-01']],
  ])('of %s with a fixed date of %s', (date, until, expected) => {
    const cooldowns = [
      { ...own('web/.npmrc', 0), until },
      { ...own('.npmrc', 1), until: '2026-12-01' },
    ]
    expect(fresh({ date }, { cooldowns })).toEqual(expected)
  })

  test('a release of today is taken where the user asks for no wait, but not one of tomorrow', () => {
    expect(fresh({ date: '2026-11-21' }, { minAge: 0 })).toEqual(['23.1.0'])
    expect(fresh({ date: null }, { minAge: 0 })).toEqual(['23.1.0'])
    expect(fresh({ date: '2026-11-22' }, { minAge: 0 })).toEqual(['23.1.0: too new: it is dated 2026-11-22, which is in the future'])
  })

  test('the stricter of the policy and the user’s own setting, where that holds', () => {
    const at = { date: '2026-11-11' }
    expect(fresh(at, { cooldowns: [own('.npmrc', 14)] })).toEqual([
      '23.1.0: too new: published on 2026-11-11, and .npmrc:2 asks for 14 days',
    ])
    expect(fresh(at, { cooldowns: [own('web/.npmrc', 14)] })).toEqual([
      '23.1.0: too new: published on 2026-11-11, and web/.npmrc:2 asks for 14 days',
    ])
    expect(fresh(at, { cooldowns: [own('other/.npmrc', 14)] })).toEqual(['23.1.0'])
    expect(fresh(at, { cooldowns: [own('.npmrc', 1)] })).toEqual(['23.1.0'])
    expect(fresh({ date: '2026-11-19' }, { cooldowns: [own('.npmrc', 1)] })).toEqual([
      '23.1.0: too new: published on 2026-11-19, and min-age asks for 3 days',
    ])
    expect(fresh(at, { cooldowns: [{ sdk: 'python', path: 'pip.conf', line: 1, days: 90 }] })).toEqual(['23.1.0'])
  })
})

describe('is lifted for what fixes the version in use', () => {
  const TODAY = { date: '2026-11-21' }

  test('a security hazard', () => {
    expect(story('22.6.0', ['22.6.2'], { '22.6.2': TODAY })).toEqual(['22.6.2'])
  })

  test('an advisory', () => {
    const advisory = { id: 'GHSA-1', summary: '', affected: '>= 23.1.0, < 23.1.1', fixedIn: '23.1.1', url: '' }
    expect(story('23.1.0', ['23.1.1'], { '23.1.1': TODAY }, [advisory])).toEqual(['23.1.1'])
    expect(story('23.1.0', ['23.1.1'], { '23.1.1': TODAY })).toEqual([
      '23.1.1: too new: published on 2026-11-21, and min-age asks for 3 days',
    ])
  })

  test('an advisory whose range cannot be read lifts nothing', () => {
    const advisory = { id: 'GHSA-1', summary: '', affected: 'all of them', fixedIn: '23.1.1', url: '' }
    expect(story('23.1.0', ['23.1.1'], { '23.1.1': TODAY }, [advisory])).toEqual([
      '23.1.1: too new: published on 2026-11-21, and min-age asks for 3 days',
    ])
  })

  test('only the oldest that does: a later one is "free of it" too, whoever published it', () => {
    expect(story('22.6.0', ['22.6.2', '22.6.3', '22.99.0'], { '22.6.2': TODAY, '22.6.3': TODAY, '22.99.0': TODAY })).toEqual([
      '22.6.2',
      '22.99.0: too new: published on 2026-11-21, and min-age asks for 3 days',
    ])
  })

  test('not where one that is old enough does', () => {
    expect(story('22.6.0', ['22.6.2', '22.6.3'], { '22.6.3': TODAY })).toEqual([
      '22.6.2',
      '22.6.3: too new: published on 2026-11-21, and min-age asks for 3 days',
    ])
  })

  test('in the major in use, else in the next that has one', () => {
    expect(story('22.6.0', ['22.6.2', '23.1.0'], { '22.6.2': TODAY, '23.1.0': TODAY })).toEqual(['22.6.2', '23.1.0'])
    expect(story('22.6.2', ['23.1.0'], { '23.1.0': TODAY })).toEqual(['23.1.0'])
  })

  test('never for a withdrawn one', () => {
    expect(story('22.6.0', ['22.6.2'], { '22.6.2': { ...TODAY, withdrawn: 'oops' } })).toEqual(['22.6.2: withdrawn: oops'])
  })

  test('nor where a defect of another kind is fixed', () => {
    expect(story('22.5.0', ['22.6.0'], { '22.6.0': TODAY })).toEqual([
      '22.6.0: too new: published on 2026-11-21, and min-age asks for 3 days',
    ])
  })
})
