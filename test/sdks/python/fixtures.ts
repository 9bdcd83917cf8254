import type { Detection, Use } from '../../../src/domain/use.ts'
import { python } from '../../../src/sdks/python/index.ts'
import { MANAGERS } from '../../../src/sdks/python/managers/index.ts'
import { dialectOf } from '../../../src/sdks/python/managers/lookup.ts'
import { splice } from '../../../src/sdks/python/manifest/splice.ts'
import { memoryRepository } from '../../support/memory-repository.ts'

/** What is detected in a repository of these files. */
export async function detected(files: Readonly<Record<string, string | Uint8Array>>): Promise<Detection> {
  const repository = memoryRepository(files)
  return python.detect(repository, await repository.mentioning('stripe'))
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

/** A manifest's text with a use's specifier replaced, as MANAGERS read it. */
export function spliced(text: string, use: Use, specifier: string): string {
  return splice(text, use, specifier, dialectOf(MANAGERS))
}
