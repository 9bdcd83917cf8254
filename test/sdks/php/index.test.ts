import { expect, test } from 'vitest'
import { php } from '../../../src/sdks/php/index.ts'
import { found, notesIn } from '../found.ts'

const LOCK = JSON.stringify(
  {
    packages: [
      { name: 'a/b', version: '1' },
      { name: 'stripe/stripe-php', version: 'v10.15.0' },
    ],
    'packages-dev': [],
  },
  null,
  4,
)

test('require and require-dev, with tabs, single pipes and lookalikes', async () => {
  const text = [
    '{',
    '\t"require": {',
    '\t\t"stripe/stripe-php": "^12|^13|^14",',
    '\t\t"spatie/laravel-stripe-webhooks": "^3"',
    '\t},',
    '\t"require-dev": { "Stripe/Stripe-PHP": "10.15.0" },',
    '\t"suggest": { "stripe/stripe-php": "*" }',
    '}',
  ].join('\n')
  const { uses } = await found(php, { 'composer.json': text })
  expect(uses.map(({ line, kind, specifier, version }) => [line, kind, specifier, version])).toEqual([
    [3, 'composer:require', '^12|^13|^14', null],
    [6, 'composer:require-dev', '10.15.0', '10.15.0'],
  ])
  expect(uses.map(({ range }) => text.slice(range.start, range.end))).toEqual(['^12|^13|^14', '10.15.0'])
})

test('composer.lock beside it locks, and its own spelling of the version is kept', async () => {
  const { uses } = await found(php, { 'server/composer.json': '{"require": {"stripe/stripe-php": "^10"}}', 'server/composer.lock': LOCK })
  expect(uses).toMatchObject([{ locked: 'v10.15.0', version: '10.15.0', lockfile: { path: 'server/composer.lock', line: 8 } }])
})

test('a package that is only in a lockfile is a note', async () => {
  expect(
    await notesIn(php, { 'composer.json': '{"require": {"laravel/cashier": "^15"}, "name": "stripe"}', 'composer.lock': LOCK }),
  ).toEqual([expect.stringContaining('composer.lock:8 stripe/stripe-php v10.15.0 is only in this lockfile')])
})

test('what is no JSON is one note with its line; odd shapes are nothing', async () => {
  expect(await notesIn(php, { 'composer.json': '{\n"require": {\n"stripe/stripe-php": "^12",,\n}}' })).toEqual([
    'composer.json: This file could not be understood: it is not valid JSON at line 3.',
  ])
  expect(await notesIn(php, { 'composer.json': '{"require": {"stripe/stripe-php": "^12"}}', 'composer.lock': '{' })).toEqual([
    expect.stringMatching(/^composer\.lock: This file could not be understood/),
  ])
  for (const odd of [
    '{"require": ["stripe/stripe-php"]}',
    '{"require": {"stripe/stripe-php": 12}}',
    '["stripe"]',
    '{"__proto__": {"require": {"stripe/stripe-php": "1"}}}',
  ]) {
    expect(await found(php, { 'composer.json': odd })).toMatchObject({ uses: [], notes: [] })
  }
})

test('a BOM shifts nothing', async () => {
  const text = '\uFEFF{"require": {"stripe/stripe-php": "^7.97"}}'
  const { uses } = await found(php, { 'composer.json': text })
  expect(uses.map(({ range }) => text.slice(range.start, range.end))).toEqual(['^7.97'])
})
