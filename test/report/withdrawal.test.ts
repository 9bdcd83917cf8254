import { describe, expect, test } from 'vitest'
import type { Policy } from '../../src/domain/policy.ts'
import type { EarlierPull } from '../../src/domain/pull.ts'
import type { ReleaseList } from '../../src/domain/release.ts'
import type { Report } from '../../src/domain/report.ts'
import { withdrawals } from '../../src/report/index.ts'
import { NODE_RELEASE_LIST, NODE_USE, PYTHON_RELEASE_LIST } from './sample-facts.ts'
import { MAJOR_NODE, NOTHING, REFUSED, SHOP } from './samples.ts'

const BASE = { branch: 'main', commit: 'base-1' }
const OPEN_PULL: EarlierPull = {
  branch: MAJOR_NODE.branch,
  offer: { sdk: 'node', from: '17.7.0', to: '23.1.0' },
  paths: ['package.json', 'package-lock.json'],
}
/** A run that moves nothing, in a repository where 17.7.0 is in use. */
const QUIET: Report = { ...NOTHING, uses: [NODE_USE], inUse: new Map([[NODE_USE, '17.7.0']]), notes: [] }
const IGNORED = { sdk: 'node', version: '23.1.0', why: 'ignored: `node >=23`', places: [NODE_USE] } as const

function releaseListWith(
  more: Partial<ReleaseList> & { readonly candidate?: Partial<ReleaseList['releases'][number]> },
): readonly ReleaseList[] {
  const { candidate, ...rest } = more
  const releases = NODE_RELEASE_LIST.releases.map((release) => (release.version === '23.1.0' ? { ...release, ...candidate } : release))
  return [{ ...NODE_RELEASE_LIST, releases, advisories: [], ...rest }]
}

function said(report: Partial<Report>, earlier: Partial<EarlierPull> = {}, policy: Partial<Policy> = {}) {
  const all = withdrawals({ ...QUIET, releaseLists: releaseListWith({}), ...report }, BASE, {
    majors: 'latest',
    inMajor: 'auto',
    ...policy,
  })
  return all === null ? null : all.of({ ...OPEN_PULL, ...earlier })
}

describe('a pull request that is no longer offered says', () => {
  test('that its version is on hold, and why; what comes from outside is escaped', () => {
    const blocked = { ...IGNORED, why: 'ignored: <b>see</b> @rita #12' }
    const written = said({ blocked: [blocked] })
    expect(written?.why).toBe('The version is on hold: ignored: <b>see</b> @rita #12.')
    expect(written?.status).toEqual({ state: 'error', description: '23.1.0 is no longer offered. The pull request says why' })
    expect(written?.farewell).toMatch(/It was closed because nobody had worked on it\.$/m)
    expect(written?.notice).toMatch(/^\*\*This is no longer offered\.\*\* The version is on hold: ignored/)
    expect(written?.notice).not.toMatch(/<b>|@rita|(?<!&)#12/)
  })

  test('that its version was withdrawn: not to be merged (F16)', () => {
    const written = said({
      releaseLists: releaseListWith({ candidate: { withdrawn: 'deprecated: Published in error. Do not use' }, advisories: 'unknown' }),
      blocked: [IGNORED],
    })
    expect(written?.notice).toMatch(
      /^\*\*Do not merge this\.\*\* The publisher marked 23\.1\.0 as deprecated: Published in error\. Do not use\. /,
    )
    expect(written?.status).toEqual({ state: 'failure', description: '23.1.0 was marked as deprecated: do not merge' })
  })

  test('the same for a registry that has a word for it', () => {
    const releases = PYTHON_RELEASE_LIST.releases.map((release) => ({ ...release, withdrawn: 'broken build' }))
    const to = releases.at(-1)?.version ?? ''
    const written = said({ releaseLists: [{ ...PYTHON_RELEASE_LIST, releases }] }, { offer: { sdk: 'python', from: '12.0.0', to } })
    expect(written?.why).toBe(`The publisher withdrew ${to}: broken build.`)
    expect(written?.status).toEqual({ state: 'failure', description: `${to} was withdrawn: do not merge` })
  })

  test.each<[string, Partial<Report>]>([
    ['a file that it changes has a note', { notes: [{ place: { path: 'package.json' }, text: 'An alias.' }] }],
    ['a language could not be looked for', { notes: [{ place: null, text: 'No memory.' }] }],
    ['what is on its branch now could not be edited', { upgrades: REFUSED.upgrades }],
    ['nothing of what it changes is looked at', { uses: [], inUse: new Map() }],
  ])('that it was withdrawn, also if %s', (_, report) => {
    expect(said({ releaseLists: releaseListWith({ candidate: { withdrawn: 'deprecated: leaks keys' } }), ...report })?.status.state).toBe(
      'failure',
    )
  })

  test('in a few words, however many somebody found', () => {
    expect(said({ blocked: [{ ...IGNORED, why: 'x'.repeat(100_000) }] })?.notice.length).toBeLessThan(1000)
  })

  test('that the base has it, as where somebody upgraded by hand', () => {
    const written = said({ inUse: new Map([[NODE_USE, '23.1.0']]), releaseLists: releaseListWith({ advisories: 'unknown' }) })
    expect(written?.why).toBe('`main` has this version already, or a newer one.')
  })

  test('where something else is offered in its place', () => {
    const upgrades = SHOP.upgrades.filter(({ upgrade }) => upgrade.sdk === 'node')
    const written = said({ upgrades }, { branch: 'stripe-upgrade/node-22.x' })
    expect(written?.why).toBe(
      'Nothing in `main` moves to this version any more; the branch `stripe-upgrade/node-23.x` has what is offered now.',
    )
  })

  test('where what is offered in its place could not be edited, so that there is no branch to name', () => {
    const written = said({ upgrades: REFUSED.upgrades, notes: [] }, { offer: { ...OPEN_PULL.offer, to: '23.0.1' } })
    expect(written?.why).toBe('Nothing in `main` moves to this version any more.')
  })

  describe('of one within the major in use', () => {
    const upgrades = SHOP.upgrades.filter(({ upgrade }) => upgrade.sdk === 'node')
    const within = { branch: 'stripe-upgrade/node-22.x', offer: { sdk: 'node', from: '22.6.0', to: '22.6.2' } }
    const inUse = new Map([[NODE_USE, '22.6.0']])

    test.each(['auto', 'never'] as const)('that `in-major: %s` does not offer it beside the later major', (inMajor) => {
      for (const majors of ['latest', 'next'] as const)
        expect(said({ upgrades, inUse }, within, { inMajor, majors })?.why).toBe(
          `\`stripe-upgrade/node-23.x\` moves to 23.1.0, and with \`in-major: ${inMajor}\` an upgrade within the major in use is not offered beside it.`,
        )
    })

    test('nothing of that where the upgrade to the later major could not be edited, or moves other lines', () => {
      const why = 'Nothing in `main` moves to this version any more'
      expect(said({ upgrades: REFUSED.upgrades, inUse, notes: [] }, within)?.why).toBe(`${why}.`)
      const elsewhere = { ...NODE_USE, line: 99 }
      expect(said({ upgrades, uses: [NODE_USE, elsewhere], inUse: new Map([...inUse, [elsewhere, '22.6.0']]) }, within)?.why).toContain(why)
    })

    test('nothing at all where the later major may be edited by the next run, or advisories are unknown', () => {
      const passing = REFUSED.upgrades.map((entry) =>
        entry.change.kind === 'refused' ? { ...entry, change: { ...entry.change, isPassing: true as const } } : entry,
      )
      expect(said({ upgrades: passing, inUse, notes: [] }, within)).toBeNull()
      expect(said({ upgrades, inUse, releaseLists: releaseListWith({ advisories: 'unknown' }) }, within)).toBeNull()
    })
  })

  test('only that nothing moves to it, where that is all that is known', () => {
    const why = 'Nothing in `main` moves to this version any more.'
    expect(said({})?.why).toBe(why)
    expect(said({ blocked: [{ ...IGNORED, places: [{ path: 'other/package.json', line: 1 }] }] })?.why).toBe(why)
  })
})

describe('nothing is said', () => {
  test.each<[string, Partial<Report>]>([
    ['where it is offered', { upgrades: SHOP.upgrades }],
    ['where it is offered and could not be edited', { upgrades: REFUSED.upgrades }],
    [
      'where its releases could not be looked up',
      { releaseLists: [PYTHON_RELEASE_LIST, { ...NODE_RELEASE_LIST, releases: [], failure: 'no answer' }] },
    ],
    ['of a language that this run does not look at', { releaseLists: [PYTHON_RELEASE_LIST] }],
    [
      'where a language could not be looked for',
      { notes: [{ place: null, text: 'Uses of stripe-node could not be looked for: no memory.' }] },
    ],
    [
      'where a file that it changes could not be read',
      { notes: [{ place: { path: 'package.json' }, text: 'A merge conflict begins on line 3.' }] },
    ],
    ['of what this run does not look at, which may be another workflow’s', { uses: [], inUse: new Map() }],
    ['where the version in use is not known', { inUse: new Map() }],
    ['where nobody dates its version, so that it may only seem too new', { releaseLists: releaseListWith({ candidate: { date: null } }) }],
    ['where advisories are unknown, which let it be newer', { releaseLists: releaseListWith({ advisories: 'unknown' }) }],
  ])('%s', (_, report) => {
    expect(said({ blocked: [IGNORED], ...report })).toBeNull()
  })

  test.each(['off', 'next'] as const)('where `majors: %s` offers less than another run into the same base', (majors) => {
    const beyond = { ...IGNORED, why: `a later major, and \`majors: ${majors}\`` }
    expect([said({}, {}, { majors }), said({ blocked: [beyond] }, {}, { majors })]).toEqual([null, null])
    expect(said({ inUse: new Map([[NODE_USE, '23.1.0']]) }, {}, { majors })?.why).toContain('has this version already')
  })

  test('where no releases are known at all, or there is no commit to start from', () => {
    expect(withdrawals({ ...QUIET, releaseLists: [] }, BASE, { majors: 'latest', inMajor: 'auto' })).toBeNull()
    expect(withdrawals(QUIET, null, { majors: 'latest', inMajor: 'auto' })).toBeNull()
  })
})
