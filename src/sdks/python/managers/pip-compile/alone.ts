import { EditError } from '../../../../domain/errors.ts'
import type { Scratch, SdkWorld } from '../../../../world.ts'
import { complaint, findPythonFor } from '../../interpreter.ts'
import { normalName } from '../../manifest/requirement.ts'
import { isPassing } from '../../trouble.ts'
import { parseRequirements } from '../../manifest/requirements-file.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { namedBy } from '../pip/builds.ts'
import { resolve } from '../pip/resolve.ts'
import { askedOfStripe, type Together } from '../pip/together.ts'
import { textOf } from '../scratch-text.ts'
import { checkInstall, completeHashes, type CompiledFile } from './changed.ts'
import { readPins, withHashes, withPins, type Pin } from './pins.ts'
import { entryStyle } from './recipe.ts'

/** The arguments that name an index to a compiler, as lines of a requirements file. */
const INDEX_LINES: Readonly<Record<string, string>> = {
  '-i': '--index-url',
  '--index-url': '--index-url',
  '--default-index': '--index-url',
  '--extra-index-url': '--extra-index-url',
  '--index': '--extra-index-url',
}

/** What asked for an entry and is a file, no package: `-r base.in`, `shop (pyproject.toml)`. */
const FILE = /^-[rc] |\(/

function indexLines(args: readonly string[]): readonly string[] {
  return args.flatMap((arg, at) => {
    const option = INDEX_LINES[arg]
    return option === undefined ? [] : [`${option} ${args[at + 1] ?? ''}`]
  })
}

/** A compiled file that its own command cannot move, and what is known of it. */
interface Stuck {
  readonly file: CompiledFile
  /** What pip-compile's own settings add to its arguments. */
  readonly configured: readonly string[]
  readonly why: EditError
}

/** What is resolved together: stripe and what asks for it, with every other entry as it is. Null where the file does not say. */
async function withTheOthers(
  scratch: Scratch,
  { path, to, dialect }: EditJob,
  { file, configured }: Stuck,
  own: Pin,
): Promise<Together | null> {
  const { sources, args } = file.recipe
  const { parts, via } = readPins(await textOf(scratch, path))
  const askers = via.get('stripe') ?? []
  if (askers.length === 0) return null
  const packages = askers.filter((asker) => !FILE.test(asker)).map((asker) => normalName(asker.replace(/\[.*$/, '')))
  const pins = parts.flatMap((part) => (part.kind === 'pin' && part.name !== 'stripe' && /^\d[\w.!+]*$/.test(part.version) ? [part] : []))
  const asked = await askedOfStripe(scratch, [...new Set([...sources, ...(await namedBy(scratch, sources))])], dialect)
  const [, extras = ''] = /^stripe\s*(\[[^\]]*\])/i.exec(own.text) ?? []
  return {
    path,
    readable: false,
    lines: [...indexLines([...args, ...configured]), ...asked.lines, `stripe${extras}==${to}`, ...packages],
    constraints: [...asked.constraints, ...pins.map(({ name, version }) => `${name}==${version}`)],
    unread: [],
  }
}

/**
 * Moves the entry of stripe in a compiled file that cannot be compiled again, or that would then move others too: every other
 * entry stays, and stripe and who asks for it are resolved together with all of them, by wheels alone. What stripe needs and the
 * file does not have is added. Null where the file does not say enough for that. Throws an EditError with both reasons where they
 * cannot be resolved.
 */
export async function moveAlone(world: SdkWorld, scratch: Scratch, job: EditJob, stuck: Stuck): Promise<Outcome | null> {
  const { path, to } = job
  const { file, why } = stuck
  const before = await textOf(scratch, path)
  const pins = readPins(before).parts.filter((part) => part.kind === 'pin')
  const [own, ...more] = pins.filter(({ name }) => name === 'stripe')
  const isExport = file.recipe.compiler === 'uv export'
  const together = own === undefined || more.length > 0 || isExport ? null : await withTheOthers(scratch, job, stuck, own)
  if (own === undefined || together === null) return null
  const claims = file.python === null ? await job.pythons() : [`==${file.python}.*`]
  const style = ['--no-header', ...entryStyle(parseRequirements(before))]
  const { result, pins: written, options, unchecked, runner } = await resolve(world, scratch, together, claims, to, style)
  if (result.code !== 0) {
    const both = `${why.message.replace(/\.$/, '')}. To move the entry of stripe alone failed too: ${complaint(result)}`
    throw isPassing(result) ? why : new EditError(why.path, both, why.wayOut)
  }
  const resolved = readPins(before.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written).parts.filter(
    (part) => part.kind === 'pin',
  )
  const added = resolved.filter(({ name }) => name !== 'stripe' && !pins.some((pin) => pin.name === name))
  const moved = own.text.replace(`==${own.version}`, `==${to}`)
  const hashes = resolved.find(({ name }) => name === 'stripe')?.hashes ?? []
  const fresh: Pin = { ...own, version: to, hashes, text: withHashes(moved, moved, hashes) }
  const { python, fits } = await findPythonFor(world.tools, file.python === null ? '' : `==${file.python}.*`)
  const changed = { text: withPins(before, [own, fresh], added), changed: [fresh, ...added], stray: [] }
  const merged = await completeHashes(world.tools, python, changed)
  await scratch.write(path, merged.text)
  const command = `uv pip compile ${options.join(' ')} --constraint ${path} <(echo "stripe==${to}")`
  const checks = [{ command, path }, ...(await checkInstall(world.tools, { python, file, fits }, merged.changed))]
  const because = `${path} cannot be compiled again here: ${why.message.replace(/\.$/, '')}.`
  const notes = [
    `${because} Only the entry of stripe was moved, and resolved together with all others as they are.`,
    ...(added.length === 0
      ? []
      : [`With stripe, ${path} also gets what it needs: ${added.map(({ name, version }) => `${name} ${version}`).join(', ')}.`]),
    ...(unchecked.length === 0 ? [] : [`Not checked with stripe, because nothing is built: ${unchecked.join(', ')}.`]),
  ]
  return { checks, notes, runner }
}
