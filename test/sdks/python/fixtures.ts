import type { Detection, Use } from '../../../src/domain/use.ts'
import { detect } from '../../../src/sdks/python/detect/index.ts'
import { memoryRepository } from '../../support/memory-repository.ts'

/** What is detected in a repository of these files. */
export async function detected(files: Readonly<Record<string, string | Uint8Array>>): Promise<Detection> {
  const repository = memoryRepository(files)
  return detect(repository, await repository.mentioning('stripe'))
}

/** The only use in a repository of one file. Throws where there is not exactly one. */
export async function onlyUse(path: string, text: string): Promise<Use> {
  const { uses } = await detected({ [path]: text })
  const [use, ...others] = uses
  if (use === undefined || others.length > 0) throw new Error(`${uses.length} uses in ${path}`)
  return use
}

/** A use as one line, for tables: `requirements.txt:3 pip:txt ==11.6.0`, with the lock behind an arrow. */
export function brief(use: Use): string {
  const lock = use.lockfile === null ? '' : ` -> ${use.locked} ${use.lockfile.path}:${use.lockfile.line}`
  return `${use.path}:${use.line} ${use.kind} ${use.specifier || '(any)'}${lock}${use.editable ? '' : ' left alone'}`
}
