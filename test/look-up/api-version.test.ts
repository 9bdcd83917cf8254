import { valid } from 'semver'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { apiVersionIn } from '../../src/look-up/api-version.ts'
import { indexChangelog } from '../../src/look-up/changelog.ts'
import { apiVersionsOf } from '../../src/look-up/sources.ts'
import { npmVersions } from '../../src/sdks/node/versions.ts'
import { pinnedByCode, realChangelogs } from './real-changelogs.ts'

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

/**
 * Where the changelog's sentence is missing or wrong, for the releases of 2023 on. The files of stripe-node 23.x have
 * had them put right.
 */
const MISMATCHES: Readonly<Record<string, readonly string[]>> = {
  'node-23.1.0': [],
  'node-22.5.0': ['17.6.0', '17.7.0'],
  python: ['11.5.0', '11.6.0'],
}

const truth = v.record(v.string(), v.record(v.string(), v.string()))
const known = pinnedByCode()

describe.runIf(known !== null).each(realChangelogs().filter(({ name }) => MISMATCHES[name] !== undefined))('$name', ({ name, text }) => {
  test('says the API version that the code pins, but for the known mismatches', () => {
    const byCode = v.parse(truth, known)[name.split('-')[0] ?? ''] ?? {}
    const index = indexChangelog(text)
    const stable = index.releases.filter(({ version }) => valid(version) !== null && !version.includes('-'))
    const told = apiVersionsOf(
      new Map(stable.map(({ version }) => [version, { date: null, text: index.section(version) ?? '' }])),
      npmVersions,
    )
    const compared = [...told].filter(([version]) => byCode[version] !== undefined)
    expect(compared.length).toBeGreaterThan(90)
    expect(compared.filter(([version, { id }]) => byCode[version] !== id).map(([version]) => version)).toEqual(MISMATCHES[name])
  })
})
