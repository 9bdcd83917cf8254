import { posix } from 'node:path'
import type { Note } from '../../../domain/place.ts'
import type { Repository } from '../../../world.ts'
import { namesStripe } from '../manifest/entries.ts'
import { pythonTokens } from '../manifest/python-tokens.ts'
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

/** A noxfile.py: what is given to `session.install()`, `session.conda_install()` or `session.run("pip", "install", …)`. */
function askedByNox(text: string): readonly Asked[] {
  const asked: Asked[] = []
  let isInstall = false
  for (const { kind, text: said, line } of pythonTokens(text) ?? []) {
    if (kind === 'mark' && said === ')') isInstall = false
    if (said === 'install' || said === 'conda_install') isInstall = true
    if (isInstall && kind === 'string' && namesStripe(said)) asked.push({ text: said, line })
  }
  return asked
}

/** The lists in which tools other than package managers ask for packages, by the names of their files. */
const LISTS: Readonly<Record<string, RegExp>> = {
  'tox.toml': /^env(?:_run_base|\.[^.]+)\.deps$/,
  // tox 4, rye and the environments of hatch that are matrices.
  'pyproject.toml': /^tool\.(?:tox\.env(?:_run_base|\.[^.]+)\.deps|rye\.dev-dependencies)$/,
}

/** A pyproject.toml: tox 4 has its own tables there, or the text of a tox.ini in one string. */
function askedByProject(text: string, name: string): readonly Asked[] {
  const toml = parseToml(text)
  if ('message' in toml) return []
  return toml.strings.flatMap(({ path, value, line, range }) => {
    // As written: a line end right behind the quotes is no part of the value, but counts.
    if (path.join('.') === 'tool.tox.legacy_tox_ini')
      return askedByTox(text.slice(range.start, range.end)).map((asked) => ({ text: asked.text, line: line + asked.line - 1 }))
    return LISTS[name]?.test(path.slice(0, -1).join('.')) === true && namesStripe(value) ? [{ text: value, line }] : []
  })
}

/** pixi.toml, and pixi's tables of a pyproject.toml: keys in tables of dependencies. */
function askedByPixi(text: string): readonly Asked[] {
  const toml = parseToml(text)
  if ('message' in toml) return []
  return toml.strings.flatMap(({ path, value, line }) => {
    const at = path.findIndex((key) => key === 'dependencies' || key === 'pypi-dependencies')
    const isOwn = at === 0 || path[0] === 'feature' || path.slice(0, 2).join('.') === 'tool.pixi'
    return at >= 0 && isOwn && path[at + 1] === 'stripe' && /^(?:[<>=~!^*\d])/.test(value) ? [{ text: `stripe ${value}`, line }] : []
  })
}

/** Lists of requirements in YAML: `additional_dependencies` of pre-commit, and the recipe of a conda package. */
function askedByYaml(text: string): readonly Asked[] {
  return rowsOf(text).flatMap(({ row, line }) => {
    // A longer line is none that people write.
    if (row.length > 4000) return []
    const items = /^[ \t]*-[ \t]+(.*)$/.exec(row)?.[1] ?? /\badditional_dependencies:[ \t]*\[(.*)\]/.exec(row)?.[1] ?? ''
    return items
      .split(',')
      .map((item) =>
        item
          .replace(/\s#.*$/, '')
          .trim()
          .replaceAll(/^["']|["']$/g, ''),
      )
      .filter((item) => /^stripe(?:\[[\w,-]+\])?(?:[ \t]*[<>=~!].*)?$/i.test(item))
      .map((item) => ({ text: item, line }))
  })
}

/** Notes what tox, nox and other tools beside the package managers ask of stripe; such lines are never edited. */
export async function noteToolFiles(repository: Repository, mentioning: readonly string[]): Promise<readonly Note[]> {
  const readers = new Map<string, (text: string) => readonly Asked[]>()
  for (const path of mentioning) {
    const name = posix.basename(path)
    if (name === 'tox.ini') readers.set(path, askedByTox)
    if (Object.hasOwn(LISTS, name))
      readers.set(path, (text) => [...askedByProject(text, name), ...(name === 'pyproject.toml' ? askedByPixi(text) : [])])
    if (name === 'pixi.toml') readers.set(path, askedByPixi)
    if (name === 'noxfile.py') readers.set(path, askedByNox)
    if (name === '.pre-commit-config.yaml' || name === 'meta.yaml') readers.set(path, askedByYaml)
  }
  const notes: Note[] = []
  for (const [path, askedBy] of readers) {
    const read = await repository.read(path)
    for (const { text, line } of read.kind === 'text' ? askedBy(read.text) : [])
      notes.push({ place: { path, line }, text: `"${text}" is asked for here; stripe-upgrade does not edit this line.` })
  }
  return notes
}
