import { createServer, type IncomingMessage } from 'node:http'
import { onTestFinished } from 'vitest'
import { createTools } from '../../../src/adapters/tools.ts'
import type { Tools } from '../../../src/world.ts'

/** What an index of our own answers for a package, by the path asked for. */
export type Answers = Readonly<Record<string, { readonly type: string; readonly body: string } | number>>

/** A package index on loopback. */
export interface SimpleIndex {
  /** Where pip finds it, with credentials in the address. */
  readonly url: string
  /** What was asked, and by whom. */
  readonly requests: readonly { readonly path: string; readonly authorization: string | undefined; readonly accept: string | undefined }[]
}

/** The type of PEP 691. */
export const JSON_TYPE = 'application/vnd.pypi.simple.v1+json'

/** Starts an index that ends with the test. */
export async function simpleIndex(answers: Answers): Promise<SimpleIndex> {
  const requests: { path: string; authorization: string | undefined; accept: string | undefined }[] = []
  const server = createServer((request: IncomingMessage, response) => {
    const path = request.url ?? ''
    requests.push({ path, authorization: request.headers.authorization, accept: request.headers.accept })
    const answer = answers[path] ?? 404
    response.writeHead(typeof answer === 'number' ? answer : 200, {
      'content-type': typeof answer === 'number' ? 'text/plain' : answer.type,
      connection: 'close',
    })
    response.end(typeof answer === 'number' ? '' : answer.body)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the index has no port')
  return { url: `http://reader:secret@127.0.0.1:${address.port}/simple/`, requests }
}

/** The real tools, with pip set to the indexes as its user would set it; closed with the test. */
export function toolsWith(index: SimpleIndex, more: Readonly<Record<string, string>> = {}): Tools {
  const tools = createTools()
  onTestFinished(async () => tools[Symbol.asyncDispose]())
  const env = { PIP_CONFIG_FILE: '/dev/null', PIP_INDEX_URL: index.url, PIP_FIND_LINKS: '', PIP_RETRIES: '0', ...more }
  return {
    ...tools,
    run: async (file, args, options) =>
      tools.run(file, args, (options?.inherit ?? 'bare') !== 'bare' ? { ...options, env: { ...options?.env, ...env } } : options),
  }
}
