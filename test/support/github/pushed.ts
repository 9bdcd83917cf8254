import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gitIn } from '../git-repository.ts'
import type { Proxy } from './proxy.ts'

type Files = Readonly<Record<string, string>>

function shaIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, 'sha') : undefined
}

/** A repository on disk, with the remote that a clone of GitHub has, and one commit of the files. */
export async function commitFiles(root: string, repository: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  gitIn(root, 'init', '--quiet', '--initial-branch=main')
  gitIn(root, 'remote', 'add', 'origin', `https://github.com/${repository}.git`)
  gitIn(root, 'add', '--all')
  gitIn(root, 'commit', '--quiet', '--message=Begin')
}

/** A commit of the files alone on the emulated GitHub, as git made it: what it names is what git names, since both compute it. */
async function pushCommit(proxy: Proxy, root: string, repository: string, commit: string, files: Files): Promise<string> {
  const [message = '', parents = '', ...people] = gitIn(root, 'log', '-1', '--format=%s%n%P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI', commit).split(
    '\n',
  )
  const [author, committer] = [people.slice(0, 3), people.slice(3)].map(([name = '', email = '', date = '']) => ({ name, email, date }))
  const blobs = Object.entries(files).map(([path, content]) => ({ path, content, mode: '100644', type: 'blob' }))
  const tree = await ask(proxy, 'POST', `/repos/${repository}/git/trees`, { tree: blobs })
  const body = { message, tree, parents: parents === '' ? [] : parents.split(' '), author, committer }
  const sha = await ask(proxy, 'POST', `/repos/${repository}/git/commits`, body)
  if (sha !== commit) throw new Error(`git made ${commit}, and the emulated GitHub ${String(sha)}`)
  return commit
}

async function ask(proxy: Proxy, method: string, path: string, body: object): Promise<unknown> {
  const answer = await proxy.owner(method, path, body)
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return shaIn(answer.body)
}

/** The same repository on the emulated GitHub: its `main` is the commit of the files. */
export async function pushMain(proxy: Proxy, root: string, repository: string, files: Files): Promise<void> {
  await ask(proxy, 'POST', '/user/repos', { name: repository.split('/')[1], auto_init: true })
  const sha = await pushCommit(proxy, root, repository, gitIn(root, 'rev-parse', 'main'), files)
  await ask(proxy, 'PATCH', `/repos/${repository}/git/refs/heads/main`, { sha, force: true })
}
