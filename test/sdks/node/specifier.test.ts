import semver from 'semver'
import { describe, expect, test } from 'vitest'
import type { Policy } from '../../../src/domain/policy.ts'
import type { Use } from '../../../src/domain/use.ts'
import { exactPin, foreign, specifierTo } from '../../../src/sdks/node/specifier.ts'
import { fc } from '../../support/properties.ts'

function use(specifier: string, more: Partial<Use> = {}): Use {
  return {
    sdk: 'node',
    package: 'stripe',
    kind: 'npm:dependencies',
    path: 'package.json',
    line: 1,
    specifier,
    range: { start: 0, end: 0 },
    locked: null,
    lockfile: null,
    version: null,
    editable: true,
    why: null,
    ...more,
  }
}

const LOCKED = { lockfile: { path: 'package-lock.json', line: 9 } } as const
const PEER = { kind: 'npm:peerDependencies', isPeer: true } as const

describe('a bump keeps operator, precision and spaces', () => {
  test.for([
    ['^17.0.0', '23.1.0', '^23.1.0'],
    ['^17.0', '23.1.0', '^23.1'],
    ['^17', '23.1.0', '^23'],
    ['~17.1', '23.1.0', '~23.1'],
    ['~17.1.3', '23.1.0', '~23.1.0'],
    ['~>17.1', '23.1.0', '~>23.1'],
    ['17', '23.1.0', '23'],
    ['17.x', '23.1.0', '23.x'],
    ['17.*', '23.1.0', '23.*'],
    ['17.1.x', '23.1.0', '23.1.x'],
    ['^17.x', '23.1.0', '^23.x'],
    ['17.0.0', '23.1.0', '23.1.0'],
    ['=17.0.0', '23.1.0', '=23.1.0'],
    ['= 17.0.0', '23.1.0', '= 23.1.0'],
    ['v17.0.0', '23.1.0', 'v23.1.0'],
    ['>=17 <18', '23.1.0', '>=23 <24'],
    ['>=17.2.0 <18.0.0', '23.1.0', '>=23.1.0 <24.0.0'],
    ['>=17.0.0 <18.0.0-0', '23.1.0', '>=23.1.0 <24.0.0-0'],
    ['>= 17.2  < 18', '23.1.0', '>= 23.1  < 24'],
    ['^17 || ^18', '23.1.0', '^23'],
    [' ^17.0.0 ', '23.1.0', ' ^23.1.0 '],
    ['^23.0.0-beta.1', '23.2.0-beta.2', '^23.2.0-beta.2'],
    ['^22', '23.2.0-beta.2', '^23.2.0-beta.2'],
    ['22.5.0-beta.1', '23.0.0', '23.0.0'],
  ] as const)('%s to %s is %s', ([from, to, wanted]) => {
    expect(specifierTo(use(from), to, 'auto')).toEqual({ specifier: wanted })
  })

  test('whatever is made admits the target', () => {
    const part = fc.integer({ min: 0, max: 40 })
    const version = fc.tuple(part, part, part).map((parts) => parts.join('.'))
    const operator = fc.constantFrom('', '^', '~', '=', '>=', 'v')
    const specifier = fc.oneof(
      fc
        .tuple(
          operator,
          fc.oneof(
            version,
            part.map(String),
            fc.tuple(part, part).map((parts) => parts.join('.')),
          ),
        )
        .map(([sign, text]) => sign + text),
      fc.tuple(part, part).map(([low, more]) => `>=${low} <${low + more + 1}`),
    )
    fc.assert(
      fc.property(
        specifier,
        version,
        fc.constantFrom<Policy['range']>('auto', 'bump', 'pin', 'lockfile-only'),
        fc.boolean(),
        (from, to, range, isPeer) => {
          const moved = specifierTo(use(from, { ...LOCKED, ...(isPeer ? PEER : {}) }), to, range)
          if ('refused' in moved) return
          expect(semver.satisfies(to, moved.specifier)).toBe(true)
          expect(!isPeer || moved.specifier.startsWith(from)).toBe(true)
          expect(JSON.stringify(moved.specifier)).toBe(`"${moved.specifier}"`)
        },
      ),
    )
  })
})

describe('a range that admits the target already', () => {
  test('only the lockfile moves', () => {
    expect(specifierTo(use('^17.0.0', LOCKED), '17.7.0', 'auto')).toEqual({ specifier: '^17.0.0' })
    expect(specifierTo(use('>=17.0.0', LOCKED), '23.1.0', 'lockfile-only')).toEqual({ specifier: '>=17.0.0' })
  })
  test('is refused where no lockfile holds it back', () => {
    expect(specifierTo(use('^17.0.0'), '17.7.0', 'auto')).toEqual({ refused: expect.stringContaining('an install already takes it') })
  })
  test('`bump` raises it, and `pin` makes it exact', () => {
    expect(specifierTo(use('^17.0.0'), '17.7.0', 'bump')).toEqual({ specifier: '^17.7.0' })
    expect(specifierTo(use('^17', LOCKED), '17.7.0', 'bump')).toEqual({ specifier: '^17' })
    expect(specifierTo(use('^17'), '17.7.0', 'bump')).toEqual({ refused: expect.stringContaining('an install already takes it') })
    expect(specifierTo(use('^17.0.0'), '17.7.0', 'pin')).toEqual({ specifier: '17.7.0' })
  })
})

describe('the peer range of a library is widened, never replaced', () => {
  test.for([
    ['^18 || ^19', '^18 || ^19 || ^23'],
    ['^18||^19', '^18||^19||^23'],
    ['^18 ||^19.1', '^18 ||^19.1 ||^23.1'],
    ['^18.0.0', '^18.0.0 || ^23.1.0'],
    ['18.x', '18.x || 23.x'],
    ['>=12 <20', '>=12 <20 || >=23 <24'],
    ['>= 12.0.0 < 18', '>= 12.0.0 < 18 || >= 23.0.0 < 24'],
    ['>=17.2.0 <18.0.0', '>=17.2.0 <18.0.0 || >=23.0.0 <24.0.0'],
  ] as const)('%s becomes %s', ([from, wanted]) => {
    expect(specifierTo(use(from, PEER), '23.1.0', 'auto')).toEqual({ specifier: wanted })
    expect(specifierTo(use(from, PEER), '23.1.0', 'pin')).toEqual({ specifier: wanted })
  })
  test('and left alone where it is wide enough', () => {
    expect(specifierTo(use('>=18', { ...PEER, ...LOCKED }), '23.1.0', 'auto')).toEqual({
      refused: expect.stringContaining('already admits 23.1.0'),
    })
  })
})

describe('what is refused says why', () => {
  test.for(['>17', '<=18', '<18', '17.0.0 - 18.0.0', '>=17.1 <17.5', '^17 <18', '>=17 <18 <19'])(
    '%s is of a form that is not rewritten',
    (specifier) => {
      expect(specifierTo(use(specifier), '24.0.0', 'pin')).toEqual({ specifier: '24.0.0' })
      const moved = specifierTo(use(specifier), '24.0.0', 'auto')
      expect(moved).toEqual({ refused: expect.stringMatching(/is of a form that is not rewritten|already admits/) })
    },
  )
  test('`lockfile-only` leaves a range that does not admit the target', () => {
    expect(specifierTo(use('^17.0.0', LOCKED), '23.1.0', 'lockfile-only')).toEqual({ refused: expect.stringContaining('lockfile-only') })
  })
  test('a use that cannot be edited gives its own reason', () => {
    expect(specifierTo(use('latest', { editable: false, why: 'because' }), '23.1.0', 'auto')).toEqual({ refused: 'because' })
  })
})

describe('what is no range of Stripe’s package', () => {
  test.for(['^17.0.0', '17', '>=17 <18', '17.x', '^18 || ^19', 'v17.0.0'])('%s is one', (specifier) => {
    expect(foreign('stripe', specifier)).toBeNull()
  })
  test.for([
    ['npm:stripe@17.0.0', 'alias', 'stripe', '17.0.0'],
    ['npm:evil@1', 'another package, evil', 'evil', null],
    ['npm:@scope/stripe@1', 'another package', '@scope/stripe', null],
    ['workspace:^', 'this workspace', 'stripe', null],
    ['catalog:', 'catalog', 'stripe', null],
    ['git+ssh://git@host/a/b.git', 'git repository', 'stripe', null],
    ['github:stripe/stripe-node', 'git repository', 'stripe', null],
    ['stripe/stripe-node#v17', 'git repository', 'stripe', null],
    ['file:../stripe', 'folder', 'stripe', null],
    ['link:../stripe', 'folder', 'stripe', null],
    ['https://example.com/stripe.tgz', 'archive', 'stripe', null],
    ['*', 'any version', 'stripe', null],
    ['', 'any version', 'stripe', null],
    ['latest', 'tag "latest"', 'stripe', null],
    ['public-preview', 'tag', 'stripe', null],
    ['^17 &&', 'no range', 'stripe', null],
    [`^17${' '.repeat(300)}`, 'no range', 'stripe', null],
  ] as const)('%s', ([specifier, why, name, range]) => {
    expect(foreign('stripe', specifier)).toEqual({ package: name, range, why: expect.stringContaining(why) })
  })
})

test('only what admits one version is a pin', () => {
  expect(['17.0.0', '=17.0.0', 'v17.0.0', '17.0.0-beta.1'].map(exactPin)).toEqual(['17.0.0', '17.0.0', '17.0.0', '17.0.0-beta.1'])
  expect(['17', '17.0', '^17.0.0', '*', ''].map(exactPin)).toEqual([null, null, null, null, null])
})
