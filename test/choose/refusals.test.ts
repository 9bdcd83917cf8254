import { describe, expect, test } from 'vitest'
import { choose } from '../../src/choose/index.ts'
import type { Hazard } from '../../src/domain/upgrade.ts'
import { HAZARDS, sdksWith } from '../support/sdks.ts'
import { releaseList, chosen, blocked, moves, NOW, POLICY, use } from './situation.ts'

function ids(hazards: readonly Hazard[] | undefined): readonly string[] {
  return (hazards ?? []).map(({ id }) => id)
}

const NODE = ['17.0.0', '17.6.0', '17.7.0', '18.0.0', '18.5.0', '22.2.3', '22.5.0', '22.6.0', '22.6.2', '23.0.0', '23.0.1', '23.1.0']

describe('what is never chosen', () => {
  const one = use({ specifier: '^23.0.0', locked: '23.0.1' })
  const versions = ['23.0.1', '23.0.2', '23.1.0']

  test('a withdrawn release: the next best is, with the reason', () => {
    const choice = chosen({ uses: [one], releaseLists: [releaseList('node', versions, { '23.1.0': { withdrawn: 'published in error' } })] })
    expect(moves(choice)).toEqual(['23.0.1 → 23.0.2 (package.json ^23.0.0)'])
    expect(blocked(choice)).toEqual(['23.1.0: withdrawn: published in error'])
  })

  test('what the user ignores', () => {
    const ignore = [
      { sdk: 'node', versions: '>=23.1.0', reason: 'we wait for March' },
      { sdk: 'python', versions: '>=0', reason: 'never' },
    ] as const
    const choice = chosen({ uses: [one], releaseLists: [releaseList('node', versions)], policy: { ignore } })
    expect(moves(choice)).toEqual(['23.0.1 → 23.0.2 (package.json ^23.0.0)'])
    expect(blocked(choice)).toEqual(['23.1.0: ignored: we wait for March'])
  })

  test('a candidate to avoid', () => {
    const choice = chosen({
      uses: [use({ specifier: '^21.0.0', locked: '21.0.1' })],
      releaseLists: [releaseList('node', ['21.0.1', '22.2.3'])],
    })
    expect(choice.upgrades).toEqual([])
    expect(blocked(choice)).toEqual(['22.2.3: to be avoided: The types cannot be used by CommonJS TypeScript projects'])
  })

  test('a candidate that an advisory affects, and the version in use not', () => {
    const advisory = { id: 'GHSA-xxxx', summary: '', affected: '>= 23.1.0', fixedIn: null, url: '' }
    const choice = chosen({ uses: [one], releaseLists: [releaseList('node', versions, {}, [advisory])] })
    expect(moves(choice)).toEqual(['23.0.1 → 23.0.2 (package.json ^23.0.0)'])
    expect(blocked(choice)).toEqual(['23.1.0: affected by GHSA-xxxx, which the version in use is not'])
  })

  test('one that needs a newer runtime than the repository declares: the newest that does not is chosen', () => {
    const at = {
      '23.0.2': { runtime: '>=20' },
      '23.1.0': { runtime: '>=20' },
      '22.6.2': { runtime: '>=18' },
      '18.0.0': { runtime: '>=12.*' },
    }
    const runtimes = [{ sdk: 'node', path: 'package.json', line: 12, requirement: '>=18' }] as const
    const choice = chosen({
      uses: [use({ specifier: '^17.0.0', locked: '17.7.0' })],
      releaseLists: [releaseList('node', ['17.7.0', '18.0.0', '22.6.2', '23.1.0'], at)],
      runtimes,
    })
    expect(moves(choice)).toEqual(['17.7.0 → 22.6.2 (package.json ^22.6.2)'])
    expect(blocked(choice)).toEqual(['23.1.0: needs >=20, and package.json:12 declares >=18'])
  })

  test('a declaration that does not admit what the version in use needs already is no reason against one that needs no more', () => {
    const at = { '17.0.0': { runtime: '>=12.*' }, '17.7.0': { runtime: '>=12.*' }, '22.6.2': { runtime: '>=18' } }
    const runtimes = [{ sdk: 'node', path: 'package.json', line: 12, requirement: '>=10' }] as const
    const uses = [use({ specifier: '^17.0.0', locked: '17.0.0' })]
    const choice = chosen({ uses, releaseLists: [releaseList('node', ['17.0.0', '17.7.0', '22.6.2'], at)], runtimes })
    expect(moves(choice)).toEqual(['17.0.0 → 17.7.0 (package.json ^17.0.0)'])
    expect(blocked(choice)).toEqual(['22.6.2: needs >=18, and package.json:12 declares >=10'])
  })

  test('the nearest declaration upwards counts, and many alike make one line', () => {
    const at = { '23.1.0': { runtime: '>=20' } }
    const uses = ['a', 'b', 'c', 'd'].map((folder) => use({ path: `${folder}/package.json`, specifier: '^22.0.0', locked: '22.6.2' }))
    const runtimes = [
      { sdk: 'node', path: '.nvmrc', line: 1, requirement: '18' },
      { sdk: 'node', path: 'd/package.json', line: 5, requirement: '>=20' },
      { sdk: 'node', path: 'c/package.json', line: 6, requirement: '>=16' },
      { sdk: 'node', path: 'aa/package.json', line: 6, requirement: '>=20' },
      { sdk: 'python', path: 'a/pyproject.toml', line: 6, requirement: '>=3.7' },
    ] as const
    const choice = chosen({ uses, releaseLists: [releaseList('node', ['22.6.2', '23.1.0'], at)], runtimes })
    expect(moves(choice)).toEqual(['22.6.2 → 23.1.0 (d/package.json ^23.1.0)'])
    expect(blocked(choice)).toEqual(['23.1.0: needs >=20, and .nvmrc:1 declares 18; 1 more place does so too'])
  })
})

describe('what cannot be moved is listed', () => {
  test('each use that is not editable, once', () => {
    const uses = [
      use({ specifier: 'github:stripe/stripe-node', why: 'it asks for a git repository' }),
      use({ specifier: 'github:stripe/stripe-node', why: 'it asks for a git repository' }),
      use({ sdk: 'go', path: 'go.mod', specifier: 'v80.0.0', why: 'Go is not upgraded yet' }),
    ]
    expect(blocked(chosen({ uses, releaseLists: [], policy: { sdks: ['node', 'go'] } }))).toEqual([
      'package.json: it asks for a git repository',
      'go.mod: Go is not upgraded yet',
    ])
  })

  test('a specifier that is not rewritten', () => {
    const choice = chosen({
      uses: [use({ specifier: '>17 <=17.6.0', locked: '17.6.0' })],
      releaseLists: [releaseList('node', NODE)],
      policy: { majors: 'off' },
    })
    expect(choice.upgrades).toEqual([])
    expect(choice.blocked.map(({ version, places }) => [version, places])).toEqual([
      ['23.1.0', [{ path: 'package.json', line: 3 }]],
      ['17.7.0', [{ path: 'package.json', line: 3 }]],
    ])
  })

  test('a specifier that is written for no version, once, and of where it would have gone', () => {
    const choice = chosen({ uses: [use({ specifier: '<=17.6.0' })], releaseLists: [releaseList('node', NODE)] })
    expect(blocked(choice)).toEqual([expect.stringMatching(/^23\.1\.0: "<=17\.6\.0" is of a form/)])
  })

  test('releases that could not be looked up', () => {
    const empty = { sdk: 'node', releases: [], advisories: 'unknown', notes: [], failure: 'the registry does not answer' } as const
    const uses = [use({ specifier: '^17.0.0', locked: '17.6.0' })]
    expect(chosen({ uses, releaseLists: [empty] }).blocked).toEqual([
      { sdk: 'node', version: null, why: 'its releases could not be looked up', places: [{ path: 'package.json', line: 3 }] },
    ])
    expect(chosen({ uses, releaseLists: [] }).blocked).toHaveLength(1)
  })

  test('a language without an upgrader', () => {
    const choice = choose(
      sdksWith({ node: null }),
      { uses: [use({ specifier: '^17.0.0', locked: '17.6.0' })], runtimes: [], cooldowns: [], notes: [] },
      [releaseList('node', NODE)],
      POLICY,
      NOW,
      null,
    )
    expect(choice.blocked).toHaveLength(1)
  })
})

describe('hazards of an upgrade', () => {
  test('the hazards that it fixes and has, and the advisories that it fixes', () => {
    const advisory = { id: 'GHSA-1', summary: '', affected: '>= 9.0.0, < 22.6.0', fixedIn: '22.6.0', url: '' }
    const choice = chosen({
      uses: [use({ specifier: '22.5.0', version: '22.5.0' })],
      releaseLists: [releaseList('node', NODE, {}, [advisory])],
    })
    const [inMajor, major] = choice.upgrades
    expect(ids(inMajor?.fixedHazards)).toEqual([
      'node-empty-webhook-secret',
      'node-keyless-resend',
      'node-truncated-answer-hangs',
      'node-malicious-urls',
    ])
    expect(ids(inMajor?.hazards)).toEqual([
      'node-blank-webhook-secret',
      'node-handler-account',
      'node-event-client-context',
      'node-options-as-parameters',
    ])
    expect(ids(major?.fixedHazards)).toEqual([
      'node-empty-webhook-secret',
      'node-blank-webhook-secret',
      'node-keyless-resend',
      'node-truncated-answer-hangs',
      'node-malicious-urls',
    ])
    expect(ids(major?.hazards)).toEqual(['node-event-client-context', 'node-options-as-parameters'])
    expect(inMajor?.fixedAdvisories).toEqual(['GHSA-1'])
  })

  test('the upgrade of stripe-python within its major fixes the certificates', () => {
    const choice = chosen({
      uses: [use({ sdk: 'python', specifier: '==12.5.1', version: '12.5.1' })],
      releaseLists: [releaseList('python', ['12.5.1', '12.5.2'])],
    })
    expect(choice.upgrades[0]?.fixedHazards.map(({ id }) => id)).toEqual(['python-compromised-certificates', 'python-missing-digicert-g5'])
    expect(choice.upgrades[0]?.hazards.map(({ id }) => id)).toEqual([
      'python-empty-webhook-secret',
      'python-blank-webhook-secret',
      'python-v2-pages-context',
      'python-search-without-end',
      'python-metadata-as-list',
    ])
  })

  test('the table has distinct ids', () => {
    expect(new Set(HAZARDS.map(({ id }) => id)).size).toBe(HAZARDS.length)
  })
})
