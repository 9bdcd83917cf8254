import { linesOf } from '../shared/lines.ts'
import type { LockEntry } from '../shared/survey.ts'

/**
 * What packages.lock.json resolved, in the first framework that holds the package.
 * https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies
 */
export function readPackagesLock(text: string): Omit<LockEntry, 'path'> | null {
  const lock: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
  for (const packages of Object.values(tableOf(tableOf(lock)['dependencies']))) {
    for (const [id, entry] of Object.entries(tableOf(packages))) {
      const version = tableOf(entry)['resolved']
      if (id.toLowerCase() !== 'stripe.net' || typeof version !== 'string') continue
      return { version, line: linesOf(text).at(Math.max(0, text.search(/"stripe\.net"\s*:\s*\{/i))) }
    }
  }
  return null
}

function tableOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
