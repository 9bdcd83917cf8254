import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Proof } from '../../../src/domain/proof.ts'
import { createRunCache } from '../../../src/domain/run-cache.ts'
import { CASES } from '../../../src/prove/cases/index.ts'
import { PATIENCE } from '../../../src/prove/ask/driver.ts'
import { createProver } from '../../../src/prove/prover.ts'
import { nodeDriver } from '../../../src/sdks/node/driver/path.ts'
import type { Tools } from '../../../src/world.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { sdksWith } from '../../support/sdks.ts'
import { sharingMock } from '../../support/shared-mock.ts'
import { testTools, walledTools } from '../../support/tools.ts'

const MODEL = fileURLToPath(new URL('../model/driver.mjs', import.meta.url))
/** What the model loads: behind the wall an argument must name it. */
const LOADED = dirname(nodeDriver)
/** One that needs no gateway, one that stripe-mock answers, and one with a fault on a real socket. */
const CHOSEN = new Set(['webhook/valid-text', 'idempotency/key-customer', 'retry/truncated-body'])

async function proveModel(tools: Tools, requireIsolation: boolean): Promise<Proof> {
  const sdks = sdksWith({
    node: { install: async (_, version) => ({ file: process.execPath, args: [MODEL, 'none', version, LOADED], env: {} }) },
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
  const [there, here] = [await proveModel(tools, false), await proveModel(sharingMock(testTools()), false)]
  expect(here).toMatchObject({ isolation: 'none', verdict: 'pass', notes: [] })
  expect(there).toMatchObject({ isolation: expected, verdict: 'pass', notes: [], cases: here.cases })
})

test('where isolation is required and no wall can be built, nothing runs, with the reason and what to do', async () => {
  const proof = await proveModel(testTools(), true)
  expect(proof).not.toHaveProperty('isolation')
  expect(proof.verdict).toBe('inconclusive')
  expect(proof.notes[0]).toMatch(
    /^stripe-node 1\.0\.0: it is not run without a wall, .*: this test does without\. Run it on Linux as root or with sudo/,
  )
})
