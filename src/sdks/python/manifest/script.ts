import type { Reading } from './entries.ts'
import { rowsOf } from './rows.ts'
import { readTomlEntries, type TomlKinds } from './toml-entries.ts'
import { parseToml, type TomlFile } from './toml.ts'

/** The kind of what a script itself asks for (PEP 723). */
export const SCRIPT = 'pep723:dependencies'

const KINDS: TomlKinds = {
  list: (keys) => (keys.length === 1 && keys[0] === 'dependencies' ? SCRIPT : undefined),
}

/** How the metadata of a script begins. */
export const SCRIPT_START = '# /// script'

function blank(part: string): string {
  return part.replaceAll(/[^\r\n]/g, ' ')
}

/**
 * The metadata of a script (PEP 723): TOML in the comments between `# /// script` and `# ///`. All else is blank in it, so that
 * it has the lines and offsets of the script. Undefined where there is none, or it is broken.
 */
export function scriptToml(text: string): TomlFile | undefined {
  const rows = rowsOf(text)
  const start = rows.findIndex(({ row }) => row === SCRIPT_START) + 1
  const end = start === 0 ? -1 : rows.findIndex(({ row }, at) => at >= start && (row === '# ///' || !/^#(?: |$)/.test(row)))
  if (rows[end]?.row !== '# ///') return undefined
  const [from, to] = [rows[start]?.start ?? 0, rows[end]?.start ?? 0]
  const toml = parseToml(blank(text.slice(0, from)) + text.slice(from, to).replaceAll(/^# ?/gm, blank))
  return 'message' in toml ? undefined : toml
}

/** What the metadata of a script says, and where it asks for stripe; undefined where it has none that can be read. */
export function readScript(text: string): Reading | undefined {
  const toml = scriptToml(text)
  return toml && readTomlEntries(toml, [KINDS])
}
