import { EditError } from '../../../../domain/errors.ts'
import type { Scratch, SdkWorld } from '../../../../world.ts'
import { complaint, findPythonFor } from '../../interpreter.ts'
import { normalName } from '../../manifest/requirement.ts'
import { isPassing } from '../../trouble.ts'
import { parseRequirements } from '../../manifest/requirements-file.ts'
import type { EditJob, Outcome } from '../manager.ts'
import { namedBy } from '../pip/builds.ts'
import { resolve, type Resolved } from '../pip/resolve.ts'
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

/** What is known of a compiled file whose entry of stripe is moved alone. */
interface Alone {
  readonly text: string
  readonly own: Pin
  /** Of all entries, also those without a plain version. */
  readonly names: ReadonlySet<string>
  /** All other entries that pin a version. */
  readonly others: readonly Pin[]
  /** What asked for each entry, by name. */
  readonly via: ReadonlyMap<string, readonly string[]>
  /** Of the Python that it is compiled for. */
  readonly claims: readonly string[]
  /** The lines that name an index, and what the sources ask of stripe. */
  readonly asked: Pick<Together, 'lines' | 'constraints'>
}

/** Null where the file does not say who asks for stripe, or has it more than once. */
async function aloneOf(scratch: Scratch, job: EditJob, { file, configured }: Stuck): Promise<Alone | null> {
  const { sources, args, compiler } = file.recipe
  const text = await textOf(scratch, job.path)
  const { parts, via } = readPins(text)
  const pins = parts.filter((part) => part.kind === 'pin')
  const [own, ...more] = pins.filter(({ name }) => name === 'stripe')
  if (own === undefined || more.length > 0 || compiler === 'uv export' || !via.has('stripe')) return null
  const asked = await askedOfStripe(scratch, [...new Set([...sources, ...(await namedBy(scratch, sources))])], job.dialect)
  return {
    text,
    own,
    names: new Set(pins.map(({ name }) => name)),
    others: pins.filter(({ name, version }) => name !== 'stripe' && /^\d[\w.!+]*$/.test(version)),
    via,
    claims: file.python === null ? await job.pythons() : [`==${file.python}.*`],
    asked: { ...asked, lines: [...indexLines([...args, ...configured]), ...asked.lines] },
  }
}

function pinned({ name, version }: Pin): string {
  return `${name}==${version}`
}

/** The packages that ask for one of some entries: files that do are none. */
function askersOf({ via }: Alone, names: ReadonlySet<string>): ReadonlySet<string> {
  const askers = [...names].flatMap((name) => via.get(name) ?? []).filter((asker) => !FILE.test(asker))
  return new Set(askers.map((asker) => normalName(asker.replace(/\[.*$/, ''))))
}

/** What is resolved together: stripe and what asks for it or for what may move, with every other entry as it is. */
function withTheOthers({ path, to }: EditJob, alone: Alone, movable: ReadonlySet<string>): Together {
  const { own, others, asked } = alone
  const [, extras = ''] = /^stripe\s*(\[[^\]]*\])/i.exec(own.text) ?? []
  const stay = others.filter(({ name }) => !movable.has(name))
  const askers = [...askersOf(alone, new Set(['stripe', ...movable]))].filter((name) => name !== 'stripe' && !movable.has(name))
  return {
    path,
    readable: false,
    lines: [...asked.lines, `stripe${extras}==${to}`, ...askers],
    constraints: [...asked.constraints, ...stay.map(pinned)],
    unread: [],
  }
}

/** Stripe and what it needs, resolved with everything else as it is; where that cannot be, with what stripe needs moved as well. */
async function resolveAlone(world: SdkWorld, scratch: Scratch, job: EditJob, alone: Alone): Promise<Resolved> {
  const style = ['--no-header', ...entryStyle(parseRequirements(alone.text))]
  const { claims, others, own, asked } = alone
  const first = await resolve(world, scratch, withTheOthers(job, alone, new Set()), claims, job.to, { style, preferred: '' })
  if (first.result.code === 0 || isPassing(first.result)) return first
  const lines = [...asked.lines.filter((line) => line.startsWith('-')), own.text.replace(/[=;\s].*$/s, '')]
  const itself = await resolve(world, scratch, { path: job.path, readable: false, lines, constraints: [], unread: [] }, claims, job.to)
  const needs = new Set(readPins(itself.pins).parts.flatMap((part) => (part.kind === 'pin' ? [part.name] : [])))
  const movable = new Set(others.map(({ name }) => name).filter((name) => needs.has(name)))
  if (movable.size === 0) return first
  const preferred = others.map((pin) => `${pinned(pin)}\n`).join('')
  const second = await resolve(world, scratch, withTheOthers(job, alone, movable), claims, job.to, { style, preferred })
  return second.result.code === 0 ? second : first
}

/**
 * Moves the entry of stripe in a compiled file that cannot be compiled again, or that would then move others too: every other
 * entry stays, and stripe and who asks for it are resolved together with all of them, by wheels alone. What stripe needs and the
 * file does not have is added, and what it has in too old a version is moved. Null where the file does not say enough for that.
 * Throws an EditError with both reasons where they cannot be resolved.
 */
export async function moveAlone(world: SdkWorld, scratch: Scratch, job: EditJob, stuck: Stuck): Promise<Outcome | null> {
  const { path, to } = job
  const { file, why } = stuck
  const alone = await aloneOf(scratch, job, stuck)
  if (alone === null) return null
  const { text: before, own, names, others } = alone
  const { result, pins: written, options, unchecked, runner } = await resolveAlone(world, scratch, job, alone)
  if (result.code !== 0) {
    const both = `${why.message.replace(/\.$/, '')}. To move the entry of stripe alone failed too: ${complaint(result)}`
    throw isPassing(result) ? why : new EditError(why.path, both, why.wayOut)
  }
  const resolved = readPins(before.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written).parts.filter(
    (part) => part.kind === 'pin',
  )
  const added = resolved.filter(({ name }) => !names.has(name))
  const moved = [own, ...others].flatMap((old): readonly Moved[] => {
    const now = resolved.find(({ name }) => name === old.name)
    return now === undefined || now.version === old.version ? [] : [{ old, fresh: movedTo(old, now) }]
  })
  const fresh = moved.map((each) => each.fresh)
  const { python, fits } = await findPythonFor(world.tools, file.python === null ? '' : `==${file.python}.*`)
  const changed = { text: withPins(before, fresh, added), changed: [...fresh, ...added], stray: [] }
  const merged = await completeHashes(world.tools, python, changed)
  await scratch.write(path, merged.text)
  const command = `uv pip compile ${options.join(' ')} --constraint ${path} <(echo "stripe==${to}")`
  const checks = [{ command, path }, ...(await checkInstall(world.tools, { python, file, fits }, merged.changed))]
  return { checks, notes: notesOf(stuck, { moved, added, unchecked }), runner }
}

/** An entry as it was and as it is. */
interface Moved {
  readonly old: Pin
  readonly fresh: Pin
}

/** An entry with the version and the hashes of another, and else as it is written. */
function movedTo(old: Pin, { version, hashes }: Pin): Pin {
  const text = old.text.replace(`==${old.version}`, `==${version}`)
  return { ...old, version, hashes, text: withHashes(text, text, hashes) }
}

/** What a reader must know of a file of which not everything was compiled again. */
function notesOf(
  { file: { path }, why }: Stuck,
  { moved, added, unchecked }: { moved: readonly Moved[]; added: readonly Pin[]; unchecked: readonly string[] },
): readonly string[] {
  const because = `${path} cannot be compiled again here: ${why.message.replace(/\.$/, '')}.`
  const others = moved.filter(({ old }) => old.name !== 'stripe').map(({ old, fresh }) => `${old.name} ${old.version} → ${fresh.version}`)
  const what =
    others.length === 0 ? 'Only the entry of stripe was moved' : `Only stripe and what it needs were moved (${others.join(', ')})`
  return [
    `${because} ${what}, and resolved together with all others as they are.`,
    ...(added.length === 0
      ? []
      : [`With stripe, ${path} also gets what it needs: ${added.map(({ name, version }) => `${name} ${version}`).join(', ')}.`]),
    ...(unchecked.length === 0 ? [] : [`Not checked with stripe, because nothing is built: ${unchecked.join(', ')}.`]),
  ]
}
