import { EditError } from '../../../../domain/errors.ts'
import type { Scratch, SdkWorld, Tools } from '../../../../world.ts'
import { isPassing } from '../../../shared/passing-trouble.ts'
import { clientError, complaint, dryRunCommand, dryRunPip, findPythonFor } from '../../interpreter.ts'
import { exactPin, parseRequirements } from '../../manifest/requirements-file.ts'
import { filesOf, versionOf } from '../../registry.ts'
import { asBefore } from '../as-before.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { withHashes } from '../pip-compile/pins.ts'
import { textOf } from '../scratch-text.ts'
import { refuseBuilds } from './builds.ts'
import { resolve, type Resolved } from './resolve.ts'
import { aboutStripe, installedWith, type Together } from './together.ts'

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
 * Proves requirements that no lockfile answers for: what is installed together with stripe, by the user's own files, can be
 * resolved with `to`. Where it could not be resolved before either, that is no fault of the upgrade: it is noted, and stripe is
 * resolved with what is called after it alone. Hashes are refreshed first. See `PackageManager.edit`.
 */
export async function edit(world: SdkWorld, scratch: Scratch, job: EditJob): Promise<Outcome> {
  const { path, targets, to } = job
  const isRequirements = targets.some(({ use }) => use.kind.startsWith('pip:'))
  const found = isRequirements ? parseRequirements(await textOf(scratch, path)) : []
  const hashed = found.some(
    (line) => line.content.kind === 'requirement' && line.content.requirement.name === 'stripe' && line.content.hashes.length > 0,
  )
  if (hashed) return proveHashed(world.tools, scratch, path, to)
  const said = await job.pythons()
  const lines = [...new Set(targets.map(({ use }) => use.runtime ?? ''))]
  const outcomes: Outcome[] = []
  for (const index of (await installedWith(scratch, job)).keys()) {
    for (const line of lines) outcomes.push(await prove(world, scratch, job, index, line === '' ? said : [...said, line]))
  }
  return {
    checks: outcomes
      .flatMap((outcome) => outcome.checks)
      .filter((check, at, all) => all.findIndex(({ command }) => command === check.command) === at),
    notes: [...new Set(outcomes.flatMap((outcome) => outcome.notes))],
    runner: [...new Set(outcomes.flatMap((outcome) => outcome.runner))],
  }
}

/** Resolves one set of requirements with the upgrade, and where that fails without it. Throws EditError, UpstreamError. */
async function prove(world: SdkWorld, scratch: Scratch, job: EditJob, index: number, claims: readonly string[]): Promise<Outcome> {
  const { path, to, targets } = job
  const resolved = async (wanted: string | null): Promise<Resolved & { readonly together: Together }> => {
    const together = (await installedWith(scratch, job))[index]
    if (together === undefined) throw new Error(`${path} has no such requirements`)
    return { together, ...(await resolve(world, scratch, together, claims, wanted)) }
  }
  const pin = targets.some(({ specifier }) => exactPin(specifier) === to) ? null : to
  const { together, ...now } = await resolved(pin)
  const wayOut = `Raise what is in the way in ${together.path} yourself, then run this again.`
  const failed = ({ result }: Resolved): Error =>
    clientError(path, `stripe ${to} cannot be installed with what ${together.path} asks for`, result, wayOut)
  if (now.result.code === 0) return proved(path, now, [])
  if (isPassing(now.result)) throw failed(now)
  const base = await asBefore(scratch, job.before, () => resolved(null))
  if (base.result.code === 0) throw failed(now)
  if (isPassing(base.result)) throw failed(base)
  const alone = await resolve(world, scratch, aboutStripe(together), claims, to)
  if (alone.result.code !== 0) throw failed(alone)
  const note = `What ${together.path} asks for cannot be installed together, also without this upgrade: ${complaint(base.result)}. So stripe ${to} was only checked with the packages that are called after it.`
  return proved(path, alone, [note])
}

function proved(path: string, { command, unchecked, runner }: Resolved, notes: readonly string[]): Outcome {
  const left = unchecked.length === 0 ? [] : [`Not checked with stripe, because nothing is built: ${unchecked.join(', ')}.`]
  return { checks: [{ command, path }], notes: [...notes, ...left], runner }
}

async function proveHashed(tools: Tools, scratch: Scratch, path: string, to: string): Promise<Outcome> {
  const { python } = await findPythonFor(tools, '')
  await refuseBuilds(scratch, path, [path])
  await refreshHashes(tools, scratch, python, path, await textOf(scratch, path), to)
  const result = await dryRunPip(tools, python, ['--require-hashes', '-r', path], scratch.root)
  const command = dryRunCommand(['--require-hashes'], `-r ${path}`)
  if (result.code !== 0) throw clientError(path, `"${command}" failed`, result, `Add what stripe ${to} needs, with its hashes, to ${path}.`)
  return { checks: [{ command, path }], notes: [`The hashes of stripe in ${path} were taken from the index.`], runner: [] }
}
