import { posix } from 'node:path'
import { readCommand, type Compiler, type ReadCommand } from './compile-command.ts'
import { viaOf, type Compiled } from './compiled.ts'
import { folderOf, upwards } from '../../../shared/paths.ts'
import type { LogicalLine } from '../../manifest/requirements-file.ts'

/** How a compiled file is made again: in which folder, from which files of the repository. */
export interface Recipe {
  readonly compiler: Compiler
  /** The folder to run in, relative to the root; empty at the root. */
  readonly folder: string
  /** Relative to the root; of an export the lock. */
  readonly sources: readonly string[]
  /** Without sources and output. */
  readonly args: readonly string[]
  /** The command that is run, as a person would type it: the header's, or the compiler's own in place of one of the user's. */
  readonly command: string
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

/** A compiled file that cannot be made again here. */
export interface NoRecipe {
  readonly why: string
  /** The files that it says it was made from, relative to the root; they must not be moved without it. */
  readonly sources: readonly string[]
}

/** A file that a compiled one names in its comments: `-r base.in`, `shop (pyproject.toml)`. */
function namedIn(by: string): string | undefined {
  return /^-r +(\S+)|\(([^()]+)\)$/
    .exec(by)
    ?.slice(1)
    .find((name) => name !== undefined)
}

/** The folder that a file was compiled in, as its comments say, and the files that they name. */
function saidBy(
  path: string,
  text: string,
  lines: readonly LogicalLine[],
  files: ReadonlySet<string>,
): { folder: string; sources: readonly string[] } {
  const names = [...viaOf(text, lines).values()].flat().flatMap((by) => namedIn(by) ?? [])
  for (const folder of upwards(folderOf(path))) {
    const sources = names.flatMap((name) => inRepository(folder, name) ?? []).filter((source) => source !== path && files.has(source))
    if (sources.length > 0) return { folder, sources: [...new Set(sources)] }
  }
  return { folder: '', sources: [] }
}

/** What the compiler writes to where its command does not say: `base.txt` for `base.in`, `requirements.txt` for a project. */
function defaultOutput(folder: string, source: string): string {
  return source.endsWith('.in') ? `${source.slice(0, -'.in'.length)}.txt` : posix.join(folder, 'requirements.txt')
}

/** What pip-compile reads where its command does not say, the first that is there. */
const DEFAULT_SOURCES = ['requirements.in', 'setup.py', 'pyproject.toml', 'setup.cfg']

/** The lock that `uv export` reads when it runs in a folder: its own, or that of the workspace above it. */
function exportedFrom(folder: string, files: ReadonlySet<string>): readonly string[] {
  const lock = upwards(folder)
    .map((above) => posix.join(above, 'uv.lock'))
    .find((candidate) => files.has(candidate))
  return lock === undefined || !files.has(posix.join(folder, 'pyproject.toml')) ? [] : [lock]
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
): Recipe | NoRecipe {
  const said = saidBy(path, text, lines, files)
  const source = files.has(twin(path)) ? [twin(path)] : []
  const none = (why: string): NoRecipe => ({ why, sources: [...new Set([...source, ...said.sources])] })
  if (compiled.tool === 'unknown' && compiled.command !== null) {
    const project = posix.join(posix.dirname(path), 'pyproject.toml')
    return { why: 'it is not written by pip-compile or uv', sources: files.has(project) ? [project] : [] }
  }
  if (compiled.tool === 'unknown') return none('it is compiled, but its header, which would say how, was left out')
  const command = compiled.command ?? ''
  const read = readCommand(compiled)
  if (read.kind === 'refused') return none(read.why)
  if (read.kind === 'custom' && source.length > 0) {
    const compiler = compiled.tool === 'uv' ? 'uv pip compile' : 'pip-compile'
    const made = { compiler, folder: said.folder, sources: source, args: styleOf(lines) } as const
    return { ...made, command: typed(made, path) }
  }
  if (read.kind === 'custom') return none(`its header does not say from what it is compiled, and ${twin(path)} was not found`)
  const { compiler } = read
  for (const folder of upwards(folderOf(path))) {
    const byDefault = DEFAULT_SOURCES.filter((name) => files.has(posix.join(folder, name))).slice(0, 1)
    const written = read.sources.length === 0 && compiler === 'pip-compile' ? byDefault : read.sources
    const named = written.flatMap((name) => inRepository(folder, name) ?? []).filter((name) => files.has(name))
    const sources = compiler === 'uv export' ? exportedFrom(folder, files) : named
    const byItself = compiler === 'uv export' ? path : defaultOutput(folder, sources[0] ?? '')
    const output = read.output === null ? byItself : inRepository(folder, read.output)
    if (sources.length === 0 || sources.length < written.length || output !== path) continue
    if (sources.some((name) => /\.(?:py|cfg)$/.test(name)))
      return { why: 'compiling it would build your project, which runs its code', sources: [...new Set([...sources, ...said.sources])] }
    return { compiler, folder, sources, args: [...read.args, ...annotationStyle(lines, read.args)], command }
  }
  return none(whyNoFolder(path, read, files))
}

/** Why the command of a header makes sense in no folder. */
function whyNoFolder(path: string, read: Extract<ReadCommand, { readonly kind: 'known' }>, files: ReadonlySet<string>): string {
  if (read.compiler === 'uv export') return 'it is exported from a uv.lock that was not found'
  const folders = upwards(folderOf(path))
  const isFound = (name: string): boolean => folders.some((folder) => files.has(inRepository(folder, name) ?? ''))
  if (read.sources.length === 0 && !DEFAULT_SOURCES.some(isFound))
    return 'its command names no source, and none that it reads by itself was found'
  const missing = read.sources.filter((name) => !isFound(name))
  if (missing.length > 0) return `it is compiled from ${missing.join(' and ')}, which ${missing.length === 1 ? 'was' : 'were'} not found`
  return `its command writes ${read.output ?? 'another file'}, and not this one`
}

/** A path of the repository as a command that is run in a folder of it names it; never one that reads as an option. */
export function seenFrom(folder: string, path: string): string {
  return posix.relative(folder, path).replace(/^-/, './-')
}

/** The command of a recipe as a person would type it in its folder. */
function typed(made: Pick<Recipe, 'compiler' | 'folder' | 'sources' | 'args'>, path: string): string {
  const names = [path, ...made.sources].map((name) => seenFrom(made.folder, name))
  const [output = '', ...sources] = names.map((name) => (/^[\w./-]+$/.test(name) ? name : `'${name}'`))
  return [made.compiler, ...made.args, '--output-file', output, ...sources].join(' ')
}

/** Compilers once wrote `# via` beside the entry by default, and now below it. */
function annotationStyle(lines: readonly LogicalLine[], args: readonly string[]): readonly string[] {
  const beside = lines.some((line) => line.content.kind === 'requirement' && /^ via\b/.test(line.comment ?? ''))
  return beside && !args.includes('--annotation-style') ? ['--annotation-style', 'line'] : []
}

function hashStyle(lines: readonly LogicalLine[]): readonly string[] {
  return lines.some(({ content }) => content.kind === 'requirement' && content.hashes.length > 0) ? ['--generate-hashes'] : []
}

/** The options by which a compiler writes an entry as the file has them. */
export function entryStyle(lines: readonly LogicalLine[]): readonly string[] {
  return [...hashStyle(lines), ...annotationStyle(lines, [])]
}

/** The options that keep a file's style, read from the file itself. */
function styleOf(lines: readonly LogicalLine[]): readonly string[] {
  const entries = lines.flatMap((line) => (line.content.kind === 'requirement' ? [line.content] : []))
  const via = lines.some((line) => /^ via\b/.test(line.comment ?? ''))
  return [
    ...hashStyle(lines),
    ...(entries.some((entry) => /^(?:pip|setuptools|distribute)$/.test(entry.requirement.name)) ? ['--allow-unsafe'] : []),
    entries.some((entry) => entry.requirement.extras !== '') ? '--no-strip-extras' : '--strip-extras',
    ...annotationStyle(lines, []),
    ...(via ? [] : ['--no-annotate']),
  ]
}
