import { valid } from 'semver'
import type { ApiVersion } from '../../src/domain/release.ts'
import type { ChangelogIndex } from '../../src/look-up/changelog.ts'
import { apiVersionsOf } from '../../src/look-up/sources.ts'
import { npmVersions } from '../../src/sdks/node/versions.ts'

/** The API version that a changelog gives for each stable release. */
export function apiVersionsIn(index: ChangelogIndex): ReadonlyMap<string, ApiVersion> {
  const stable = index.releases.filter(({ version }) => valid(version) !== null && !version.includes('-'))
  return apiVersionsOf(new Map(stable.map(({ version }) => [version, { date: null, text: index.section(version) ?? '' }])), npmVersions)
}
