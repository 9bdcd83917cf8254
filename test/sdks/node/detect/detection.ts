import type { Detection, Use } from '../../../../src/domain/use.ts'
import { node } from '../../../../src/sdks/node/index.ts'
import { memoryRepository } from '../../../support/memory-repository.ts'

/** Path to text or bytes. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** What is detected in a repository of these files. */
export async function detect(files: Files): Promise<Detection> {
  const repository = memoryRepository(files)
  return node.detect(repository, await repository.mentioning('stripe'))
}

/** The one use of a repository that holds no other. */
export async function only(files: Files): Promise<Use> {
  const { uses } = await detect(files)
  const [use, second] = uses
  if (use === undefined || second !== undefined) throw new Error(`${uses.length} uses were found`)
  return use
}

/** JSON as npm lays it out. */
export function manifest(fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(fields, null, 2)}\n`
}

/** A package-lock.json that holds these packages. */
export function packageLock(packages: Readonly<Record<string, unknown>>, lockfileVersion = 3): string {
  return manifest({ name: 'app', lockfileVersion, requires: true, packages })
}

/** A package.json that asks for Stripe's package alone. */
export const APP = manifest({ name: 'app', dependencies: { stripe: '^17.0.0' } })
/** Its lockfile. */
export const LOCK = packageLock({ '': { dependencies: { stripe: '^17.0.0' } }, 'node_modules/stripe': { version: '17.3.0' } })
