import { posix } from 'node:path'
import type { Note } from '../../../domain/place.ts'
import type { Repository } from '../../../world.ts'
import { namesStripe } from '../manifest/entries.ts'
import { rowsOf } from '../manifest/rows.ts'
import { parseToml } from '../manifest/toml.ts'

/** Something that asks for stripe in a file that is shown and not edited. */
interface Asked {
  readonly text: string
  /** 1-based. */
  readonly line: number
}

/** tox.ini: `deps`, on its line or indented below it, with the environments that a line is for: `py311: stripe>=11`. */
function askedByTox(text: string): readonly Asked[] {
  let isDeps = false
  return rowsOf(text).flatMap(({ row, line }) => {
    const option = /^([\w-]+)[ \t]*=/.exec(row)
    if (option !== null) isDeps = option[1] === 'deps'
    else if (!/^[ \t#;]/.test(row) && row !== '') isDeps = false
    const value = row.slice(option?.[0].length ?? 0).trim()
    const asked = value.replace(/^[\w.,!{}-]+:[ \t]+/, '')
    return isDeps && namesStripe(asked) ? [{ text: asked, line }] : []
  })
}

/** The strings of a TOML text that ask for stripe in a list of that name. */
function askedInToml(text: string, list: string): readonly Asked[] {
  const toml = parseToml(text)
  if ('message' in toml) return []
  return toml.strings
    .filter(({ path, value }) => path.at(-2) === list && namesStripe(value))
    .map(({ value, line }) => ({ text: value, line }))
}

/** The metadata of a script (PEP 723): TOML in the comments between `# /// script` and `# ///`. */
function askedByScript(text: string): readonly Asked[] {
  const rows = rowsOf(text)
  const start = rows.findIndex(({ row }) => row === '# /// script') + 1
  const end = start === 0 ? -1 : rows.findIndex(({ row }, at) => at >= start && (row === '# ///' || !/^#(?: |$)/.test(row)))
  if (rows[end]?.row !== '# ///') return []
  // Lines that are left empty keep the count.
  const inside = rows.slice(0, end).map(({ row }, at) => (at < start ? '' : row.slice(2)))
  return askedInToml(inside.join('\n'), 'dependencies')
}

/** Notes what tox and scripts that carry their own dependencies ask of stripe; such lines are never edited. */
export async function noteToolFiles(repository: Repository, mentioning: readonly string[]): Promise<readonly Note[]> {
  const readers = new Map<string, (text: string) => readonly Asked[]>()
  for (const path of mentioning) {
    const name = posix.basename(path)
    if (name === 'tox.ini') readers.set(path, askedByTox)
    if (name === 'tox.toml') readers.set(path, (text) => askedInToml(text, 'deps'))
  }
  const scripts = mentioning.filter((path) => path.endsWith('.py'))
  // Most files of Python that mention Stripe carry no metadata: only those that do are opened.
  const carrying = scripts.length === 0 ? [] : await repository.mentioning('# /// script', scripts)
  for (const path of carrying) readers.set(path, askedByScript)
  const notes: Note[] = []
  for (const [path, askedBy] of readers) {
    const read = await repository.read(path)
    for (const { text, line } of read.kind === 'text' ? askedBy(read.text) : [])
      notes.push({ place: { path, line }, text: `"${text}" is asked for here; stripe-upgrade does not edit this line.` })
  }
  return notes
}
