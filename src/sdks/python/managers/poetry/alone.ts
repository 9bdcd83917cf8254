import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EditError } from '../../../../domain/errors.ts'
import type { RunResult, Scratch, SdkWorld } from '../../../../world.ts'
import { folderOf } from '../../../shared/paths.ts'
import { checkLock } from '../frozen-check.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { withHashLine } from '../merge-packages.ts'
import { packageBlocks, type PackageBlock } from '../package-blocks.ts'
import type { Commands } from '../project-lock.ts'
import { textOf } from '../scratch-text.ts'
import { contentHash, writerOfLock } from './program.ts'

/** What of an entry says for whom it is there, and not what it is. */
const FOR_WHOM = /^(?:optional|groups|markers|category) = /

function keyOf(row: string): string | undefined {
  return /^([\w-]+) = /.exec(row)?.[1]
}

/** The entry of a version with what another version of it said of for whom it is there, each line below the one that it was below. */
function asBefore(fresh: string, old: string): string {
  const rows = fresh.split(/(?<=\n)/).filter((row) => !FOR_WHOM.test(row))
  let above: string | undefined
  for (const row of old.split(/(?<=\n)/)) {
    if (row.startsWith('[package.')) break
    if (FOR_WHOM.test(row)) rows.splice(rows.findIndex((each) => keyOf(each) === above) + 1, 0, row)
    above = keyOf(row) ?? above
  }
  return rows.join('')
}

/** A project that asks for stripe in one version, and for what asks for stripe as it is locked. */
function projectWith(lock: string, to: string, askers: readonly PackageBlock[]): string {
  const pythons = /^python-versions = (".*?")\r?$/m.exec(packageBlocks(lock).tail)?.[1] ?? '"*"'
  const others = askers.map(({ name, version }) => `"${name}" = "${version ?? '*'}"`)
  const rows = [`python = ${pythons}`, `stripe = "${to}"`, ...others].join('\n')
  return `[tool.poetry]\nname = "alone"\nversion = "0"\ndescription = ""\nauthors = []\n[tool.poetry.dependencies]\n${rows}\n`
}

/** The entry of stripe as Poetry locks it beside the others as they are; null where one of those would have to move, or to come. */
async function lockedBeside(world: SdkWorld, before: string, to: string, { program, lock }: Commands): Promise<PackageBlock | null> {
  const old = packageBlocks(before)
  const askers = old.packages.filter(({ name, needs }) => name !== 'stripe' && needs.includes('stripe'))
  const folder = await world.tools.folder('alone')
  const path = join(folder, 'poetry.lock')
  await writeFile(join(folder, 'pyproject.toml'), projectWith(before, to, askers))
  await writeFile(path, before)
  const result = await program.run(lock, folder)
  if (result.code !== 0) return null
  const now = packageBlocks(await readFile(path, 'utf8'))
  const isKept = ({ name, version }: PackageBlock): boolean =>
    name === 'stripe' || old.packages.some((other) => other.name === name && other.version === version)
  const [own, ...more] = now.packages.filter(({ name }) => name === 'stripe')
  return own?.version === to && more.length === 0 && now.packages.every(isKept) ? own : null
}

/** Whether a manifest asks for an extra of stripe, whose packages are not looked at here. */
async function asksForExtras(scratch: Scratch, { targets }: EditJob): Promise<boolean> {
  const texts = await Promise.all([...new Set(targets.map(({ use }) => use.path))].map(async (path) => textOf(scratch, path)))
  return texts.some((text) => /\bstripe["']?\s*(?:\[|=\s*\{[^}]*extras)/.test(text))
}

/**
 * Moves the entry of stripe in a poetry.lock that Poetry itself cannot write for the sake of others: every other entry stays, and
 * Poetry locks stripe, with who asks for it, beside them as they are. Then its own check decides. Null where that cannot be done.
 */
export async function moveAlone(
  world: SdkWorld,
  scratch: Scratch,
  job: EditJob,
  commands: Commands,
  why: EditError,
): Promise<Outcome | null> {
  const { path, to } = job
  const before = await textOf(scratch, path)
  const { head, packages, tail } = packageBlocks(before)
  const [old, ...more] = packages.filter(({ name }) => name === 'stripe')
  if (old === undefined || more.length > 0 || old.text.includes('[package.source]') || (await asksForExtras(scratch, job))) return null
  const fresh = await lockedBeside(world, before, to, commands)
  const folder = join(scratch.root, folderOf(path))
  const hash = fresh === null ? null : await contentHash(world, writerOfLock(path, head), folder)
  if (fresh === null || hash === null) return null
  const newline = before.includes('\r\n') ? '\r\n' : '\n'
  const entry = `${asBefore(fresh.text.trimEnd().replaceAll(/\r?\n/g, newline) + newline, old.text).trimEnd()}${old.text.slice(old.text.trimEnd().length)}`
  const texts = packages.map((each) => (each === old ? entry : each.text))
  await scratch.write(path, head + texts.join('') + withHashLine(tail, `content-hash = "${hash}"`))
  const check = [commands.name, ...commands.check].join(' ')
  const lockCommand = [commands.name, ...commands.lock].join(' ')
  const run = async (): Promise<RunResult> => commands.program.run(commands.check, folder)
  const asked = { command: check, wayOut: why.wayOut, lockCommand, run }
  const { checks, notes } = await checkLock(scratch, job, { text: '', stray: [], moved: [] }, asked)
  const because = `${path} cannot be locked again here: ${why.message.replace(/\.$/, '')}.`
  const note = `${because} Only the entry of stripe was moved, and locked beside all others as they are.`
  return { checks, notes: [note, ...notes], runner: commands.program.notes }
}
