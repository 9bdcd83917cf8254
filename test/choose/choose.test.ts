import { describe, expect, test } from 'vitest'
import type { Hazard } from '../../src/domain/upgrade.ts'
import { choose, HAZARDS } from '../../src/choose/index.ts'
import { catalog, chosen, held, moves, NOW, POLICY, use } from './situation.ts'

function ids(hazards: readonly Hazard[] | undefined): readonly string[] {
  return (hazards ?? []).map(({ id }) => id)
}

const NODE = ['17.0.0', '17.6.0', '17.7.0', '18.0.0', '18.5.0', '22.2.3', '22.5.0', '22.6.0', '22.6.2', '23.0.0', '23.0.1', '23.1.0']

describe('lanes', () => {
  test('one upgrade to the newest of the own major, one to the target major', () => {
    const choice = chosen({ uses: [use({ specifier: '^17.0.0', locked: '17.6.0' })], catalogs: [catalog('node', NODE)] })
    expect(moves(choice)).toEqual(['17.6.0 → 17.7.0 (package.json ^17.0.0)', '17.6.0 → 23.1.0 (package.json ^23.1.0)'])
    expect(choice.upgrades.map(({ branch, major, paths }) => ({ branch, major, paths }))).toEqual([
      { branch: 'stripe-upgrade/node-17.x', major: false, paths: ['package-lock.json', 'package.json'] },
      { branch: 'stripe-upgrade/node-23.x', major: true, paths: ['package-lock.json', 'package.json'] },
    ])
    expect(choice.held).toEqual([])
  })

  test('all majors in use share one upgrade to the target major, proved from each version in use; who is there already joins', () => {
    const uses = [
      use({ path: 'c/package.json', specifier: '^23.0.0', locked: '23.0.0', lockfile: 'c/package-lock.json' }),
      use({ path: 'a/package.json', specifier: '^17.0.0', locked: '17.7.0', lockfile: 'a/package-lock.json' }),
      use({ path: 'b/package.json', specifier: '^22.0.0', locked: '22.6.2', lockfile: 'b/package-lock.json' }),
    ]
    const choice = chosen({ uses, catalogs: [catalog('node', NODE)] })
    expect(moves(choice)).toEqual(['17.7.0, 22.6.2, 23.0.0 → 23.1.0 (a/package.json ^23.1.0; b/package.json ^23.1.0; c/package.json ^23.0.0)'])
    expect(choice.upgrades[0]).toMatchObject({ from: '17.7.0', major: true, branch: 'stripe-upgrade/node-23.x' })
  })

  test('two versions of one major share the in-major upgrade; who stands at its version is left out', () => {
    const uses = [
      use({ path: 'a/package.json', specifier: '^22.0.0', locked: '22.5.0' }),
      use({ path: 'b/package.json', specifier: '^22.6.0', locked: '22.6.0' }),
      use({ path: 'c/package.json', specifier: '^22.6.0', locked: '22.6.2' }),
    ]
    const choice = chosen({ uses, catalogs: [catalog('node', NODE)], policy: { majors: 'off' } })
    expect(moves(choice)).toEqual(['22.5.0, 22.6.0 → 22.6.2 (a/package.json ^22.0.0; b/package.json ^22.6.0)'])
  })

  test('majors: next goes one major at a time, and says what is beyond', () => {
    const choice = chosen({ uses: [use({ specifier: '17.7.0', version: '17.7.0' })], catalogs: [catalog('node', NODE)], policy: { majors: 'next' } })
    expect(moves(choice)).toEqual(['17.7.0 → 18.5.0 (package.json 18.5.0)'])
    expect(held(choice)).toEqual(['23.1.0: a later major: `majors: next` goes one at a time'])
  })

  test('majors: off stays, and says what is beyond', () => {
    const choice = chosen({ uses: [use({ specifier: '^17.0.0', locked: '17.7.0' })], catalogs: [catalog('node', NODE)], policy: { majors: 'off' } })
    expect(moves(choice)).toEqual([])
    expect(held(choice)).toEqual(['23.1.0: a later major: `majors: off`'])
  })

  test('nothing is done where the newest is in use', () => {
    expect(chosen({ uses: [use({ specifier: '^23.0.0', locked: '23.1.0' })], catalogs: [catalog('node', NODE)] })).toEqual({ upgrades: [], held: [] })
  })

  test('a version that is newer than every known release is left alone', () => {
    expect(chosen({ uses: [use({ specifier: '^24.0.0', locked: '24.0.0' })], catalogs: [catalog('node', NODE)] })).toEqual({ upgrades: [], held: [] })
  })

  test('both languages, in their order', () => {
    const uses = [use({ sdk: 'python', specifier: '==12.5.1', version: '12.5.1' }), use({ specifier: '^22.0.0', locked: '22.6.0' })]
    const choice = chosen({ uses, catalogs: [catalog('python', ['12.5.1', '12.5.2', '16.1.0']), catalog('node', NODE)] })
    expect(choice.upgrades.map(({ branch, to }) => `${branch} ${to}`)).toEqual([
      'stripe-upgrade/node-22.x 22.6.2',
      'stripe-upgrade/node-23.x 23.1.0',
      'stripe-upgrade/python-12.x 12.5.2',
      'stripe-upgrade/python-16.x 16.1.0',
    ])
    expect(chosen({ uses, catalogs: [catalog('node', NODE)], policy: { sdks: ['node'] } }).upgrades).toHaveLength(2)
  })
})

describe('uses without a lockfile', () => {
  test('the version in use is what an install gives today; the range needs nothing in its major', () => {
    const choice = chosen({ uses: [use({ specifier: '^17.0.0' })], catalogs: [catalog('node', NODE)] })
    expect(moves(choice)).toEqual(['17.7.0 → 23.1.0 (package.json ^23.1.0)'])
  })

  test('a range that cuts into its major is moved within it', () => {
    const choice = chosen({ uses: [use({ specifier: '~17.6.0' })], catalogs: [catalog('node', NODE)], policy: { majors: 'off' } })
    expect(moves(choice)).toEqual(['17.6.0 → 17.7.0 (package.json ~17.7.0)'])
  })

  test('an open range is current', () => {
    expect(chosen({ uses: [use({ specifier: '>=17' })], catalogs: [catalog('node', NODE)] })).toEqual({ upgrades: [], held: [] })
    const bare = use({ sdk: 'python', specifier: '' })
    expect(chosen({ uses: [bare], catalogs: [catalog('python', ['12.5.1', '16.1.0', '16.2.0b1'])] })).toEqual({ upgrades: [], held: [] })
  })

  test('a library’s peer range is widened, and left alone where it admits the version', () => {
    const peer = use({ kind: 'npm:peerDependencies', specifier: '^22.0.0 || ^17.0.0', locked: '17.6.0' })
    const choice = chosen({ uses: [peer], catalogs: [catalog('node', NODE)] })
    expect(moves(choice)).toEqual(['17.6.0 → 23.1.0 (package.json ^22.0.0 || ^17.0.0 || ^23.1.0)'])
    expect(choice.held).toEqual([])
  })

  test('a specifier that no release meets is held', () => {
    expect(held(chosen({ uses: [use({ specifier: '^19.0.0' })], catalogs: [catalog('node', NODE)] }))).toEqual(['package.json: no known release is admitted by "^19.0.0"'])
  })

  test('a version that can not be read is held', () => {
    const odd = use({ specifier: '17.0.0', version: 'seventeen' })
    expect(held(chosen({ uses: [odd], catalogs: [catalog('node', NODE)] }))).toEqual(['package.json: the version in use, "seventeen", could not be read'])
  })
})

describe('compiled files', () => {
  const compiled = use({ sdk: 'python', specifier: '==12.5.1', version: '12.5.1', locked: '12.5.1', lockfile: 'requirements.txt' })
  const source = use({ sdk: 'python', path: 'requirements.in', specifier: '', lockfile: 'requirements.txt' })

  test('move together with their source, whose version they answer for', () => {
    const choice = chosen({ uses: [source, compiled], catalogs: [catalog('python', ['12.5.1', '12.5.2'])] })
    expect(choice.upgrades.map(({ paths }) => paths)).toEqual([['requirements.in', 'requirements.txt']])
    expect(choice.upgrades[0]?.targets).toHaveLength(2)
    expect(choice.upgrades[0]?.froms).toEqual(['12.5.1'])
  })

  test('stay where their source can not be moved', () => {
    const stuck = { ...source, specifier: '!=12.5.2', version: '12.5.1' }
    const choice = chosen({ uses: [stuck, compiled], catalogs: [catalog('python', ['12.5.1', '12.5.2'])] })
    expect(choice.upgrades).toEqual([])
    expect(choice.held.map(({ path }) => path)).toEqual(['requirements.in', 'requirements.txt'])
  })
})

describe('channels', () => {
  const RELEASES = ['22.5.0-beta.1', '22.5.0', '22.6.0-alpha.1', '22.6.0-beta.1', '22.6.0', '22.7.0-beta.1', '23.0.0-beta.1', '23.1.0']

  test('a stable user never sees a pre-release', () => {
    const choice = chosen({ uses: [use({ specifier: '^22.5.0', locked: '22.5.0' })], catalogs: [catalog('node', RELEASES)] })
    expect(choice.upgrades.map(({ to }) => to)).toEqual(['22.6.0', '23.1.0'])
  })

  test('a beta user moves to a newer beta', () => {
    const choice = chosen({ uses: [use({ specifier: '22.5.0-beta.1', version: '22.5.0-beta.1' })], catalogs: [catalog('node', RELEASES)] })
    expect(choice.upgrades.map(({ to, branch }) => `${to} ${branch}`)).toEqual(['22.7.0-beta.1 stripe-upgrade/node-22.x', '23.0.0-beta.1 stripe-upgrade/node-23.x'])
  })

  test('or to the stable release that contains it, where there is no newer beta', () => {
    const versions = ['22.6.0', '22.7.0-beta.1', '22.7.0']
    const choice = chosen({ uses: [use({ specifier: '22.7.0-beta.1', version: '22.7.0-beta.1' })], catalogs: [catalog('node', versions)] })
    expect(choice.upgrades.map(({ to }) => to)).toEqual(['22.7.0'])
  })

  test('never to a stable release that does not', () => {
    const choice = chosen({ uses: [use({ specifier: '22.7.0-beta.1', version: '22.7.0-beta.1' })], catalogs: [catalog('node', ['22.6.0', '22.6.2', '22.7.0-beta.1'])] })
    expect(choice).toEqual({ upgrades: [], held: [] })
  })

  test('an alpha user does not move to a beta', () => {
    const choice = chosen({ uses: [use({ specifier: '22.6.0-alpha.1', version: '22.6.0-alpha.1' })], catalogs: [catalog('node', RELEASES)] })
    expect(choice.upgrades.map(({ to }) => to)).toEqual(['22.6.0', '23.1.0'])
  })

  test('beta and stable users of one major have branches of their own', () => {
    const uses = [use({ path: 'a/package.json', specifier: '22.5.0', version: '22.5.0' }), use({ path: 'b/package.json', specifier: '22.5.0-beta.1', version: '22.5.0-beta.1' })]
    const choice = chosen({ uses, catalogs: [catalog('node', RELEASES)], policy: { majors: 'off' } })
    expect(choice.upgrades.map(({ to, branch }) => `${to} ${branch}`)).toEqual(['22.6.0 stripe-upgrade/node-22.x', '22.7.0-beta.1 stripe-upgrade/node-22.x-beta'])
  })

  test('python spells them its own way', () => {
    const choice = chosen({ uses: [use({ sdk: 'python', specifier: '==12.5.0b1', version: '12.5.0b1' })], catalogs: [catalog('python', ['12.5.0b1', '12.5.0b2', '12.4.0'])] })
    expect(choice.upgrades.map(({ to }) => to)).toEqual(['12.5.0b2'])
  })
})

describe('what is never chosen', () => {
  const one = use({ specifier: '^23.0.0', locked: '23.0.1' })
  const versions = ['23.0.1', '23.0.2', '23.1.0']

  test('a withdrawn release: the next best is, and the reason is told', () => {
    const choice = chosen({ uses: [one], catalogs: [catalog('node', versions, { '23.1.0': { withdrawn: 'published in error' } })] })
    expect(moves(choice)).toEqual(['23.0.1 → 23.0.2 (package.json ^23.0.0)'])
    expect(held(choice)).toEqual(['23.1.0: withdrawn: published in error'])
  })

  test('what the user ignores', () => {
    const ignore = [
      { sdk: 'node', versions: '>=23.1.0', reason: 'we wait for March' },
      { sdk: 'python', versions: '>=0', reason: 'never' },
    ] as const
    const choice = chosen({ uses: [one], catalogs: [catalog('node', versions)], policy: { ignore } })
    expect(moves(choice)).toEqual(['23.0.1 → 23.0.2 (package.json ^23.0.0)'])
    expect(held(choice)).toEqual(['23.1.0: ignored: we wait for March'])
  })

  test('a candidate to avoid', () => {
    const choice = chosen({ uses: [use({ specifier: '^21.0.0', locked: '21.0.1' })], catalogs: [catalog('node', ['21.0.1', '22.2.3'])] })
    expect(choice.upgrades).toEqual([])
    expect(held(choice)).toEqual(['22.2.3: to be avoided: The types can not be used by CommonJS TypeScript projects'])
  })

  test('a candidate that an advisory affects, and the version in use not', () => {
    const advisory = { id: 'GHSA-xxxx', summary: '', affected: '>= 23.1.0', fixedIn: null, url: '' }
    const choice = chosen({ uses: [one], catalogs: [catalog('node', versions, {}, [advisory])] })
    expect(moves(choice)).toEqual(['23.0.1 → 23.0.2 (package.json ^23.0.0)'])
    expect(held(choice)).toEqual(['23.1.0: affected by GHSA-xxxx, which the version in use is not'])
  })

  test('one that needs a newer runtime than the repository declares: the newest that does not is chosen', () => {
    const at = { '23.0.2': { runtime: '>=20' }, '23.1.0': { runtime: '>=20' }, '22.6.2': { runtime: '>=18' }, '18.0.0': { runtime: '>=12.*' } }
    const runtimes = [{ sdk: 'node', path: 'package.json', line: 12, requirement: '>=18' }] as const
    const choice = chosen({ uses: [use({ specifier: '^17.0.0', locked: '17.7.0' })], catalogs: [catalog('node', ['17.7.0', '18.0.0', '22.6.2', '23.1.0'], at)], runtimes })
    expect(moves(choice)).toEqual(['17.7.0 → 22.6.2 (package.json ^22.6.2)'])
    expect(held(choice)).toEqual(['23.1.0: needs >=20, and package.json:12 declares >=18'])
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
    const choice = chosen({ uses, catalogs: [catalog('node', ['22.6.2', '23.1.0'], at)], runtimes })
    expect(moves(choice)).toEqual(['22.6.2 → 23.1.0 (d/package.json ^23.1.0)'])
    expect(held(choice)).toEqual(['23.1.0: needs >=20, and .nvmrc:1 declares 18; 1 more place does so too'])
  })
})

describe('what can not be moved is told', () => {
  test('each use that is not editable, once', () => {
    const uses = [use({ specifier: 'github:stripe/stripe-node', why: 'it asks for a git repository' }), use({ specifier: 'github:stripe/stripe-node', why: 'it asks for a git repository' }), use({ sdk: 'go', path: 'go.mod', specifier: 'v80.0.0', why: 'Go is not upgraded yet' })]
    expect(held(chosen({ uses, catalogs: [], policy: { sdks: ['node', 'go'] } }))).toEqual(['package.json: it asks for a git repository', 'go.mod: Go is not upgraded yet'])
  })

  test('a specifier that is not rewritten', () => {
    const choice = chosen({ uses: [use({ specifier: '>17 <=17.6.0', locked: '17.6.0' })], catalogs: [catalog('node', NODE)], policy: { majors: 'off' } })
    expect(choice.upgrades).toEqual([])
    expect(choice.held.map(({ version, path }) => [version, path])).toEqual([
      ['23.1.0', undefined],
      ['17.7.0', 'package.json'],
    ])
  })

  test('releases that could not be looked up', () => {
    const empty = { sdk: 'node', releases: [], advisories: 'unknown', notes: ['the registry does not answer'] } as const
    const uses = [use({ specifier: '^17.0.0', locked: '17.6.0' })]
    expect(chosen({ uses, catalogs: [empty] }).held).toEqual([{ sdk: 'node', version: null, why: 'the registry does not answer' }])
    expect(chosen({ uses, catalogs: [] }).held).toHaveLength(1)
  })

  test('a language without an upgrader', () => {
    const choice = choose({ uses: [use({ specifier: '^17.0.0', locked: '17.6.0' })], runtimes: [], cooldowns: [], notes: [] }, [catalog('node', NODE)], POLICY, NOW, {})
    expect(choice.held).toHaveLength(1)
  })
})

describe('hazards of an upgrade', () => {
  test('what it mends, what it carries, and which advisories it fixes', () => {
    const advisory = { id: 'GHSA-1', summary: '', affected: '>= 9.0.0, < 22.6.0', fixedIn: '22.6.0', url: '' }
    const choice = chosen({ uses: [use({ specifier: '22.5.0', version: '22.5.0' })], catalogs: [catalog('node', NODE, {}, [advisory])] })
    const [inMajor, major] = choice.upgrades
    expect(ids(inMajor?.mends)).toEqual(['node-empty-webhook-secret', 'node-keyless-resend', 'node-truncated-answer-hangs'])
    expect(ids(inMajor?.carries)).toEqual(['node-blank-webhook-secret', 'node-options-as-parameters'])
    expect(ids(major?.mends)).toEqual(['node-empty-webhook-secret', 'node-blank-webhook-secret', 'node-keyless-resend', 'node-truncated-answer-hangs'])
    expect(ids(major?.carries)).toEqual(['node-options-as-parameters'])
    expect(inMajor?.fixes).toEqual(['GHSA-1'])
  })

  test('the in-major lane of stripe-python mends the certificates', () => {
    const choice = chosen({ uses: [use({ sdk: 'python', specifier: '==12.5.1', version: '12.5.1' })], catalogs: [catalog('python', ['12.5.1', '12.5.2'])] })
    expect(choice.upgrades[0]?.mends.map(({ id }) => id)).toEqual(['python-compromised-certificates', 'python-missing-digicert-g5'])
    expect(choice.upgrades[0]?.carries.map(({ id }) => id)).toEqual(['python-empty-webhook-secret', 'python-blank-webhook-secret'])
  })

  test('the table has distinct ids', () => {
    expect(new Set(HAZARDS.map(({ id }) => id)).size).toBe(HAZARDS.length)
  })
})

test('the order of the uses, the catalogs and the releases does not matter', () => {
  const uses = [use({ path: 'b/package.json', specifier: '^17.0.0', locked: '17.6.0' }), use({ path: 'a/package.json', specifier: '^18.0.0', locked: '18.0.0' }), use({ sdk: 'python', specifier: '==12.5.1', version: '12.5.1' })]
  const catalogs = [catalog('node', NODE), catalog('python', ['12.5.1', '12.5.2'])]
  const reversed = catalogs.map((each) => ({ ...each, releases: each.releases.toReversed() })).toReversed()
  expect(chosen({ uses: uses.toReversed(), catalogs: reversed })).toEqual(chosen({ uses, catalogs }))
})
