import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { InstalledSdk } from '../../src/domain/sdk-adapter.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import { startGateway } from '../../src/prove/gateway/index.ts'
import { DRIVEN, realUpgrader } from '../support/sdks.ts'
import { sharingMock } from '../support/shared-mock.ts'
import { startTestMock } from '../support/stripe-mock.ts'
import { testTools } from '../support/tools.ts'
import { fakeDriver, POLITE } from './fake-driver.ts'
import { smoke } from './smoke.ts'

/** The version that each driver is tried with; every language that has one needs a line. */
const VERSIONS: Readonly<Partial<Record<Sdk, string>>> = { node: '23.1.0', python: '16.1.0' }
const MODEL: InstalledSdk = { file: process.execPath, args: [fileURLToPath(new URL('./model/driver.mjs', import.meta.url))], env: {} }

async function wrongs(sdk: Sdk, installed: InstalledSdk | 'newest'): Promise<readonly string[]> {
  const tools = testTools()
  await using mock = await startTestMock(sharingMock(tools))
  await using gateway = await startGateway({ mockPort: mock.port })
  const folder = await tools.folder('smoke')
  const driven =
    installed === 'newest' ? await realUpgrader(sdk).install({ tools, cache: createRunCache() }, VERSIONS[sdk] ?? '', folder) : installed
  if (driven === undefined) throw new Error(`there is no driver of ${sdk}`)
  return (await smoke(tools, gateway, sdk, driven)).flatMap(({ what, wrong }) => (wrong === null ? [] : [what]))
}

test.each(DRIVEN)('the harness works with the driver of %s', async (sdk) => {
  expect(await wrongs(sdk, 'newest')).toEqual([])
})

test('and with the model', async () => {
  // It takes any method for one of the API's.
  expect(await wrongs('node', MODEL)).toEqual(['it says what it lacks'])
})

test('a driver that only says hello is found out', async () => {
  const { installed } = await fakeDriver(POLITE('({ id }) => say({ id, unsupported: "later" })'))
  expect(await wrongs('python', installed)).toEqual([
    'it says which SDK it drives',
    'it accepts a genuine event, and gives its id',
    "it refuses a forged one, with the SDK's own class for it",
    'it makes a call',
    'it makes another beside it',
    'the gateway sees the one call',
    'the gateway sees the other call',
  ])
})
