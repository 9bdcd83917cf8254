import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SHARED = new URL('../../../shared/data/', import.meta.url)
const SHIPPED = new URL('../../node_modules/stripe/CHANGELOG.md', import.meta.url)

/** A real changelog to test against. */
export interface RealChangelog {
  readonly name: string
  readonly text: string
}

const NAMES = ['node-23.1.0', 'node-22.5.0', 'python', 'go', 'ruby', 'php', 'dotnet']

function sharedText(path: string): string | null {
  const file = new URL(path, SHARED)
  return existsSync(fileURLToPath(file)) ? readFileSync(file, 'utf8') : null
}

/** The changelogs that lie beside the project, else the one that the npm package ships: there is always one. */
export function realChangelogs(): readonly RealChangelog[] {
  const shared = NAMES.flatMap((name) => {
    const text = sharedText(`changelogs/${name}.md`)
    return text === null ? [] : [{ name, text }]
  })
  if (shared.length > 0) return shared
  console.log('look-up: ../shared/data/changelogs is absent; the changelog of the npm package is read instead')
  return [{ name: 'node-23.1.0', text: shippedChangelog() }]
}

/** The changelog of stripe-node 23.1.0, which is a development dependency. */
export function shippedChangelog(): string {
  return readFileSync(SHIPPED, 'utf8')
}

/** The API version that each release pins by its own code, or null where the file is absent. */
export function pinnedByCode(): unknown {
  const text = sharedText('behaviour/api-versions.json')
  if (text === null) console.log('look-up: ../shared/data/behaviour is absent; the API versions are not compared')
  return text === null ? null : JSON.parse(text)
}
