import { describe, expect, test } from 'vitest'
import type { Base } from '../../src/world.ts'
import { releaseList, chosen, blocked, moves, use } from './situation.ts'

const NODE = ['17.0.0', '17.6.0', '17.7.0', '18.0.0', '18.5.0', '22.2.3', '22.5.0', '22.6.0', '22.6.2', '23.0.0', '23.0.1', '23.1.0']

describe('buckets', () => {
  test('one upgrade to the newest of the own major, one to the target major', () => {
    const choice = chosen({
      uses: [use({ specifier: '^17.0.0', locked: '17.6.0' })],
      releaseLists: [releaseList('node', NODE)],
      policy: { inMajor: 'always' },
    })
    expect(moves(choice)).toEqual(['17.6.0 → 17.7.0 (package.json ^17.0.0)', '17.6.0 → 23.1.0 (package.json ^23.1.0)'])
    expect(choice.upgrades.map(({ branch, major, paths }) => ({ branch, major, paths }))).toEqual([
      { branch: 'stripe-upgrade/node-17.x', major: false, paths: ['package-lock.json', 'package.json'] },
      { branch: 'stripe-upgrade/node-23.x', major: true, paths: ['package-lock.json', 'package.json'] },
    ])
    expect(choice.blocked).toEqual([])
  })

  test('all majors in use share one upgrade to the target major, proved from each version in use; who is there already joins', () => {
    const uses = [
      use({ path: 'c/package.json', specifier: '^23.0.0', locked: '23.0.0', lockfile: 'c/package-lock.json' }),
      use({ path: 'a/package.json', specifier: '^17.0.0', locked: '17.7.0', lockfile: 'a/package-lock.json' }),
      use({ path: 'b/package.json', specifier: '^22.0.0', locked: '22.6.2', lockfile: 'b/package-lock.json' }),
    ]
    const choice = chosen({ uses, releaseLists: [releaseList('node', NODE)] })
    expect(moves(choice)).toEqual([
      '17.7.0, 22.6.2, 23.0.0 → 23.1.0 (a/package.json ^23.1.0; b/package.json ^23.1.0; c/package.json ^23.0.0)',
    ])
    expect(choice.upgrades[0]).toMatchObject({ from: '17.7.0', major: true, branch: 'stripe-upgrade/node-23.x' })
  })

  test('two versions of one major share the in-major upgrade; a use that has it already is left out', () => {
    const uses = [
      use({ path: 'a/package.json', specifier: '^22.0.0', locked: '22.5.0' }),
      use({ path: 'b/package.json', specifier: '^22.6.0', locked: '22.6.0' }),
      use({ path: 'c/package.json', specifier: '^22.6.0', locked: '22.6.2' }),
    ]
    const choice = chosen({ uses, releaseLists: [releaseList('node', NODE)], policy: { majors: 'off' } })
    expect(moves(choice)).toEqual(['22.5.0, 22.6.0 → 22.6.2 (a/package.json ^22.0.0; b/package.json ^22.6.0)'])
  })

  test('majors: next goes one major at a time, and says what is beyond', () => {
    const choice = chosen({
      uses: [use({ specifier: '17.7.0', version: '17.7.0' })],
      releaseLists: [releaseList('node', NODE)],
      policy: { majors: 'next' },
    })
    expect(moves(choice)).toEqual(['17.7.0 → 18.5.0 (package.json 18.5.0)'])
    expect(blocked(choice)).toEqual(['23.1.0: a later major, and `majors: next` goes one major at a time'])
  })

  test('majors: off stays, and says what is beyond', () => {
    const choice = chosen({
      uses: [use({ specifier: '^17.0.0', locked: '17.7.0' })],
      releaseLists: [releaseList('node', NODE)],
      policy: { majors: 'off' },
    })
    expect(moves(choice)).toEqual([])
    expect(blocked(choice)).toEqual(['23.1.0: a later major, and `majors: off` allows none'])
  })

  test('nothing is done where the newest is in use', () => {
    expect(chosen({ uses: [use({ specifier: '^23.0.0', locked: '23.1.0' })], releaseLists: [releaseList('node', NODE)] })).toEqual({
      upgrades: [],
      fallbacks: [],
      blocked: [],
    })
  })

  test('a version that is newer than every known release is left alone', () => {
    expect(chosen({ uses: [use({ specifier: '^24.0.0', locked: '24.0.0' })], releaseLists: [releaseList('node', NODE)] })).toEqual({
      upgrades: [],
      fallbacks: [],
      blocked: [],
    })
  })

  test('both languages, in their order', () => {
    const uses = [use({ sdk: 'python', specifier: '==12.5.1', version: '12.5.1' }), use({ specifier: '^22.0.0', locked: '22.6.0' })]
    const choice = chosen({ uses, releaseLists: [releaseList('python', ['12.5.1', '12.5.2', '16.1.0']), releaseList('node', NODE)] })
    expect(choice.upgrades.map(({ branch, to }) => `${branch} ${to}`)).toEqual([
      'stripe-upgrade/node-22.x 22.6.2',
      'stripe-upgrade/node-23.x 23.1.0',
      'stripe-upgrade/python-12.x 12.5.2',
      'stripe-upgrade/python-16.x 16.1.0',
    ])
    expect(chosen({ uses, releaseLists: [releaseList('node', NODE)], policy: { sdks: ['node'] } }).upgrades).toHaveLength(2)
  })
})

describe('uses without a lockfile', () => {
  test('the version in use is what an install gives today; the range needs nothing in its major', () => {
    const choice = chosen({ uses: [use({ specifier: '^17.0.0' })], releaseLists: [releaseList('node', NODE)] })
    expect(moves(choice)).toEqual(['17.7.0 → 23.1.0 (package.json ^23.1.0)'])
  })

  test('a range that cuts into its major is moved within it', () => {
    const choice = chosen({ uses: [use({ specifier: '~17.6.0' })], releaseLists: [releaseList('node', NODE)], policy: { majors: 'off' } })
    expect(moves(choice)).toEqual(['17.6.0 → 17.7.0 (package.json ~17.7.0)'])
  })

  test('an open range is current', () => {
    expect(chosen({ uses: [use({ specifier: '>=17' })], releaseLists: [releaseList('node', NODE)] })).toEqual({
      upgrades: [],
      fallbacks: [],
      blocked: [],
    })
    const bare = use({ sdk: 'python', specifier: '' })
    expect(chosen({ uses: [bare], releaseLists: [releaseList('python', ['12.5.1', '16.1.0', '16.2.0b1'])] })).toEqual({
      upgrades: [],
      fallbacks: [],
      blocked: [],
    })
  })

  test('a library’s peer range is widened, and left alone where it admits the version', () => {
    const peer = use({ kind: 'npm:peerDependencies', isPeer: true, specifier: '^22.0.0 || ^17.0.0', locked: '17.6.0' })
    const choice = chosen({ uses: [peer], releaseLists: [releaseList('node', NODE)] })
    expect(moves(choice)).toEqual(['17.6.0 → 23.1.0 (package.json ^22.0.0 || ^17.0.0 || ^23.1.0)'])
    expect(choice.blocked).toEqual([])
  })

  test('a specifier that no release meets is blocked', () => {
    expect(blocked(chosen({ uses: [use({ specifier: '^19.0.0' })], releaseLists: [releaseList('node', NODE)] }))).toEqual([
      'package.json: no known release is admitted by "^19.0.0"',
    ])
  })

  test('a version that cannot be read is blocked', () => {
    const odd = use({ specifier: '17.0.0', version: 'seventeen' })
    expect(blocked(chosen({ uses: [odd], releaseLists: [releaseList('node', NODE)] }))).toEqual([
      'package.json: the version in use, "seventeen", could not be read',
    ])
  })
})

describe('compiled files', () => {
  const compiled = use({ sdk: 'python', specifier: '==12.5.1', version: '12.5.1', locked: '12.5.1', lockfile: 'requirements.txt' })
  const source = use({ sdk: 'python', path: 'requirements.in', specifier: '', lockfile: 'requirements.txt' })

  test('move together with their source, whose version they answer for', () => {
    const choice = chosen({ uses: [source, compiled], releaseLists: [releaseList('python', ['12.5.1', '12.5.2'])] })
    expect(choice.upgrades.map(({ paths }) => paths)).toEqual([['requirements.in', 'requirements.txt']])
    expect(choice.upgrades[0]?.targets).toHaveLength(2)
    expect(choice.upgrades[0]?.froms).toEqual(['12.5.1'])
  })

  test('stay where one of their sources cannot be moved', () => {
    const stuck = { ...source, path: 'z.in', specifier: '!=12.5.2', version: '12.5.1' }
    const choice = chosen({ uses: [source, compiled, stuck], releaseLists: [releaseList('python', ['12.5.1', '12.5.2'])] })
    expect(choice.upgrades).toEqual([])
    expect(choice.blocked.flatMap(({ places }) => places.map(({ path }) => path)).toSorted()).toEqual([
      'requirements.in',
      'requirements.txt',
      'z.in',
    ])
  })
})

describe('channels', () => {
  const RELEASES = ['22.5.0-beta.1', '22.5.0', '22.6.0-alpha.1', '22.6.0-beta.1', '22.6.0', '22.7.0-beta.1', '23.0.0-beta.1', '23.1.0']

  test('a stable user never sees a pre-release', () => {
    const choice = chosen({
      uses: [use({ specifier: '^22.5.0', locked: '22.5.0' })],
      releaseLists: [releaseList('node', RELEASES)],
      policy: { inMajor: 'always' },
    })
    expect(choice.upgrades.map(({ to }) => to)).toEqual(['22.6.0', '23.1.0'])
  })

  test('a beta user moves to a newer beta', () => {
    const choice = chosen({
      uses: [use({ specifier: '22.5.0-beta.1', version: '22.5.0-beta.1' })],
      releaseLists: [releaseList('node', RELEASES)],
      policy: { inMajor: 'always' },
    })
    expect(choice.upgrades.map(({ to, branch }) => `${to} ${branch}`)).toEqual([
      '22.7.0-beta.1 stripe-upgrade/node-22.x',
      '23.0.0-beta.1 stripe-upgrade/node-23.x',
    ])
  })

  test('or to the stable release that contains it, where there is no newer beta', () => {
    const versions = ['22.6.0', '22.7.0-beta.1', '22.7.0']
    const choice = chosen({
      uses: [use({ specifier: '22.7.0-beta.1', version: '22.7.0-beta.1' })],
      releaseLists: [releaseList('node', versions)],
    })
    expect(choice.upgrades.map(({ to }) => to)).toEqual(['22.7.0'])
  })

  test('never to a stable release that does not', () => {
    const choice = chosen({
      uses: [use({ specifier: '22.7.0-beta.1', version: '22.7.0-beta.1' })],
      releaseLists: [releaseList('node', ['22.6.0', '22.6.2', '22.7.0-beta.1'])],
    })
    expect(choice).toEqual({ upgrades: [], fallbacks: [], blocked: [] })
  })

  test('an alpha user does not move to a beta', () => {
    const choice = chosen({
      uses: [use({ specifier: '22.6.0-alpha.1', version: '22.6.0-alpha.1' })],
      releaseLists: [releaseList('node', RELEASES)],
      policy: { inMajor: 'always' },
    })
    expect(choice.upgrades.map(({ to }) => to)).toEqual(['22.6.0', '23.1.0'])
  })

  test('beta and stable users of one major have branches of their own', () => {
    const uses = [
      use({ path: 'a/package.json', specifier: '22.5.0', version: '22.5.0' }),
      use({ path: 'b/package.json', specifier: '22.5.0-beta.1', version: '22.5.0-beta.1' }),
    ]
    const choice = chosen({ uses, releaseLists: [releaseList('node', RELEASES)], policy: { majors: 'off' } })
    expect(choice.upgrades.map(({ to, branch }) => `${to} ${branch}`)).toEqual([
      '22.6.0 stripe-upgrade/node-22.x',
      '22.7.0-beta.1 stripe-upgrade/node-22.x-beta',
    ])
  })

  test('another base than the default branch has branches of its own too (two workflows, one repository)', () => {
    const uses = [use({ specifier: '22.5.0', version: '22.5.0' }), use({ sdk: 'python', specifier: '==12.5.1', version: '12.5.1' })]
    const releaseLists = [releaseList('node', ['22.6.0']), releaseList('python', ['12.5.2'])]
    const branches = (base: Base) => chosen({ uses, releaseLists, base }).upgrades.map(({ branch }) => branch)
    const commit = 'a'.repeat(40)
    expect(branches({ branch: 'main', commit })).toEqual(['stripe-upgrade/node-22.x', 'stripe-upgrade/python-12.x'])
    expect(branches({ branch: 'release/1.x', commit, isAside: true })).toEqual([
      'stripe-upgrade/release/1.x-node-22.x',
      'stripe-upgrade/release/1.x-python-12.x',
    ])
  })

  test('python spells them its own way', () => {
    const choice = chosen({
      uses: [use({ sdk: 'python', specifier: '==12.5.0b1', version: '12.5.0b1' })],
      releaseLists: [releaseList('python', ['12.5.0b1', '12.5.0b2', '12.4.0'])],
    })
    expect(choice.upgrades.map(({ to }) => to)).toEqual(['12.5.0b2'])
  })
})

test('the order of the uses, the release lists and the releases does not matter', () => {
  const uses = [
    use({ path: 'b/package.json', specifier: '^17.0.0', locked: '17.6.0' }),
    use({ path: 'a/package.json', specifier: '^18.0.0', locked: '18.0.0' }),
    use({ sdk: 'python', specifier: '==12.5.1', version: '12.5.1' }),
  ]
  const releaseLists = [releaseList('node', NODE), releaseList('python', ['12.5.1', '12.5.2'])]
  const reversed = releaseLists.map((each) => ({ ...each, releases: each.releases.toReversed() })).toReversed()
  expect(chosen({ uses: uses.toReversed(), releaseLists: reversed })).toEqual(chosen({ uses, releaseLists }))
})
