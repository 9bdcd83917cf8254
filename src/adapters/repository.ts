import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { SettingsError, UpstreamError } from '../domain/errors.ts'
import { INSTALLED } from '../domain/filled-folders.ts'
import type { Base, Repository, Tools } from '../world.ts'
import { readerOf, type Reader } from './git-files.ts'
import { complaint, createGit, ownGitDirectory, type Git } from './git.ts'
import { readInside } from './safe-files.ts'
import { checkOut } from './scratch.ts'

export interface RepositoryOptions {
  /** The branch that upgrades start from, where it is not the one that is checked out. */
  readonly base?: string
  /** A commit to start from instead, by any name that git knows it by. */
  readonly commit?: string
  /** The repository's default branch, where that is known; else what origin's was when it was cloned. */
  readonly defaultBranch?: string | undefined
}

/** What git knows of the folder, or null where it is in no work tree. */
interface GitFacts {
  /** From the top of the work tree to the folder, with a final slash; empty at the top. */
  readonly prefix: string
  readonly objects: string
  readonly objectFormat: string
}

async function factsOf(git: Git, root: string): Promise<GitFacts | null> {
  const asked = await git.run([
    'rev-parse',
    '--is-inside-work-tree',
    '--show-object-format',
    '--path-format=absolute',
    '--git-path',
    'objects',
    '--show-prefix',
  ])
  if (asked.code !== 0) {
    if (asked.stderr.includes('not a git repository')) return null
    if (asked.stderr.includes('dubious ownership'))
      throw new SettingsError(
        `${root} belongs to another user, so git does not read it; run "git config --global --add safe.directory ${root}" first.`,
      )
    throw new UpstreamError(`Git cannot read ${root}: ${complaint(asked)}`)
  }
  const [inside, objectFormat, objects, prefix] = asked.stdout.split('\n')
  if (inside !== 'true' || objects === undefined)
    throw new SettingsError(`${root} is not a work tree of a git repository. Give the folder that holds the files.`)
  return { prefix: prefix ?? '', objects, objectFormat: objectFormat ?? 'sha1' }
}

/** The default branch of origin as it was when it was cloned; null where that is not known, as in the clone of a workflow. */
async function originDefault(git: Git): Promise<string | null> {
  const origin = await git.line(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])
  return origin?.replace(/^origin\//, '') ?? null
}

/** A branch that points at the commit that is checked out without one. */
async function pointingBranch(git: Git): Promise<string> {
  const pointing = await git.line(['for-each-ref', '--points-at=HEAD', '--format=%(refname:short)', 'refs/heads'])
  return pointing?.split('\n')[0] || 'HEAD'
}

async function namedBase(git: Git, wanted: string): Promise<Base> {
  for (const ref of [`refs/heads/${wanted}`, `refs/remotes/origin/${wanted}`]) {
    const commit = await git.line(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
    if (commit !== null) return { branch: wanted, commit }
  }
  throw new SettingsError(
    `base: there is no branch ${wanted}, neither here nor at origin. In a workflow, fetch it: give actions/checkout the input \`ref: ${wanted}\`.`,
  )
}

async function namedCommit(git: Git, wanted: string): Promise<Base> {
  const commit = wanted.startsWith('-') ? null : await git.line(['rev-parse', '--verify', '--quiet', `${wanted}^{commit}`])
  if (commit !== null) return { branch: wanted, commit }
  throw new SettingsError(`There is no commit ${wanted} here. In a workflow, fetch it: give actions/checkout the input \`fetch-depth: 0\`.`)
}

async function checkedOut(git: Git, main: string | null): Promise<Base | null> {
  const commit = await git.line(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
  if (commit === null) return null
  const branch = await git.line(['symbolic-ref', '--quiet', '--short', 'HEAD'])
  return { branch: branch ?? main ?? (await pointingBranch(git)), commit }
}

/** What a default branch is called where nothing says so. */
const USUAL: ReadonlySet<string> = new Set(['main', 'master'])

async function baseOf(git: Git, { base: wanted, commit, defaultBranch }: RepositoryOptions): Promise<Base | null> {
  if (commit !== undefined) return namedCommit(git, commit)
  const main = defaultBranch ?? (await originDefault(git))
  const found = wanted === undefined ? await checkedOut(git, main) : await namedBase(git, wanted)
  if (found === null) return null
  // Where nothing says so, a branch that was asked for by name is one of several.
  const isAside = main === null ? wanted !== undefined && !USUAL.has(wanted) : found.branch !== main
  return isAside ? { ...found, isAside } : found
}

/** The parts of a path with slashes. */
function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '')
}

/** One call for all that ask; a failure goes to each. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null
  return () => (asked ??= work())
}

/**
 * The files at `root`, for reading alone; nothing is ever written into it or into its `.git`.
 *
 * `folder` is the user's `--repo`. A folder inside a git repository means the whole repository: the lockfile and
 * the settings of a workspace's member are further up. A folder in which git tracks nothing, also inside a repository, is a
 * plain one: its files are those that .gitignore does not exclude, without installed packages; it has no base, and its checkout is a copy.
 *
 * `files()` and `read()` give what is in the work tree; `base()` and `checkout()` are of the branch that is checked
 * out, or of `options.base`. Of a detached HEAD the commit is taken as it is, and the branch is the default one, else
 * a local one that points at the commit, else `HEAD`.
 * Where nothing names the default branch, `options.base` is taken for another one, unless it is `main` or `master`.
 *
 * Throws SettingsError where `root` is not a folder or the base branch is not there, UpstreamError where git fails.
 */
export async function openRepository(
  folder: string,
  tools: Pick<Tools, 'run' | 'folder'>,
  options: RepositoryOptions = {},
): Promise<Repository> {
  const root = await realpath(folder).catch(() => null)
  if (root === null || !(await stat(root)).isDirectory())
    throw new SettingsError(`${folder} is not a folder. Give the root of a repository.`)
  const git = createGit(tools, root)
  const facts = await factsOf(git, root)
  if (facts !== null && facts.prefix !== '' && (await readerOf(git, root, 'tracked').files()).length > 0)
    return openRepository(join(root, ...partsOf(facts.prefix).map(() => '..')), tools, options)
  const inGit = facts === null ? null : readerOf(git, root, 'tracked')
  const tracked = once(async () => (inGit !== null && (await inGit.files()).length > 0 ? inGit : null))
  const plain = once(async () =>
    readerOf((await ownGitDirectory(tools, root, 'sha1', Object.values(INSTALLED))).at(root), root, 'untracked'),
  )
  const reader = async (): Promise<Reader> => (await tracked()) ?? (await plain())
  const base = once(async () => ((await tracked()) === null ? null : baseOf(git, options)))
  return {
    root,
    files: async () => (await reader()).files(),
    symlinks: async () => (await reader()).symlinks(),
    async mentioning(...sought) {
      // Searched while it is listed: almost always what git tracks is what counts.
      const [found, isTracked] = await Promise.all([inGit?.mentioning(...sought), tracked()])
      return found !== undefined && isTracked ? found : (await plain()).mentioning(...sought)
    },
    read: async (path) => readInside(root, path),
    base,
    async checkout() {
      const start = await base()
      return checkOut(
        tools,
        facts !== null && start !== null
          ? { kind: 'commit', base: start, ...facts }
          : { kind: 'copy', root, files: await (await reader()).files() },
      )
    },
  }
}
