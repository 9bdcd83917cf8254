import { EventEmitter, once } from 'node:events'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Proof } from '../../../src/domain/proof.ts'
import { createRunCache } from '../../../src/domain/run-cache.ts'
import { CASES } from '../../../src/prove/cases/index.ts'
import { PATIENCE } from '../../../src/prove/ask/driver.ts'
import { here } from '../../../src/prove/gateway/listen.ts'
import { createProver } from '../../../src/prove/prover.ts'
import { nodeDriver } from '../../../src/sdks/node/driver/path.ts'
import type { Tools, Wall } from '../../../src/world.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { sdksWith } from '../../support/sdks.ts'
import { sharingMock } from '../../support/shared-mock.ts'
import { testTools, walledTools } from '../../support/tools.ts'

const MODEL = fileURLToPath(new URL('../model/driver.mjs', import.meta.url))
/** What the model loads: behind the wall an argument must name it. */
const LOADED = dirname(nodeDriver)
/** One that needs no gateway, one that stripe-mock answers, and one with a fault on a real socket. */
const CHOSEN = new Set(['webhook/valid-text', 'idempotency/key-customer', 'retry/truncated-body'])

async function proveModel(tools: Tools, requireIsolation: boolean, installable: Promise<unknown> = Promise.resolve()): Promise<Proof> {
  const sdks = sdksWith({
    node: {
      async install(_, version) {
        await installable
        return { file: process.execPath, args: [MODEL, 'none', version, LOADED], env: {} }
      },
    },
  })
  const cases = CASES.filter(({ id }) => CHOSEN.has(id))
  await using prover = createProver(
    { tools, cache: createRunCache(), sdks, log: quietLog() },
    { stripeMock: null, requireIsolation, cases, patience: PATIENCE },
  )
  return await prover.pair('node', '1.0.0', '2.0.0')
}

test('a proof behind the wall has its gateway there, comes to the same, and says what it ran behind', async () => {
  const tools = sharingMock(walledTools())
  const expected = 'missing' in (await tools.wallFor(process.execPath, 'test')) ? 'none' : 'wall'
  const [there, without] = [await proveModel(tools, false), await proveModel(sharingMock(testTools()), false)]
  expect(without).toMatchObject({ isolation: 'none', verdict: 'pass', notes: [] })
  expect(there).toMatchObject({ isolation: expected, verdict: 'pass', notes: [], cases: without.cases })
})

test('where isolation is required and no wall can be built, nothing runs, with the reason and what to do', async () => {
  const proof = await proveModel(testTools(), true)
  expect(proof).not.toHaveProperty('isolation')
  expect(proof.verdict).toBe('inconclusive')
  expect(proof.notes[0]).toMatch(
    /^stripe-node 1\.0\.0: it is not run without a wall, .*: this test does without\. Run it on Linux as root or with sudo/,
  )
})

test('a gateway is opened behind the wall while the version is still being installed', async () => {
  const tools = sharingMock(testTools())
  const gateway = new EventEmitter()
  const opened = once(gateway, 'open')
  const wall: Wall = {
    run: tools.run,
    converse: tools.converse,
    async listen(server) {
      await here(0)(server)
      gateway.emit('open')
    },
    attempts: async () => [],
  }
  const proof = await proveModel({ ...tools, wallFor: async () => wall }, true, opened)
  expect(proof).toMatchObject({ isolation: 'wall', verdict: 'pass', notes: [] })
})
