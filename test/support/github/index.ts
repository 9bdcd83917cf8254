import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { createGitHubForge } from '../../../src/adapters/github/forge.ts'
import type { Extras } from '../../../src/adapters/github/pull.ts'
import type { Published, PullDraft, Withdrawals } from '../../../src/domain/pull.ts'
import { publish } from '../../../src/publish/index.ts'
import { quietLog } from '../quiet-log.ts'
import { ALL_PERMISSIONS, OWNER, startEmulator, type Emulator, type Permissions } from './emulator.ts'
import { startProxy, type Proxy, type Watch } from './proxy.ts'

/** The files of a small shop: a BOM and CRLF, a script that can be run, a folder in a folder. */
export const FILES = {
  'package.json': '\uFEFF{\r\n\t"dependencies": { "stripe": "^17.0.0" }\r\n}',
  'package-lock.json': '{}\n',
  'services/worker/requirements.txt': 'stripe==11.0.0\n',
  'bin/run.sh': '#!/bin/sh\nnpx stripe@17\n',
} as const

/** An upgrade of `FILES`, on the base as it is. */
export async function draftFor(repository: TestRepository, change: Partial<PullDraft> = {}): Promise<PullDraft> {
  return {
    branch: 'stripe-upgrade/node-23.x',
    base: 'main',
    baseCommit: await repository.base(),
    offer: { sdk: 'node', from: '17.0.0', to: '23.1.0' },
    title: 'Upgrade stripe-node 17.0.0 → 23.1.0',
    message: 'Upgrade stripe-node from 17.0.0 to 23.1.0',
    subject: 'upgrade stripe to 23.1.0',
    body: '# What changes\n\nIt is **proved**: 34 cases.\n',
    facts: { rest: 'rest', proved: ['a pass', 'a pass'] },
    draft: false,
    files: new Map([
      ['package.json', FILES['package.json'].replace('17.0.0', '23.1.0')],
      ['package-lock.json', '{ "new": true }\n'],
    ]),
    status: { state: 'success', description: '34 cases pass' },
    ...change,
  }
}

/** What a run of `publish` against it came to. */
interface Run {
  readonly published: readonly Published[]
  readonly warnings: readonly string[]
  /** The writes that it sent, as `POST /pulls`. */
  readonly writes: readonly string[]
  readonly reads: number
}

/** A pull request as a person sees it. */
interface SeenPull {
  readonly number: number
  readonly base: string
  readonly title: string
  readonly body: string
  readonly state: string
  readonly draft: boolean
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  readonly reviewers: readonly string[]
}

/** A repository of its own on the emulated GitHub, and what people do there. */
export interface TestRepository extends Watch {
  readonly name: string
  /** The head of main. */
  base(): Promise<string>
  /** A person's commit; without a parent it goes on top of what the branch holds. */
  commit(
    branch: string,
    files: Readonly<Record<string, string>>,
    options?: { readonly message?: string; readonly parent?: string },
  ): Promise<string>
  read(branch: string, path: string): Promise<string | null>
  head(branch: string): Promise<string | null>
  commitAt(commit: string): Promise<{ readonly message: string; readonly parents: readonly string[]; readonly author: string }>
  pulls(): Promise<readonly SeenPull[]>
  status(commit: string): Promise<unknown>
  /** Where it is asked, and a token of these permissions. */
  access(permissions: Permissions): Promise<{ readonly url: string; readonly token: string }>
  /** Asks the emulator as the owner, below the repository. */
  owner(method: string, path: string, body?: object): Promise<unknown>
  run(drafts: readonly PullDraft[], options?: RunOptions): Promise<Run>
}

export interface RunOptions {
  readonly permissions?: Permissions
  /** In place of the one that is given out. */
  readonly token?: string
  readonly extras?: Extras
  readonly prefix?: string
  readonly secondMs?: number
  /** In place of the proxy's address, such as that of a GitHub Enterprise Server: below it. */
  readonly apiPath?: string
  /** What the run knows of pull requests of earlier runs; by default nothing. */
  readonly withdrawals?: Withdrawals
}

export interface TestGitHub {
  repository(files?: Readonly<Record<string, string>>): Promise<TestRepository>
  /** A repository of `FILES` in which a draft's pull request is open, and the draft. */
  withPull(): Promise<{ readonly repository: TestRepository; readonly draft: PullDraft }>
}

function property(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner: unknown, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined), value)
}

function each(value: unknown, ...path: readonly string[]): string[] {
  return Array.isArray(value) ? value.map((item: unknown) => String(property(item, ...path))) : []
}

/** One emulator for all tests of a file, each with a repository of its own; every request must be as GitHub describes it. */
export function emulatedGitHub(): TestGitHub {
  let started: { readonly emulator: Emulator; readonly proxy: Proxy } | null = null
  let count = 0
  let runs = 0
  const tokens = new Map<string, string>()
  const there = (): { readonly emulator: Emulator; readonly proxy: Proxy } => {
    if (started === null) throw new Error('the emulator is not started')
    return started
  }
  beforeAll(async () => {
    const emulator = await startEmulator()
    started = { emulator, proxy: await startProxy(emulator) }
  })
  afterEach(() => expect(there().proxy.violations.splice(0)).toEqual([]))
  afterAll(async () => {
    await there().proxy.close()
    await there().emulator.close()
  })

  async function tokenFor(permissions: Permissions): Promise<string> {
    // A token is good for 5,000 requests.
    const key = `${JSON.stringify(permissions)} ${Math.floor(runs / 100)}`
    const known = tokens.get(key)
    if (known !== undefined) return known
    const token = await there().emulator.token(permissions)
    there().proxy.admit(token, permissions)
    tokens.set(key, token)
    return token
  }

  async function repository(files: Readonly<Record<string, string>> = {}): Promise<TestRepository> {
    const { proxy } = there()
    const name = `${OWNER}/shop-${(count += 1)}`
    await proxy.owner('POST', '/user/repos', { name: name.split('/')[1], auto_init: true })
    const watch = proxy.watch(name)
    const owner = async (method: string, path: string, body?: object): Promise<unknown> => {
      const answer = await proxy.owner(method, `/repos/${name}${path}`, body)
      if (answer.status >= 400 && answer.status !== 404) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
      return answer.status === 404 ? null : answer.body
    }
    const head = async (branch: string): Promise<string | null> => {
      const sha = property(await owner('GET', `/git/ref/heads/${branch}`), 'object', 'sha')
      return typeof sha === 'string' ? sha : null
    }
    const commit: TestRepository['commit'] = async (branch, changed, { message = 'By hand', parent } = {}) => {
      const before = await head(branch)
      const on = parent ?? before
      const tree = await owner('POST', '/git/trees', {
        base_tree: property(await owner('GET', `/git/commits/${on}`), 'tree', 'sha'),
        tree: Object.entries(changed).map(([path, content]) => ({
          path,
          content,
          mode: path.endsWith('.sh') ? '100755' : '100644',
          type: 'blob',
        })),
      })
      const made = await owner('POST', '/git/commits', { message, tree: property(tree, 'sha'), parents: [on] })
      const sha = String(property(made, 'sha'))
      if (before === null) await owner('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha })
      else await owner('PATCH', `/git/refs/heads/${branch}`, { sha, force: true })
      return sha
    }
    if (Object.keys(files).length > 0) await commit('main', files, { message: 'Begin' })

    return {
      ...watch,
      get faults() {
        return watch.faults
      },
      set faults(next) {
        watch.faults = next
      },
      name,
      access: async (permissions) => ({ url: proxy.url, token: await tokenFor(permissions) }),
      base: async () => String(await head('main')),
      head,
      commit,
      owner,
      async read(branch, path) {
        const content = property(await owner('GET', `/contents/${path}?ref=${branch}`), 'content')
        return typeof content === 'string' ? Buffer.from(content, 'base64').toString('utf8') : null
      },
      async commitAt(sha) {
        const found = await owner('GET', `/git/commits/${sha}`)
        return {
          message: String(property(found, 'message')),
          parents: each(property(found, 'parents'), 'sha'),
          author: String(property(found, 'author', 'email')),
        }
      },
      async pulls() {
        const token = await tokenFor(ALL_PERMISSIONS)
        const before = watch.requests.length
        const answer = await fetch(`${proxy.url}/repos/${name}/pulls?state=all&per_page=100`, {
          headers: { authorization: `token ${token}` },
        })
        const pulls: unknown = await answer.json()
        watch.requests.splice(before)
        if (!Array.isArray(pulls)) throw new Error(JSON.stringify(pulls))
        return pulls
          .map((pull: unknown) => ({
            number: Number(property(pull, 'number')),
            base: String(property(pull, 'base', 'ref')),
            title: String(property(pull, 'title')),
            body: String(property(pull, 'body')),
            state: typeof property(pull, 'merged_at') === 'string' ? 'merged' : String(property(pull, 'state')),
            draft: property(pull, 'draft') === true,
            labels: each(property(pull, 'labels'), 'name'),
            assignees: each(property(pull, 'assignees'), 'login'),
            reviewers: each(property(pull, 'requested_reviewers'), 'login'),
          }))
          .toSorted((a, b) => a.number - b.number)
      },
      async status(sha) {
        const token = await tokenFor(ALL_PERMISSIONS)
        const before = watch.requests.length
        const answer = await fetch(`${proxy.url}/repos/${name}/commits/${sha}/status`, { headers: { authorization: `token ${token}` } })
        const statuses = property(await answer.json(), 'statuses')
        watch.requests.splice(before)
        return Array.isArray(statuses) ? statuses[0] : undefined
      },
      async run(drafts, options = {}) {
        const { permissions = ALL_PERMISSIONS, token, extras, prefix = '', secondMs = 0, apiPath = '', withdrawals = null } = options
        runs += 1
        watch.requests.length = 0
        proxy.watch(name)
        const log = quietLog()
        const forge = createGitHubForge({
          token: token ?? (await tokenFor(permissions)),
          baseUrl: `${proxy.url}${apiPath}`,
          repository: name,
          secondMs,
          prefix,
          log,
          ...(extras === undefined ? {} : { extras }),
        })
        const published = await publish({ forge, log }, drafts, withdrawals)
        const writes = watch.requests.filter(({ method }) => method !== 'GET')
        return {
          published,
          warnings: log.warnings.map(({ text }) => text),
          writes: writes.map(({ method, path }) => `${method} ${path.replace(`/repos/${name}`, '')}`),
          reads: watch.requests.length - writes.length,
        }
      },
    }
  }
  return {
    repository,
    async withPull() {
      const made = await repository(FILES)
      const draft = await draftFor(made)
      expect((await made.run([draft])).published).toMatchObject([{ action: 'opened' }])
      return { repository: made, draft }
    },
  }
}
