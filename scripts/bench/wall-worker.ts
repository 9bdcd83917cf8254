/**
 * Proves one pair with every case, behind the wall or without it: what `bench/wall.ts` measures. Ends with 1 where the proof could
 * not tell, or where it was not isolated as asked.
 *
 *     node scripts/bench/wall-worker.ts node|python FROM TO wall|none
 */
import { createTools } from '../../src/adapters/tools.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { PATIENCE } from '../../src/prove/ask/driver.ts'
import { createProver } from '../../src/prove/prover.ts'
import { openSdks } from '../../src/sdks/index.ts'
import type { Log, Tools } from '../../src/world.ts'

const SILENT: Log = { step: (_title, work) => work(() => undefined), note: () => undefined, warn: () => undefined }

const [sdk = '', from = '', to = '', place = ''] = process.argv.slice(2)
await using real = createTools()
const tools: Tools = place === 'wall' ? real : { ...real, wallFor: async () => ({ missing: 'it is left out to be measured' }) }
const world = { tools, cache: createRunCache(), sdks: await openSdks(), log: SILENT }
await using prover = createProver(world, { stripeMock: null, cases: CASES, patience: PATIENCE })
const { verdict, notes, isolation } = await prover.pair(sdk, from, to)
if (verdict === 'inconclusive' || (isolation === 'wall') !== (place === 'wall')) {
  process.stderr.write(`${JSON.stringify({ verdict, notes, isolation })}\n`)
  process.exitCode = 1
}
