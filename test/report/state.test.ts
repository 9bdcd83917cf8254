import { describe, expect, test } from 'vitest'
import { choose, hazardsInUse, versionsInUse } from '../../src/choose/index.ts'
import type { Change } from '../../src/domain/change.ts'
import type { Note } from '../../src/domain/place.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { ReleaseList } from '../../src/domain/release.ts'
import type { Report } from '../../src/domain/report.ts'
import type { Use } from '../../src/domain/use.ts'
import { checkTable, json, outdated, overall, pullRequest, report, summary, upgradeTable } from '../../src/report/index.ts'
import { releaseList, NOW, POLICY, use } from '../choose/situation.ts'
import { SDKS } from '../support/sdks.ts'

const PLAIN = { colour: false, width: 200 }
const NODE = releaseList('node', ['12.0.0', '17.6.0', '17.7.0', '22.6.2', '23.0.0', '23.1.0'])
const DOWN: ReleaseList = { sdk: 'python', releases: [], advisories: 'unknown', notes: [], failure: 'the registry is out of reach' }
const PINNED = use({ sdk: 'python', specifier: '==10.0.0', version: '10.0.0' })
const NEWEST = use({ specifier: '^23.0.0', locked: '23.1.0' })
const GO = use({ sdk: 'go', path: 'go.mod', specifier: 'v80.0.0', version: 'v80.0.0', why: 'upgrades of stripe-go are not built yet' })

interface Facts {
  readonly uses: readonly Use[]
  readonly releaseLists: readonly ReleaseList[]
  readonly policy?: Partial<Policy>
  readonly notes?: readonly Note[]
}

/** What a run finds out, of the repository and the registries that are given. */
function found({ uses, releaseLists, policy = {}, notes = [] }: Facts) {
  const detection = { uses, runtimes: [], cooldowns: [], notes }
  const inUse = versionsInUse(SDKS, uses, releaseLists)
  const sdks = ['node', 'python', 'go'] as const
  return {
    sdks: SDKS,
    detection,
    releaseLists,
    inUse,
    hazards: hazardsInUse(SDKS, inUse),
    choice: choose(SDKS, detection, releaseLists, { ...POLICY, sdks, ...policy }, NOW),
  }
}

function runOn(facts: Facts): Report {
  const known = found(facts)
  const changes = known.choice.upgrades.map((upgrade): Change => ({ kind: 'edited', upgrade, edits: [], checks: [], notes: [] }))
  return report({ ...known, changes, proofs: [], changelogs: [], reviews: [] })
}

/** The first lines of a summary: its heading, and what is below it up to the next. */
function opening(facts: Facts): string {
  return summary(runOn(facts), []).split('\n###')[0]?.split('<details>')[0]?.trim() ?? ''
}

const STAYS = {
  'a language that is never looked up': { uses: [GO], releaseLists: [] },
  'one SDK at its newest, and the other’s registry down': { uses: [NEWEST, PINNED], releaseLists: [NODE, DOWN] },
  'the only registry down': { uses: [PINNED], releaseLists: [DOWN] },
  'a range without a lockfile, and no major to be crossed': {
    uses: [use({ specifier: '^17.0.0' })],
    releaseLists: [NODE],
    policy: { majors: 'off' },
  },
  'a version that no registry has': { uses: [use({ specifier: '99.0.0', version: '99.0.0' })], releaseLists: [releaseList('node', [])] },
  'a specifier that is not rewritten': { uses: [use({ specifier: '<=12.0.0' })], releaseLists: [NODE] },
  'a use that cannot be edited and one at its newest': {
    uses: [NEWEST, use({ specifier: 'github:a/b', why: 'a git repository' })],
    releaseLists: [NODE],
  },
} as const satisfies Readonly<Record<string, Facts>>

describe('a version in use that was withdrawn', () => {
  const facts = {
    uses: [use({ specifier: '^17.0.0', locked: '17.6.0' })],
    releaseLists: [
      { ...NODE, releases: NODE.releases.map((each) => (each.version === '17.6.0' ? { ...each, withdrawn: 'yanked: *broken*' } : each)) },
    ],
  }

  test('is said in check, in the summary and in the pull request, with the reason', () => {
    const run = runOn(facts)
    const said = '17.6.0, which is in use, was withdrawn: yanked: '
    expect(checkTable(found(facts), PLAIN)).toContain(`stripe (Node) ${said}*broken*.`)
    expect(opening(facts)).toContain(said)
    for (const entry of run.upgrades) expect(pullRequest(run, entry).body).toContain(`**${said}\\*broken\\*.**`)
  })

  test('is not one that only would have to be built', () => {
    const built = facts.releaseLists.map((list) => ({
      ...list,
      releases: list.releases.map((each) => ({ ...each, isSource: true as const })),
    }))
    expect(checkTable(found({ ...facts, releaseLists: built }), PLAIN)).not.toContain('withdrawn')
  })
})

describe('without an upgrade, a report claims only what is known', () => {
  test.each(Object.entries(STAYS))('%s is not up to date', (_, facts) => {
    const title = /^(?:No Stripe SDK upgrade for now|The releases of stripe \(Python\) could not be looked up)$/
    expect(summary(runOn(facts), []).split('\n')[0]?.replace('## ', '')).toMatch(title)
    expect(outdated(runOn(facts))).not.toBe('false')
    expect(overall(runOn(facts))).toBeNull()
    const texts = [upgradeTable(runOn(facts), [], PLAIN), checkTable(found(facts), PLAIN)]
    for (const text of texts) {
      expect(text.split('\n').filter((line) => title.test(line.replace(/\.$/, '')))).toHaveLength(1)
      expect(text).not.toContain('up to date')
    }
  })

  test('what could not be looked up comes first, with the reason, and the rest goes on (F26)', () => {
    expect(opening(STAYS['one SDK at its newest, and the other’s registry down'])).toBe(
      [
        '## The releases of stripe (Python) could not be looked up',
        '',
        '- **The releases of stripe (Python) could not be looked up**, so we know nothing about them: the registry is out of reach.',
        '- stripe (Node): `23.1.0` is the newest release.',
      ].join('\n'),
    )
    expect(json(runOn(STAYS['the only registry down']), []).unknown).toEqual([
      { sdk: 'python', kind: 'failed', why: 'the registry is out of reach' },
    ])
  })

  test('also with an upgrade of another SDK', () => {
    const facts = { uses: [use({ specifier: '^17.0.0', locked: '17.7.0' }), PINNED], releaseLists: [NODE, DOWN] }
    expect(opening(facts)).toMatch(/^## One Stripe SDK upgrade\n\n- \*\*The releases of stripe \(Python\) could not be looked up\*\*/)
    expect(outdated(runOn(facts))).toBe('true')
  })

  test('that no release is newer, where the registry has none that is as new as the version in use', () => {
    expect(opening(STAYS['a version that no registry has'])).toBe(
      [
        '## No Stripe SDK upgrade for now',
        '',
        '- **No release of stripe (Node) is newer than the version in use**: the registry has none that is as new as 99.0.0.',
      ].join('\n'),
    )
    expect(checkTable(found(STAYS['a version that no registry has']), PLAIN)).toMatch(
      /No release of stripe \(Node\) is newer than the version in use.*[\s\S]*the registry has no release that is as new as the version in use/,
    )
  })

  test('that nothing was looked up, and why', () => {
    expect(opening(STAYS['a language that is never looked up'])).toContain(
      '- **Nothing was looked up for stripe-go (Go)**: upgrades of stripe-go are not built yet.',
    )
  })

  test('how far behind a range without a lockfile is, and why it stays', () => {
    expect(opening(STAYS['a range without a lockfile, and no major to be crossed'])).toContain(
      '- stripe (Node): `17.7.0` is **0 days and 2 majors** behind the newest release, `23.1.0`. It does not move: `23.1.0`, a later major, and `majors: off` allows none.',
    )
    expect(opening(STAYS['a specifier that is not rewritten'])).toMatch(
      /`12\.0\.0` is \*\*0 days and 3 majors\*\* behind .* It does not move: /,
    )
  })

  test.each([
    ['blocked', STAYS['a range without a lockfile, and no major to be crossed']],
    ['blocked', STAYS['a specifier that is not rewritten']],
    ['unknown', STAYS['a language that is never looked up']],
    ['unknown', STAYS['the only registry down']],
    ['unknown', { uses: [use({ specifier: '^24.0.0' })], releaseLists: [NODE] }],
    ['false', { uses: [NEWEST, use({ path: 'a/package.json', specifier: '>=17' })], releaseLists: [NODE] }],
    ['false', { uses: [], releaseLists: [] }],
    ['unknown', { uses: [], releaseLists: [], notes: [{ place: null, text: 'a lockfile holds one' }] }],
  ] as const)('outdated is %s', (expected, facts) => {
    expect(outdated(runOn(facts))).toBe(expected)
  })

  test('up to date is what is known to be', () => {
    expect(opening({ uses: [NEWEST], releaseLists: [NODE] })).toBe(
      '## The Stripe SDKs are up to date\n\n- stripe (Node): `23.1.0` is the newest release.',
    )
  })

  test('the version in use of a range without a lockfile is marked as coming from the specifier', () => {
    expect(summary(runOn(STAYS['a range without a lockfile, and no major to be crossed']), [])).toContain(
      '| `package.json:3` | `^17.0.0` | `17.7.0`, by its specifier | on hold, see above |',
    )
  })

  test('a lockfile that holds an SDK which no manifest asks for is not "none found"', () => {
    const notes = [{ place: { path: 'package-lock.json', line: 7 }, text: 'stripe 17.7.0 is only in this lockfile.' }]
    expect(opening({ uses: [], releaseLists: [], notes })).toBe('## No manifest that could be read asks for a Stripe SDK')
    expect(checkTable(found({ uses: [], releaseLists: [], notes }), PLAIN)).toContain('- package-lock.json:7: stripe 17.7.0')
  })
})

test('what is on hold is named with its version and its places, once for each reason', () => {
  const uses = ['a', 'b'].map((folder) => use({ path: `${folder}/package.json`, specifier: '^17.0.0', locked: '17.7.0' }))
  const facts: Facts = { uses, releaseLists: [NODE], policy: { majors: 'off' } }
  expect(checkTable(found(facts), PLAIN)).toMatch(/^node +23\.1\.0 +a\/package\.json:3 and 1 more +a later major/m)
  expect(summary(runOn(facts), [])).toContain('- **Node** `23.1.0` in `a/package.json:3` and `b/package.json:3`: a later major')
})

test('a defect that an upgrade fixes for one use and not for another is named, with the other', () => {
  const uses = [
    use({ path: 'a/package.json', specifier: '22.6.2', version: '22.6.2' }),
    use({ path: 'b/package.json', specifier: '<=17.7.0' }),
  ]
  const written = summary(runOn({ uses, releaseLists: [NODE] }), [])
  const unfixed = written.slice(written.indexOf('that no upgrade above fixes'))
  expect(unfixed).toMatch(/A blank webhook secret accepts forged events.*\n.*\n {2}- Used in `b\/package\.json:3`\./)
})
