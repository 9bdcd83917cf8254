import semver from 'semver'
import type { Version, VersionScheme } from '../../domain/version.ts'

/** Node's release lines by the names that `.nvmrc` knows them by. */
const NODE_LINES: ReadonlyMap<string, string> = new Map([
  ['argon', '4'],
  ['boron', '6'],
  ['carbon', '8'],
  ['dubnium', '10'],
  ['erbium', '12'],
  ['fermium', '14'],
  ['gallium', '16'],
  ['hydrogen', '18'],
  ['iron', '20'],
  ['jod', '22'],
  ['krypton', '24'],
])

/** A Node that nobody means, and that only a range without a floor admits. */
const OLDEST = '0.0.1'

/** A runtime claim as a range: `.nvmrc` also holds `v20.1.0` and `lts/iron`. Null where it names no version. */
function rangeOf(claim: string): string | null {
  const line = claim.startsWith('lts/') ? NODE_LINES.get(claim.slice('lts/'.length).toLowerCase()) : claim
  return line === undefined ? null : semver.validRange(line)
}

function parse(text: string): Version | undefined {
  const read = semver.parse(text)
  if (read === null || read.raw !== read.version) return undefined
  const { major, minor, patch, version } = read
  const [channel, number, ...rest] = read.prerelease
  if (channel === undefined) return { text: version, major, minor, patch, channel: 'stable' }
  if ((channel !== 'beta' && channel !== 'alpha') || typeof number !== 'number' || rest.length > 0) return undefined
  return { text: version, major, minor, patch, channel }
}

/** Versions and ranges as npm reads them. stripe-node has published `X.Y.Z`, `X.Y.Z-beta.N` and `X.Y.Z-alpha.N`. */
export const npmVersions: VersionScheme = {
  parse,
  compare: (a, b) => semver.compare(a, b),
  admits: (specifier, version) => semver.satisfies(version, specifier),
  runtimeMeets(claimed, required) {
    const [claim, need] = [rangeOf(claimed), rangeOf(required)]
    if (claim === null || need === null) return true
    // Without a floor it does not say which is the lowest: `<21` is met by what needs 20, and `<20` is not.
    return semver.satisfies(OLDEST, claim) ? semver.intersects(claim, need) : semver.subset(claim, need)
  },
}
