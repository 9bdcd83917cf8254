import { join } from 'node:path'
import { EditError } from '../../../../domain/errors.ts'
import type { RunResult, Scratch, SdkWorld } from '../../../../world.ts'
import { isPassing } from '../../trouble.ts'
import { clientError, findPythonFor } from '../../interpreter.ts'
import { parseRequirements } from '../../manifest/requirements-file.ts'
import { versions } from '../../versions.ts'
import { asBefore } from '../as-before.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { namedBy, refuseBuilds } from '../pip/builds.ts'
import type { ManagerProgram } from '../program.ts'
import { textOf } from '../scratch-text.ts'
import { uvProgram } from '../uv/program.ts'
import { argumentsMustStayInside, mustStayInside, requirementsMustStayInside } from '../reach.ts'
import { moveAlone } from './alone.ts'
import { checkInstall, completeHashes, wayOut, type CompiledFile, type CompiledFor } from './changed.ts'
import { readCompiled } from './compiled.ts'
import { configuredArgs } from './config.ts'
import { mergePins, readPins, strayError, type Merged, withVersion } from './pins.ts'
import { pipCompileProgram } from './program.ts'
import { recipe, seenFrom } from './recipe.ts'

/** The most entries that are named of those that would move. */
const MAX_STRAY = 6

/** The Pythons that our own pip-tools runs on. */
const OURS = '>=3.9'

/** The compiled file at a path. Throws EditError where it cannot be made again. */
async function compiledAt(scratch: Scratch, path: string): Promise<CompiledFile> {
  const text = await textOf(scratch, path)
  const lines = parseRequirements(text)
  const compiled = readCompiled(lines) ?? { tool: 'unknown', command: null, python: null }
  const made = recipe(path, text, lines, compiled, new Set(await scratch.files()))
  if ('why' in made)
    throw new EditError(path, `${path}: ${made.why}.`, `Compile it yourself: ${compiled.command ?? 'with the command that made it'}`)
  return { path, recipe: made, python: compiled.python }
}

/** What makes a compiled file again. */
interface Compiling extends CompiledFor {
  readonly scratch: Scratch
  readonly program: ManagerProgram
  /** What pip-compile's own settings add to the recipe's arguments. */
  readonly configured: readonly string[]
}

/** Runs the recipe; what it wrote is then in the scratch copy. */
async function run({ scratch, program, python, file, configured }: Compiling, more: readonly string[]): Promise<RunResult> {
  const { compiler, folder, sources, args } = file.recipe
  const here = (path: string): string => seenFrom(folder, path)
  const output = ['--output-file', here(file.path)]
  const asked = {
    'pip-compile': ['--no-config', ...configured, ...args, ...more, ...output, ...sources.map(here)],
    'uv pip compile': ['pip', 'compile', '--no-build', '--python', python, ...args, ...more, ...output, ...sources.map(here)],
    // The lock was refreshed and checked before.
    'uv export': ['export', '--frozen', '--python', python, ...args, ...output],
  }[compiler]
  return program.run([...asked, '--quiet'], join(scratch.root, folder))
}

/** The file as the recipe writes it. Throws EditError. */
async function compile(compiling: Compiling, more: readonly string[]): Promise<string> {
  const { scratch, file } = compiling
  const result = await run(compiling, more)
  if (result.code !== 0) throw clientError(file.path, `"${file.recipe.command}" failed`, result, wayOut(file))
  return textOf(scratch, file.path)
}

/** Compiled files in the order in which they are made from one another: `-r base.txt` of a source comes before its own. */
export async function inOrder(scratch: Scratch, paths: readonly string[]): Promise<readonly string[]> {
  const ordered = new Set<string>()
  const visiting = new Set<string>()
  const visit = async (path: string): Promise<void> => {
    if (visiting.has(path)) return
    visiting.add(path)
    for (const named of await namedBy(scratch, (await compiledAt(scratch, path)).recipe.sources))
      if (paths.includes(named)) await visit(named)
    ordered.add(path)
  }
  for (const path of paths) await visit(path)
  return [...ordered]
}

/**
 * Moves stripe in a compiled file, by compiling it again: only what stripe reaches has changed then, the same command run
 * once more changes nothing, and pip would install what changed. Where it cannot be compiled again, or would move others, the
 * entry of stripe is moved alone. See `PackageManager.edit`.
 */
export async function edit(world: SdkWorld, scratch: Scratch, job: EditJob): Promise<Outcome> {
  const asked = await insideOf(world, scratch, job.path)
  const before = await textOf(scratch, job.path)
  try {
    return await compiledAgain(world, await prepared(world, scratch, asked), job)
  } catch (error) {
    if (!(error instanceof EditError)) throw error
    await scratch.write(job.path, before)
    const alone = await moveAlone(world, scratch, job, { ...asked, why: error })
    if (alone === null) throw error
    return alone
  }
}

async function compiledAgain(world: SdkWorld, compiling: Compiling, job: EditJob): Promise<Outcome> {
  const { file, fits } = compiling
  if (fits) return recompile(world, compiling, job)
  const isOld = !runsOurs(file)
  const why = isOld ? 'on which pip-tools no longer runs' : 'which was not found'
  const other = `${file.path} says that it was compiled with Python ${file.python ?? ''}, ${why}`
  try {
    const outcome = await recompile(world, compiling, job)
    return { ...outcome, notes: [...outcome.notes, `${other}; it was compiled with another, and nothing else moved.`] }
  } catch (error) {
    if (!(error instanceof EditError)) throw error
    const first = isOld ? '' : `Put Python ${file.python ?? ''} on PATH, as actions/setup-python does. `
    const whole = `${error.message.replace(/\.$/, '')}. ${other}: another may compile it to other entries.`
    throw new EditError(error.path, whole, `${first}${error.wayOut}`)
  }
}

/** Whether our tools run on the Python that a file names. */
function runsOurs({ python }: CompiledFile): boolean {
  return python === null || versions.admits(OURS, `${python}.99`)
}

/** A compiled file whose sources and settings reach nothing outside, and what those settings add. Throws EditError. */
async function insideOf(world: SdkWorld, scratch: Scratch, path: string): Promise<Pick<Compiling, 'file' | 'configured'>> {
  const file = await compiledAt(scratch, path)
  const { compiler, args, sources } = file.recipe
  await mustStayInside(world, scratch, compiler === 'pip-compile' ? 'pip-compile' : 'uv', path)
  await requirementsMustStayInside(world, scratch, path, [path, ...sources, ...(await namedBy(scratch, sources))])
  await argumentsMustStayInside(world, path, args)
  return { file, configured: compiler === 'pip-compile' ? await configuredArgs(scratch, file.recipe.folder, path) : [] }
}

/** What makes such a file again. Throws EditError, UpstreamError. */
async function prepared(
  world: SdkWorld,
  scratch: Scratch,
  { file, configured }: Pick<Compiling, 'file' | 'configured'>,
): Promise<Compiling> {
  const { compiler, args, sources } = file.recipe
  const { python, fits } = await findPythonFor(world.tools, file.python === null ? '' : `==${file.python}.*,${OURS}`)
  // uv has an option to build nothing; pip has none.
  if (compiler === 'pip-compile') await refuseBuilds(world, scratch, file.path, sources)
  const program = compiler === 'pip-compile' ? await pipCompileProgram(world, python, args) : await uvProgram(world)
  return { scratch, program, python, file, configured, fits }
}

/** Compiles a file again as it is: the check passes where that changes nothing. See `PackageManager.check`. */
export async function check(world: SdkWorld, scratch: Scratch, path: string): Promise<RunResult> {
  const compiling = await prepared(world, scratch, await insideOf(world, scratch, path))
  const before = await textOf(scratch, path)
  const result = await run(compiling, [])
  const { changed, stray } = mergePins(before, await textOf(scratch, path))
  await scratch.write(path, before)
  return result.code === 0 && changed.length + stray.length > 0 ? { ...result, code: 1 } : result
}

/** What compiling moves beside stripe without the upgrade too. Throws UpstreamError where that could not be asked. */
async function strayBefore(compiling: Compiling, before: EditJob['before']): Promise<ReadonlySet<string>> {
  const { scratch, file } = compiling
  return asBefore(scratch, before, async () => {
    const old = await textOf(scratch, file.path)
    const result = await run(compiling, [])
    if (isPassing(result)) throw clientError(file.path, `"${file.recipe.command}" failed`, result, wayOut(file))
    return new Set(mergePins(old, await textOf(scratch, file.path)).stray)
  })
}

/** Whether a compilation moved stripe to a version. */
function movesTo({ changed }: Merged, to: string): boolean {
  return changed.some((pin) => pin.name === 'stripe' && pin.version === to)
}

/** A file compiled with stripe at a version, and what its command moves when it is run on that. */
interface Compiled {
  readonly fresh: Merged
  /** Null where that is not known yet. */
  readonly again: Merged | null
}

/**
 * Compiles a file with stripe at `to`. A compiler keeps what a file pins, so it is given the file in which only the version of stripe
 * is another: where it then moves nothing else, it would move nothing when it is run again. That takes one run and not two. What it
 * does not keep so, it is asked to upgrade to. Throws EditError.
 */
async function compiledWith(compiling: Compiling, before: string, to: string): Promise<Compiled> {
  const { scratch, file } = compiling
  const given = file.recipe.compiler === 'uv export' ? null : withVersion(before, 'stripe', to)
  if (given !== null) {
    await scratch.write(file.path, given)
    const result = await run(compiling, [])
    const written = await textOf(scratch, file.path)
    const fresh = mergePins(before, written)
    if (result.code === 0 && movesTo(fresh, to)) {
      const again = mergePins(given, written)
      return { fresh, again: again.changed.length === 0 ? again : null }
    }
    await scratch.write(file.path, before)
  }
  return { fresh: mergePins(before, await compile(compiling, ['--upgrade-package', `stripe==${to}`])), again: null }
}

async function recompile(world: SdkWorld, compiling: Compiling, { to, before: texts }: EditJob): Promise<Outcome> {
  const { scratch, program, python, file } = compiling
  const before = await textOf(scratch, file.path)
  const moved = await compiledWith(compiling, before, to)
  const merged = file.recipe.compiler === 'uv export' ? moved.fresh : await completeHashes(world.tools, python, moved.fresh)
  if (!movesTo(merged, to)) throw new EditError(file.path, `"${file.recipe.command}" does not move stripe to ${to}.`, wayOut(file))
  await scratch.write(file.path, merged.text)
  const again = moved.again ?? mergePins(merged.text, await compile(compiling, []))
  await scratch.write(file.path, merged.text)
  const stray = [...new Set([...moved.fresh.stray, ...again.stray])]
  const known = stray.length === 0 ? new Set<string>() : await strayBefore(compiling, texts)
  const own = stray.find((each) => !known.has(each))
  if (own !== undefined) throw strayError(file.path, own, wayOut(file))
  if (again.changed.length > 0) {
    throw new EditError(
      file.path,
      `"${file.recipe.command}" moves ${again.changed.map((pin) => pin.name).join(', ')} again when it is run once more.`,
      wayOut(file),
    )
  }
  const installs = await checkInstall(world.tools, compiling, merged.changed)
  const compiled = { command: `${file.recipe.command} (again: no change)`, path: file.path }
  return {
    checks: stray.length === 0 ? [compiled, ...installs] : installs,
    notes: [...staleNotes(file, stray), ...movedNotes(file.path, before, merged)],
    runner: program.notes,
  }
}

/** That a file does not follow what it is compiled from, which is no fault of the upgrade. */
function staleNotes({ path, recipe: { command } }: CompiledFile, stray: readonly string[]): readonly string[] {
  if (stray.length === 0) return []
  const moves = `"${command}" moves ${stray.slice(0, MAX_STRAY).join(', ')}${stray.length > MAX_STRAY ? ' and others' : ''}`
  return [`${path} does not follow its sources, also without this upgrade: ${moves}. Only what belongs to stripe was changed in it.`]
}

/** What a reader must know of entries that moved with stripe, because it needs them. */
function movedNotes(path: string, before: string, { changed }: Merged): readonly string[] {
  const old = new Map(readPins(before).parts.flatMap((part) => (part.kind === 'pin' ? [[part.name, part.version] as const] : [])))
  const moved = changed
    .filter(({ name }) => name !== 'stripe')
    .map(({ name, version }) => `${name} ${old.get(name) ?? '(new)'} → ${version}`)
  return moved.length === 0 ? [] : [`With stripe, ${path} also moves what it needs: ${moved.join(', ')}.`]
}
