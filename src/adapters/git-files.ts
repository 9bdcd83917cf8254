import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { SettingsError, UpstreamError } from '../domain/errors.ts'
import type { Repository } from '../world.ts'
import { complaint, entries, type Git } from './git.ts'
import { readInside, textsInside } from './safe-files.ts'

/** What git lists: regular files and symbolic links; submodules and devices are neither. */
interface Listing {
  readonly files: readonly string[]
  readonly symlinks: readonly string[]
}

/** The paths that git tracks, by the modes in its index: 100… a file, 120000 a link, 160000 a submodule. */
async function trackedFiles(git: Git): Promise<Listing> {
  const files: string[] = []
  const symlinks: string[] = []
  for (const entry of entries(await git.output(['ls-files', '--stage', '-z']))) {
    const paths = entry.startsWith('100') ? files : entry.startsWith('120000') ? symlinks : null
    paths?.push(entry.slice(entry.indexOf('\t') + 1))
  }
  return { files: readable(files), symlinks: readable(symlinks) }
}

/** Bytes of the list of a plain folder: some 200,000 paths. No project has as many; a home folder has. */
const LONGEST_LIST = 16 * 1024 * 1024

/** The paths of a plain folder that .gitignore does not exclude. Throws SettingsError where there are too many. */
async function plainFiles(git: Git, root: string): Promise<Listing> {
  const result = await git.run(['ls-files', '--others', '--exclude-standard', '-z'], { maxBytes: LONGEST_LIST })
  if (result.limit !== null)
    throw new SettingsError(
      `${root} is no git repository and holds too many files to search. Give the root of a project, or name what is not yours in a .gitignore.`,
    )
  if (result.code !== 0) throw new UpstreamError(`git ls-files failed: ${complaint(result)}`)
  const listed = entries(result.stdout)
  const folders = new Set(listed.map((path) => dirname(path)))
  const regular = new Set<string>()
  const links = new Set<string>()
  for (const folder of folders) {
    const found = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
    for (const entry of found) {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
      if (entry.isFile()) regular.add(path)
      else if (entry.isSymbolicLink()) links.add(path)
    }
  }
  return { files: readable(listed.filter((path) => regular.has(path))), symlinks: readable(listed.filter((path) => links.has(path))) }
}

/** Sorted, each once; a name that is not UTF-8 could never be opened by its text. */
function readable(paths: readonly string[]): readonly string[] {
  return paths.toSorted().filter((path, at, sorted) => path !== sorted[at - 1] && !path.includes('\uFFFD'))
}

/** The arguments of a search for a fixed text, whatever the case, which lists files. */
export const GREP = [
  'grep',
  '--files-with-matches',
  '-z',
  // Attributes such as `package-lock.json binary` would hide a lockfile from a search without it.
  '--text',
  '--ignore-case',
  '--fixed-strings',
  '--no-textconv',
  '--no-color',
  '--no-full-name',
  // Measured on 50,000 files and two cores: a third less time than with one thread for each core, and no more of the processor.
  `--threads=${availableParallelism() * 2}`,
]

/** Reads the files of one folder. */
export interface Reader extends Pick<Repository, 'root' | 'files' | 'symlinks' | 'mentioning' | 'read'> {
  /** Forgets the list of files, which is asked for once. */
  relist(): void
}

/** A folder's files by the git given: those `tracked` by its index, or the `untracked` that .gitignore does not exclude. */
export function readerOf(git: Git, root: string, which: 'tracked' | 'untracked'): Reader {
  let listing: Promise<Listing> | null = null
  const list = (): Promise<Listing> => (listing ??= which === 'tracked' ? trackedFiles(git) : plainFiles(git, root))
  const untracked = which === 'tracked' ? [] : ['--untracked', '--exclude-standard']
  return {
    root,
    files: async () => (await list()).files,
    symlinks: async () => (await list()).symlinks,
    async mentioning(text, among) {
      if (among !== undefined) return textsInside(root, among, text)
      // A folder without end is noticed here, before it is searched.
      if (which === 'untracked') await list()
      const found = await git.run([...GREP, ...untracked, '-e', text, '--', '.'])
      if (found.code === 1) return []
      if (found.code !== 0) throw new UpstreamError(`git grep failed: ${complaint(found)}`)
      return textsInside(root, readable(entries(found.stdout)))
    },
    read: async (path) => readInside(root, path),
    relist() {
      listing = null
    },
  }
}
