import { writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import * as v from 'valibot'
import { EditError } from '../../../domain/errors.ts'
import type { Target } from '../../../domain/upgrade.ts'
import type { Scratch, Tools } from '../../../world.ts'
import { dryRunPip, editError, findPythonFor } from '../interpreter.ts'
import { normalName } from '../manifest/requirement.ts'
import { lockedPackage, madeFrom, readPipfileLock, sectionName, sectionOf, writePipfileLock, type PipfileTable } from '../pipfile-lock.ts'
import { textOf, type Outcome } from './outcome.ts'
import { whilePinned } from './pinned.ts'
import { pipenv } from './provide.ts'

const Report = v.object({ install: v.array(v.object({ metadata: v.object({ name: v.string() }) })) })

/**
 * What pip would install for the stripe of a section, with the section's other packages as they are locked: stripe and
 * what it needs, by normalised name. Null where they do not go together. A Pipfile.lock does not tell what needs what.
 */
async function neededBy(tools: Tools, python: string, section: PipfileTable): Promise<ReadonlySet<string> | null> {
  const folder = await tools.folder('section')
  const pins = Object.entries(section).flatMap(([name, entry]) => {
    const pin = lockedPackage(entry)
    return pin === undefined ? [] : [{ name, ...pin }]
  })
  const extras = pins.find(({ name }) => name === 'stripe')?.extras ?? []
  const lines = pins.map(({ name, version, markers }) => `${name}==${version}${markers === null ? '' : ` ; ${markers}`}\n`)
  await writeFile(join(folder, 'constraints.txt'), lines.join(''))
  const asked = extras.length === 0 ? 'stripe' : `stripe[${extras.join(',')}]`
  const result = await dryRunPip(tools, python, ['--quiet', '--report', '-', '-c', 'constraints.txt', asked], folder)
  if (result.code !== 0) return null
  const { install } = v.parse(Report, JSON.parse(result.stdout))
  return new Set(install.map(({ metadata }) => normalName(metadata.name)))
}

/** One section of the old lock with stripe, what is new, and what may move as the new lock has them. Sorted as Pipenv does. */
export function mergeSection(before: PipfileTable, after: PipfileTable, movable: ReadonlySet<string>): PipfileTable {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  return Object.fromEntries(
    names.map((name) => {
      const isMoved = name === 'stripe' || movable.has(normalName(name)) || !Object.hasOwn(before, name)
      return [name, isMoved && Object.hasOwn(after, name) ? after[name] : before[name]]
    }),
  )
}

function lockAt(path: string, text: string): PipfileTable {
  const lock = readPipfileLock(text)
  if (lock !== undefined && writePipfileLock(lock).trimEnd() === text.replaceAll('\r\n', '\n').trimEnd()) return lock
  throw new EditError(path, `${path} is not as Pipenv writes it.`, 'Run "pipenv lock" first, and commit what it writes.')
}

/**
 * Refreshes a Pipfile.lock with stripe moved to `to`, and proves it. Pipenv would move all that stripe needs to the newest
 * there is: what stripe can do with as it is locked stays. `pipenv verify` passes. Throws EditError.
 */
export async function refreshPipfileLock(
  tools: Tools,
  scratch: Scratch,
  path: string,
  targets: readonly Target[],
  to: string,
): Promise<Outcome> {
  const folder = posix.dirname(path)
  const cwd = join(scratch.root, folder)
  const wayOut = `Run "pipenv upgrade --lock-only stripe" yourself${folder === '.' ? '' : ` in ${folder}`}.`
  const text = await textOf(scratch, path)
  const before = lockAt(path, text)
  const manager = await pipenv(tools)
  const tables = [...new Set(targets.map(({ use }) => use.kind.slice('pipenv:'.length)))]
  const upgrade = async (table: string): Promise<void> => {
    const args = ['upgrade', '--lock-only', ...(table === 'dev-packages' ? ['--dev'] : []), 'stripe']
    const result = await manager.run(args, cwd)
    if (result.code !== 0) throw editError(path, `"pipenv ${args.join(' ')}" failed`, result, wayOut)
  }
  for (const table of tables) await upgrade(table)
  let after = lockAt(path, await textOf(scratch, path))
  // The hash of the Pipfile is Pipenv's to compute; that of the pinned one below is of no use.
  const { hash } = madeFrom(after)
  if (tables.some((table) => lockedPackage(sectionOf(after, sectionName(table))['stripe'])?.version !== to)) {
    await scratch.write(path, text)
    await whilePinned(scratch, targets, to, async () => {
      for (const table of tables) await upgrade(table)
    })
    after = lockAt(path, await textOf(scratch, path))
  }
  const { python } = await findPythonFor(tools, madeFrom(before).python ?? '')
  const merged: Record<string, unknown> = { ...before }
  for (const section of tables.map(sectionName)) {
    merged[section] = await moved(tools, python, path, sectionOf(before, section), sectionOf(after, section), to, wayOut)
  }
  const fresh = writePipfileLock(merged).replace(JSON.stringify(madeFrom(before).hash), () => JSON.stringify(hash))
  const trailing = text.slice(text.trimEnd().length)
  await scratch.write(path, fresh.trimEnd().replaceAll('\n', text.includes('\r\n') ? '\r\n' : '\n') + trailing)
  const verified = await manager.run(['verify'], cwd)
  if (verified.code !== 0) throw editError(path, '"pipenv verify" failed', verified, wayOut)
  return { checks: [{ command: 'pipenv verify', path }], notes: manager.notes }
}

/** One section with stripe moved: alone where it can be, else with what it needs. */
async function moved(
  tools: Tools,
  python: string,
  path: string,
  before: PipfileTable,
  after: PipfileTable,
  to: string,
  wayOut: string,
): Promise<PipfileTable> {
  if (lockedPackage(after['stripe'])?.version !== to) throw new EditError(path, `Pipenv does not lock stripe ${to}.`, wayOut)
  const alone = mergeSection(before, after, new Set())
  const aloneNeeds = await neededBy(tools, python, alone)
  const needed = aloneNeeds ?? (await neededBy(tools, python, after))
  if (needed === null) throw new EditError(path, `stripe ${to} can not be installed beside what ${path} holds.`, wayOut)
  const section = aloneNeeds === null ? mergeSection(before, after, needed) : alone
  const stranger = Object.keys(section).find((name) => !Object.hasOwn(before, name) && !needed.has(normalName(name)))
  if (stranger === undefined) return section
  throw new EditError(
    path,
    `Refreshing ${path} would also add ${stranger}, which stripe does not need.`,
    'Run "pipenv lock" first, and commit that.',
  )
}
