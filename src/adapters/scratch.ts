import { constants } from 'node:fs'
import { copyFile, mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { Base, Scratch, Tools } from '../world.ts'
import { readerOf } from './git-files.ts'
import { entries, ownGitDirectory, type Git } from './git.ts'
import { removeFolder } from './remove-folder.ts'
import { writeInside } from './safe-files.ts'
import { MAX_FILE_BYTES } from './text-file.ts'

/** What a scratch copy is made of: a commit of a repository, or the files of a plain folder. */
export type Source =
  | {
      readonly kind: 'commit'
      readonly base: Base
      /** The repository's object folder, read and never written. */
      readonly objects: string
      readonly objectFormat: string
      /** Where in the work tree the root is, with a final slash; empty at the top. */
      readonly prefix: string
    }
  | { readonly kind: 'copy'; readonly root: string; readonly files: readonly string[] }

/** What git calls the empty file; its index entries are placeholders for files that only the work tree holds. */
const EMPTY_BLOB = {
  sha1: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  sha256: '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
} as const

async function track(git: Git, objectFormat: string, paths: readonly string[]): Promise<void> {
  const blob = objectFormat === 'sha256' ? EMPTY_BLOB.sha256 : EMPTY_BLOB.sha1
  await git.output(['update-index', '-z', '--index-info'], { input: paths.map((path) => `100644 ${blob} 0\t${path}\0`).join('') })
}

/**
 * Removes every symlink whose end is not in the copy. A package manager that writes through one would otherwise write
 * into the user's files, or anywhere.
 */
async function dropEscapingSymlinks(git: Git, folder: string): Promise<void> {
  const links = entries(await git.output(['ls-files', '--stage', '-z'])).filter((entry) => entry.startsWith('120000'))
  for (const entry of links) {
    const path = join(folder, entry.slice(entry.indexOf('\t') + 1))
    const end = await realpath(path).catch(() => null)
    if (end === null || !`${end}${sep}`.startsWith(folder + sep)) await rm(path, { force: true })
  }
}

/** Copies files. One that cannot be read, is gone or is too large is left out, and is then `missing` in the copy. */
async function copyFiles(from: string, paths: readonly string[], to: string): Promise<void> {
  for (const folder of new Set(paths.map((path) => dirname(path)))) await mkdir(join(to, folder), { recursive: true })
  for (const path of paths) {
    const size = await stat(join(from, path)).then(
      (stats) => stats.size,
      () => Infinity,
    )
    if (size <= MAX_FILE_BYTES) await copyFile(join(from, path), join(to, path), constants.COPYFILE_FICLONE).catch(() => undefined)
  }
}

/**
 * A copy of the source in a folder of its own. A commit's files are byte for byte its blobs (no line ends converted, no
 * LFS, no other filter), the whole commit is there also where the root is a folder in it, because workspaces look
 * upwards, and submodules are empty folders. The copy holds no `.git`: there is no way from it to the user's repository.
 */
export async function checkOut(tools: Pick<Tools, 'run' | 'folder'>, source: Source): Promise<Scratch> {
  const folder = await realpath(await tools.folder('checkout'))
  const objectFormat = source.kind === 'commit' ? source.objectFormat : 'sha1'
  const own = await ownGitDirectory(tools, folder, objectFormat)
  const prefix = source.kind === 'commit' ? source.prefix : ''
  const root = resolve(folder, prefix)
  const git = own.at(folder)
  if (source.kind === 'commit') {
    await writeFile(join(own.folder, 'objects', 'info', 'alternates'), `${source.objects}\n`)
    await git.output(['read-tree', source.base.commit])
    await git.output(['checkout-index', '--all', '--quiet'])
    await dropEscapingSymlinks(git, folder)
    await mkdir(root, { recursive: true })
  } else {
    await track(git, objectFormat, source.files)
    await copyFiles(source.root, source.files, folder)
  }
  const { relist, ...reader } = readerOf(own.at(root), root, 'tracked')
  return {
    ...reader,
    base: async () => (source.kind === 'commit' ? source.base : null),
    checkout: async () => checkOut(tools, source),
    async write(path, text) {
      const isNew = (await reader.read(path)).kind === 'missing'
      await writeInside(root, path, text)
      if (!isNew) return
      await track(git, objectFormat, [prefix + path])
      relist()
    },
    async [Symbol.asyncDispose]() {
      await removeFolder(folder)
      await removeFolder(own.folder)
    },
  }
}
