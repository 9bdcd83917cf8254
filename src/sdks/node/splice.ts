import { isDeepStrictEqual } from 'node:util'
import { EditError } from '../../domain/errors.ts'
import type { Use } from '../../domain/use.ts'
import { type Entry, type Manifest, readManifest, SECTIONS, withoutBom } from './manifest.ts'
import { isRecord } from './record.ts'

/** The entry of a use in a package.json as it stands now. Throws EditError where it is gone, doubled or not as it was read. */
function entryOf(manifest: Manifest, use: Pick<Use, 'path' | 'kind' | 'package' | 'specifier'>): Entry {
  const [entry, second] = manifest.entries.filter(({ section, key }) => SECTIONS[section] === use.kind && key === use.package)
  const wayOut = `Look at "${use.package}" in ${use.path}, and run again.`
  if (entry === undefined)
    throw new EditError(use.path, `${use.path} has no "${use.package}" in ${use.kind.slice('npm:'.length)} any more`, wayOut)
  if (second !== undefined || entry.odd !== null)
    throw new EditError(use.path, `"${use.package}" is not edited: ${entry.odd ?? 'it stands twice'}`, wayOut)
  if (entry.value !== use.specifier)
    throw new EditError(use.path, `"${use.package}" is "${entry.value}" where "${use.specifier}" was read`, wayOut)
  return entry
}

function read(text: string, path: string): Manifest {
  try {
    return readManifest(text)
  } catch (error) {
    throw new EditError(
      path,
      `${path} could not be read: ${error instanceof Error ? error.message : String(error)}`,
      'Mend the file, and run again.',
    )
  }
}

/** What the text holds, or undefined where it is no JSON. */
function dataOf(text: string): unknown {
  try {
    return JSON.parse(withoutBom(text))
  } catch {
    return undefined
  }
}

/**
 * The text with the use's specifier replaced and nothing else: line ends, BOM, indentation and order stay. The entry
 * is found anew by its name; the result is read again and must hold what was meant. Throws EditError.
 */
export function splice(text: string, use: Use, specifier: string): string {
  const { range, section, key } = entryOf(read(text, use.path), use)
  const after = text.slice(0, range.start) + specifier + text.slice(range.end)
  const meant = dataOf(text)
  if (isRecord(meant) && isRecord(meant[section])) meant[section][key] = specifier
  if (!isDeepStrictEqual(dataOf(after), meant)) {
    throw new EditError(
      use.path,
      `"${specifier}" could not be written into ${use.path} safely`,
      `Write "${key}": "${specifier}" into ${section} yourself.`,
    )
  }
  return after
}
