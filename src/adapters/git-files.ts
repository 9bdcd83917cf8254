import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { UpstreamError } from '../domain/errors.ts'
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

/** The paths of a plain folder that .gitignore does not exclude. */
async function plainFiles(git: Git, root: string): Promise<Listing> {
  const listed = entries(await git.output(['ls-files', '--others', '--exclude-standard', '-z']))
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

const GREP = [
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
  // One core is left for what is done meanwhile; git itself would take them all.
  `--threads=${Math.max(1, availableParallelism() - 1)}`,
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
