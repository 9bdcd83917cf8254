import { posix } from 'node:path'
import { EditError } from '../../../../domain/errors.ts'
import type { Scratch } from '../../../../world.ts'
import { folderOf, inFolder } from '../../../shared/paths.ts'
import { parseToml, type TomlFile } from '../../manifest/toml.ts'
import { isOwn, packageBlocks, type PackageBlock } from '../package-blocks.ts'
import { textOf } from '../scratch-text.ts'

/** The version that replaces one that only a build could know. */
const VERSION = '0'

/** Files that uv is shown in place of the repository's own, so that it need build nothing, and what that makes of the lock. */
export interface StandIn {
  /** What is written in place of each file, by its path. */
  readonly files: ReadonlyMap<string, string>
  /** What uv wrote, as it would have without. */
  undo(lock: string): string
  /** A lock without, as uv expects it with them; `written` is what uv wrote. */
  redo(lock: string, written: string): string
  /** What a reader must know of it; empty where nothing is replaced. */
  readonly notes: readonly string[]
}

/** What of a pyproject.toml's metadata only a build could know. */
function dynamicIn(toml: TomlFile): readonly string[] {
  return toml.strings.flatMap(({ path, value }) => (path.length === 3 && path[0] === 'project' && path[1] === 'dynamic' ? [value] : []))
}

/** Metadata that decides what is locked; where it is dynamic, nothing can replace it. */
const DECIDING = new Set(['dependencies', 'optional-dependencies', 'requires-python', 'name'])

/**
 * A pyproject.toml with a version of its own in place of a dynamic one; null where it needs none. Throws EditError where uv
 * would have to build the project to know what it needs.
 */
function staticProject(lock: string, path: string, text: string, toml: TomlFile): string | null {
  const dynamic = dynamicIn(toml)
  const deciding = dynamic.find((name) => DECIDING.has(name))
  const header = /^\[project\][ \t]*(?:#.*)?(?=\r?$)/m.exec(text)
  const version = toml.strings.find(({ path: keys, value }) => keys[0] === 'project' && keys[1] === 'dynamic' && value === 'version')
  if (deciding !== undefined || (version !== undefined && header === null)) {
    const what = deciding ?? 'version'
    throw new EditError(
      lock,
      `${path} says that its ${what} is dynamic: uv would build the project to read it, which runs its code.`,
      'Run "uv lock --upgrade-package stripe" yourself.',
    )
  }
  if (version === undefined || header === null) return null
  // A list may name any other field that is not given: nothing else of it is read.
  const listed = `${text.slice(0, version.range.start)}license-files${text.slice(version.range.end)}`
  const shift = version.range.start < header.index ? listed.length - text.length : 0
  const at = header.index + header[0].length + shift
  return `${listed.slice(0, at)}${text.includes('\r\n') ? '\r\n' : '\n'}version = "${VERSION}"${listed.slice(at)}`
}

/** The folders of the repository's own packages in a lock, by their names. */
function ownFolders(lock: string, packages: readonly PackageBlock[]): ReadonlyMap<string, string> {
  return new Map(
    packages.filter(isOwn).map((entry) => {
      const folder = / = "([^"]*)"/.exec(entry.source ?? '')?.[1] ?? '.'
      const joined = posix.normalize(posix.join(folderOf(lock), folder))
      return [entry.name, joined === '.' ? '' : joined]
    }),
  )
}

/** The metadata of packages that exist only as source, as the lock has it: uv takes it in place of a build. */
function lockedMetadata(packages: readonly PackageBlock[], table: string): readonly string[] {
  return packages.flatMap(({ name, version, text }) => {
    if (version === null || !/^sdist = /m.test(text) || /^wheels = \[/m.test(text)) return []
    const list = /^dependencies = \[\r?\n([\s\S]*?)^\]/m.exec(text)?.[1] ?? ''
    const needs = [...list.matchAll(/\{ name = "([^"]+)"(?:, extra = \[([^\]]*)\])?.*?(?:, marker = "([^"]*)")? \}/g)].map(
      ([, need = '', extras = '', marker]) => {
        const asked = extras === '' ? need : `${need}[${extras.replaceAll(/[" ]/g, '')}]`
        return JSON.stringify(marker === undefined ? asked : `${asked} ; ${marker}`)
      },
    )
    return [`[[${table}]]\nname = "${name}"\nversion = "${version}"\nrequires-dist = [${needs.join(', ')}]\n`]
  })
}

/** The line of an entry that says its version, with the line end; empty where it has none. */
function versionLine(text: string): string {
  return /^version = .*\r?\n/m.exec(text)?.[0] ?? ''
}

/** What uv repeats of the metadata that it was given, at the end of a lock's head. */
const METADATA_TABLES = /\r?\n\[\[manifest\.dependency-metadata\]\]\r?\n(?:[^[\r\n].*\r?\n)*/g

function withTables(head: string, written: string): string {
  return `${head.trimEnd()}\n${(written.match(METADATA_TABLES) ?? []).join('')}\n`
}

function rejoined(lock: string, change: (entry: PackageBlock) => string, head = packageBlocks(lock).head): string {
  const { packages, tail } = packageBlocks(lock)
  return head + packages.map(change).join('') + tail
}

/**
 * What replaces a build while uv locks: static versions in place of those that a build would take from version control, and the locked
 * metadata of packages that exist only as source. Throws EditError where uv would have to build one of the repository's projects.
 */
export async function standInFor(scratch: Scratch, path: string, before: string): Promise<StandIn> {
  const { packages } = packageBlocks(before)
  const files = new Map<string, string>()
  const own = new Map<string, string>()
  for (const [name, folder] of ownFolders(path, packages)) {
    const manifest = inFolder(folder, 'pyproject.toml')
    const read = await scratch.read(manifest)
    const toml = read.kind === 'text' ? parseToml(read.text) : null
    if (read.kind !== 'text' || toml === null || 'message' in toml) continue
    const text = staticProject(path, manifest, read.text, toml)
    if (text === null) continue
    files.set(manifest, text)
    own.set(name, versionLine(packages.find((entry) => entry.name === name)?.text ?? ''))
  }
  // Where there is a uv.toml, uv reads none of its settings from the pyproject.toml beside it.
  const settings = inFolder(folderOf(path), 'uv.toml')
  const hasSettings = (await scratch.read(settings)).kind === 'text'
  const root = hasSettings ? settings : inFolder(folderOf(path), 'pyproject.toml')
  const metadata = lockedMetadata(packages, hasSettings ? 'dependency-metadata' : 'tool.uv.dependency-metadata')
  if (metadata.length > 0) files.set(root, `${(files.get(root) ?? (await textOf(scratch, root))).trimEnd()}\n\n${metadata.join('\n')}`)
  const isPlain = own.size === 0 && metadata.length === 0
  return {
    files,
    undo: (lock) =>
      isPlain
        ? lock
        : rejoined(
            lock,
            ({ name, text }) => (own.has(name) ? text.replace(/^version = .*\r?\n/m, own.get(name) ?? '') : text),
            metadata.length > 0 ? packageBlocks(lock).head.replaceAll(METADATA_TABLES, '') : undefined,
          ),
    redo: (lock, written) =>
      isPlain
        ? lock
        : rejoined(
            lock,
            ({ name, text }) => {
              if (!own.has(name)) return text
              const bare = text.replace(/^version = .*\r?\n/m, '')
              return bare.replace(/^(name = .*(\r?\n))/m, (_, line: string, end: string) => `${line}version = "${VERSION}"${end}`)
            },
            metadata.length > 0 ? withTables(packageBlocks(lock).head, packageBlocks(written).head) : undefined,
          ),
    notes: [
      ...(own.size === 0
        ? []
        : [
            `${path} was checked with a fixed version for ${[...own.keys()].join(', ')}: the real one is from version control, and only a build would know it.`,
          ]),
      ...(metadata.length === 0
        ? []
        : [`${path} holds packages that exist only as source: what they need was taken from the lock, and nothing was built.`]),
    ],
  }
}
