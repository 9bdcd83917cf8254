import { spawn, type ChildProcess } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { startGateway } from '../../src/prove/gateway/index.ts'
import type { Gateway, StripeMock } from '../../src/prove/gateway/types.ts'
import type { Tools } from '../../src/world.ts'
import { audited } from '../audit/audited.ts'
import { folderWith } from '../support/folder.ts'
import { realUpgrader } from '../support/sdks.ts'
import { sharingMock } from '../support/shared-mock.ts'
import { startTestMock } from '../support/stripe-mock.ts'

/** The files of a page's code, by their names: each block has its name above it. */
function codeOf(page: string): Readonly<Record<string, string>> {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8')
  return Object.fromEntries([...text.matchAll(/^`([^`\n]+)`\n\n```\w+\n([\s\S]*?)^```$/gm)].map(([, name = '', code = '']) => [name, code]))
}

const WEBHOOKS = codeOf('webhooks.md')
const KEYS = codeOf('idempotency-keys.md')

/** How each language's programs are started, and how its client is given the gateway's address in place of Stripe's. */
interface Language {
  readonly extension: 'mjs' | 'py'
  readonly command: () => { readonly file: string; readonly env: Readonly<Record<string, string>> }
  readonly pointed: (client: string, port: number) => string
}

let tools: Tools & AsyncDisposable
let mock: StripeMock
let gateway: Gateway
let python = { file: '', env: {} as Readonly<Record<string, string>> }

const LANGUAGES: readonly Language[] = [
  {
    extension: 'mjs',
    command: () => ({ file: process.execPath, env: {} }),
    pointed: (client, port) =>
      replaced(client, 'maxNetworkRetries: 2', `$&, host: '127.0.0.1', port: ${port}, protocol: 'http', telemetry: false`),
  },
  {
    extension: 'py',
    command: () => python,
    pointed: (client, port) => replaced(client, 'max_network_retries=2', `$&, base_addresses={"api": "http://127.0.0.1:${port}"}`),
  },
]

function replaced(text: string, old: string, by: string): string {
  expect(text).toContain(old)
  return text.replace(old, by)
}

beforeAll(async () => {
  tools = createTools()
  mock = await startTestMock(sharingMock(tools))
  gateway = await startGateway({ mockPort: mock.port })
  const folder = await tools.folder('policies')
  const { file, env } = await realUpgrader('python').install({ tools, cache: createRunCache() }, '16.1.0', folder)
  python = { file, env: { ...env, PYTHONPATH: folder } }
})

afterAll(async () => {
  await gateway[Symbol.asyncDispose]()
  await mock[Symbol.asyncDispose]()
  await tools[Symbol.asyncDispose]()
})

/** A folder with a page's code in one language, and how to run it as one account of the gateway. */
async function shop(code: Readonly<Record<string, string>>, { extension, command, pointed }: Language, token: string) {
  const files = Object.entries(code).filter(([name]) => name.endsWith(`.${extension}`))
  const folder = await folderWith(
    Object.fromEntries(files.map(([name, text]) => [name, name === `client.${extension}` ? pointed(text, gateway.port) : text])),
  )
  await symlink(new URL('../../node_modules', import.meta.url).pathname, join(folder, 'node_modules'))
  const database = join(folder, 'shop.db')
  const { file, env } = command()
  function start(program: string, args: readonly string[] = [], more: Readonly<Record<string, string>> = {}): ChildProcess {
    const child = spawn(file, [`${program}.${extension}`, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...env, STRIPE_KEY: `sk_test_${token}`, DATABASE: database, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    return child
  }
  return { start, database, made: () => gateway.history(token).filter(({ made }) => made).length }
}

/** Waits for the end of a program. */
async function ended(child: ChildProcess): Promise<{ readonly code: unknown; readonly said: string }> {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stdout?.resume()
  const [code] = await once(child, 'exit')
  return { code, said }
}

/** Lets a program run until Stripe has made what it asks for, and ends it before it has the answer. */
async function crashed(child: ChildProcess, isMade: () => boolean): Promise<void> {
  const gone = ended(child)
  while (!isMade()) {
    if (child.exitCode !== null) throw new Error(`it ended before: ${(await gone).said}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  child.kill('SIGKILL')
  await gone
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const SECRETS = ['whsec_policy_old', 'whsec_policy_new'] as const

function header(body: string, secret: string, age = 0): string {
  const time = Math.floor(Date.now() / 1000) - age
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`
}

function event(id: string): string {
  const object = { id: `cs_${id}`, object: 'checkout.session', amount_total: 900, currency: 'eur', metadata: { seller: 'acct_1' } }
  return JSON.stringify(
    { id: `evt_${id}`, object: 'event', api_version: null, type: 'checkout.session.completed', data: { object } },
    null,
    2,
  )
}

describe.each(LANGUAGES.map((language) => [language.extension, language] as const))(
  'the code of the policies, %s',
  (extension, language) => {
    test('refuses and logs what is forged, and stores each event once', async () => {
      const { start, database } = await shop(WEBHOOKS, language, `${extension}Webhook`)
      const port = await freePort()
      const server = start('webhook', [], { PORT: String(port), STRIPE_WEBHOOK_SECRET: SECRETS.join(',') })
      let log = ''
      server.stderr?.on('data', (chunk: Buffer) => {
        log += chunk.toString()
      })
      const [first] = await Promise.race([once(server.stdout ?? server, 'data'), once(server, 'exit')])
      if (!String(first).includes('ready')) throw new Error(`it did not start: ${log}`)
      const send = async (body: string, signature: string | null): Promise<number> => {
        const headers = signature === null ? undefined : { 'stripe-signature': signature }
        return (await fetch(`http://127.0.0.1:${port}/webhook`, { method: 'POST', body, ...(headers && { headers }) })).status
      }
      const [one, two, three] = ['1', '2', '3'].map((id) => event(`${extension}${id}`)) as [string, string, string]
      expect(await send(one, header(one, SECRETS[0]))).toBe(200)
      expect(await send(two, header(two, SECRETS[1]))).toBe(200)
      expect(await send(one, header(one, SECRETS[0]))).toBe(200)
      expect(await send(one, header(one, 'whsec_other'))).toBe(400)
      expect(await send(one, header(one, ''))).toBe(400)
      expect(await send(one.replace('900', '901'), header(one, SECRETS[0]))).toBe(400)
      expect(await send(JSON.stringify(JSON.parse(one)), header(one, SECRETS[0]))).toBe(400)
      expect(await send(one, header(one, SECRETS[0], 400))).toBe(400)
      expect(await send(one, null)).toBe(400)
      const many = await Promise.all(Array.from({ length: 20 }, async () => send(three, header(three, SECRETS[0]))))
      expect(new Set(many)).toEqual(new Set([200]))
      const rows = new DatabaseSync(database).prepare('SELECT id FROM events ORDER BY id').all()
      expect(rows.map(({ id }) => id)).toEqual(['1', '2', '3'].map((id) => `evt_${extension}${id}`))
      expect(log.match(/webhook refused/g)?.length).toBe(6)
    })

    test('does not start without a secret', async () => {
      const { start } = await shop(WEBHOOKS, language, `${extension}NoSecret`)
      const { code, said } = await ended(start('webhook', [], { PORT: '0', STRIPE_WEBHOOK_SECRET: '' }))
      expect(code).not.toBe(0)
      expect(said).toContain('STRIPE_WEBHOOK_SECRET')
    })

    test('does the work of an event once, also where it crashes after Stripe did its part', async () => {
      const token = `${extension}Worker`
      const { start, database, made } = await shop(WEBHOOKS, language, token)
      const db = new DatabaseSync(database)
      db.exec('CREATE TABLE events (id TEXT PRIMARY KEY, body TEXT NOT NULL, done_at TEXT)')
      db.prepare('INSERT INTO events (id, body) VALUES (?, ?)').run('evt_1', event('1'))
      gateway.script(token, { faults: [{ kind: 'stall' }] })
      await crashed(start('worker'), () => made() === 1)
      expect(db.prepare('SELECT done_at FROM events').get()).toEqual({ done_at: null })
      expect(await ended(start('worker'))).toMatchObject({ code: 0 })
      expect(await ended(start('worker'))).toMatchObject({ code: 0 })
      expect(made()).toBe(1)
      expect(gateway.history(token).map(({ key, replayed }) => [key, replayed])).toEqual([
        ['transfer-cs_1', false],
        ['transfer-cs_1', true],
      ])
      expect(db.prepare('SELECT count(*) AS orders FROM orders').get()).toEqual({ orders: 1 })
    })

    test('refunds once: after a second click, a lost connection and a crash', async () => {
      const token = `${extension}Refunds`
      const { start, database, made } = await shop(KEYS, language, token)
      gateway.script(token, { faults: [{ kind: 'reset', when: 'after' }, { kind: 'forward' }, { kind: 'stall' }] })
      expect(await ended(start('refunds', ['r1', 'ch_1', '100']))).toMatchObject({ code: 0 })
      expect(await ended(start('refunds', ['r1', 'ch_1', '100']))).toMatchObject({ code: 0 })
      expect(made()).toBe(1)
      await crashed(start('refunds', ['r2', 'ch_1', '200']), () => made() === 2)
      expect(await ended(start('refunds'))).toMatchObject({ code: 0 })
      expect(made()).toBe(2)
      expect(gateway.history(token).map(({ key }) => key)).toEqual(['refund-r1', 'refund-r1', 'refund-r2', 'refund-r2'])
      const open = new DatabaseSync(database).prepare('SELECT count(*) AS rows FROM refunds WHERE stripe_id IS NULL').get()
      expect(open).toEqual({ rows: 0 })
    })

    test('looks a refund up where Stripe may have forgotten its key, and makes it only where it is not there', async () => {
      const token = `${extension}Old`
      const { start, database, made } = await shop(KEYS, language, token)
      const known = { id: 're_made', object: 'refund', metadata: { refund: 'r3' } }
      const list = JSON.stringify({ object: 'list', url: '/v1/refunds', has_more: false, data: [known] })
      gateway.script(token, {
        faults: [{ kind: 'stall' }, { kind: 'answer', status: 200, body: list }, { kind: 'answer', status: 200, body: list }],
      })
      await crashed(start('refunds', ['r3', 'ch_1', '100']), () => made() === 1)
      const day = 25 * 60 * 60 * 1000
      gateway.advance(token, day)
      const db = new DatabaseSync(database)
      db.exec(`UPDATE refunds SET asked_at = asked_at - ${day}`)
      expect(await ended(start('refunds'))).toMatchObject({ code: 0 })
      expect(db.prepare('SELECT stripe_id FROM refunds').get()).toEqual({ stripe_id: 're_made' })
      expect(made()).toBe(1)
      db.exec(`INSERT INTO refunds (id, charge, amount, asked_at) VALUES ('r4', 'ch_1', 100, ${Date.now() - day})`)
      expect(await ended(start('refunds'))).toMatchObject({ code: 0 })
      expect(made()).toBe(2)
    })
  },
)

test.each([
  ['webhooks.md', WEBHOOKS],
  ['idempotency-keys.md', KEYS],
])('the audit finds nothing in the code of %s', async (_, code) => {
  expect((await audited(code)).findings).toEqual([])
})
