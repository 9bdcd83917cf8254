import { EditError, UpstreamError } from '../domain/errors.ts'
import { pathFrom, type Pull } from '../domain/pull.ts'
import type { Base, BranchState, Forge, Tools } from '../world.ts'
import { createGit, entries, type Git } from './git.ts'
import { createPullFiles, type PullFiles, type StoredPull } from './pull-files.ts'
import { isInside, OUTSIDE } from './text-file.ts'

/**
 * Who makes the commits; the same whoever runs it, so that a missing `user.name` does not matter. No account anywhere can
 * have an address of `.invalid` (RFC 2606), so nobody is credited when such a branch is pushed.
 */
const BOT = { name: 'stripe-upgrade', email: 'bot@stripe-upgrade.invalid' } as const

const IDENTITY = {
  GIT_AUTHOR_NAME: BOT.name,
  GIT_AUTHOR_EMAIL: BOT.email,
  GIT_COMMITTER_NAME: BOT.name,
  GIT_COMMITTER_EMAIL: BOT.email,
}

export interface LocalForgeOptions {
  /** The root that the repository was opened at. */
  readonly root: string
  /** Pull requests go to `<out>/pulls/<branch>.md`, with `-` for each slash. */
  readonly out: string
  readonly tools: Pick<Tools, 'run' | 'folder'>
}

function refOf(branch: string): string {
  return `refs/heads/${branch}`
}

async function headOf(git: Git, branch: string): Promise<string | null> {
  return git.line(['rev-parse', '--verify', '--quiet', `${refOf(branch)}^{commit}`])
}

async function isAncestor(git: Git, commit: string, of: string): Promise<boolean> {
  return (await git.run(['merge-base', '--is-ancestor', commit, of])).code === 0
}

/** The paths that differ between two trees, with the new blob, null where there is none any more. */
async function changesBetween(
  git: Git,
  from: string,
  to: string,
): Promise<readonly { readonly path: string; readonly blob: string | null }[]> {
  const fields = entries(await git.output(['diff-tree', '-r', '-z', '--no-renames', from, to]))
  return fields.flatMap((field, index) => {
    if (index % 2 === 1) return []
    const [, , , blob = '', status] = field.split(' ')
    return [{ path: fields[index + 1] ?? '', blob: status === 'D' ? null : blob }]
  })
}

async function stateOf(git: Git, prefix: string, commit: string, base: Base): Promise<BranchState> {
  const header = (await git.output(['cat-file', 'commit', commit])).split('\n\n', 1)[0]?.split('\n') ?? []
  const ours = ['author', 'committer'].every((role) => header.some((line) => line.startsWith(`${role} ${BOT.name} <${BOT.email}> `)))
  const [parent, ...otherParents] = header.filter((line) => line.startsWith('parent ')).map((line) => line.slice('parent '.length))
  if (parent === undefined || otherParents.length > 0 || !(await isAncestor(git, parent, base.commit)))
    return { commit, baseCommit: null, ours, files: new Map() }
  const files = new Map<string, string | null>()
  for (const { path, blob } of await changesBetween(git, parent, commit)) {
    files.set(pathFrom(prefix, path), blob === null ? null : await git.output(['cat-file', 'blob', blob]))
  }
  return { commit, baseCommit: parent, ours, files }
}

/** The tree of the base with the files in place of its own; only objects are written. */
async function treeOf(git: Git, prefix: string, index: string, base: Base, files: ReadonlyMap<string, string>): Promise<string> {
  const env = { GIT_INDEX_FILE: index }
  await git.output(['read-tree', base.commit], { env })
  const lines: string[] = []
  for (const [path, text] of files) {
    if (!isInside(path)) throw new EditError(path, OUTSIDE.why, 'This is a defect of stripe-upgrade; please report it.')
    const entry = await git.output(['ls-tree', '-z', '--full-tree', base.commit, '--', prefix + path])
    const mode = entry === '' ? '100644' : entry.slice(0, 6)
    if (!mode.startsWith('100'))
      throw new EditError(path, `${path} is not a regular file in the base commit`, 'Replace it by a regular file.')
    const blob = (await git.output(['hash-object', '-w', '--no-filters', '--stdin'], { input: text })).trim()
    lines.push(`${mode} ${blob} 0\t${prefix}${path}\0`)
  }
  await git.output(['update-index', '-z', '--index-info'], { env, input: lines.join('') })
  const tree = (await git.output(['write-tree'], { env })).trim()
  const beyond = (await changesBetween(git, base.commit, tree)).find(({ path }) => !files.has(path.slice(prefix.length)))
  if (beyond !== undefined)
    throw new EditError(
      beyond.path,
      `${beyond.path} would be changed too`,
      'Replace the symlink on the way to the edited file by a folder.',
    )
  return tree
}

/** Whether a branch is checked out, here or in a linked work tree: moving it would make the user's files look changed. */
async function isCheckedOut(git: Git, branch: string): Promise<boolean> {
  const worktrees = await git.output(['worktree', 'list', '--porcelain'])
  return worktrees.split('\n').includes(`branch ${refOf(branch)}`)
}

/** `head`: the commit of its branch, or null where that is gone. */
async function stateOfPull(git: Git, pull: StoredPull, head: string | null): Promise<Pull['state']> {
  if (await isAncestor(git, head ?? pull.head, refOf(pull.base))) return 'merged'
  return head === null ? 'closed' : 'open'
}

/** Every pull request that ever had the branch as its head, newest first. */
async function pullsOf(git: Git, pulls: PullFiles, branch: string): Promise<readonly Pull[]> {
  const newest = await pulls.read(branch)
  const stored = [
    ...(newest === null ? [] : [{ pull: newest, location: pulls.path(branch), head: await headOf(git, branch) }]),
    ...(await pulls.aside(branch)).map(({ path, ...pull }) => ({ pull, location: path, head: null })),
  ]
  const found: Pull[] = []
  for (const { pull, location, head } of stored) {
    // A file of another repository, such as an earlier demo's, says nothing about this one.
    if ((await git.run(['cat-file', '-e', `${pull.head}^{commit}`])).code !== 0) continue
    const { base, title, body, draft } = pull
    found.push({ branch, base, title, body, draft, location, state: await stateOfPull(git, pull, head) })
  }
  return found
}

/** One commit on top of the base, and the branch set to it where it is still at `expected`. */
async function commitTo(
  git: Git,
  { branch, base, message, prefix, index }: Readonly<Record<'branch' | 'message' | 'prefix' | 'index', string>> & { readonly base: Base },
  files: ReadonlyMap<string, string>,
  expected: string | null,
): Promise<string> {
  await git.output(['check-ref-format', refOf(branch)])
  if (await isCheckedOut(git, branch))
    throw new EditError(branch, `The branch ${branch} is checked out.`, 'Switch to another branch, and run again.')
  const tree = await treeOf(git, prefix, index, base, files)
  const commit = (await git.output(['commit-tree', '--no-gpg-sign', tree, '-p', base.commit], { env: IDENTITY, input: message })).trim()
  await git.output(['update-ref', refOf(branch), commit, expected ?? '0'.repeat(commit.length)])
  return commit
}

/**
 * A forge without a server: branches with real commits in the user's own repository, made without touching its index,
 * its work tree or the branch that is checked out, and each pull request as a Markdown file. A pull request is merged
 * when its branch is part of its base, closed when its branch is gone. A status is kept for the head of a pull request's
 * branch alone. Throws EditError where a commit would change what it must not, UpstreamError where git fails.
 */
export function createLocalForge({ root, out, tools }: LocalForgeOptions): Forge {
  const git = createGit(tools, root)
  const pulls = createPullFiles(out)
  const prefixOf = async (): Promise<string> => (await git.output(['rev-parse', '--show-prefix'])).replace(/\n$/, '')

  const branchOf = async (name: string, base: Base): Promise<BranchState | null> => {
    const commit = await headOf(git, name)
    return commit === null ? null : stateOf(git, await prefixOf(), commit, base)
  }
  const store = async (next: Omit<StoredPull, 'head' | 'status'>): Promise<void> => {
    const head = await headOf(git, next.branch)
    if (head === null) throw new UpstreamError(`The branch ${next.branch} of a pull request does not exist.`)
    const before = await pulls.read(next.branch)
    await pulls.write({ ...next, head, status: before?.head === head ? before.status : null })
  }
  return {
    async subjects({ commit }) {
      return entries(await git.output(['log', '-z', '--no-merges', '--no-show-signature', '--max-count=30', '--format=%s', commit]))
    },
    head: async (branch) => headOf(git, branch),
    branch: branchOf,
    async outline(name, base) {
      const state = await branchOf(name, base)
      if (state === null) return null
      const { files, ...head } = state
      return { ...head, paths: [...files.keys()] }
    },
    pulls: async (branch) => pullsOf(git, pulls, branch),
    async openPulls(prefix, base) {
      const branches = (await pulls.all()).filter((pull) => pull.base === base.branch && pull.branch.startsWith(prefix))
      const found = await Promise.all(branches.map(async ({ branch }) => pullsOf(git, pulls, branch)))
      return found.flat().filter(({ state }) => state === 'open')
    },
    async commit(branch, base, message, files, expected) {
      const index = `${await tools.folder('index')}/index`
      return commitTo(git, { branch, base, message, index, prefix: await prefixOf() }, files, expected)
    },
    async open({ branch, base, title, body, draft }) {
      if ((await pulls.read(branch)) !== null) await pulls.setAside(branch)
      await store({ branch, base, title, body, draft })
      return { branch, base, title, body, draft, location: pulls.path(branch), state: 'open' }
    },
    async refresh(pull, { base, title, body, draft }) {
      await store({ branch: pull.branch, base, title, body, draft })
      return { ...pull, base, title, body, draft }
    },
    async status(commit) {
      return (await pulls.all()).find(({ head }) => head === commit)?.status ?? null
    },
    async setStatus(commit, status) {
      for (const stored of await pulls.all()) {
        if ((await headOf(git, stored.branch)) === commit) return pulls.write({ ...stored, head: commit, status })
      }
      throw new UpstreamError(`No pull request has a branch at the commit ${commit}.`)
    },
  }
}
