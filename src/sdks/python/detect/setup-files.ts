import { posix } from 'node:path'
import type { Note } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { readSetupCfg } from '../manifest/setup-cfg.ts'
import { readSetupPy } from '../manifest/setup-py.ts'
import { useFrom, type Found } from './found.ts'
import { lockFor, whyNotCompiled, type CompiledLock } from './requirements.ts'

/** Finds the uses in setup.cfg and setup.py; `compiled` are the requirements files that may be made from them. */
export async function detectSetupFiles(
  repository: Repository,
  mentioning: readonly string[],
  compiled: readonly CompiledLock[],
): Promise<Found> {
  const uses: Use[] = []
  const notes: Note[] = []
  for (const path of mentioning) {
    const name = posix.basename(path)
    if (name !== 'setup.cfg' && name !== 'setup.py') continue
    const read = await repository.read(path)
    if (read.kind === 'unreadable') notes.push({ place: { path }, text: `This file was left alone. ${read.why}` })
    if (read.kind !== 'text') continue
    const reading = name === 'setup.cfg' ? readSetupCfg(read.text) : readSetupPy(read.text)
    if (reading === undefined) notes.push({ place: { path }, text: 'This file does not read as Python, and was left alone.' })
    const lock = lockFor(path, compiled)
    const held = lock === undefined ? null : { version: lock.version, path: lock.file.path, line: lock.line }
    const why = lock === undefined ? null : whyNotCompiled(lock, path)
    uses.push(...(reading?.entries ?? []).map((entry) => useFrom(entry, path, { lock: held, why: entry.why ?? why })))
  }
  return { uses, notes }
}
