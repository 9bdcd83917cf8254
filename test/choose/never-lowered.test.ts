import { expect, test } from 'vitest'
import { RANGES } from '../../src/domain/policy.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import { fc } from '../support/properties.ts'
import { realUpgrader } from '../support/sdks.ts'
import { chosen, releaseList, use, type UseFacts } from './situation.ts'

/** Every version that these tests know, oldest first: what a specifier admits is asked of each. */
const VERSIONS = [0, 1, 2, 3, 4].flatMap((major) => [0, 1, 2].flatMap((minor) => [0, 1].map((patch) => `${major}.${minor}.${patch}`)))

const number = fc.integer({ min: 0, max: 4 })
const small = fc.integer({ min: 0, max: 2 })
const version = fc.constantFrom(...VERSIONS)
const bound = fc.oneof(
  number.map(String),
  fc.tuple(number, small).map((parts) => parts.join('.')),
  version,
)

function joined(separator: string, parts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(parts, { minLength: 1, maxLength: 2 }).map((found) => found.join(separator))
}

/** Carets, tildes, wildcards, exact pins, open and closed ranges, alternatives. */
const SPECIFIERS = {
  node: joined(
    ' || ',
    fc.oneof(
      fc.tuple(fc.constantFrom('', '^', '~', '=', '>=', 'v', '>', '<='), bound).map((parts) => parts.join('')),
      number.map((major) => `${major}.x`),
      fc.tuple(bound, bound).map(([low, high]) => `>=${low} <${high}`),
    ),
  ),
  python: fc.oneof(
    joined(
      ',',
      fc.oneof(
        fc.tuple(fc.constantFrom('==', '===', '>=', '<', '<=', '!=', '>', '^', '~'), bound).map((parts) => parts.join('')),
        version.map((text) => `~=${text}`),
        number.map((major) => `==${major}.*`),
      ),
    ),
    fc.tuple(bound, bound).map(([low, high]) => `>=${low},<${high}`),
    joined(
      ' || ',
      bound.map((text) => `^${text}`),
    ),
  ),
} as const satisfies Readonly<Record<string, fc.Arbitrary<string>>>

/** The ways to write down what a specifier is of: with a lockfile or none, as a library's peer, in a catalog, compiled from it. */
const PLACES: Readonly<Record<keyof typeof SPECIFIERS, readonly Partial<UseFacts>[]>> = {
  node: [
    { lockfile: 'package-lock.json' },
    { lockfile: 'pnpm-lock.yaml', kind: 'pnpm:catalog', path: 'pnpm-workspace.yaml' },
    { kind: 'npm:peerDependencies', isPeer: true },
    { kind: 'npm:overrides', lockfile: 'package-lock.json' },
    {},
  ],
  python: [
    { lockfile: 'poetry.lock', path: 'pyproject.toml', kind: 'poetry:dependencies' },
    { lockfile: 'uv.lock', path: 'pyproject.toml', kind: 'pep621:dependencies' },
    { lockfile: 'Pipfile.lock', path: 'Pipfile', kind: 'pipenv:packages' },
    { lockfile: 'requirements.txt', path: 'requirements.in' },
    { path: 'setup.cfg', kind: 'setup.cfg' },
    {},
  ],
}

function admittedBy(sdk: Sdk, specifier: string): readonly string[] {
  return VERSIONS.filter((each) => realUpgrader(sdk).versions.admits(specifier, each))
}

/** Whether what a specifier became admits something older than it did, or ends earlier than it did and is no pin. */
function isLowered(sdk: Sdk, before: string, after: string, isPin: boolean): boolean {
  const { compare } = realUpgrader(sdk).versions
  const [old, now] = [admittedBy(sdk, before), admittedBy(sdk, after)]
  const [oldest, newest] = [old[0], old.at(-1)]
  if (oldest === undefined || newest === undefined) return false
  return compare(now[0] ?? '999.0.0', oldest) < 0 || (!isPin && compare(now.at(-1) ?? '0.0.0', newest) < 0)
}

test.each(['node', 'python'] as const)('No specifier of %s is lowered, whatever it is asked to move to', (sdk) => {
  const { specifier } = realUpgrader(sdk)
  let moved = 0
  fc.assert(
    fc.property(
      SPECIFIERS[sdk],
      version,
      fc.constantFrom(...PLACES[sdk]),
      fc.option(version, { nil: null }),
      fc.constantFrom(...RANGES),
      (before, to, place, locked, range) => {
        const made = specifier(use({ sdk, ...place, specifier: before, locked }), to, range)
        if ('refused' in made) return
        if (made.specifier !== before) moved += 1
        expect(isLowered(sdk, before, made.specifier, range === 'pin'), `${before} became ${made.specifier}`).toBe(false)
      },
    ),
    { numRuns: 1000 },
  )
  expect(moved).toBeGreaterThan(100)
})

test.each(['node', 'python'] as const)('No upgrade of %s lowers a specifier or what is locked, wherever the lockfile is', (sdk) => {
  const { compare } = realUpgrader(sdk).versions
  let behind = 0
  fc.assert(
    fc.property(
      SPECIFIERS[sdk],
      fc.constantFrom(...PLACES[sdk].filter(({ lockfile }) => lockfile !== undefined)),
      version,
      fc.constantFrom(...RANGES),
      fc.constantFrom('latest', 'next', 'off'),
      (before, place, locked, range, majors) => {
        const uses = [use({ sdk, ...place, specifier: before, locked })]
        const choice = chosen({ uses, releaseLists: [releaseList(sdk, VERSIONS)], policy: { range, majors, inMajor: 'always' } })
        for (const { to, targets } of choice.upgrades) {
          const [oldest = '0.0.0'] = admittedBy(sdk, before)
          expect(compare(to, locked)).toBeGreaterThan(0)
          expect(compare(to, oldest)).toBeGreaterThanOrEqual(0)
          if (compare(locked, oldest) < 0) behind += 1
          for (const { specifier } of targets) {
            expect(isLowered(sdk, before, specifier, range === 'pin'), `${before} became ${specifier}`).toBe(false)
          }
        }
      },
    ),
    { numRuns: 300 },
  )
  expect(behind).toBeGreaterThan(20)
})
