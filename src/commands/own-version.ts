import { readFile } from 'node:fs/promises'

/** Beside dist in a release, two folders up in the sources. */
const MANIFESTS = ['../package.json', '../../package.json']

/** The version of stripe-upgrade itself; `unknown` if its manifest is not where it belongs. */
export async function ownVersion(): Promise<string> {
  for (const path of MANIFESTS) {
    const text = await readFile(new URL(path, import.meta.url), 'utf8').catch(() => null)
    const manifest: unknown = text === null ? null : JSON.parse(text)
    if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  }
  return 'unknown'
}
