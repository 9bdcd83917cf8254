import { EditError, UpstreamError } from '../../domain/errors.ts'
import { pathFrom } from '../../domain/pull.ts'
import type { Base, BranchOutline, BranchState } from '../../world.ts'
import { BLOB, COMMIT, COMPARISON, CREATED, GIT_COMMIT, TREE } from './answers.ts'
import type { Client } from './client.ts'
import { headOf, setBranch } from './ref.ts'
import { isInside, OUTSIDE } from '../text-file.ts'

/**
 * The last line of each message that we write, with the tree of the commit that carries it.
 *
 * It is how we know a commit of ours again. Author and committer would not do: both are left out, so that GitHub fills
 * in whom the token belongs to and signs the commit, and that may be a person, an app, or an Actions user that other
 * workflows commit as too. A message that names its own commit's tree says that nothing in the commit is anybody else's:
 * whoever adds a file, amends, merges or rebases onto other files gets another tree, and the branch is theirs (P3).
 */
const TRAILER = 'Stripe-Upgrade-Tree: '

/** GitHub lists 300 changed files of a commit at most; we never change as many. */
const LISTED_FILES = 300

function messageOf(message: string, tree: string): string {
  return `${message}\n\n${TRAILER}${tree}`
}

function namesItsTree(message: string, tree: string): boolean {
  return message.trimEnd().endsWith(`\n\n${TRAILER}${tree}`)
}

async function isInHistory(client: Client, commit: string, of: string): Promise<boolean> {
  if (commit === of) return true
  const compared = await client.find('read the branch', COMPARISON, (octokit, at) =>
    octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${commit}...${of}`, per_page: 1 }),
  )
  return compared !== null && (compared.status === 'ahead' || compared.status === 'identical')
}

async function textOf(client: Client, blob: string): Promise<string> {
  const { content } = await client.read('read the branch', BLOB, (octokit, at) => octokit.rest.git.getBlob({ ...at, file_sha: blob }))
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(content, 'base64'))
}

/** What a branch changes: path to blob, null where the file is removed. */
interface Changes extends Omit<BranchOutline, 'paths'> {
  readonly blobs: ReadonlyMap<string, string | null>
}

async function readChanges(client: Client, prefix: string, branch: string, base: Base): Promise<Changes | null> {
  const head = await headOf(client, branch)
  if (head === null) return null
  const { commit, parents, files } = await client.read('read the branch', COMMIT, (octokit, at) =>
    octokit.rest.repos.getCommit({ ...at, ref: head }),
  )
  const ours = namesItsTree(commit.message, commit.tree.sha)
  const [parent, ...otherParents] = parents.map(({ sha }) => sha)
  // What somebody else changed is not read: it only counts that it is theirs.
  const readable = ours && parent !== undefined && otherParents.length === 0 && files.length < LISTED_FILES
  if (!readable || !(await isInHistory(client, parent, base.commit))) return { commit: head, baseCommit: null, ours, blobs: new Map() }

  const moved = files.flatMap(({ status, previous_filename: before }): [string, null][] =>
    status === 'renamed' && before !== undefined ? [[pathFrom(prefix, before), null]] : [],
  )
  const changed = files.map(({ filename, status, sha }): [string, string | null] => [
    pathFrom(prefix, filename),
    status === 'removed' ? null : (sha ?? null),
  ])
  return { commit: head, baseCommit: parent, ours, blobs: new Map([...moved, ...changed]) }
}

/** What a branch changes, or null where there is none. `prefix` is the folder that upgrades are confined to, with a final slash, or empty. */
export async function readOutline(client: Client, prefix: string, branch: string, base: Base): Promise<BranchOutline | null> {
  const changes = await readChanges(client, prefix, branch, base)
  if (changes === null) return null
  const { blobs, ...head } = changes
  return { ...head, paths: [...blobs.keys()] }
}

/** The same with the texts. */
export async function readBranch(client: Client, prefix: string, branch: string, base: Base): Promise<BranchState | null> {
  const changes = await readChanges(client, prefix, branch, base)
  if (changes === null) return null
  const { blobs, ...head } = changes
  const texts = Array.from(blobs, async ([path, blob]): Promise<[string, string | null]> => {
    return [path, blob === null ? null : await textOf(client, blob)]
  })
  return { ...head, files: new Map(await Promise.all(texts)) }
}

/** The mode of each path in the base, `100644` for a new file. Reads each folder on the way once. */
async function modesOf(client: Client, rootTree: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const folders = new Map<string, Promise<ReadonlyMap<string, { readonly mode: string; readonly sha: string }>>>()
  const entriesOf = async (tree: string) => {
    const known =
      folders.get(tree) ??
      client
        .read('read the files of the base', TREE, (octokit, at) => octokit.rest.git.getTree({ ...at, tree_sha: tree }))
        .then((answer) => new Map(answer.tree.map(({ path, mode, sha }) => [path, { mode, sha: sha ?? '' }])))
    folders.set(tree, known)
    return known
  }
  const modeOf = async (path: string): Promise<string> => {
    const names = path.split('/')
    let tree = rootTree
    for (const [index, name] of names.entries()) {
      const entry = (await entriesOf(tree)).get(name)
      if (entry === undefined) return '100644'
      const isLast = index === names.length - 1
      if (isLast && entry.mode.startsWith('100')) return entry.mode
      // A symlink or a submodule, here or on the way, or a folder where the file should be (threat T20).
      if (isLast || entry.mode !== '040000')
        throw new EditError(
          path,
          `${names.slice(0, index + 1).join('/')} is no ${isLast ? 'regular file' : 'folder'} in the base commit`,
          `Replace it by a ${isLast ? 'regular file' : 'folder'}.`,
        )
      tree = entry.sha
    }
    return '100644'
  }
  return new Map(await Promise.all(paths.map(async (path): Promise<[string, string]> => [path, await modeOf(path)])))
}

/** Nothing to look for: what is written a second time is the same, or shown by nothing. */
async function nowhere(): Promise<null> {
  return null
}

/**
 * One commit on top of the base with the files in place of its own. Only objects are written, which nothing shows until
 * a branch points at them, so it does no harm where one is written twice. The texts travel with the tree, not as a blob
 * each: that is one write, however many manifests there are, and GitHub allows 80 a minute.
 */
async function writeCommit(
  client: Client,
  prefix: string,
  base: Base,
  message: string,
  files: ReadonlyMap<string, string>,
): Promise<string> {
  const inside = [...files].map(([path, content]) => {
    if (!isInside(path)) throw new EditError(path, OUTSIDE.why, 'This is a defect of stripe-upgrade; please report it.')
    // Where upgrades are confined to a folder of it; else `detect` has left it alone (threat T37).
    if (`${prefix}${path}`.startsWith('.github/'))
      throw new EditError(path, `${path} is in .github, where nothing is written`, 'Upgrade it by hand, or leave it out with `exclude`.')
    return { path: prefix + path, content }
  })
  const start = await client.find('read the files of the base', GIT_COMMIT, (octokit, at) =>
    octokit.rest.git.getCommit({ ...at, commit_sha: base.commit }),
  )
  if (start === null)
    throw new UpstreamError(
      `The commit ${base.commit.slice(0, 12)} of ${base.branch} is not on GitHub, or the token may not see it: push it, and give the token the permission \`contents: write\`.`,
    )
  const paths = inside.map(({ path }) => path)
  const modes = await modesOf(client, start.tree.sha, paths)
  const entries = inside.map(({ path, content }) => ({
    path,
    content,
    type: 'blob' as const,
    mode: modes.get(path) === '100755' ? ('100755' as const) : ('100644' as const),
  }))
  const tree = await client.write(
    'write the files',
    CREATED,
    (octokit, at) => octokit.rest.git.createTree({ ...at, base_tree: start.tree.sha, tree: entries }),
    nowhere,
  )
  const commit = await client.write(
    'write the commit',
    CREATED,
    (octokit, at) =>
      octokit.rest.git.createCommit({ ...at, message: messageOf(message, tree.sha), tree: tree.sha, parents: [base.commit] }),
    nowhere,
  )
  return commit.sha
}

/** Writes the commit, then the branch; see `Forge.commit`. */
export async function commitTo(
  client: Client,
  prefix: string,
  branch: string,
  base: Base,
  message: string,
  files: ReadonlyMap<string, string>,
  expected: string | null,
): Promise<string> {
  const commit = await writeCommit(client, prefix, base, message, files)
  await setBranch(client, branch, commit, expected)
  return commit
}
