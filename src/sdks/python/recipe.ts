import { posix } from 'node:path'
import { readCommand } from './compile-command.ts'
import { viaOf, type Compiled } from './compiled.ts'
import type { LogicalLine } from './requirements-file.ts'

/** How a compiled file is made again: in which folder, from which files of the repository. */
export interface Recipe {
  readonly tool: 'pip-compile' | 'uv'
  /** The folder to run in, relative to the root; `.` is the root. */
  readonly folder: string
  /** Relative to the root. */
  readonly sources: readonly string[]
  /** Without sources and output. */
  readonly args: readonly string[]
  /** The command as the header has it, or as we would write it. */
  readonly command: string
}

function ancestors(folder: string): readonly string[] {
  return folder === '.' ? ['.'] : [folder, ...ancestors(posix.dirname(folder))]
}

/** A path of the repository, as seen from a folder of it; null where it leaves the root. */
function inRepository(folder: string, path: string): string | null {
  if (posix.isAbsolute(path) || path.includes('\\')) return null
  const joined = posix.normalize(posix.join(folder, path))
  return joined.startsWith('../') || joined === '..' ? null : joined
}

/** `requirements/base.in` for `requirements/base.txt`. */
function twin(path: string): string {
  return `${path.slice(0, path.length - posix.extname(path).length)}.in`
}

/** The folder that a file was compiled in: the one from which its `# via -r …` comments name files that exist. */
function runFolder(path: string, via: readonly string[], files: ReadonlySet<string>): string {
  const named = via.filter((by) => by.startsWith('-r ')).map((by) => by.slice(3).trim())
  const found = ancestors(posix.dirname(path)).find((folder) => named.some((name) => files.has(inRepository(folder, name) ?? '')))
  return found ?? '.'
}

/**
 * How `path` is compiled: from the folder, its own or one above, in which the header's command makes sense. A command of
 * the user's own is read as the compiler's plain one on the `.in` of the same name, in the style that the file has.
 */
export function recipe(
  path: string,
  text: string,
  lines: readonly LogicalLine[],
  compiled: Compiled,
  files: ReadonlySet<string>,
): Recipe | { readonly why: string } {
  if (compiled.tool === 'unknown') return { why: 'it is compiled, but its header, which would say how, was left out' }
  const tool = compiled.tool
  const read = readCommand(compiled)
  if (read.kind === 'refused') return { why: read.why }
  if (read.kind === 'custom') {
    const source = twin(path)
    const via = [...viaOf(text, lines).values()].flat()
    if (!files.has(source)) return { why: `it is compiled by "${compiled.command ?? 'a command that is not named'}" from a file that was not found` }
    return { tool, folder: runFolder(path, via, files), sources: [source], args: styleOf(lines), command: compiled.command ?? '' }
  }
  for (const folder of ancestors(posix.dirname(path))) {
    const written = read.sources.length === 0 && tool === 'pip-compile' ? ['requirements.in'] : read.sources
    const sources = written.map((source) => inRepository(folder, source))
    const found = sources.filter((source) => source !== null && files.has(source)).map(String)
    const output = read.output === null ? `${(found[0] ?? '').replace(/\.in$/, '')}.txt` : inRepository(folder, read.output)
    if (found.length === 0 || found.length < written.length || output !== path) continue
    return { tool, folder, sources: found, args: read.args, command: compiled.command ?? '' }
  }
  return { why: `it is compiled by "${compiled.command ?? ''}" from a file that was not found` }
}

/** The options that keep a file's style, read from the file itself. */
function styleOf(lines: readonly LogicalLine[]): readonly string[] {
  const entries = lines.flatMap((line) => (line.content.kind === 'requirement' ? [{ ...line.content, comment: line.comment }] : []))
  const via = lines.some((line) => /^ via\b/.test(line.comment ?? ''))
  return [
    ...(entries.some((entry) => entry.hashes.length > 0) ? ['--generate-hashes'] : []),
    ...(entries.some((entry) => /^(?:pip|setuptools|distribute)$/.test(entry.requirement.name)) ? ['--allow-unsafe'] : []),
    entries.some((entry) => entry.requirement.extras !== '') ? '--no-strip-extras' : '--strip-extras',
    ...(entries.some((entry) => /^ via\b/.test(entry.comment ?? '')) ? ['--annotation-style', 'line'] : []),
    ...(via ? [] : ['--no-annotate']),
  ]
}
