import { readFileSync } from 'node:fs'

/** The changelog that the package of stripe-node 23.1.0 ships, which is a development dependency. */
export function shippedChangelog(): string {
  return readFileSync(new URL('../../node_modules/stripe/CHANGELOG.md', import.meta.url), 'utf8')
}
