import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { EditError, UpstreamError } from '../../../../domain/errors.ts'
import type { RunResult, Scratch, SdkWorld, Tools } from '../../../../world.ts'
import { folderOf } from '../../../shared/paths.ts'
import { isPassing } from '../../trouble.ts'
import { clientError, dryRunPip, findPythonFor, noPythonFor, upstreamError } from '../../interpreter.ts'
import { normalName } from '../../manifest/requirement.ts'
import {
  lockedPackage,
  madeFrom,
  readPipfileLock,
  requirementLine,
  sectionName,
  sectionOf,
  tableOf,
  writePipfileLock,
  type PipfileTable,
} from './pipfile-lock.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { textOf } from '../scratch-text.ts'
import { pipenvProgram } from './program.ts'
import { relock } from '../relock.ts'

const Report = v.pipe(v.string(), v.parseJson(), v.object({ install: v.array(v.object({ metadata: v.object({ name: v.string() }) })) }))

/**
 * What pip would install for the stripe of a section, with the section's other packages as they are locked: stripe and
 * what it needs, by normalised name; else what pip says against it. A Pipfile.lock does not say what needs what.
 * Throws UpstreamError where pip's report cannot be read.
 */
async function neededBy(tools: Tools, python: string, section: PipfileTable): Promise<ReadonlySet<string> | RunResult> {
  const folder = await tools.folder('section')
  const pins = Object.entries(section).flatMap(([name, entry]) => {
    const pin = lockedPackage(entry)
    // Constraints know no extras.
    const line = pin && requirementLine(name, { ...pin, extras: [] })
    return line === undefined ? [] : [`${line}\n`]
  })
  const extras = lockedPackage(section['stripe'])?.extras ?? []
  await writeFile(join(folder, 'constraints.txt'), pins.join(''))
  const asked = extras.length === 0 ? 'stripe' : `stripe[${extras.join(',')}]`
  const result = await dryRunPip(tools, python, ['--quiet', '--report', '-', '-c', 'constraints.txt', asked], folder)
  if (result.code !== 0) return result
  const report = v.safeParse(Report, result.stdout)
  if (!report.success) throw new UpstreamError('What pip reports of an install could not be read; pip 22.2 or later writes it as JSON.')
  return new Set(report.output.install.map(({ metadata }) => normalName(metadata.name)))
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
  const isPipenvs = lock !== undefined && madeFrom(lock).hash !== null
  if (isPipenvs && writePipfileLock(lock).trimEnd() === text.replaceAll('\r\n', '\n').trimEnd()) return lock
  throw new EditError(path, `${path} is not as Pipenv writes it.`, 'Run "pipenv lock" first, and commit what it writes.')
}

/** A lock's text in the line ends of the old one, with the hash of the Pipfile replaced. */
function textLike(before: string, lock: PipfileTable, hash: string | null): string {
  const text = writePipfileLock(lock).replace(JSON.stringify(madeFrom(lock).hash), () => JSON.stringify(hash))
  const end = before.slice(before.trimEnd().length)
  return text.trimEnd().replaceAll('\n', before.includes('\r\n') ? '\r\n' : '\n') + end
}

/**
 * Moves stripe in a Pipfile.lock; `pipenv verify` passes then. Pipenv would move all that stripe needs to the newest there
 * is: what stripe can do with as it is locked stays. See `PackageManager.edit`.
 */
export async function edit(world: SdkWorld, scratch: Scratch, job: EditJob): Promise<Outcome> {
  const { tools } = world
  const { path, targets, to } = job
  const folder = folderOf(path)
  const cwd = join(scratch.root, folder)
  const wayOut = `Run "pipenv upgrade --lock-only stripe" yourself${folder === '' ? '' : ` in ${folder}`}.`
  const text = await textOf(scratch, path)
  const before = lockAt(path, text)
  const pythons = madeFrom(before).python ?? ''
  const found = await findPythonFor(tools, pythons)
  if (!found.fits) throw noPythonFor(path, pythons, found)
  const program = await pipenvProgram(world, found.python)
  const tables = [...new Set(targets.map(({ use }) => tableOf(use.kind)))]
  const sections = tables.map(sectionName)
  const holds = (lock: string): boolean =>
    sections.every((section) => lockedPackage(sectionOf(lockAt(path, lock), section)['stripe'])?.version === to)
  const { asked, wanted } = await relock(scratch, job, holds, async () => {
    for (const table of tables) {
      const args = ['upgrade', '--lock-only', ...(table === 'dev-packages' ? ['--dev'] : []), 'stripe']
      const result = await program.run(args, cwd)
      if (result.code !== 0) throw clientError(path, `"pipenv ${args.join(' ')}" failed`, result, wayOut)
    }
  })
  if (!holds(wanted)) throw new EditError(path, `Pipenv does not lock stripe ${to}.`, wayOut)
  const { python } = found
  const merged: Record<string, unknown> = { ...before }
  for (const section of sections) {
    merged[section] = await moved(tools, python, path, sectionOf(before, section), sectionOf(lockAt(path, wanted), section), wayOut)
  }
  await scratch.write(path, textLike(text, merged, madeFrom(lockAt(path, asked)).hash))
  const verified = await program.run(['verify'], cwd)
  if (verified.code !== 0) throw clientError(path, '"pipenv verify" failed', verified, wayOut)
  return { checks: [{ command: 'pipenv verify', path }], notes: [], runner: program.notes }
}

/** `pipenv verify`; see `PackageManager.check`. */
export async function check(world: SdkWorld, scratch: Scratch, path: string): Promise<RunResult> {
  const pythons = madeFrom(readPipfileLock(await textOf(scratch, path)) ?? {}).python ?? ''
  const { python } = await findPythonFor(world.tools, pythons)
  return (await pipenvProgram(world, python)).run(['verify'], join(scratch.root, folderOf(path)))
}

/** One section with stripe moved: alone where it can be, else with what it needs. */
async function moved(
  tools: Tools,
  python: string,
  path: string,
  before: PipfileTable,
  after: PipfileTable,
  wayOut: string,
): Promise<PipfileTable> {
  const alone = mergeSection(before, after, new Set())
  const neededAlone = await neededBy(tools, python, alone)
  const beside = `stripe cannot be installed beside what ${path} holds`
  // An index that does not answer must not move more than a conflict would.
  if ('code' in neededAlone && isPassing(neededAlone)) throw upstreamError(beside, neededAlone)
  const needed = 'code' in neededAlone ? await neededBy(tools, python, after) : neededAlone
  if ('code' in needed) throw clientError(path, beside, needed, wayOut)
  const section = neededAlone === needed ? alone : mergeSection(before, after, needed)
  const stranger = Object.keys(section).find((name) => !Object.hasOwn(before, name) && !needed.has(normalName(name)))
  if (stranger === undefined) return section
  throw new EditError(
    path,
    `Refreshing ${path} would also add ${stranger}, which stripe does not need.`,
    'Run "pipenv lock" first, and commit that.',
  )
}
