import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UpstreamError } from '../domain/errors.ts'
import type { Repository } from '../world.ts'
import { complaint, entries, type Git } from './git.ts'
import { isTextInside, readInside } from './safe-files.ts'

/** What git lists: regular files and symbolic links; submodules and devices are neither. */
interface Listing {
  readonly files: readonly string[]
  readonly symlinks: readonly string[]
}

/** The paths that git tracks, by the modes in its index: 100… a file, 120000 a link, 160000 a submodule. */
async function trackedFiles(git: Git): Promise<Listing> {
  const listed = entries(await git.output(['ls-files', '--stage', '-z']))
  const ofMode = (mode: string): readonly string[] =>
    readable(listed.filter((entry) => entry.startsWith(mode)).map((entry) => entry.slice(entry.indexOf('\t') + 1)))
  return { files: ofMode('100'), symlinks: ofMode('120000') }
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
  return [...new Set(paths)].filter((path) => !path.includes('\uFFFD')).toSorted()
}

/** A folder's files by the git given: those `tracked` by its index, or the `untracked` that .gitignore does not exclude. */
export function readerOf(
  git: Git,
  root: string,
  which: 'tracked' | 'untracked',
): Pick<Repository, 'root' | 'files' | 'symlinks' | 'mentioning' | 'read'> {
  const list = async (): Promise<Listing> => (which === 'tracked' ? trackedFiles(git) : plainFiles(git, root))
  return {
    root,
    files: async () => (await list()).files,
    symlinks: async () => (await list()).symlinks,
    async mentioning(text) {
      // `--text`, because attributes such as `package-lock.json binary` would hide a lockfile from a search without it.
      const untracked = which === 'tracked' ? [] : ['--untracked', '--exclude-standard']
      const args = [
        'grep',
        '--files-with-matches',
        '-z',
        '--text',
        '--ignore-case',
        '--fixed-strings',
        '--no-textconv',
        '--no-color',
        '--no-full-name',
        ...untracked,
      ]
      const found = await git.run([...args, '-e', text, '--', '.'])
      if (found.code === 1) return []
      if (found.code !== 0) throw new UpstreamError(`git grep failed: ${complaint(found)}`)
      const regular = readable(entries(found.stdout))
      const texts: string[] = []
      for (const path of regular) if (await isTextInside(root, path)) texts.push(path)
      return texts
    },
    read: async (path) => readInside(root, path),
  }
}
