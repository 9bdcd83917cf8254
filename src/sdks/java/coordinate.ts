import { exactVersion } from '../shared/exact-version.ts'

/** The one official coordinate. */
export const GROUP = 'com.stripe'
export const ARTIFACT = 'stripe-java'
export const COORDINATE = `${GROUP}:${ARTIFACT}`

/** The version that a Maven or Gradle version names exactly, also as `[22.1.0]` or `22.1.0!!`; null for ranges. */
export function pinned(version: string): string | null {
  return exactVersion(version.replace(/^\[([^,[\]]*)\]$/, '$1').replace(/!!$/, ''))
}
