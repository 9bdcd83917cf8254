/**
 * A version as every part of the program writes it, `X.Y.Z` or `X.Y.Z-beta.N`, read from what one of the ecosystems
 * calls an exact version: Go's `v86.1.1` and `v70.15.0+incompatible`, Composer's `v10.15.0`, NuGet's `50.2`,
 * RubyGems' `13.1.0.pre.beta.1`. Null for ranges, branches, snapshots and pseudo-versions.
 */
export function exactVersion(text: string): string | null {
  const read = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.0)?(?:(?:-|\.pre\.)(alpha|beta)\.(\d{1,9}))?(?:\+incompatible)?$/.exec(
    text,
  )
  if (read === null) return null
  const [, major, minor = '0', patch = '0', channel, number] = read
  const release = `${major}.${minor}.${patch}`
  return channel === undefined ? release : `${release}-${channel}.${number}`
}
