import { expect, test } from 'vitest'
import type { ReleaseList, Release } from '../../src/domain/release.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { VersionScheme } from '../../src/domain/version.ts'
import { hazardsOf, realUpgrader } from '../support/sdks.ts'
import { releaseList, chosen, NOW, type Situation, use, type UseFacts } from './situation.ts'
import { fc } from '../support/properties.ts'

const DAY = 86_400_000

function schemeOf(sdk: Sdk): VersionScheme {
  return realUpgrader(sdk).versions
}

function spelled(sdk: Sdk, [major, minor, patch, beta]: readonly [number, number, number, number | null]): string {
  const mark = beta === null ? '' : sdk === 'node' ? `-beta.${beta}` : `b${beta}`
  return `${major}.${minor}.${patch}${mark}`
}

const version = (sdk: Sdk): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.integer({ min: 19, max: 23 }),
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 0, max: 2 }),
      fc.option(fc.integer({ min: 1, max: 2 }), { freq: 6 }),
    )
    .map((parts) => spelled(sdk, parts))

const facts: fc.Arbitrary<Partial<Release>> = fc.record(
  {
    date: fc.option(
      fc.integer({ min: -40, max: 2 }).map((days) => new Date(NOW.getTime() + days * DAY).toISOString()),
      { freq: 9 },
    ),
    withdrawn: fc.option(fc.constant('withdrawn'), { freq: 1, nil: null }),
    runtime: fc.constantFrom(null, '>=3.9', '>=3.12'),
  },
  { requiredKeys: [] },
)

function lockedUse(sdk: Sdk): fc.Arbitrary<UseFacts> {
  return fc
    .record({ sdk: fc.constant(sdk), path: fc.constantFrom('a/m', 'b/m', 'c/d/m'), text: version(sdk), isLocked: fc.boolean() })
    .map(({ path, text, isLocked }) => {
      const exact = sdk === 'node' ? text : `==${text}`
      const range = sdk === 'node' ? `^${text}` : `>=${text}`
      return isLocked
        ? { sdk, path, specifier: range, locked: text, lockfile: `${path}.lock` }
        : { sdk, path, specifier: exact, version: text }
    })
}

function rangeUse(sdk: Sdk): fc.Arbitrary<UseFacts> {
  return fc
    .tuple(version(sdk), fc.boolean())
    .map(([text, isOpen]) => ({ sdk, path: 'r/m', specifier: isOpen ? `>=${text}` : sdk === 'node' ? `~${text}` : `~=${text}` }))
}

const situation: fc.Arbitrary<Situation & { readonly sdk: Sdk }> = fc.constantFrom<Sdk>('node', 'python').chain((sdk) =>
  fc
    .record({
      versions: fc.uniqueArray(version(sdk), { minLength: 1, maxLength: 25 }),
      at: fc.array(facts, { minLength: 25, maxLength: 25 }),
      uses: fc.array(fc.oneof(lockedUse(sdk), rangeUse(sdk)), { minLength: 1, maxLength: 5 }),
      claims: fc.array(
        fc.record({
          sdk: fc.constant(sdk),
          path: fc.constantFrom('m', 'a/m', 'c/m'),
          line: fc.constant(1),
          requirement: fc.constantFrom('>=3.7', '>=3.10', '>=3.13'),
        }),
        { maxLength: 2 },
      ),
      minAge: fc.constantFrom(0, 3, 14),
      majors: fc.constantFrom<'latest' | 'next' | 'off'>('latest', 'next', 'off'),
      inMajor: fc.constantFrom<'auto' | 'always' | 'never'>('auto', 'always', 'never'),
    })
    .map(({ versions, at, uses, claims, minAge, majors, inMajor }) => {
      const sorted = versions.toSorted(schemeOf(sdk).compare)
      const details = Object.fromEntries(sorted.map((text, number) => [text, at[number] ?? {}]))
      return {
        sdk,
        uses: uses.map(use),
        releaseLists: [releaseList(sdk, sorted, details)],
        runtimes: claims,
        policy: { minAge, majors, inMajor },
      }
    }),
)

function releaseOf(releaseLists: readonly ReleaseList[], text: string): Release {
  const found = releaseLists.flatMap(({ releases }) => releases).find((release) => release.version === text)
  if (found === undefined) throw new Error(`${text} is in no releaseList`)
  return found
}

/** Whether a release makes a version in use secure: then it need not wait. */
function fixesSecurity(sdk: Sdk, froms: readonly string[], to: string): boolean {
  const carried = hazardsOf(sdk, to)
  return froms.some((from) => hazardsOf(sdk, from).some((hazard) => hazard.kind === 'security' && !carried.includes(hazard)))
}

test('every upgrade goes forward, to a release that exists, is not withdrawn, old enough or a security fix, of the right channel', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { compare, parse } = schemeOf(given.sdk)
      for (const { froms, from, to, targets, major, branch, paths } of chosen(given).upgrades) {
        const release = releaseOf(given.releaseLists, to)
        expect(release.withdrawn).toBeNull()
        expect(froms[0]).toBe(from)
        for (const each of froms) expect(compare(to, each)).toBeGreaterThan(0)
        expect(major).toBe(froms.some((each) => parse(each)?.major !== parse(to)?.major))
        expect(branch.startsWith(`stripe-upgrade/${given.sdk}-${parse(to)?.major}.x`)).toBe(true)
        expect(targets.length).toBeGreaterThan(0)
        for (const { use: each } of targets) expect(paths).toContain(each.path)
        expect(release.channel === 'stable' || froms.some((each) => parse(each)?.channel === release.channel)).toBe(true)
        const age = release.date === null ? -1 : (NOW.getTime() - Date.parse(release.date)) / DAY
        const minAge = given.policy?.minAge ?? 3
        expect(minAge === 0 || age >= minAge || fixesSecurity(given.sdk, froms, to)).toBe(true)
        expect(hazardsOf(given.sdk, to).map(({ kind }) => kind)).not.toContain('avoid')
      }
    }),
    { numRuns: 400 },
  )
})

test('no upgrade asks for a newer runtime than the nearest declaration allows, or the version in use needs already', () => {
  fc.assert(
    fc.property(situation, (given) => {
      for (const { to, targets } of chosen(given).upgrades) {
        const required = releaseOf(given.releaseLists, to).runtime
        for (const { use: each } of targets) {
          const claims = (given.runtimes ?? []).filter(({ path }) => path === 'm' || each.path.startsWith(path.replace(/m$/, '')))
          const depth = Math.max(...claims.map(({ path }) => path.length))
          const nearest = claims.filter(({ path }) => path.length === depth)
          const { runtimeMeets } = schemeOf(given.sdk)
          const isMet = nearest.every(({ requirement }) => required === null || runtimeMeets(requirement, required))
          const own = given.releaseLists.flatMap(({ releases }) => releases).find((one) => one.version === each.version)?.runtime ?? null
          expect(isMet || (own !== null && required !== null && runtimeMeets(own, required))).toBe(true)
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('every editable use is in an upgrade, explained as blocked, or current', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { upgrades, blocked } = chosen(given)
      const { compare, admits } = schemeOf(given.sdk)
      const releases = given.releaseLists.flatMap((each) => each.releases)
      for (const each of given.uses) {
        const admitted = releases.filter((release) => admits(each.specifier, release.version)).map((release) => release.version)
        const inUse = each.version ?? admitted.at(-1) ?? '0.0.0'
        const ahead = releases.filter((release) => compare(release.version, inUse) > 0)
        const isMoved = upgrades.some(({ targets }) => targets.some((target) => target.use === each))
        const isExplained = blocked.some(
          (hold) => hold.places.some(({ path }) => path === each.path) || ahead.some((release) => release.version === hold.version),
        )
        const isCurrent = ahead.every(({ channel }) => channel !== 'stable')
        expect(isMoved || isExplained || isCurrent).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

test('in-major: auto makes no more upgrades than always, and at most one of each use where none fixes a security problem', () => {
  fc.assert(
    fc.property(situation, (found) => {
      const { upgrades, fallbacks } = chosen({ ...found, policy: { ...found.policy, inMajor: 'auto' } })
      const all = chosen({ ...found, policy: { ...found.policy, inMajor: 'always' } }).upgrades
      expect(upgrades.length).toBeLessThanOrEqual(all.length)
      for (const each of found.uses) {
        const own = upgrades.filter(({ targets }) => targets.some((target) => target.use === each))
        const isFix = own.some(({ froms, to }) => fixesSecurity(found.sdk, froms, to))
        expect(own.length).toBeLessThanOrEqual(isFix ? 2 : 1)
      }
      for (const fallback of fallbacks) expect(upgrades.map(({ branch }) => branch)).not.toContain(fallback.branch)
    }),
    { numRuns: 300 },
  )
})

test('branches are distinct, nothing is blocked twice for one reason, and the same facts give the same choice', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const choice = chosen(given)
      expect(new Set(choice.upgrades.map(({ branch }) => branch)).size).toBe(choice.upgrades.length)
      expect(new Set(choice.blocked.map((hold) => JSON.stringify(hold))).size).toBe(choice.blocked.length)
      expect(
        chosen({ ...given, releaseLists: given.releaseLists.map((each) => ({ ...each, releases: each.releases.toReversed() })) }),
      ).toEqual(choice)
    }),
    { numRuns: 200 },
  )
})
