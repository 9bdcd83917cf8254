import { describe, expect, test } from 'vitest'
import type { Blocked, Upgrade } from '../../src/domain/upgrade.ts'
import type { Use } from '../../src/domain/use.ts'
import { checkTable, pullRequest, report } from '../../src/report/index.ts'
import { releaseList, chosen, use } from '../choose/situation.ts'
import { contractCases } from './sample-cases.ts'
import { NODE_RELEASE_LIST, NODE_CHANGELOG, NODE_USE, OPTIONS, KEYLESS } from './sample-facts.ts'
import { MAJOR_NODE, proofOf } from './samples.ts'
import { SDKS } from '../support/sdks.ts'

const OLD: Use = { ...NODE_USE, path: 'apps/old/package.json' }
const NEW: Use = { ...NODE_USE, path: 'apps/new/package.json', specifier: '^22.6.0', locked: '22.6.0', version: '22.6.0' }
const PEER: Use = { ...NODE_USE, path: 'packages/lib/package.json', isPeer: true, specifier: '>=17' }

function upgradeOf(targets: readonly Use[], to: string, facts: Partial<Upgrade> = {}): Upgrade {
  const froms = [...new Set(targets.map(({ version }) => version ?? ''))]
  const moved = targets.map((each) => ({ use: each, specifier: `^${to}` }))
  const paths = targets.map(({ path }) => path)
  const major = Number.parseInt(to, 10)
  return { ...MAJOR_NODE, from: froms[0] ?? '', froms, to, targets: moved, paths, branch: `stripe-upgrade/node-${major}.x`, ...facts }
}

/** The pull requests of upgrades that were edited, by what they move to. */
function bodies(upgrades: readonly Upgrade[], facts: { uses?: readonly Use[]; blocked?: readonly Blocked[] } = {}) {
  const { uses = [OLD, NEW, PEER], blocked = [] } = facts
  const all = report({
    sdks: SDKS,
    detection: { uses, runtimes: [], cooldowns: [], notes: [] },
    releaseLists: [NODE_RELEASE_LIST],
    inUse: new Map(uses.flatMap((each) => (each.version === null ? [] : [[each, each.version]]))),
    choice: { upgrades, blocked },
    changes: upgrades.map((upgrade) => ({ kind: 'edited', upgrade, edits: [], checks: [], notes: [] })),
    proofs: upgrades.flatMap((upgrade) => upgrade.froms.map((from) => proofOf({ ...upgrade, from }, contractCases('node')))),
    changelogs: upgrades.map(() => NODE_CHANGELOG),
    reviews: [],
    hazards: new Map(),
  })
  return Object.fromEntries(all.upgrades.map((entry) => [entry.upgrade.to, pullRequest(all, entry).body]))
}

describe('a pull request of a monorepo', () => {
  const apart = [upgradeOf([NEW], '22.6.2'), upgradeOf([OLD], '23.1.0')]

  test('says how far behind its own uses are', () => {
    const written = bodies(apart)
    expect(written['22.6.2']).toContain('### Why upgrade\n\n`22.6.0` is **')
    expect(written['22.6.2']).not.toContain('17.7.0')
    expect(written['23.1.0']).toContain('`17.7.0` is **616 days, 6 majors and 4 API releases')
  })

  test('counts the days of one version as the check does, with another one in use beside it', () => {
    const uses = [NEW, OLD]
    const inUse = new Map(uses.flatMap((each) => (each.version === null ? [] : [[each, each.version] as const])))
    const detection = { uses, runtimes: [], cooldowns: [], notes: [] }
    const choice = { upgrades: apart, blocked: [] }
    const checked = { sdks: SDKS, detection, choice, releaseLists: [NODE_RELEASE_LIST], inUse, hazards: new Map() }
    const table = checkTable(checked, { colour: false, width: 100 })
    const [days = ''] = /17\.7\.0 is (\d+ days)/.exec(table)?.slice(1) ?? []
    expect(days).toBe('616 days')
    expect(bodies(apart, { uses })['23.1.0']).toContain(`\`17.7.0\` is **${days}`)
  })

  test('leaves out what is blocked of the uses of others, and names what is blocked of nobody’s', () => {
    const blocked = [
      { sdk: 'node', version: '23.2.0', why: 'blocked for the new one', places: [NEW] },
      { sdk: 'node', version: '23.3.0', why: 'blocked for both', places: [NEW, OLD] },
      { sdk: 'node', version: null, why: 'blocked by itself', places: [PEER] },
      { sdk: 'python', version: '16.1.0', why: 'blocked for another language', places: [OLD] },
    ] as const
    const reasons = Array.from(bodies(apart, { blocked })['23.1.0']?.matchAll(/: (blocked .*)\.$/gm) ?? [], ([, why]) => why)
    expect(reasons).toEqual(['blocked for both', 'blocked by itself'])
  })

  test('asks about the runtimes of all the versions that it moves, and of none that it does not', () => {
    expect(bodies([upgradeOf([OLD, NEW], '23.1.0')])['23.1.0']).toContain('The version in use requires `>=12.*` or `>=18`.')
    expect(bodies([upgradeOf([NEW], '23.1.0')])['23.1.0']).toContain('The version in use requires `>=18`.')
    expect(bodies([upgradeOf([NEW], '22.6.2')])['22.6.2']).not.toContain('The version in use requires')
  })

  test('names a defect as new if one of the versions that it moves does not have it', () => {
    const written =
      bodies([upgradeOf([OLD, NEW], '23.1.0', { fixedHazards: [], hazards: [OPTIONS, KEYLESS], newHazards: [OPTIONS] })])['23.1.0'] ?? ''
    expect(written.indexOf('**New with 23.1.0**')).toBeLessThan(written.indexOf(`**${OPTIONS.title}**`))
    expect(written.indexOf(`**${OPTIONS.title}**`)).toBeLessThan(written.indexOf('**Also in the version in use**'))
    expect(written.indexOf('**Also in the version in use**')).toBeLessThan(written.indexOf(`**${KEYLESS.title}**`))
  })
})

test('which hazards an upgrade brings is known of each version that it moves', () => {
  const uses = [
    use({ path: 'a/package.json', specifier: '^21.0.0', locked: '21.0.1' }),
    use({ path: 'b/package.json', specifier: '^22.0.0', locked: '22.6.2' }),
  ]
  const [first] = chosen({ uses: uses.slice(1), releaseLists: [releaseList('node', ['21.0.1', '22.6.2', '23.1.0'])] }).upgrades
  expect(first).toMatchObject({ hazards: [{ id: 'node-event-client-context' }, { id: 'node-options-as-parameters' }], newHazards: [] })
  const [both] = chosen({ uses, releaseLists: [releaseList('node', ['21.0.1', '22.6.2', '23.1.0'])] }).upgrades
  expect(both).toMatchObject({ froms: ['21.0.1', '22.6.2'], newHazards: [{ id: 'node-options-as-parameters' }] })
})

describe('two pull requests for the same use', () => {
  test('name each other, and what a merge of one means for the other', () => {
    const written = bodies([upgradeOf([OLD], '18.5.0'), upgradeOf([OLD, NEW], '23.1.0')])
    expect(written['18.5.0']).toContain(
      '- The branch `stripe-upgrade/node-23.x` moves `apps/old/package.json:14` to `23.1.0`. If you merge this one first, the next run updates that one. If you merge that one first, this one has nothing left to do. You can close it.',
    )
    expect(written['23.1.0']).toContain(
      '- The branch `stripe-upgrade/node-18.x` moves `apps/old/package.json:14` to `18.5.0`. If you merge that one first, the next run updates this one. If you merge this one first, that one has nothing left to do. You can close it.',
    )
  })

  test('if only some are shared, the earlier one keeps the rest; if none is, nothing is said', () => {
    expect(bodies([upgradeOf([OLD, NEW], '22.6.2'), upgradeOf([OLD], '23.1.0')])['22.6.2']).toContain(
      'If you merge that one first, this one moves what is left.',
    )
    expect(bodies([upgradeOf([NEW], '22.6.2'), upgradeOf([OLD], '23.1.0')])['23.1.0']).not.toContain('Another pull request')
  })
})
