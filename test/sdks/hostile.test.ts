import { describe, expect, test } from 'vitest'
import { SDKS } from '../support/sdks.ts'
import { found, notesIn } from './found.ts'
import { fc } from '../support/properties.ts'

/** A quarter of the largest manifest. */
const SIZE = 256 * 1024

const READERS = (
  [
    ['go', 'go.mod'],
    ['java', 'pom.xml'],
    ['java', 'build.gradle'],
    ['java', 'versions.properties'],
    ['java', 'gradle.lockfile'],
    ['ruby', 'Gemfile'],
    ['ruby', 'Gemfile.lock'],
    ['php', 'composer.json'],
    ['php', 'composer.lock'],
    ['dotnet', 'A.csproj'],
    ['dotnet', 'packages.config'],
    ['dotnet', 'packages.lock.json'],
  ] as const
)
  .filter(([sdk]) => SDKS.names.includes(sdk))
  .map(([sdk, path]) => ({ adapter: SDKS.of(sdk), path }))

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

// Nothing is measured: what grows with the square of these texts would not come to an end.
describe('one piece, again and again, is read to its end', () => {
  test.each(READERS)('$adapter.name reads $path', async ({ adapter, path }) => {
    for (const piece of PIECES) {
      const { uses } = await found(adapter, { [path]: `${piece.repeat(Math.ceil(SIZE / piece.length))}stripe` })
      expect(uses.filter(({ editable }) => editable)).toEqual([])
    }
  })
})

test('what is nested a million deep is a note', async () => {
  expect(await notesIn(SDKS.of('java'), { 'pom.xml': `${'<a>'.repeat(1_000_000)}stripe` })).toEqual([
    'pom.xml: This file could not be understood: it is nested too deeply.',
  ])
  expect(await notesIn(SDKS.of('php'), { 'composer.json': `{"stripe": ${'['.repeat(1_000_000)}` })).toEqual([
    'composer.json: This file could not be understood: it is nested too deeply.',
  ])
})

test('keys that name prototypes stay keys', async () => {
  const lock = '{"dependencies": {"__proto__": {"polluted": {"resolved": "1"}, "Stripe.net": {"resolved": "50.0.0"}}}}'
  await found(SDKS.of('dotnet'), { 'packages.lock.json': lock, 'A.csproj': '<Project><PackageReference Include="Stripe.net"/></Project>' })
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('no text stops a reader, and each specifier is where its range says', async () => {
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
