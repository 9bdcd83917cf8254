import * as v from 'valibot'
import { messageOf } from '../domain/errors.ts'
import type { AskedSdk, SdkAdapter, Upgrader } from '../domain/sdk-adapter.ts'
import { TRUST } from '../domain/trust.ts'
import { installedOnce } from '../sdks/shared/installed.ts'
import type { SdkWorld } from '../world.ts'

/** The processor time that a driver may take to load its SDK and to look names up. */
const LIMIT_MS = 60_000

const HELLO = v.object({ id: v.literal(1), version: v.string() })
const NAMES = v.object({ id: v.literal(2), names: v.array(v.string()) })

/**
 * Asks the installed SDKs of one language which names they have, by the verb `names` of the driver protocol. Each version is
 * installed once in a run, when it is first asked for, and its driver starts for each question that was not asked before: two
 * upgrades of the same files ask the version in use the same. The user's code is never run.
 */
export function asker(
  world: SdkWorld,
  adapter: Pick<SdkAdapter, 'sdk'> & { readonly upgrader: Pick<Upgrader, 'install'> },
  root: string | undefined,
): (version: string) => Promise<AskedSdk | { readonly why: string }> {
  const asked = new Map<string, Promise<AskedSdk | { readonly why: string }>>()
  return async (version) => {
    const known = asked.get(version)
    if (known !== undefined) return known
    const asking = open(world, adapter, version, root).catch((error: unknown) => ({ why: messageOf(error) }))
    asked.set(version, asking)
    return asking
  }
}

async function open(
  world: SdkWorld,
  adapter: Parameters<typeof asker>[1],
  version: string,
  root: string | undefined,
): Promise<AskedSdk | { readonly why: string }> {
  const { tools } = world
  const { folder, installed } = await installedOnce(world, adapter, version, root)
  const home = await tools.folder(`review-home-${adapter.sdk}`)
  const place = await tools.wallFor(installed.file, `${adapter.sdk} ${version}`)
  const { run } = 'missing' in place ? tools : place
  const args = 'missing' in place ? [...(installed.permission ?? []), ...installed.args] : installed.args
  const isRefused = 'missing' in place && world.cache.get(TRUST).requireIsolation

  async function ask(names: readonly string[]): Promise<readonly string[]> {
    if (isRefused) throw new Error('it cannot be run behind a wall here, which `require-isolation` asks for')
    const requests = [
      { id: 1, verb: 'hello' },
      { id: 2, verb: 'names', names },
    ]
    const { stdout, limit } = await run(installed.file, args, {
      env: { ...installed.env, HOME: home, STRIPE_SUPPRESS_NOTICES: 'true' },
      input: requests.map((request) => `${JSON.stringify(request)}\n`).join(''),
      workMs: LIMIT_MS,
    })
    const lines = stdout.split('\n').filter((line) => line !== '')
    const said = lines.map((line) => v.safeParse(v.pipe(v.string(), v.parseJson()), line).output)
    const hello = said.map((line) => v.safeParse(HELLO, line)).find(({ success }) => success)
    const found = said.map((line) => v.safeParse(NAMES, line)).find(({ success }) => success)
    if (hello?.success !== true || found?.success !== true)
      throw new Error(
        limit === null ? `stripe ${version} does not load here` : `stripe ${version} did not answer within ${LIMIT_MS / 1000} s`,
      )
    return found.output.names
  }

  const answers = new Map<string, Promise<readonly string[]>>()
  return {
    folder,
    async has(names) {
      if (names.length === 0) return new Set()
      const question = JSON.stringify(names)
      const answer = answers.get(question) ?? ask(names)
      answers.set(question, answer)
      answer.catch(() => answers.delete(question))
      return new Set(await answer)
    },
  }
}
