import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EditError } from '../../../../domain/errors.ts'
import type { Scratch, SdkWorld, Tools } from '../../../../world.ts'
import { filesOf, versionOf } from '../../registry.ts'
import { dryRunCommand, dryRunPip, clientError, findPythonFor } from '../../interpreter.ts'
import { exactPin, parseRequirements, type LogicalLine } from '../../manifest/requirements-file.ts'
import { alternativesOf } from '../../ranges.ts'
import { refuseBuilds } from './builds.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { textOf } from '../scratch-text.ts'
import { withHashes } from '../pip-compile/pins.ts'

interface Pinned {
  readonly name: string
  readonly extras: string
  readonly version: string
}

function pinnedOn(line: LogicalLine): readonly Pinned[] {
  if (line.content.kind !== 'requirement') return []
  const { name, extras, specifier, marker } = line.content.requirement
  const version = exactPin(specifier)
  return version === null || marker !== null ? [] : [{ name, extras, version }]
}

/**
 * Refreshes the hashes of stripe in a requirements file that nobody compiled: those of every file that the index holds of
 * the version, so that none of the old ones stays. Throws EditError.
 */
async function refreshHashes(tools: Tools, scratch: Scratch, python: string, path: string, text: string, to: string): Promise<void> {
  const lines = parseRequirements(text).filter(
    (line) => line.content.kind === 'requirement' && line.content.requirement.name === 'stripe' && line.content.hashes.length > 0,
  )
  const files = (await filesOf(tools, python, ['stripe'])).get('stripe') ?? []
  const hashes = files
    .filter((file) => versionOf('stripe', file.filename) === to)
    .map((file) => (file.sha256 === null ? null : `sha256:${file.sha256}`))
  if (hashes.length === 0 || hashes.includes(null)) {
    throw new EditError(
      path,
      `The index gives no SHA-256 hashes for stripe ${to}, and the old ones in ${path} must not stay.`,
      `Write the hashes by hand: "pip download stripe==${to}", then "pip hash".`,
    )
  }
  const fresh = hashes.filter((hash) => hash !== null).toSorted()
  await scratch.write(
    path,
    lines.reduce((now, line) => withHashes(now, text.slice(line.start, line.end), fresh), text),
  )
}

/**
 * Proves requirements that no lockfile holds: pip would install the version beside what the file pins. Packages named
 * after stripe are resolved with it, because they are what caps it. Hashes are refreshed first. Throws EditError.
 */
export async function edit({ tools }: SdkWorld, scratch: Scratch, { path, targets, to }: EditJob): Promise<Outcome> {
  const { python } = await findPythonFor(tools, '')
  const isRequirements = targets.some(({ use }) => use.kind.startsWith('pip:'))
  const found = isRequirements ? parseRequirements(await textOf(scratch, path)) : []
  const hashed = found.some(
    (line) => line.content.kind === 'requirement' && line.content.requirement.name === 'stripe' && line.content.hashes.length > 0,
  )
  if (hashed) return proveHashed(tools, scratch, python, path, to)
  const others = found.flatMap(pinnedOn).filter((pin) => pin.name !== 'stripe')
  const folder = await tools.folder('check')
  await writeFile(join(folder, 'constraints.txt'), others.map(({ name, version }) => `${name}==${version}\n`).join(''))
  const beside = others
    .filter(({ name }) => name.includes('stripe'))
    .map(({ name, extras, version }) => `${name}${extras === '' ? '' : `[${extras}]`}==${version}`)
  // Of alternatives one is enough, and that it admits the version was seen when it was written.
  const specifiers = targets.map(({ specifier }) => alternativesOf(specifier)).flatMap((ranges) => (ranges?.length === 1 ? ranges : []))
  const asked = [...new Set(specifiers.map((specifier) => `stripe${specifier}`)), `stripe==${to}`, ...beside]
  const constraints = (file: string): readonly string[] => (others.length === 0 ? [] : ['-c', file])
  const result = await dryRunPip(tools, python, [...constraints('constraints.txt'), ...asked], folder)
  const command = dryRunCommand(constraints(path), `"stripe==${to}"`)
  if (result.code !== 0) {
    throw clientError(
      path,
      `stripe ${to} cannot be installed beside what ${path} pins`,
      result,
      `Raise what is in the way in ${path} yourself, then run this again.`,
    )
  }
  return { checks: [{ command, path }], notes: [], runner: [] }
}

async function proveHashed(tools: Tools, scratch: Scratch, python: string, path: string, to: string): Promise<Outcome> {
  await refuseBuilds(scratch, path, [path])
  await refreshHashes(tools, scratch, python, path, await textOf(scratch, path), to)
  const result = await dryRunPip(tools, python, ['--require-hashes', '-r', path], scratch.root)
  const command = dryRunCommand(['--require-hashes'], `-r ${path}`)
  if (result.code !== 0) throw clientError(path, `"${command}" failed`, result, `Add what stripe ${to} needs, with its hashes, to ${path}.`)
  return { checks: [{ command, path }], notes: [`The hashes of stripe in ${path} were taken from the index.`], runner: [] }
}
