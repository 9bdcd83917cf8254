import { SettingsError } from '../domain/errors.ts'
import { SDKS } from '../domain/sdk.ts'
import { exitCode, provePair } from '../prove/index.ts'
import { proveJson, proveTable } from '../report/index.ts'
import { readSettings } from '../settings/index.ts'
import { required, type Invocation } from './invocation.ts'

/** `stripe-upgrade prove`: the contract suite on a pair of versions, without a repository. */
export async function run(invocation: Invocation): Promise<number> {
  const { switches, tools, log, print, screen } = invocation
  const wanted = required(invocation, 'sdk')
  const sdk = SDKS.find((candidate) => candidate === wanted)
  if (sdk === undefined) throw new SettingsError(`--sdk: "${wanted}" is not an SDK`)
  const settings = await readSettings({ flags: invocation.settings })
  const proof = await provePair({ tools, log }, sdk, required(invocation, 'from'), required(invocation, 'to'), {
    stripeMock: settings.stripeMock || null,
  })
  print(switches.has('json') ? JSON.stringify(proveJson(proof), null, 2) : proveTable(proof, screen))
  return exitCode(proof.verdict)
}
