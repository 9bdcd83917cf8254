import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { openRepository } from '../../src/adapters/repository.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { EndpointCheckId, EndpointRun } from '../../src/domain/own-endpoint.ts'
import { ENDPOINT_LIMITS, tryEndpointInUse, type EndpointOptions } from '../../src/endpoint/index.ts'
import type { EndpointLimits } from '../../src/endpoint/kit.ts'
import type { Use } from '../../src/domain/use.ts'
import type { Tools } from '../../src/world.ts'
import { sdksOf, useOf } from '../prove/own-tests/stage.ts'
import { gitRepository } from '../support/git-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { sharingMock } from '../support/shared-mock.ts'
import { testTools } from '../support/tools.ts'

export const FORMS = ['safe', 'unverified', 'reserialised', 'undeduplicated'] as const

/** However busy the machine is: what takes longer is never judged. */
export const PATIENT: EndpointLimits = {
  ...ENDPOINT_LIMITS,
  readyMs: 20 * 60_000,
  answerMs: 10 * 60_000,
  effectMs: 10 * 60_000,
  lifeMs: 30 * 60_000,
  budgetMs: 60 * 60_000,
}

export const URL_WITH_PORT = 'http://127.0.0.1:PORT/webhook'

/** What is in a checkout before the app starts: programs, and a folder of packages that is linked into it. */
interface Shared {
  readonly path: readonly string[]
  readonly nodeModules?: string
}

interface How {
  readonly shared?: Shared
  readonly limits?: EndpointLimits
  readonly tools?: Tools
  readonly options?: Partial<EndpointOptions>
  /** What is really installed, in place of what is shared. */
  readonly use?: Use
}

/** Tries an app of these files, with packages that were installed once. */
export async function tryFiles(
  files: Readonly<Record<string, string>>,
  endpointCommand: string,
  { shared = { path: [] }, limits = PATIENT, tools = sharingMock(testTools()), options = {}, use }: How = {},
): Promise<EndpointRun> {
  const { root } = await gitRepository({ version: '1', ...files })
  const linked = sdksOf(() => ({
    provision: async (_world, scratch) => {
      if (shared.nodeModules !== undefined) await symlink(shared.nodeModules, join(scratch.root, 'node_modules'))
      return { path: shared.path, env: {}, versions: new Map([['version', '1']]), notes: [] }
    },
  }))
  const world = {
    repository: await openRepository(root, tools),
    tools,
    cache: createRunCache(),
    sdks: use === undefined ? linked : SDKS,
    log: quietLog(),
    clock: { now: () => new Date() },
  }
  const { before, notes } = await tryEndpointInUse(
    world,
    [use ?? useOf('node', 'version', '1', null)],
    [],
    { stripeMock: null, endpointUrl: URL_WITH_PORT, endpointVariables: [], ...options, endpointCommand },
    limits,
  )
  return before ?? { checks: [], why: notes.join('; '), tail: [] }
}

/** The verdicts by check. */
export function verdicts({ checks }: EndpointRun): Partial<Record<EndpointCheckId, string>> {
  return Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]))
}
