import { expect, test } from 'vitest'
import { indexChangelog } from '../../src/look-up/changelog.ts'
import { changesIn } from '../../src/look-up/changes.ts'
import { shippedChangelog } from './shipped-changelog.ts'

function kinds(section: string): readonly (readonly [string, string])[] {
  return changesIn(section).map(({ kind, markdown }) => [kind, markdown])
}

/** One line of notes, and the kind of change that it must be read as. */
const LINES: readonly (readonly [kind: string, line: string])[] = [
  ['breaking', '* ⚠️ [#2865](https://github.com/stripe/stripe-node/pull/2865) Remove `ErrorType` export'],
  ['breaking', '* [⚠️ **Breaking change:**#1767](https://github.com/stripe/stripe-python/pull/1767) Throw an error'],
  ['breaking', '* [#1606](https://github.com/stripe/stripe-python/pull/1606) ⚠️ drop support for Python 3.6'],
  ['breaking', '* [#987](https://github.com/stripe/stripe-python/pull/987) ⚠️⚠️Pin to the latest API version⚠️⚠️'],
  ['breaking', '* ⚠️Remove `Order`'],
  ['breaking', '* ❗ `Client` is new'],
  ['breaking', '* ⚠ without the variation selector'],
  ['breaking', '* Remove support for `invoice` on `Charge`'],
  ['breaking', '* [#1](https://example.com) Removed support for callbacks'],
  ['breaking', '* Change type of `a` from `string` to `string | null`'],
  ['breaking', '* Change `Checkout.Session.collected_information` to be required'],
  ['breaking', '* `name` is now required'],
  ['breaking', '* Drop support for Node 18'],
  ['breaking', '* Dropped support for Python 3.4'],
  ['breaking', '* [BREAKING CHANGE] The client is a class'],
  ['breaking', '* **Breaking change:** the client is a class'],
  ['feature', '* This is not a breaking change, but new'],
  ['security', '* [#2841](https://github.com/stripe/stripe-node/pull/2841) Validate that webhook secrets are non-empty'],
  ['security', '* Harden API requestor code against malicious URLs'],
  ['security', '* Use cryptographically secure boundaries for multipart file uploads'],
  ['security', '* Update the bundled CA certificates'],
  ['security', '* Verify signatures before deserializing events'],
  ['security', '* Bump requests to 2.20.0 (for CVE-2018-18074)'],
  ['security', '* Update the bundle\n  - It held roots whose intermediates were compromised.'],
  ['feature', '* Add support for `client_secret` on `Session`'],
  ['feature', '* Improve the type signature of `create`'],
  ['feature', '* Update signature verification docs link'],
  ['fix', '* [#2626](https://github.com/stripe/stripe-node/pull/2626) Fix export for Stripe.Decimal'],
  ['fix', '* correctly throw connection errors'],
  ['feature', '* Add emitEventBodies config'],
  ['feature', '* [#2799](https://github.com/stripe/stripe-node/pull/2799) Add `stripe.major_api_version` constant'],
]

test.each(LINES)('%s: %s', (kind, line) => {
  expect(kinds(`${line}\n`)).toEqual([[kind, line.slice(2).replace('\n  ', '\n')]])
})

test('a bullet keeps its body, also after an empty indented line, and is breaking where its body is', () => {
  const section =
    '* [#2801](https://example.com/2801) Add a kind\n  \n  - Adds support at run time.\n  - ⚠️ Throws when it is missing.\n\n  ```ts\n  // ⚠ code\n  ```\n* Other\n'
  expect(kinds(section)).toEqual([
    [
      'breaking',
      '[#2801](https://example.com/2801) Add a kind\n\n- Adds support at run time.\n- ⚠️ Throws when it is missing.\n\n```ts\n// ⚠ code\n```',
    ],
    ['feature', 'Other'],
  ])
})

test('the bullets of generated code are changes of their own, with what is nested in them', () => {
  const section = [
    '* ⚠️ [#2118](https://example.com/2118) Update generated code',
    '  * Add support for `x` on `Y`',
    '  * ⚠️ Change type of `a.b` from `string` to `enum`',
    '  * Rename `volume` to `quantity` on',
    '    *  `Fuel`,',
    '    *  `Gas`',
    '* [#2](https://example.com/2) Update generated code',
    '  * Release specs are identical.',
  ].join('\n')
  expect(changesIn(section)).toEqual([
    { kind: 'feature', markdown: 'Add support for `x` on `Y`', isApi: true },
    { kind: 'breaking', markdown: '⚠️ Change type of `a.b` from `string` to `enum`', isApi: true },
    { kind: 'breaking', markdown: 'Rename `volume` to `quantity` on\n*  `Fuel`,\n*  `Gas`', isApi: true },
  ])
})

test('the mark of generated code is shown where none of its bullets is breaking', () => {
  expect(kinds('* ⚠️ [#1](https://example.com/1) Update generated code\n  * Add support for `x` on `Y`\n')).toEqual([
    ['breaking', '⚠️ [#1](https://example.com/1) Update generated code'],
    ['feature', 'Add support for `x` on `Y`'],
  ])
})

test('what is below a breaking heading is breaking, unless its bullets are marked one by one', () => {
  const plain = '### ⚠️ Breaking changes due to changes in the Stripe API\n* Replace `a` by `b`\n\n### Additions\n* Add support for `c`\n'
  expect(kinds(plain)).toEqual([
    ['breaking', 'Replace `a` by `b`'],
    ['feature', 'Add support for `c`'],
  ])
  const marked = '### ⚠️ Breaking changes\n* ⚠️ Replace `a` by `b`\n* Add support for `c`\n'
  expect(kinds(marked)).toEqual([
    ['breaking', '⚠️ Replace `a` by `b`'],
    ['feature', 'Add support for `c`'],
  ])
})

test('a breaking heading with prose alone is a breaking change', () => {
  expect(kinds('### ⚠️ Breaking changes\n\nThe client is a class now.\n\nUse `new`.\n')).toEqual([
    ['breaking', 'The client is a class now.\n\nUse `new`.'],
  ])
})

test('a bullet that holds headings is a chapter', () => {
  const section =
    '* [#2279](https://example.com/2279) Support for APIs in the new API version 2025-03-31.basil\n\n  This release changes the pinned API version.\n\n  ### ⚠️ Breaking changes due to changes in the Stripe API\n\n  * `page` is gone\n\n  ## Additions\n\n  * Add `x`\n\n### ⚠️ Other Breaking changes in the SDK\n* `webhooks` is an object\n'
  expect(changesIn(section)).toEqual([
    { kind: 'breaking', markdown: '`page` is gone', isApi: true },
    { kind: 'feature', markdown: 'Add `x`', isApi: true },
    { kind: 'breaking', markdown: '`webhooks` is an object', isApi: false },
  ])
})

test('prose before the bullets is kept where it names breaking changes or is all there is', () => {
  expect(
    kinds('**⚠️ ACTION REQUIRED: this likely affects you ⚠️**\n\nWelcome.\n\n"⚠️" symbol highlights breaking changes.\n\n* Add `x`\n'),
  ).toEqual([
    ['breaking', '**⚠️ ACTION REQUIRED: this likely affects you ⚠️**'],
    ['feature', 'Add `x`'],
  ])
  expect(kinds('This release changes the pinned API version to `2026-10-28.endive`.\n\n* Add `x`\n')).toEqual([['feature', 'Add `x`']])
  expect(kinds('Published in error. Do not use.\n')).toEqual([['feature', 'Published in error. Do not use.']])
})

test('a field that must be given is breaking, a response field that is now always present is not', () => {
  const section =
    '* Update generated code\n  * Change `A.CreateParamsB.c` to be required\n  * Change `A.d` to be required\n  * ⚠️ Change `A.e` to be required\n'
  expect(kinds(section)).toEqual([
    ['breaking', 'Change `A.CreateParamsB.c` to be required'],
    ['answer', 'Change `A.d` to be required'],
    ['breaking', '⚠️ Change `A.e` to be required'],
  ])
})

test('a sentence that announces marks is no change where they follow, and all there is where they do not', () => {
  const sentence = 'This release contains breaking changes (prefixed with ⚠️ below). There is a guide.'
  expect(kinds(`${sentence}\n\n* ⚠️ Remove \`a\`\n`)).toEqual([
    ['feature', 'There is a guide.'],
    ['breaking', '⚠️ Remove `a`'],
  ])
  expect(kinds(`${sentence}\n\n* Remove \`a\`\n`)).toEqual([
    ['breaking', sentence],
    ['feature', 'Remove `a`'],
  ])
})

test('new values of an enum are not counted as breaking, though they are marked', () => {
  const section =
    '* Update generated code\n  * ⚠️ Add support for new values `a` and `b` on enum `X.y`\n  * ⚠️ Add support for new value `c` on enum `X.y`\n  * ⚠️ Remove support for value `d` from enum `X.y`\n'
  expect(kinds(section).map(([kind]) => kind)).toEqual(['value', 'value', 'breaking'])
})

test('an empty section has no changes', () => {
  expect(changesIn('\n\n')).toEqual([])
})

test('Windows line ends and tabs do not reach the changes', () => {
  expect(kinds('* Update generated code\r\n\t* Add `x`\r\n\t* Remove support for `y`\r\n')).toEqual([
    ['feature', 'Add `x`'],
    ['breaking', 'Remove support for `y`'],
  ])
})

test('stripe-node 22.0.0 and 23.0.0, read by hand', () => {
  const index = indexChangelog(shippedChangelog())
  const titles = (version: string, kind: string): readonly string[] =>
    changesIn(index.section(version) ?? '')
      .filter((change) => change.kind === kind && !change.isApi)
      .map(({ markdown }) => /(?:#\d+\]\([^)]*\) )?([^[\]()\n]{12,44})[^\n]*(?:\n|$)/.exec(markdown)?.[1] ?? markdown)
  expect(titles('22.0.0', 'breaking')).toHaveLength(3)
  expect(titles('23.0.0', 'breaking')).toHaveLength(7)
  expect(changesIn(index.section('23.0.0') ?? '').filter(({ kind, isApi }) => kind === 'breaking' && isApi)).toHaveLength(13)
  expect(changesIn(index.section('22.6.1') ?? '').filter(({ kind }) => kind === 'security')).toHaveLength(2)
})
