import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { isAbsolute, join, posix, relative, sep } from 'node:path'
import type { Repository, Tools } from '../../../world.ts'
import { filledFolders } from '../../../domain/filled-folders.ts'
import { folderOf, inFolder, upwards } from '../../shared/paths.ts'
import { facts } from '../facts.ts'

const filled = filledFolders(facts.filledFolders)

/** What a folder of Python code is recognised by, from which its imports go. */
const PROJECT = /^(?:pyproject\.toml|setup\.py|setup\.cfg|manage\.py|requirements[^/]*\.(?:txt|in)|Pipfile)$/

/** The repository's Python files, some of them with another text, apart from the checkout. */
export interface Overlay {
  readonly folder: string
  /** Folders that imports are looked for in, the nearest first. Absolute. */
  readonly roots: readonly string[]
}

/**
 * Lays the repository's tracked Python files out in a folder of ours, so that imports between them resolve: the given ones
 * with their own texts, all others as links. A folder in which nothing differs is one link, so that it costs what is
 * checked, not what there is. Hidden folders and installed packages are left out.
 */
export async function layOver(tools: Tools, repository: Repository, texts: ReadonlyMap<string, string>): Promise<Overlay> {
  const folder = await tools.folder('overlay')
  const tracked = await repository.files()
  const code = tracked.filter((path) => /\.pyi?$/.test(path) && !/(?:^|\/)\./.test(path) && filled(path) === null)
  const own = new Set([...texts.keys()].flatMap((path) => upwards(folderOf(path))))
  for (const path of [...own].toSorted()) await mkdir(join(folder, path), { recursive: true })
  const links = new Set(
    code.flatMap((path) => {
      if (texts.has(path)) return []
      // The first folder on the way down that holds nothing of ours, else the file.
      const above = upwards(folderOf(path)).toReversed()
      return [above.find((one) => !own.has(one)) ?? path]
    }),
  )
  for (const path of links) await symlink(join(repository.root, path), join(folder, path))
  for (const [path, text] of texts) {
    await mkdir(join(folder, folderOf(path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  for (const [path, target] of await foldersLinked(repository, own)) await symlink(join(folder, target), join(folder, path))
  return { folder, roots: rootsOf(new Set(tracked), [...texts.keys()]).map((path) => join(folder, path)) }
}

/**
 * The symbolic links in some folders that lead to another folder of the repository, with that folder: `hub/shared` for
 * `hub/shared -> ../shared`, through which code imports what is there. Nothing outside the repository, and no folder around the link.
 */
async function foldersLinked(repository: Repository, folders: ReadonlySet<string>): Promise<readonly (readonly [string, string])[]> {
  const found: (readonly [string, string])[] = []
  for (const path of await repository.symlinks()) {
    if (!folders.has(folderOf(path)) || /(?:^|\/)\./.test(path)) continue
    const end = await realpath(join(repository.root, path)).catch(() => null)
    const target = end === null ? '..' : relative(repository.root, end).split(sep).join('/')
    const isInside = target !== '' && !/^\.\.(?:\/|$)|^\//.test(target) && !isAbsolute(target)
    if (isInside && folders.has(target) && !upwards(folderOf(path)).includes(target)) found.push([path, target])
  }
  return found
}

/** The folders that the files' own imports may start from: above their package, of their project, and `src` below these. */
function rootsOf(tracked: ReadonlySet<string>, files: readonly string[]): readonly string[] {
  const projects = new Set([...tracked].filter((path) => PROJECT.test(posix.basename(path))).map(folderOf))
  const folders = new Set([...tracked].map(folderOf).flatMap(upwards))
  const roots = new Set<string>([''])
  for (const path of files) {
    const above = upwards(folderOf(path))
    const package_ = above.find((one) => !tracked.has(inFolder(one, '__init__.py')))
    if (package_ !== undefined) roots.add(package_)
    const project = above.find((one) => projects.has(one))
    if (project !== undefined) roots.add(project)
  }
  const sources = [...roots].map((root) => inFolder(root, 'src')).filter((root) => folders.has(root))
  return [...new Set([...roots, ...sources])].toSorted((a, b) => b.split('/').length - a.split('/').length || (a < b ? -1 : 1))
}
