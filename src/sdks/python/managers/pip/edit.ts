import type { RunResult, Scratch, SdkWorld } from '../../../../world.ts'
import { isPassing } from '../../trouble.ts'
import { clientError, complaint, dryRunCommand, dryRunPip, findPythonFor } from '../../interpreter.ts'
import { exactPin } from '../../manifest/requirements-file.ts'
import { asBefore } from '../as-before.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { requirementsMustStayInside } from '../reach.ts'
import { textOf } from '../scratch-text.ts'
import { namedBy, refuseBuilds } from './builds.ts'
import { hashedEntries, withFreshHashes } from './hashes.ts'
import { resolve, type Resolved } from './resolve.ts'
import { aboutStripe, installedWith, type Together } from './together.ts'

/**
 * Proves requirements that no lockfile answers for: what is installed together with stripe, by the user's own files, can be
 * resolved with `to`. Where it could not be resolved before either, that is no fault of the upgrade: it is noted, and stripe is
 * resolved with what is called after it alone. Hashes are refreshed first. See `PackageManager.edit`.
 */
export async function edit(world: SdkWorld, scratch: Scratch, job: EditJob): Promise<Outcome> {
  const { path, targets } = job
  const isRequirements = targets.some(({ use }) => use.kind.startsWith('pip:'))
  const hashed = isRequirements && hashedEntries(await textOf(scratch, path)).length > 0 ? await proveHashed(world, scratch, job) : null
  if (hashed !== null && hashed.checks.length > 0) return hashed
  const said = await job.pythons()
  const lines = [...new Set(targets.map(({ use }) => use.runtime ?? ''))]
  const outcomes: Outcome[] = hashed === null ? [] : [hashed]
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

/**
 * Refreshes the hashes of stripe, and lets pip check the file by them. Where that fails without the upgrade too, no check is
 * left and it is noted. Throws EditError, UpstreamError.
 */
async function proveHashed(world: SdkWorld, scratch: Scratch, { path, to, before }: EditJob): Promise<Outcome> {
  const { tools } = world
  const { python } = await findPythonFor(tools, '')
  await requirementsMustStayInside(world, scratch, path, [path, ...(await namedBy(scratch, [path]))])
  await refuseBuilds(world, scratch, path, [path])
  await scratch.write(path, await withFreshHashes(tools, python, path, await textOf(scratch, path), to))
  const fresh = `The hashes of stripe in ${path} were taken from the index.`
  const check = async (): Promise<RunResult> => dryRunPip(tools, python, ['--require-hashes', '-r', path], scratch.root)
  const command = dryRunCommand(['--require-hashes'], `-r ${path}`)
  const result = await check()
  if (result.code === 0) return { checks: [{ command, path }], notes: [fresh], runner: [] }
  const failed = clientError(path, `"${command}" failed`, result, `Add what stripe ${to} needs, with its hashes, to ${path}.`)
  const base = isPassing(result) ? result : await asBefore(scratch, before, check)
  if (base.code === 0 || isPassing(base)) throw failed
  const note = `"${command}" fails, also without this upgrade: ${complaint(base)}.`
  return { checks: [], notes: [fresh, note], runner: [] }
}
