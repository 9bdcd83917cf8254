import { chmod, symlink, writeFile } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createTools } from '../../../src/adapters/tools.ts'
import { askApiVersion, findStripeMock, startStripeMock } from '../../../src/prove/stripe-mock.ts'
import type { Tools } from '../../../src/world.ts'
import { startTestMock } from '../../support/stripe-mock.ts'
import { testTools } from '../../support/tools.ts'

/** A program that pretends to be stripe-mock. */
async function pretender(tools: Tools, script: string): Promise<string> {
  const file = join(await tools.folder('pretender'), 'stripe-mock.mjs')
  await writeFile(file, `#!${process.execPath}\n${script}`)
  await chmod(file, 0o755)
  return file
}

/** Listens as stripe-mock does, and answers with a version. */
function listening(version: string | null): string {
  return `
    import { createServer } from 'node:http'
    const headers = ${JSON.stringify(version === null ? {} : { 'Stripe-Mock-Version': version })}
    const server = createServer((request, response) => response.writeHead(401, headers).end('{}'))
    server.listen(0, '127.0.0.1', () => console.log('Listening for HTTP at address: 127.0.0.1:' + server.address().port))`
}

async function status(port: number): Promise<number | undefined> {
  const [response]: IncomingMessage[] = await once(
    get({ host: '127.0.0.1', port, path: '/v1/customers', headers: { authorization: 'Bearer sk_test_1' }, agent: false }),
    'response',
  )
  response?.resume()
  return response?.statusCode
}

describe('the real one', () => {
  test('answers on a port of its own, several at once, and ends when disposed', async () => {
    await using tools = createTools()
    const first = await startTestMock(tools)
    await using second = await startTestMock(tools)
    expect(first.port).not.toBe(second.port)
    expect(await Promise.all([status(first.port), status(second.port)])).toEqual([200, 200])
    expect(first).toMatchObject({ version: 'master', note: null })
    await first[Symbol.asyncDispose]()
    await expect(status(first.port)).rejects.toThrow('ECONNREFUSED')
    expect(await status(second.port)).toBe(200)
  })

  test('ends with its tools, also where nobody disposed of it', async () => {
    const tools = createTools()
    const mock = await startTestMock(tools)
    await tools[Symbol.asyncDispose]()
    await expect.poll(() => status(mock.port).catch(() => 'ended')).toBe('ended')
  })
})

describe('versions', () => {
  test.for([
    ['0.203.0', null],
    ['master', null],
    ['0.197.0', 'stripe-mock 0.197.0 was used, where the suite is made for 0.203.0'],
    ['0.300.0', 'stripe-mock 0.300.0 was used, where the suite is made for 0.203.0'],
    ['of my own making', 'stripe-mock of my own making was used, where the suite is made for 0.203.0'],
  ] as const)('%s is used, with a note where it is another', async ([version, note]) => {
    await using tools = createTools()
    await using mock = await startStripeMock(tools, await pretender(tools, listening(version)))
    expect(mock).toMatchObject({ version, note })
  })

  test('one that is too old is refused, and ended', async () => {
    await using tools = createTools()
    await expect(startStripeMock(tools, await pretender(tools, listening('0.90.0')))).rejects.toThrow(
      /of version 0\.90\.0, and at least 0\.109\.0 is needed/,
    )
  })
})

describe('what is no stripe-mock', () => {
  test('a program that ends is an error with its exit code and what it said', async () => {
    await using tools = createTools()
    const file = await pretender(tools, `console.error('flag provided but not defined'); process.exit(2)`)
    await expect(startStripeMock(tools, file)).rejects.toThrow(
      /cannot be used as stripe-mock: it ended with exit code 2 before it listened\. flag provided but not defined$/,
    )
  })

  test('a file that cannot be started is an error', async () => {
    await using tools = createTools()
    const file = join(await tools.folder('empty'), 'missing')
    await expect(startStripeMock(tools, file)).rejects.toThrow(/missing could not be started/)
  })

  test('a server without the version header is refused', async () => {
    await using tools = createTools()
    await expect(startStripeMock(tools, await pretender(tools, listening(null)))).rejects.toThrow(/without the header Stripe-Mock-Version/)
  })
})

test('which API version it answers as is asked of one that is strict, and is known of ours; null where that is not said', async () => {
  const tools = testTools()
  const ours = await findStripeMock(tools, { path: null })
  const elsewhere = join(await tools.folder('mock'), 'stripe-mock')
  await symlink(ours, elsewhere)
  const asked = await askApiVersion(tools, elsewhere)
  expect(asked).toMatch(/^\d{4}-\d\d-\d\d\.\w+$/)
  expect(await askApiVersion({ ...tools, converse: () => expect.unreachable() }, ours)).toBe(asked)
  expect(await askApiVersion(tools, 'false')).toBeNull()
})
