import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { corrected, emptyMemory, instead, type Answer, type Emulated } from './corrections.ts'
import { OWNER_TOKENS, type Emulator, type Permissions } from './emulator.ts'
import { violationOf } from './descriptions.ts'
import type { SeenRequest } from './operations.ts'

/** What happens to a request in place of its answer. */
export type Fault =
  /** Answered at once; it has no effect. */
  | { readonly kind: 'answer'; readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** It takes effect, and then this is the answer. */
  | { readonly kind: 'late'; readonly status: number }
  /** The connection ends, before it has an effect or after. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }

/** GitHub's way to say no; it has no effect. */
export function refused(status: number, message: string, errors: readonly object[] = []): Fault {
  return { kind: 'answer', status, body: { message, errors, documentation_url: 'https://docs.github.com/rest' } }
}

/** Called with each request of the forge and its number from 1; null lets it pass. */
type Faults = (request: SeenRequest, number: number) => Fault | null | Promise<Fault | null>

export interface Watch {
  /** Every request of the forge, in order, with the status of its answer; null where there was none. */
  readonly requests: (SeenRequest & { status: number | null; readonly at: number })[]
  faults: Faults
}

/** The emulated GitHub as it should be: corrected, recorded, checked against GitHub's descriptions, and failing where it is asked to. */
export interface Proxy {
  readonly url: string
  /** Lets a token in, with its permissions; others are refused. */
  admit(token: string, permissions: Permissions): void
  /** What is seen of one repository, `acme/shop`. */
  watch(repository: string): Watch
  /** What was wrong with requests by the list of operations and GitHub's descriptions; who reads it empties it. */
  readonly violations: string[]
  /** Asks the emulator as the owner, unseen. */
  readonly owner: Emulated
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const body: unknown = chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'))
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

function send(response: ServerResponse, { status, body }: Answer, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body))
}

/** Starts it before an emulator, on a free port of loopback. */
export async function startProxy(emulator: Emulator): Promise<Proxy> {
  const admitted = new Map<string, Permissions>()
  const watches = new Map<string, Watch>()
  const violations: string[] = []
  const memory = emptyMemory()

  let asked = 0
  const ownerToken = (): string => OWNER_TOKENS[(asked += 1) % OWNER_TOKENS.length] ?? ''
  const askAs = (token: string): Emulated => {
    return async (method, path, body, as) => {
      const answer = await fetch(`${emulator.url}${path}`, {
        method,
        headers: { authorization: `token ${as === 'owner' ? ownerToken() : token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
    }
  }
  const watch = (repository: string): Watch => {
    const found = watches.get(repository) ?? { requests: [], faults: () => null }
    watches.set(repository, found)
    return found
  }

  async function effect(seen: SeenRequest, name: string, url: string, token: string): Promise<Answer> {
    const permissions = admitted.get(token)
    // https://docs.github.com/rest/authentication: the emulator takes an unknown token for the first user's.
    if (permissions === undefined)
      return { status: 401, body: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest' } }
    const emulated = askAs(token)
    const own = await instead(seen, permissions, `/repos/${name}`, emulated, memory)
    if (own !== null) return own
    return corrected(seen, await emulated(seen.method, url, seen.method === 'GET' ? undefined : seen.body), emulated, memory)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: given, searchParams, search } = new URL(request.url ?? '/', 'http://proxy')
    // Where a GitHub Enterprise Server has its API.
    const pathname = given.replace(/^\/api\/(?:v3(?=\/)|(?=graphql))/, given.startsWith('/api/v3') ? '' : '/')
    const seen = { method: request.method ?? '', path: pathname, query: Object.fromEntries(searchParams), body: await bodyOf(request) }
    const violation = violationOf(seen)
    if (violation !== null) violations.push(violation)
    // A mutation names no repository; the one that was watched last is the one under test.
    const name = pathname.startsWith('/repos/') ? pathname.split('/').slice(2, 4).join('/') : ([...watches.keys()].at(-1) ?? '')
    const watched = watch(name)
    const entry: Watch['requests'][number] = { ...seen, status: null, at: performance.now() }
    watched.requests.push(entry)
    const fault = await watched.faults(seen, watched.requests.length)
    if (fault?.kind === 'cut' && fault.when === 'before') return void request.socket.destroy()
    if (fault?.kind === 'answer') {
      entry.status = fault.status
      return send(response, { status: fault.status, body: fault.body ?? { message: `A fault of status ${fault.status}` } }, fault.headers)
    }
    const token = (request.headers.authorization ?? '').replace(/^(?:token|bearer) /i, '')
    const answer = await effect(seen, name, `${pathname}${search}`, token)
    if (fault?.kind === 'cut') return void request.socket.destroy()
    entry.status = fault?.kind === 'late' ? fault.status : answer.status
    send(response, fault?.kind === 'late' ? { status: fault.status, body: { message: 'Server Error' } } : answer)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => send(response, { status: 599, body: { message: String(error) } }))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    admit: (token, permissions) => void admitted.set(token, permissions),
    watch,
    violations,
    owner: async (method, path, body) => askAs('')(method, path, body, 'owner'),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => void server.close(resolve))
    },
  }
}
