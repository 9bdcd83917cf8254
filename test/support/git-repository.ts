import { execFileSync } from 'node:child_process'
import { addFiles, folderWith } from './folder.ts'

/** A real git repository in a folder of its own, removed when the test has finished. */
export interface GitRepository {
  readonly root: string
  /** Runs git in it, whatever the machine's own configuration says, and returns its trimmed output. Throws where it fails. */
  git(...args: readonly string[]): string
  /** Writes the files, adds everything, commits, and returns the commit. */
  commit(files: Readonly<Record<string, string | Uint8Array>>, message?: string): Promise<string>
}

const PERSON = {
  GIT_AUTHOR_NAME: 'A Person',
  GIT_AUTHOR_EMAIL: 'person@example.com',
  GIT_COMMITTER_NAME: 'A Person',
  GIT_COMMITTER_EMAIL: 'person@example.com',
}

/** Git in any folder, as `GitRepository.git`. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...PERSON, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}

/** A repository whose first commit, on `main`, holds the files; without files it has no commit. */
export async function gitRepository(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<GitRepository> {
  const root = await folderWith()
  const git = (...args: readonly string[]): string => gitIn(root, ...args)
  const commit: GitRepository['commit'] = async (added, message = 'Change something') => {
    await addFiles(root, added)
    git('add', '--all', '--force')
    git('commit', '--quiet', '--allow-empty', '-m', message)
    return git('rev-parse', 'HEAD')
  }
  git('init', '--quiet', '--initial-branch=main')
  if (Object.keys(files).length > 0) await commit(files, 'Begin')
  return { root, git, commit }
}
