import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openRepository } from '../../../../src/adapters/repository.ts'
import type { Change } from '../../../../src/domain/change.ts'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import type { Target, Upgrade } from '../../../../src/domain/upgrade.ts'
import type { SdkAdapter } from '../../../../src/domain/sdk-adapter.ts'
import { sdkTable } from '../../../../src/domain/sdk-table.ts'
import { edit } from '../../../../src/edit/index.ts'
import { node } from '../../../../src/sdks/node/index.ts'
import { type Manager, managerProgram } from '../../../../src/sdks/node/managers/program.ts'
import type { Tools } from '../../../../src/world.ts'
import { quietLog } from '../../../support/quiet-log.ts'

/** Path to text. */
export type Files = Readonly<Record<string, string>>

/** A package.json as npm lays it out. */
export function json(fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(fields, null, 2)}\n`
}

/** A new folder with these files. */
export async function folderWith(tools: Tools, files: Files): Promise<string> {
  const folder = await tools.folder('project')
  await writeInto(folder, files)
  return folder
}

/** Writes files into a folder. */
export async function writeInto(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** What became of an upgrade, and each file's text after it. */
export interface Upgraded {
  readonly change: Change
  after(path: string): string
}

/** The upgrade that moves these targets. */
export function planOf(targets: readonly Target[], to: string): Upgrade {
  const froms = [...new Set(targets.flatMap(({ use }) => use.version ?? []))]
  const paths = [...new Set(targets.flatMap(({ use }) => [use.path, ...(use.lockfile === null ? [] : [use.lockfile.path])]))].toSorted()
  return {
    sdk: 'node',
    from: froms[0] ?? '',
    froms,
    to,
    major: true,
    targets,
    paths,
    branch: 'b',
    fixedHazards: [],
    hazards: [],
    newHazards: [],
    fixedAdvisories: [],
  }
}

/** Upgrades every use in the folder that can be, as the story does. */
export async function upgrade(tools: Tools, folder: string, to: string, sdk: SdkAdapter = node): Promise<Upgraded> {
  const repository = await openRepository(folder, tools)
  const { uses } = await sdk.detect(repository, await repository.mentioning('stripe'))
  const targets = uses.flatMap((use): Target[] => {
    const moved = sdk.upgrader?.specifier(use, to, 'auto')
    return moved !== undefined && 'specifier' in moved ? [{ use, specifier: moved.specifier }] : []
  })
  const plan = planOf(targets, to)
  const sdks = sdkTable([sdk])
  const [change] = await edit({ repository, tools, cache: createRunCache(), sdks, log: quietLog() }, [plan], (whole) => whole)
  if (change === undefined) throw new Error('there is no change')
  const edits = new Map(change.kind === 'edited' ? change.edits.map((each) => [each.path, each.after]) : [])
  return { change, after: (path) => edits.get(path) ?? `${path} was not edited` }
}

/** The lockfile that a manager writes for the files, which are left as they are. Throws an Error with its words where it fails. */
export async function lockedBy(tools: Tools, folder: string, manager: Manager, args: readonly string[], lockfile: string): Promise<string> {
  await using scratch = await (await openRepository(folder, tools)).checkout()
  await scratch.write(lockfile, '')
  const { run } = await managerProgram({ tools, cache: createRunCache() }, manager, scratch.root, {
    YARN_IGNORE_PATH: '1',
    YARN_ENABLE_IMMUTABLE_INSTALLS: '0',
  })
  const { code, stdout, stderr } = await run(args)
  const content = await scratch.read(lockfile)
  if (code !== 0 || content.kind !== 'text') throw new Error(`${stdout}\n${stderr}`)
  return content.text
}
