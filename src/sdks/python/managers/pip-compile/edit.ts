import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EditError } from '../../../../domain/errors.ts'
import type { Scratch, SdkWorld, Tools } from '../../../../world.ts'
import { clientError, dryRunCommand, dryRunPip, findPythonFor } from '../../interpreter.ts'
import { parseRequirements } from '../../manifest/requirements-file.ts'
import { filesOf, versionOf } from '../../registry.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { namedBy, refuseBuilds } from '../pip/builds.ts'
import type { ManagerProgram } from '../program.ts'
import { textOf } from '../scratch-text.ts'
import { uvProgram } from '../uv/program.ts'
import { readCompiled } from './compiled.ts'
import { mergePins, readPins, withHashes, type Merged, type Pin } from './pins.ts'
import { pipCompileProgram } from './program.ts'
import { recipe, seenFrom, type Recipe } from './recipe.ts'

/** A compiled file, and how it is made again. */
interface CompiledFile {
  readonly path: string
  readonly recipe: Recipe
  /** The Python of its header, or null. */
  readonly python: string | null
}

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

/** Runs the recipe; what it wrote is then in the scratch copy. Throws EditError. */
async function compile(
  scratch: Scratch,
  program: ManagerProgram,
  python: string,
  file: CompiledFile,
  more: readonly string[],
): Promise<string> {
  const { compiler, folder, sources, args, command } = file.recipe
  const here = (path: string): string => seenFrom(folder, path)
  const output = ['--output-file', here(file.path)]
  const asked = {
    'pip-compile': [...args, ...more, ...output, ...sources.map(here)],
    'uv pip compile': ['pip', 'compile', '--no-build', '--python', python, ...args, ...more, ...output, ...sources.map(here)],
    // The lock was refreshed and checked before.
    'uv export': ['export', '--frozen', ...args, ...output],
  }[compiler]
  const result = await program.run([...asked, '--quiet'], join(scratch.root, folder))
  if (result.code !== 0) throw clientError(file.path, `"${command}" failed`, result, wayOut(file))
  return textOf(scratch, file.path)
}

function wayOut(file: CompiledFile): string {
  const where = file.recipe.folder === '' ? '' : ` in ${file.recipe.folder}`
  const how = file.recipe.compiler === 'uv export' ? 'after "uv lock --upgrade-package stripe"' : 'with "--upgrade-package stripe"'
  return `Run "${file.recipe.command}" ${how} yourself${where}.`
}

/**
 * The changed entries with the hashes of every file that the index holds of them. The compiler was kept from source
 * distributions, which it would build, and has left out theirs. Entries whose hashes the index does not give stay.
 */
async function completeHashes(tools: Tools, python: string, merged: Merged): Promise<Merged> {
  const hashed = merged.changed.filter((pin) => pin.hashes.length > 0)
  if (hashed.length === 0) return merged
  const files = await filesOf(tools, python, [...new Set(hashed.map((pin) => pin.name))])
  let text = merged.text
  const changed = merged.changed.map((pin): Pin => {
    const own = (files.get(pin.name) ?? []).filter((file) => versionOf(pin.name, file.filename) === pin.version)
    const hashes = own.map((file) => `sha256:${file.sha256}`).toSorted()
    // What the compiler took must be among them; else the index answers two callers differently.
    const complete = hashed.includes(pin) && own.every((file) => file.sha256 !== null) && pin.hashes.every((hash) => hashes.includes(hash))
    if (!complete) return pin
    text = withHashes(text, pin.text, hashes)
    return { ...pin, hashes, text: withHashes(pin.text, pin.text, hashes) }
  })
  return { text, changed }
}

/** Installs the changed entries as a dry run, by their hashes where they have them. Throws EditError. */
async function checkInstall(tools: Tools, python: string, file: CompiledFile, changed: readonly Pin[]): Promise<Outcome['checks']> {
  if (changed.length === 0) return []
  const folder = await tools.folder('check')
  const hashed = changed.every((pin) => pin.hashes.length > 0)
  const options = [...(hashed ? ['--require-hashes'] : []), '--no-deps']
  await writeFile(join(folder, 'changed.txt'), changed.map((pin) => pin.text).join(''))
  const result = await dryRunPip(tools, python, [...options, '-r', 'changed.txt'], folder)
  const command = dryRunCommand(options, `-r ${file.path}`)
  if (result.code !== 0) throw clientError(file.path, `"${command}" failed`, result, wayOut(file))
  return [{ command: `${command} (${changed.length === 1 ? 'the entry' : `the ${changed.length} entries`} that changed)`, path: file.path }]
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
 * once more changes nothing, and pip would install what changed. See `PackageManager.edit`.
 */
export async function edit(world: SdkWorld, scratch: Scratch, { path, to }: EditJob): Promise<Outcome> {
  const file = await compiledAt(scratch, path)
  const { python, fits } = await findPythonFor(world.tools, file.python === null ? '' : `==${file.python}.*`)
  if (fits) return recompileWith(world, python, scratch, file, to)
  const other = `${file.path} says that it was compiled with Python ${file.python ?? ''}, which was not found`
  try {
    const outcome = await recompileWith(world, python, scratch, file, to)
    return { ...outcome, notes: [...outcome.notes, `${other}; it was compiled with another, and nothing else moved.`] }
  } catch (error) {
    if (!(error instanceof EditError)) throw error
    const first = `Put Python ${file.python ?? ''} on PATH, as actions/setup-python does.`
    const why = `${error.message.replace(/\.$/, '')}. ${other}: another may compile it to other entries.`
    throw new EditError(error.path, why, `${first} ${error.wayOut}`)
  }
}

async function recompileWith(world: SdkWorld, python: string, scratch: Scratch, file: CompiledFile, to: string): Promise<Outcome> {
  const { compiler, args } = file.recipe
  const program = compiler === 'pip-compile' ? await pipCompileProgram(world, python, args) : await uvProgram(world)
  // uv has an option to build nothing; pip has none.
  if (compiler === 'pip-compile') await refuseBuilds(scratch, file.path, file.recipe.sources)
  const before = await textOf(scratch, file.path)
  const first = await compile(scratch, program, python, file, ['--upgrade-package', `stripe==${to}`])
  const fresh = mergePins(file.path, before, first, wayOut(file))
  const merged = compiler === 'uv export' ? fresh : await completeHashes(world.tools, python, fresh)
  if (!merged.changed.some((pin) => pin.name === 'stripe' && pin.version === to)) {
    throw new EditError(file.path, `"${file.recipe.command}" does not move stripe to ${to}.`, wayOut(file))
  }
  await scratch.write(file.path, merged.text)
  const again = mergePins(file.path, merged.text, await compile(scratch, program, python, file, []), wayOut(file))
  await scratch.write(file.path, merged.text)
  if (again.changed.length > 0) {
    throw new EditError(
      file.path,
      `"${file.recipe.command}" moves ${again.changed.map((pin) => pin.name).join(', ')} again when it is run once more.`,
      wayOut(file),
    )
  }
  const installs = await checkInstall(world.tools, python, file, merged.changed)
  return {
    checks: [{ command: `${file.recipe.command} (again: no change)`, path: file.path }, ...installs],
    notes: movedNotes(file.path, before, merged),
    runner: program.notes,
  }
}

/** What a reader must know of entries that moved with stripe, because it needs them. */
function movedNotes(path: string, before: string, { changed }: Merged): readonly string[] {
  const old = new Map(readPins(before).parts.flatMap((part) => (part.kind === 'pin' ? [[part.name, part.version] as const] : [])))
  const moved = changed
    .filter(({ name }) => name !== 'stripe')
    .map(({ name, version }) => `${name} ${old.get(name) ?? '(new)'} → ${version}`)
  return moved.length === 0 ? [] : [`With stripe, ${path} also moves what it needs: ${moved.join(', ')}.`]
}
