import { EventEmitter, once } from 'node:events'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Proof } from '../../../src/domain/proof.ts'
import { createRunCache } from '../../../src/domain/run-cache.ts'
import type { Upgrader } from '../../../src/domain/sdk-adapter.ts'
import { CASES } from '../../../src/prove/cases/index.ts'
import { PATIENCE } from '../../../src/prove/ask/driver.ts'
import { createProver } from '../../../src/prove/prover.ts'
import { findStripeMock } from '../../../src/prove/stripe-mock.ts'
import type { Log, Tools } from '../../../src/world.ts'
import { isAlive } from '../../support/is-alive.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { sdksWith } from '../../support/sdks.ts'
import { testTools } from '../../support/tools.ts'

const MODEL = fileURLToPath(new URL('../model/driver.mjs', import.meta.url))
const CHOSEN = new Set(['webhook/valid-text', 'idempotency/key-customer', 'retry/reset-before', 'retry/maximum'])
const cases = CASES.filter(({ id }) => CHOSEN.has(id))

interface Mock {
  readonly file: string
  /** The ids of its processes so far. */
  started(): Promise<readonly number[]>
}

/** The real stripe-mock, started by a script that leaves its process id behind and may change its arguments. */
async function scripted(tools: Tools, args = '"$@"'): Promise<Mock> {
  const real = await findStripeMock(tools, { path: null })
  const folder = await tools.folder('scripted')
  const [file, ids] = [join(folder, 'stripe-mock'), join(folder, 'ids')]
  await writeFile(file, `#!/bin/sh\necho $$ >> '${ids}'\nexec '${real}' ${args}\n`)
  await chmod(file, 0o755)
  return { file, started: async () => (await readFile(ids, 'utf8')).trim().split('\n').map(Number) }
}

/** Proves the model against itself; the candidate is installed when the version in use is through, and `between` has been. */
async function prove(tools: Tools, { file }: Mock, between: () => Promise<void> = async () => undefined): Promise<Proof> {
  const inUse = new EventEmitter()
  const inUseIsThrough = once(inUse, 'through')
  const log: Log = {
    ...quietLog(),
    async step(title, work) {
      const result = await work(() => undefined)
      if (title.endsWith('1.0.0')) inUse.emit('through')
      return result
    },
  }
  const install: Upgrader['install'] = async (_, version) => {
    if (version === '2.0.0') await inUseIsThrough.then(between)
    return { file: process.execPath, args: [MODEL, 'none', version], env: {} }
  }
  await using prover = createProver(
    { tools, cache: createRunCache(), sdks: sdksWith({ node: { install } }), log },
    {
      stripeMock: file,
      cases,
      patience: PATIENCE,
    },
  )
  return await prover.pair('node', '1.0.0', '2.0.0')
}

function verdicts(proof: Proof): Readonly<Record<string, string>> {
  return Object.fromEntries(proof.cases.map(({ id, verdict }) => [id, verdict]))
}

const NO_REQUEST_RAN = {
  'webhook/valid-text': 'pass',
  'idempotency/key-customer': 'inconclusive',
  'retry/reset-before': 'inconclusive',
  'retry/maximum': 'inconclusive',
}

describe('inconclusive with the reason, never a pass, and nothing left running', () => {
  test('where stripe-mock is killed in mid-run', async () => {
    const tools = testTools()
    const mock = await scripted(tools)
    const proof = await prove(tools, mock, async () => {
      for (const id of await mock.started()) process.kill(id, 'SIGKILL')
    })
    expect(proof.verdict).toBe('inconclusive')
    expect(verdicts(proof)).toEqual(NO_REQUEST_RAN)
    expect(proof.notes).toEqual([expect.stringMatching(/^stripe-mock stopped answering: .*ECONN/)])
    expect(proof.cases.at(-1)).toMatchObject({
      from: { outcome: 'pass' },
      to: { outcome: 'inconclusive', detail: expect.stringContaining('not run: stripe-mock stopped answering') },
    })
    expect((await mock.started()).filter(isAlive)).toEqual([])
  })

  test('where its port is taken', async () => {
    const tools = testTools()
    const port = await takenPort()
    const mock = await scripted(tools, `-http-addr 127.0.0.1:${port} -https-addr 127.0.0.1:0`)
    const proof = await prove(tools, mock)
    expect(proof.verdict).toBe('inconclusive')
    expect(verdicts(proof)).toEqual(NO_REQUEST_RAN)
    expect(proof.notes).toEqual([expect.stringMatching(/cannot be used as stripe-mock: it ended .*address already in use/)])
    expect((await mock.started()).filter(isAlive)).toEqual([])
  })
})

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
