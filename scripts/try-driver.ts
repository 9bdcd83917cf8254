/**
 * `npx node scripts/try-driver.ts SDK PROGRAM [ARGUMENT…]`: whether the harness works with a driver that is not part of the
 * project yet, and then what the contract suite sees of it.
 */
import { createTools } from '../src/adapters/tools.ts'
import { CASES } from '../src/prove/cases/index.ts'
import { PATIENCE } from '../src/prove/ask/driver.ts'
import { startGateway } from '../src/prove/gateway/index.ts'
import { findStripeMock, startStripeMock } from '../src/prove/stripe-mock.ts'
import { runSuite } from '../src/prove/suite.ts'
import { openSdks } from '../src/sdks/index.ts'
import { smoke } from '../test/prove/smoke.ts'

const [, , name, file, ...args] = process.argv
const sdks = await openSdks()
const language = sdks.all.find((each) => each.sdk === name)
if (language === undefined || file === undefined) throw new Error(`usage: try-driver.ts ${sdks.names.join('|')} PROGRAM [ARGUMENT…]`)
const { sdk, errorClasses } = language

await using tools = createTools()
await using mock = await startStripeMock(tools, await findStripeMock(tools, { path: null }))
await using gateway = await startGateway({ mockPort: mock.port })
const installed = { file: (await tools.which(file)) ?? file, args, env: {} }

const smokes = await smoke(tools, gateway, sdk, installed)
for (const { what, wrong } of smokes) console.log(wrong === null ? `✓ ${what}` : `✗ ${what}: ${wrong}`)

const { outcomes, why } = await runSuite(
  { tools, sdk, errorClasses, installed, home: await tools.folder('home'), gateway, patience: PATIENCE },
  CASES,
)
if (why !== null) console.log(why)
const counts = new Map<string, number>()
for (const [id, { outcome, detail }] of outcomes) {
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  if (outcome === 'fail' || outcome === 'inconclusive') console.log(`${outcome} ${id}: ${detail}`)
}
console.log([...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', '))
if (smokes.some(({ wrong }) => wrong !== null)) process.exitCode = 1
