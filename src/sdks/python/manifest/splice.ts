import { EditError } from '../../../domain/errors.ts'
import type { Use } from '../../../domain/use.ts'
import type { Reading } from './entries.ts'
import { readManifest, type Dialect } from './read-manifest.ts'

const WAY_OUT = 'Change the line by hand, or open an issue with the line as it is.'

function refuse(use: Use, why: string): never {
  throw new EditError(use.path, `${use.path}:${use.line}: ${why}`, WAY_OUT)
}

/** Whether two readings say the same but for the specifier of one entry, which the second has as asked. */
function differInSpecifier(before: Reading, after: Reading, index: number, specifier: string): boolean {
  const old = before.entries[index]
  const now = after.entries[index]
  if (old === undefined || now === undefined || before.pieces.length !== after.pieces.length) return false
  if (before.pieces.some((piece, at) => at !== old.piece && piece !== after.pieces[at])) return false
  const keys = ['kind', 'line', 'why', 'rest', 'piece'] as const
  return now.specifier === specifier && keys.every((key) => now[key] === old[key])
}

/**
 * The text with the use's specifier replaced, proved by reading it again; see `Upgrader.splice`. An earlier edit on the
 * same file may have shifted the use, never to another line: it is the entry of its kind on its line that still has its
 * specifier.
 */
export function splice(text: string, use: Use, specifier: string, dialect: Dialect): string {
  if (!use.editable) return refuse(use, use.why ?? 'this line cannot be edited')
  const before = readManifest(text, use, dialect)
  const index =
    before?.entries.findIndex(({ line, kind, specifier: old }) => line === use.line && kind === use.kind && old === use.specifier) ?? -1
  const entry = before?.entries[index]
  if (before === undefined || entry === undefined) return refuse(use, `"stripe${use.specifier}" is not here any more`)
  const after = text.slice(0, entry.range.start) + specifier + text.slice(entry.range.end)
  const reading = readManifest(after, use, dialect)
  if (reading === undefined || !differInSpecifier(before, reading, index, specifier))
    return refuse(use, `with "${specifier}" in its place the file would say something else`)
  return after
}
