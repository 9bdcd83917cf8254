import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dotnet } from '../../src/sdks/dotnet/index.ts'
import { go } from '../../src/sdks/go/index.ts'
import { java } from '../../src/sdks/java/index.ts'
import { php } from '../../src/sdks/php/index.ts'
import { ruby } from '../../src/sdks/ruby/index.ts'
import { found, notesIn } from './found.ts'

/** A quarter of the largest manifest: a linear reader needs at most 0.1 s of CPU for it, a quadratic one minutes. */
const SIZE = 256 * 1024

const MAX_CPU_MS = 1_000

const READERS = [
  { adapter: go, path: 'go.mod' },
  { adapter: java, path: 'pom.xml' },
  { adapter: java, path: 'build.gradle' },
  { adapter: java, path: 'versions.properties' },
  { adapter: java, path: 'gradle.lockfile' },
  { adapter: ruby, path: 'Gemfile' },
  { adapter: ruby, path: 'Gemfile.lock' },
  { adapter: php, path: 'composer.json' },
  { adapter: php, path: 'composer.lock' },
  { adapter: dotnet, path: 'A.csproj' },
  { adapter: dotnet, path: 'packages.config' },
  { adapter: dotnet, path: 'packages.lock.json' },
] as const

/** Pieces that make a reader go back when they are repeated. */
const PIECES = [
  '"',
  "'",
  '`',
  '\\"',
  "\\'",
  '\\',
  '/',
  '\\/',
  '${',
  '`${',
  '(',
  '[',
  '{',
  '<',
  '<a>',
  '<a b="',
  '<!--',
  '<![CDATA[',
  '</',
  '#',
  '//',
  '/*',
  '"""',
  "'''",
  ' ',
  '\n',
  '=',
  ':',
  '?',
  'gem ',
  'gem "stripe",',
  "gem'stripe'",
  'gem("stripe", "',
  'appraise "a"',
  "'com.stripe','stripe-java',",
  'require (',
  '[[',
  '{"a":',
  '[0,',
  'a=',
  'a b',
  '${a',
  '2024-06-20',
  "apiVersion: '2024-06-20' ",
  "a='2024-06-20'",
  "(apiVersion = '2024-06-20'",
]

const BELOW_LIMIT: unknown = expect.toSatisfy((milliseconds: number) => milliseconds < MAX_CPU_MS)

async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

describe('one piece, again and again, takes no longer than its length asks', () => {
  test.each(READERS)('$adapter.name reads $path', { timeout: 120_000 }, async ({ adapter, path }) => {
    for (const piece of PIECES) {
      const text = `${piece.repeat(Math.ceil(SIZE / piece.length))}stripe`
      expect({ piece, cpu: await cpuOf(() => found(adapter, { [path]: text })) }).toEqual({ piece, cpu: BELOW_LIMIT })
    }
  })
})

test('what is nested a million deep is a note', async () => {
  expect(await notesIn(java, { 'pom.xml': `${'<a>'.repeat(1_000_000)}stripe` })).toEqual([
    'pom.xml: This file could not be understood: it is nested too deeply.',
  ])
  expect(await notesIn(php, { 'composer.json': `{"stripe": ${'['.repeat(1_000_000)}` })).toEqual([
    'composer.json: This file could not be understood: it is nested too deeply.',
  ])
})

test('keys that name prototypes stay keys', async () => {
  const lock = '{"dependencies": {"__proto__": {"polluted": {"resolved": "1"}, "Stripe.net": {"resolved": "50.0.0"}}}}'
  await found(dotnet, { 'packages.lock.json': lock, 'A.csproj': '<Project><PackageReference Include="Stripe.net"/></Project>' })
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('no text stops a reader, and each specifier stands where its range says', async () => {
  const word = fc.constantFrom(
    ...PIECES,
    'stripe',
    '"stripe/stripe-php"',
    'com.stripe:stripe-java:1.0.0',
    'Stripe.net',
    'github.com/stripe/stripe-go/v80',
    'v80.1.0',
    '"require"',
    ',',
    '}',
    ')',
    ']',
    '>',
    '/>',
    'gem',
    '"1.0"',
    '\r\n',
    '\uFEFF',
    'é',
  )
  const texts = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...READERS), texts, async ({ adapter, path }, text) => {
      const { uses } = await found(adapter, { [path]: text })
      for (const { range, specifier, line } of uses) {
        const [first = ''] = specifier.split(', ')
        expect(text.slice(range.start, range.end).startsWith(first)).toBe(true)
        expect(line).toBeLessThanOrEqual(text.split('\n').length)
      }
    }),
    { numRuns: 2_000 },
  )
})
