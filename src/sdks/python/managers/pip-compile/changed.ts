import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tools } from '../../../../world.ts'
import { clientError, dryRunCommand, dryRunPip } from '../../interpreter.ts'
import { filesOf, versionOf } from '../../registry.ts'
import type { Outcome } from '../manager.ts'
import { withHashes, type Merged, type Pin } from './pins.ts'
import type { Recipe } from './recipe.ts'

/** A compiled file, and how it is made again. */
export interface CompiledFile {
  readonly path: string
  readonly recipe: Recipe
  /** The Python of its header, or null. */
  readonly python: string | null
}

/** A compiled file, and the interpreter used in place of its own. */
export interface CompiledFor {
  readonly python: string
  readonly file: CompiledFile
  /** Whether it is the Python that the file names. */
  readonly fits: boolean
}

/** What a person would do by hand. */
export function wayOut(file: CompiledFile): string {
  const where = file.recipe.folder === '' ? '' : ` in ${file.recipe.folder}`
  const how = file.recipe.compiler === 'uv export' ? 'after "uv lock --upgrade-package stripe"' : 'with "--upgrade-package stripe"'
  return `Run "${file.recipe.command}" ${how} yourself${where}.`
}

/**
 * The changed entries with the hashes of every file that the index holds of them. The compiler was kept from source
 * distributions, which it would build, and has left out theirs. Entries whose hashes the index does not give stay.
 */
export async function completeHashes(tools: Tools, python: string, merged: Merged): Promise<Merged> {
  const hashed = merged.changed.filter((pin) => pin.hashes.length > 0)
  if (hashed.length === 0) return merged
  const files = await filesOf(tools, python, [...new Set(hashed.map((pin) => pin.name))])
  let text = merged.text
  const changed = merged.changed.map((pin): Pin => {
    const own = (files.get(pin.name) ?? []).filter((file) => versionOf(pin.name, file.filename) === pin.version)
    const hashes = own.map((file) => `sha256:${file.sha256}`).toSorted()
    // What the compiler took must be among them; else the index answers two callers differently.
    const complete = hashed.includes(pin) && own.every((file) => file.sha256 !== null) && pin.hashes.every((hash) => hashes.includes(hash))
    if (!complete) return pin
    text = withHashes(text, pin.text, hashes)
    return { ...pin, hashes, text: withHashes(pin.text, pin.text, hashes) }
  })
  return { ...merged, text, changed }
}

/**
 * Installs the changed entries as a dry run, by their hashes where they have them, for the Python that the file is for. Throws
 * EditError.
 */
export async function checkInstall(tools: Tools, { python, file, fits }: CompiledFor, changed: readonly Pin[]): Promise<Outcome['checks']> {
  if (changed.length === 0) return []
  const folder = await tools.folder('check')
  const hashed = changed.every((pin) => pin.hashes.length > 0)
  const forIt = fits || file.python === null ? [] : ['--python-version', file.python]
  const options = [...(hashed ? ['--require-hashes'] : []), '--no-deps', ...forIt]
  await writeFile(join(folder, 'changed.txt'), changed.map((pin) => pin.text).join(''))
  const result = await dryRunPip(tools, python, [...options, '-r', 'changed.txt'], folder)
  const command = dryRunCommand(options, `-r ${file.path}`)
  if (result.code !== 0) throw clientError(file.path, `"${command}" failed`, result, wayOut(file))
  return [{ command: `${command} (${changed.length === 1 ? 'the entry' : `the ${changed.length} entries`} that changed)`, path: file.path }]
}
