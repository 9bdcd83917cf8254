import type { SdkAdapter } from '../../src/domain/sdk-adapter.ts'
import type { Detection } from '../../src/domain/use.ts'
import { memoryRepository } from '../support/memory-repository.ts'

/** What one language finds in a repository of these files. */
export async function found(adapter: SdkAdapter, files: Readonly<Record<string, string | Uint8Array>>): Promise<Detection> {
  const repository = memoryRepository(files)
  return adapter.detect(repository, await repository.mentioning('stripe'))
}

/** The uses in one line each: where, what kind, what is asked, what is locked, what version that is. */
export async function usesIn(adapter: SdkAdapter, files: Readonly<Record<string, string>>): Promise<string[]> {
  const { uses } = await found(adapter, files)
  return uses.map(
    ({ path, line, kind, specifier, locked, version }) => `${path}:${line} ${kind} [${specifier}] locked ${locked} is ${version}`,
  )
}

/** The notes in one line each. */
export async function notesIn(adapter: SdkAdapter, files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const { notes } = await found(adapter, files)
  return notes.map(({ place, text }) => `${place?.path}:${place?.line ?? ''} ${text}`)
}
