import { EventEmitter, once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { SettingsError, UpstreamError, messageOf } from '../domain/errors.ts'
import type { Proof } from '../domain/proof.ts'
import { createRunCache } from '../domain/run-cache.ts'
import type { SdkAdapter } from '../domain/sdk-adapter.ts'
import { sdkTable } from '../domain/sdk-table.ts'
import { openSdks } from '../sdks/index.ts'
import { readSettings } from '../settings/index.ts'
import type { Tools, World } from '../world.ts'
import { required, type Invocation } from './invocation.ts'
import { checkStripeMock } from './stripe-mock.ts'

/** `stripe-upgrade prove`: the contract suite on a pair of versions, without a repository; with `--list` only what it holds. */
export async function run(invocation: Invocation): Promise<number> {
  const { flags, switches, print, screen } = invocation
  const json = switches.has('json')
  if (switches.has('list')) {
    const [{ listCases }, { caseTable, listJson }] = await Promise.all([import('../prove/index.ts'), import('../report/index.ts')])
    const cases = listCases(await openSdks())
    print(json ? JSON.stringify(listJson(cases), null, 2) : caseTable(cases, screen))
    return 0
  }
  const { language, proof, code } = await prove(invocation)
  const { junit, proveJson, proveTable } = await import('../report/index.ts')
  print(json ? JSON.stringify(proveJson(proof), null, 2) : proveTable(language, proof, screen, { all: switches.has('all') }))
  const file = flags.get('junit')
  if (file !== undefined) await writeJUnit(resolve(file), junit(language, proof))
  return code
}

/** What was proved, and the exit code of that. */
interface Proved {
  readonly language: SdkAdapter
  readonly proof: Proof
  readonly code: number
}

async function prove(invocation: Invocation): Promise<Proved> {
  const language = await driven(required(invocation, 'sdk'))
  const [from, to] = [requiredVersion(invocation, 'from', language), requiredVersion(invocation, 'to', language)]
  const { stripeMock, requireIsolation } = await readSettings({ flags: invocation.settings })
  await checkStripeMock(invocation.tools, stripeMock)
  const { tools, begun } = noting(invocation.tools)
  const world = { ...invocation, tools, sdks: sdkTable([language]), cache: createRunCache() }
  const published = checkPublished(world, language, { from, to })
  // A proof waits for what is fetched: the rest is loaded beside it.
  await Promise.race([begun, published])
  const [{ exitCode, provePair }] = await Promise.all([import('../prove/index.ts'), import('../report/index.ts')])
  const proof = await provePair(world, language.sdk, from, to, { stripeMock, requireIsolation, published })
  return { language, proof, code: exitCode(proof.verdict) }
}

/** The language that is asked for, loaded without the others. Throws SettingsError where it has no driver. */
async function driven(wanted: string): Promise<SdkAdapter> {
  const [language] = (await openSdks([wanted])).all
  if (language !== undefined && language.upgrader !== null) return language
  const accepted = (await openSdks()).all.flatMap(({ sdk, upgrader }) => (upgrader === null ? [] : [sdk]))
  throw new SettingsError(`--sdk: there is no driver for "${wanted}" yet. Accepted: ${accepted.join(', ')}`)
}

/** The same tools, and when the first program was started with them. */
function noting(tools: Tools): { readonly tools: Tools; readonly begun: Promise<unknown> } {
  const programs = new EventEmitter()
  return {
    tools: {
      ...tools,
      async run(...asked) {
        const running = tools.run(...asked)
        programs.emit('start')
        return running
      },
    },
    begun: once(programs, 'start'),
  }
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

async function writeJUnit(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  } catch (error) {
    throw new SettingsError(`--junit: ${file} cannot be written: ${messageOf(error)}`)
  }
}
