import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { SettingsError, UpstreamError, messageOf } from '../domain/errors.ts'
import type { Proof } from '../domain/proof.ts'
import { createRunCache } from '../domain/run-cache.ts'
import type { SdkAdapter } from '../domain/sdk-adapter.ts'
import { exitCode, listCases, provePair } from '../prove/index.ts'
import { caseTable, junit, listJson, proveJson, proveTable } from '../report/index.ts'
import { openSdks } from '../sdks/index.ts'
import { readSettings } from '../settings/index.ts'
import type { World } from '../world.ts'
import { required, type Invocation } from './invocation.ts'
import { checkStripeMock } from './run-story.ts'

/** `stripe-upgrade prove`: the contract suite on a pair of versions, without a repository; with `--list` only what it holds. */
export async function run(invocation: Invocation): Promise<number> {
  const { flags, switches, print, screen } = invocation
  const json = switches.has('json')
  if (switches.has('list')) {
    const cases = listCases(await openSdks())
    print(json ? JSON.stringify(listJson(cases), null, 2) : caseTable(cases, screen))
    return 0
  }
  const { language, proof } = await prove(invocation)
  print(json ? JSON.stringify(proveJson(proof), null, 2) : proveTable(language, proof, screen, { all: switches.has('all') }))
  const file = flags.get('junit')
  if (file !== undefined) await writeJUnit(resolve(file), language, proof)
  return exitCode(proof.verdict)
}

async function prove(invocation: Invocation): Promise<{ readonly language: SdkAdapter; readonly proof: Proof }> {
  const wanted = required(invocation, 'sdk')
  const sdks = await openSdks()
  const driven = sdks.all.filter(({ upgrader }) => upgrader !== null)
  const language = driven.find(({ sdk }) => sdk === wanted)
  if (language === undefined)
    throw new SettingsError(`--sdk: there is no driver for "${wanted}" yet. Accepted: ${driven.map(({ sdk }) => sdk).join(', ')}`)
  const [from, to] = [requiredVersion(invocation, 'from', language), requiredVersion(invocation, 'to', language)]
  const { stripeMock, requireIsolation } = await readSettings({ flags: invocation.settings })
  await checkStripeMock(invocation.tools, stripeMock)
  const world = { ...invocation, sdks, cache: createRunCache() }
  const published = checkPublished(world, language, { from, to })
  const proof = await provePair(world, language.sdk, from, to, { stripeMock, requireIsolation, published })
  return { language, proof }
}

/** A range would be another version tomorrow. */
function requiredVersion(invocation: Invocation, flag: 'from' | 'to', { name, upgrader }: SdkAdapter): string {
  const version = required(invocation, flag)
  if (upgrader?.versions.parse(version) !== undefined) return version
  throw new SettingsError(`--${flag}: "${version}" is not a version of ${name}. Accepted: a version in full, as in 22.5.0`)
}

/** How many versions are named beside one that was never published. */
const NEAR = 3

/**
 * Whether both versions were published, found out before either of them runs: what can be fetched was. Where no registry answers,
 * the installation says so. Throws SettingsError, which names what exists near it.
 */
async function checkPublished(
  { tools, cache, log }: Pick<World, 'tools' | 'cache' | 'log'>,
  { name, upgrader }: SdkAdapter,
  given: Readonly<Record<'from' | 'to', string>>,
): Promise<void> {
  if (upgrader === null || (await upgrader.prefetch?.({ tools, cache }, [given.from, given.to])) === true) return
  const { compare, parse } = upgrader.versions
  const [oldest = given.from] = [given.from, given.to].toSorted(compare)
  const folder = await tools.folder('releases')
  const released = await log
    .step(`Looking up the releases of ${name}`, async () => upgrader.releases({ tools, cache }, folder, oldest))
    .catch((error: unknown) => {
      if (error instanceof UpstreamError) return []
      throw error
    })
  if (released.length === 0) return
  for (const flag of ['from', 'to'] as const) {
    const wanted = parse(given[flag])?.text ?? given[flag]
    if (released.some(({ version }) => compare(version, wanted) === 0)) continue
    const stable = released.filter(({ channel }) => channel === 'stable').map(({ version }) => version)
    const above = stable.findIndex((version) => compare(version, wanted) > 0)
    const end = above === -1 ? stable.length : above + 1
    const near = stable.slice(Math.max(0, end - NEAR), Math.max(end, NEAR))
    throw new SettingsError(`--${flag}: ${name} has no release ${given[flag]}. Near it: ${near.join(', ')}`)
  }
}

async function writeJUnit(file: string, language: SdkAdapter, proof: Proof): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, junit(language, proof))
  } catch (error) {
    throw new SettingsError(`--junit: ${file} cannot be written: ${messageOf(error)}`)
  }
}
