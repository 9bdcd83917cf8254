import { expect, test } from 'vitest'
import { apiVersionIn } from '../../src/look-up/api-version.ts'
import { indexChangelog } from '../../src/look-up/changelog.ts'
import { shippedChangelog } from './shipped-changelog.ts'
import { apiVersionsIn } from './api-versions-in.ts'

const SENTENCES: readonly (readonly [id: string | null, section: string])[] = [
  ['2026-10-28.endive', 'This release changes the pinned API version to `2026-10-28.endive`.\n'],
  ['2026-06-24.dahlia', 'This release changes the pinned API version to 2026-06-24.dahlia.\n'],
  ['2026-06-24.dahlia', "This release **does not** change the pinned API version. It's still `2026-06-24.dahlia`\n"],
  ['2026-03-25.dahlia', 'This release uses the same pinned API version to `2026-03-25.dahlia` as the last major release.\n'],
  [
    '2024-04-10',
    '* [#2057](https://example.com) Update generated code\n  * This release changes the pinned API version to `2024-04-10`. Please read on.\n',
  ],
  [
    '2023-08-16',
    'In this release, Stripe API Version `2023-08-16` (the latest at time of release) will be sent by default on all requests.\n',
  ],
  ['2022-11-15', 'This release includes breaking changes resulting from moving to use the new API version "2022-11-15".\n'],
  ['2025-03-31.basil', '* [#2279](https://example.com) Support for APIs in the new API version 2025-03-31.basil\n'],
  [null, '* Add support for new value `2025-04-30.basil` on enum `WebhookEndpointCreateParams.api_version`\n'],
  [null, '* Update the pinned API version\n* Something of 2020-01-01\n'],
  [null, '* Fix the pinned API version of a test\n\nOn 2020-01-01 it was wrong.\n'],
  [null, 'Nothing of the kind.\n'],
]

test.each(SENTENCES)('%s: %s', (id, section) => {
  const expected = id === null ? null : { id, apiRelease: id.split('.')[1] ?? null, source: 'changelog' }
  expect(apiVersionIn(section)).toEqual(expected)
})

test.each([
  ['23.1.0', '2026-10-28.endive'],
  ['22.6.2', '2026-08-26.dahlia'],
  ['18.0.0', '2025-03-31.basil'],
  ['13.0.0', '2023-08-16'],
])('the changelog of stripe-node says that %s pins %s, as its code does', (version, id) => {
  const index = indexChangelog(shippedChangelog())
  expect(apiVersionsIn(index).get(version)?.id).toBe(id)
})
