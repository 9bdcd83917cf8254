import { describe, expect, test } from 'vitest'
import type { Policy } from '../../src/domain/policy.ts'
import type { Release } from '../../src/domain/release.ts'
import { releaseList, chosen, blocked, moves, use, type Situation } from './situation.ts'

/** 17.7.0 fixes no security problem of 17.6.0. */
const NODE = ['17.6.0', '17.7.0', '18.5.0', '23.0.1', '23.1.0']
const USES = [use({ specifier: '^17.0.0', locked: '17.6.0' })]
const IN_MAJOR = '17.6.0 → 17.7.0 (package.json ^17.0.0)'
const MAJOR = '17.6.0 → 23.1.0 (package.json ^23.1.0)'

interface Given extends Partial<Situation> {
  readonly at?: Readonly<Record<string, Partial<Release>>>
}

function choiceFor(inMajor: Policy['inMajor'], { at = {}, policy = {}, ...more }: Given = {}) {
  return chosen({ uses: USES, releaseLists: [releaseList('node', NODE, at)], ...more, policy: { inMajor, ...policy } })
}

test.each([
  ['auto', [MAJOR]],
  ['always', [IN_MAJOR, MAJOR]],
  ['never', [MAJOR]],
] as const)('in-major: %s, where nothing is in the way of the later major', (inMajor, wanted) => {
  const choice = choiceFor(inMajor)
  expect(moves(choice)).toEqual(wanted)
  expect(choice.blocked).toEqual([])
})

describe('auto makes the upgrade within the major', () => {
  const SECURE = [use({ specifier: '^22.0.0', locked: '22.6.0' })]

  test('where it fixes a security hazard of the version in use, beside the later major', () => {
    const releaseLists = [releaseList('node', ['22.6.0', '22.6.2', '23.1.0'])]
    const choice = chosen({ uses: SECURE, releaseLists })
    expect(moves(choice)).toEqual(['22.6.0 → 22.6.2 (package.json ^22.0.0)', '22.6.0 → 23.1.0 (package.json ^23.1.0)'])
    expect(moves(chosen({ uses: SECURE, releaseLists, policy: { inMajor: 'never' } }))).toEqual(['22.6.0 → 23.1.0 (package.json ^23.1.0)'])
  })

  test('where it fixes an advisory', () => {
    const uses = [use({ specifier: '^23.0.0', locked: '23.1.0' })]
    const advisory = { id: 'GHSA-1', summary: '', affected: '>= 23.0.0, < 23.1.1', fixedIn: '23.1.1', url: '' }
    const versions = ['23.1.0', '23.1.1', '24.0.0']
    const to = (advisories: readonly (typeof advisory)[]) =>
      chosen({ uses, releaseLists: [releaseList('node', versions, {}, advisories)] }).upgrades.map((upgrade) => upgrade.to)
    expect(to([advisory])).toEqual(['23.1.1', '24.0.0'])
    expect(to([])).toEqual(['24.0.0'])
  })

  test.each<readonly [string, Given, readonly string[]]>([
    [
      'needs a newer runtime',
      {
        at: { '23.0.1': { runtime: '>=20' }, '23.1.0': { runtime: '>=20' }, '18.5.0': { runtime: '>=20' } },
        runtimes: [{ sdk: 'node', path: 'package.json', line: 12, requirement: '>=18' }],
      },
      ['23.1.0: needs >=20, and package.json:12 declares >=18'],
    ],
    ['is ignored', { policy: { ignore: [{ sdk: 'node', versions: '>=18', reason: 'we wait' }] } }, ['23.1.0: ignored: we wait']],
    ['is not to be made at all', { policy: { majors: 'off' } }, ['23.1.0: a later major, and `majors: off` allows none']],
    ['is not there', { releaseLists: [releaseList('node', ['17.6.0', '17.7.0'])] }, []],
  ])('where the later major %s', (_, situation, on) => {
    const choice = choiceFor('auto', situation)
    expect(moves(choice)).toEqual([IN_MAJOR])
    expect(blocked(choice)).toEqual(on)
  })

  test('where the later major is too new', () => {
    const uses = [use({ specifier: '^23.0.0', locked: '23.0.1' })]
    const choice = chosen({
      uses,
      releaseLists: [releaseList('node', ['23.0.1', '23.1.0', '24.0.0'], { '24.0.0': { date: '2026-11-21' } })],
    })
    expect(moves(choice)).toEqual(['23.0.1 → 23.1.0 (package.json ^23.0.0)'])
    expect(blocked(choice)).toEqual(['24.0.0: too new: published on 2026-11-21, and min-age asks for 3 days'])
  })

  test('where the specifier cannot be written for the later major', () => {
    const choice = choiceFor('auto', { policy: { range: 'lockfile-only' } })
    expect(moves(choice)).toEqual([IN_MAJOR])
    expect(blocked(choice)).toEqual([expect.stringContaining('23.1.0: "^17.0.0" does not admit 23.1.0')])
  })

  test('of the uses alone that cannot go to the later major; the others go there', () => {
    const at = { '23.0.1': { runtime: '>=20' }, '23.1.0': { runtime: '>=20' }, '18.5.0': { runtime: '>=20' } }
    const uses = ['a', 'b'].map((folder) =>
      use({ path: `${folder}/package.json`, specifier: '^17.0.0', locked: '17.6.0', lockfile: `${folder}/package-lock.json` }),
    )
    const runtimes = [{ sdk: 'node', path: 'a/package.json', line: 5, requirement: '>=18' }] as const
    expect(moves(choiceFor('auto', { uses, at, runtimes }))).toEqual([
      '17.6.0 → 17.7.0 (a/package.json ^17.0.0)',
      '17.6.0 → 23.1.0 (b/package.json ^23.1.0)',
    ])
  })
})

test('auto keeps the upgrade within the major at hand, should the other one not be editable', () => {
  const { fallbacks } = choiceFor('auto')
  expect(fallbacks).toMatchObject([{ from: '17.6.0', to: '17.7.0', major: false, branch: 'stripe-upgrade/node-17.x' }])
  for (const inMajor of ['always', 'never'] as const) expect(choiceFor(inMajor).fallbacks).toEqual([])
})

test('auto says nothing of a newer release within the major that it does not look for', () => {
  expect(choiceFor('auto', { at: { '17.7.0': { withdrawn: 'oops' } } }).blocked).toEqual([])
  expect(blocked(choiceFor('always', { at: { '17.7.0': { withdrawn: 'oops' } } }))).toEqual(['17.7.0: withdrawn: oops'])
})

describe('never', () => {
  test('waits for a later major that is on hold, and says so', () => {
    const choice = choiceFor('never', { policy: { ignore: [{ sdk: 'node', versions: '>=18', reason: 'we wait' }] } })
    expect(moves(choice)).toEqual([])
    expect(blocked(choice)).toEqual(['17.7.0: `in-major: never` waits for a later major', '23.1.0: ignored: we wait'])
  })

  test.each<readonly [string, Given]>([
    ['there is no later major', { releaseLists: [releaseList('node', ['17.6.0', '17.7.0'])] }],
    [
      'every later major was withdrawn',
      { releaseLists: [releaseList('node', ['17.6.0', '17.7.0', '18.0.0'], { '18.0.0': { withdrawn: 'oops' } })] },
    ],
    ['`majors: off` allows none', { policy: { majors: 'off' } }],
  ])('does not wait where %s', (_, situation) => {
    expect(moves(choiceFor('never', situation))).toEqual([IN_MAJOR])
  })
})
