import { openRepository } from '../../../src/adapters/repository.ts'
import type { Change } from '../../../src/domain/change.ts'
import type { OwnTests } from '../../../src/domain/own-tests.ts'
import { createRunCache } from '../../../src/domain/run-cache.ts'
import type { Upgrader } from '../../../src/domain/sdk-adapter.ts'
import type { SdkTable } from '../../../src/domain/sdk-table.ts'
import type { Sdk } from '../../../src/domain/sdk.ts'
import type { Upgrade } from '../../../src/domain/upgrade.ts'
import type { Use } from '../../../src/domain/use.ts'
import { proveOwnTests, type OwnTestsOptions } from '../../../src/prove/own-tests/index.ts'
import type { Limits } from '../../../src/prove/own-tests/run.ts'
import type { Tools } from '../../../src/world.ts'
import { gitRepository } from '../../support/git-repository.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { DRIVEN, SDKS, sdksWith } from '../../support/sdks.ts'
import { sharingMock } from '../../support/shared-mock.ts'
import { testTools } from '../../support/tools.ts'

/** A use of an SDK by a manifest that can be edited, locked at `version`. */
export function useOf(sdk: Sdk, path: string, version: string, lockfile: string | null): Use {
  return {
    sdk,
    package: 'stripe',
    kind: 'k',
    path,
    line: 1,
    specifier: version,
    range: { start: 0, end: 0 },
    locked: version,
    lockfile: lockfile === null ? null : { path: lockfile, line: 1 },
    version,
    editable: true,
    why: null,
  }
}

/** The upgrade of some uses from the version that they have, with what becomes of some files. */
export function changeOf(uses: readonly Use[], to: string, after: Readonly<Record<string, string>>): Change {
  const [first] = uses
  if (first === undefined) throw new Error('an upgrade is of a use')
  const from = first.version ?? ''
  const upgrade: Upgrade = {
    sdk: first.sdk,
    from,
    froms: [from],
    to,
    major: true,
    targets: uses.map((use) => ({ use, specifier: to })),
    paths: Object.keys(after),
    branch: `stripe-upgrade/${first.sdk}`,
    fixedHazards: [],
    hazards: [],
    newHazards: [],
    fixedAdvisories: [],
  }
  return {
    kind: 'edited',
    upgrade,
    edits: Object.entries(after).map(([path, text]) => ({ path, before: '', after: text })),
    checks: [],
    notes: [],
  }
}

/** How each language installs what the tests need. */
export type Provisioners = (sdk: Sdk) => Pick<Upgrader, 'provision'>

/** Installs nothing; the version is the text of the manifest. */
const NOTHING: Provisioners = () => ({
  provision: async (_tools, scratch, uses) => {
    const read = await Promise.all(uses.map(async ({ path }) => [path, await scratch.read(path)] as const))
    const versions = new Map(read.flatMap(([path, content]) => (content.kind === 'text' ? [[path, content.text] as const] : [])))
    return { path: [], env: {}, versions, notes: [] }
  },
})

/** The languages that can be upgraded, with these installs in place of the real ones. */
export function sdksOf(languages: Provisioners): SdkTable {
  return sdksWith(Object.fromEntries(DRIVEN.map((sdk) => [sdk, languages(sdk)])))
}

interface How {
  readonly limits?: Limits
  readonly languages?: Provisioners
  readonly tools?: Tools
  /** Where they are to run. */
  readonly where?: Pick<OwnTestsOptions, 'testNetwork' | 'canWrite'>
}

/** Runs the tests of a real repository for each change; with what each language really installs where `real`. None for one that was refused. */
export async function own(
  files: Readonly<Record<string, string>>,
  uses: readonly Use[],
  changes: readonly Change[],
  testCommand: string | null,
  { limits, languages = NOTHING, real = false, tools = sharingMock(testTools()), where = {} }: How & { real?: boolean } = {},
): Promise<readonly OwnTests[]> {
  const { root } = await gitRepository(files)
  const world = {
    repository: await openRepository(root, tools),
    tools,
    cache: createRunCache(),
    sdks: real ? SDKS : sdksOf(languages),
    log: quietLog(),
  }
  const results = await proveOwnTests(world, uses, changes, { testCommand, stripeMock: null, ...where }, limits)
  return results.filter((result) => result !== null)
}

/** Runs a command in a repository whose one manifest is the file `version`: `old` in use, `new` the candidate. */
export async function ownScript(
  testCommand: string,
  more: How & {
    files?: Readonly<Record<string, string>>
    after?: Readonly<Record<string, string>>
  } = {},
): Promise<OwnTests> {
  const use = useOf('node', 'version', 'old', null)
  const change = changeOf([use], 'new', { version: 'new', ...more.after })
  const [result] = await own({ version: 'old', ...more.files }, [use], [change], testCommand, more)
  if (result === undefined) throw new Error('there is no result')
  return result
}
