import { SettingsError, UpstreamError } from '../domain/errors.ts'
import { slots } from '../domain/slots.ts'
import type { Repository, Tools } from '../world.ts'
import { GREP } from './git-files.ts'
import { complaint, createGit, entries, type Git } from './git.ts'
import { openRepository } from './repository.ts'
import { MAX_FILE_BYTES, textOf, TOO_LARGE, unreadable } from './text-file.ts'

/** What a commit holds: each regular file with the name of its blob, and the symbolic links. */
interface Tree {
  readonly blobs: ReadonlyMap<string, string>
  readonly symlinks: readonly string[]
}

async function treeOf(git: Git, commit: string): Promise<Tree> {
  const blobs = new Map<string, string>()
  const symlinks: string[] = []
  for (const entry of entries(await git.output(['ls-tree', '-r', '-z', '--full-tree', commit]))) {
    const [, mode = '', blob = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/.exec(entry) ?? []
    // A name that is not UTF-8 could never be asked for by its text.
    if (path === '' || path.includes('\uFFFD')) continue
    if (mode.startsWith('100')) blobs.set(path, blob)
    else if (mode === '120000') symlinks.push(path)
  }
  return { blobs, symlinks }
}

/** Those that hold the text, by git's own search of the commit. */
async function mentioningIn(git: Git, commit: string, text: string): Promise<ReadonlySet<string>> {
  const found = await git.run([...GREP, '-e', text, commit, '--', '.'])
  if (found.code === 1) return new Set()
  if (found.code !== 0) throw new UpstreamError(`git grep failed: ${complaint(found)}`)
  return new Set(entries(found.stdout).map((entry) => entry.slice(commit.length + 1)))
}

/** Processes of git at once. */
const MOST = 8

/**
 * The files of a commit, by any name that git knows it by, read from git's objects: nothing is checked out. Throws SettingsError where
 * the folder is no git repository or the commit is not there, UpstreamError where git fails.
 */
export async function openCommit(folder: string, tools: Pick<Tools, 'run' | 'folder'>, named: string): Promise<Repository> {
  const opened = await openRepository(folder, tools, { commit: named })
  const base = await opened.base()
  if (base === null) throw new SettingsError(`${opened.root} is not a git repository with a commit, so there is no commit ${named}.`)
  const git = createGit(tools, opened.root)
  const { blobs, symlinks } = await treeOf(git, base.commit)
  const inTurn = slots(MOST)
  const paths = [...blobs.keys()].toSorted()
  return {
    ...opened,
    files: async () => paths,
    symlinks: async () => symlinks.toSorted(),
    async mentioning(text, among = paths) {
      const found = await mentioningIn(git, base.commit, text)
      return among.filter((path) => found.has(path))
    },
    async read(path) {
      const blob = blobs.get(path)
      if (blob === undefined) return { kind: 'missing' }
      const { code, limit, stdout, stderr } = await inTurn(async () => git.run(['cat-file', 'blob', blob], { maxBytes: MAX_FILE_BYTES }))
      if (limit === 'output') return TOO_LARGE
      if (code !== 0) return unreadable(`Git cannot read it: ${stderr.trim()}`)
      return textOf(Buffer.from(stdout))
    },
  }
}
