import type { Note } from '../../../domain/place.ts'
import type { Use, UserCooldown } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { folderOf, inFolder, upwards } from '../../shared/paths.ts'
import { trackedIn } from '../../shared/tracked.ts'
import { viaOf } from '../managers/pip-compile/compiled.ts'
import { recipe, type NoRecipe, type Recipe } from '../managers/pip-compile/recipe.ts'
import { pythonsOf } from '../manifest/marker.ts'
import { normalName } from '../manifest/requirement.ts'
import { commentAt, exactPin, type LogicalLine } from '../manifest/requirements-file.ts'
import { parseToml } from '../manifest/toml.ts'
import { isOwn, packageBlocks } from '../managers/package-blocks.ts'
import { versions } from '../versions.ts'
import { waitOf } from '../waiting-time.ts'
import { useOf, type Found } from './found.ts'
import { installedTogether, reach, readRequirements, type RequirementsFile } from '../manifest/requirements-graph.ts'

/** A compiled file that holds stripe. */
export interface CompiledLock {
  readonly file: RequirementsFile
  readonly recipe: Recipe | NoRecipe
  /** The files it is compiled from, with what they name in turn; empty where they are unknown. */
  readonly from: ReadonlySet<string>
  readonly version: string
  readonly line: number
  /** The repository's own packages, where it is exported from a uv.lock: what they ask for is asked for directly. */
  readonly own: ReadonlySet<string>
}

/** A version of stripe that another line decides on. */
interface Held {
  readonly version: string
  readonly path: string
  readonly line: number
}

/** A direct reference or a link to the SDK's own repository. */
const LINK_TO_STRIPE = /(?:[#&]egg=stripe\b|\/stripe-python(?:\.git|@|#|\/|$)|\/stripe-\d[^/]*\.(?:whl|tar\.gz|zip)$)/i

function pinOf(line: LogicalLine | undefined): string | null {
  if (line?.content.kind !== 'requirement') return null
  const pin = exactPin(line.content.requirement.specifier)
  return pin === null ? null : (versions.parse(pin)?.text ?? null)
}

function kindOf(file: RequirementsFile, constraints: ReadonlySet<string>): string {
  if (constraints.has(file.path)) return 'pip:constraint'
  return file.path.toLowerCase().endsWith('.in') ? 'pip:in' : 'pip:txt'
}

/** The nearest uv.lock, in the folder of a file or above it. */
function lockAbove(tracked: ReadonlySet<string>, path: string): string | null {
  const locks = upwards(folderOf(path)).map((folder) => inFolder(folder, 'uv.lock'))
  return locks.find((lock) => tracked.has(lock)) ?? null
}

/** The repository's own packages: those of the uv.lock that a file was exported from, or of the project that rye locks beside it. */
async function ownPackages(repository: Repository, file: RequirementsFile, tracked: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const command = file.compiled?.command ?? ''
  const isRye = command === 'rye lock'
  const path = isRye
    ? inFolder(folderOf(file.path), 'pyproject.toml')
    : command.startsWith('uv export')
      ? lockAbove(tracked, file.path)
      : null
  const read = path === null ? null : await repository.read(path)
  if (read?.kind !== 'text') return new Set()
  if (!isRye) return new Set(packageBlocks(read.text).packages.flatMap((entry) => (isOwn(entry) ? [entry.name] : [])))
  const toml = parseToml(read.text)
  const named = 'message' in toml ? [] : toml.strings.filter(({ path: keys }) => keys.join('.') === 'project.name')
  return new Set(named.map(({ value }) => normalName(value)))
}

/** Why the line of a file cannot be moved: the compiled file that goes with it cannot be made again. */
export function whyNotCompiled(lock: CompiledLock, path: string): string | null {
  if (!('why' in lock.recipe)) return null
  const command = lock.file.compiled?.command ?? null
  const wayOut = `compile it yourself${command === null ? '' : ` with "${command}"`}`
  return lock.file.path === path
    ? `${lock.recipe.why}; ${wayOut}`
    : `${lock.file.path}, which goes with it, cannot be made again: ${lock.recipe.why}; ${wayOut}`
}

/** The compiled file that answers for `path`: one that can be made again, and from it directly, rather than another. */
export function lockFor(path: string, locks: readonly CompiledLock[]): CompiledLock | undefined {
  const [best] = locks
    .filter((lock) => lock.from.has(path))
    .map((lock) => ({ lock, rank: ('why' in lock.recipe ? 2 : 0) + (lock.recipe.sources.includes(path) ? 0 : 1) }))
    .toSorted((a, b) => a.rank - b.rank)
  return best?.lock
}

function linkUse(file: RequirementsFile, line: LogicalLine, kind: string): Use | undefined {
  if (line.content.kind !== 'link') return undefined
  const raw = file.text.slice(line.start, line.end)
  const code = raw.slice(0, commentAt(raw)).trim()
  if (!LINK_TO_STRIPE.test(code)) return undefined
  const start = line.start + raw.indexOf(code)
  const why = 'it names an address or a path, not a version; stripe-upgrade never rewrites those'
  return useOf({ path: file.path, line: line.line, kind, specifier: code, range: { start, end: start + code.length }, pin: null, why })
}

/** Finds the uses in requirements, constraints and compiled files. */
export async function detectRequirements(
  repository: Repository,
  mentioning: readonly string[],
): Promise<Found & { readonly cooldowns: readonly UserCooldown[]; readonly locks: readonly CompiledLock[] }> {
  const { files, notes: readNotes } = await readRequirements(repository, mentioning)
  const notes: Note[] = [...readNotes]
  const uses: Use[] = []
  const cooldowns: UserCooldown[] = []
  const all = [...files.values()]
  const tracked = await trackedIn(repository)
  const included = (option: 'requirement' | 'constraint'): ReadonlySet<string> =>
    new Set(all.flatMap((file) => file.includes.filter((include) => include.option === option).map((include) => include.path)))
  const required = included('requirement')
  const constraints = new Set([...included('constraint')].filter((path) => !required.has(path) && files.get(path)?.compiled === null))

  const locks: CompiledLock[] = []
  for (const file of all) {
    if (file.compiled === null) continue
    const made = recipe(file.path, file.text, file.lines, file.compiled, tracked)
    cooldowns.push(...cooldownOf(file, made))
    const line = file.stripe[0]
    const version = pinOf(line)
    if (line === undefined || version === null) continue
    const from = new Set([...made.sources, ...reach(files, made.sources)])
    locks.push({ file, recipe: made, from, version, line: line.line, own: await ownPackages(repository, file, tracked) })
  }

  const together = installedTogether(files)
  for (const file of all) {
    const kind = kindOf(file, constraints)
    for (const line of file.lines) uses.push(...[linkUse(file, line, kind)].filter((use) => use !== undefined))
    const own = locks.find((lock) => lock.file === file)
    const isIndirect = own !== undefined && indirect(own)
    const rivals = rivalsIn(file)
    const beside = pinBeside(file, [...(together.get(file.path) ?? [])])
    for (const line of file.stripe) {
      const place = { path: file.path, line: line.line }
      if (isIndirect) {
        notes.push({ place, text: `stripe ${own.version} is here because ${askers(file).join(', ')} needs it; raise that instead.` })
        continue
      }
      uses.push(requirementUse(file, line, { kind, own, locks, pinned: pinOf(line) === null ? beside : null, rivals }))
    }
  }
  return { uses, cooldowns, notes, locks }
}

/** What surrounds a line that asks for stripe. */
interface Around {
  readonly kind: string
  /** What its file is, where that is compiled. */
  readonly own: CompiledLock | undefined
  readonly locks: readonly CompiledLock[]
  /** What pins it in another file. */
  readonly pinned: Held | null
  readonly rivals: Rivals
}

function requirementUse(file: RequirementsFile, line: LogicalLine, { kind, own, locks, pinned, rivals }: Around): Use {
  if (line.content.kind !== 'requirement') throw new Error('not a requirement')
  const { requirement } = line.content
  const range = { start: line.start + requirement.range.start, end: line.start + requirement.range.end }
  // The markers of a compiled line are its compiler's: they repeat what its sources say.
  const pythons = file.compiled === null ? pythonsOf(requirement.marker) : null
  const base = { path: file.path, line: line.line, kind, specifier: requirement.specifier, range, pin: pinOf(line), pythons }
  if (requirement.url !== null)
    return useOf({ ...base, specifier: requirement.url, why: 'it names an address, not a version; stripe-upgrade never rewrites those' })
  if (file.compiled !== null) {
    // Its own line is the lockfile's: the specifier stays, and compiling again moves it.
    const version = pinOf(line)
    const why = own === undefined ? 'it is compiled, but pins no version that Stripe publishes' : whyNotCompiled(own, file.path)
    return useOf({ ...base, lock: version === null ? null : { version, path: file.path, line: line.line }, why })
  }
  const lock = lockFor(file.path, locks)
  if (lock !== undefined) {
    return useOf({ ...base, lock: { version: lock.version, path: lock.file.path, line: lock.line }, why: whyNotCompiled(lock, file.path) })
  }
  const rival = rivalOf(rivals, line)
  const why = rival === undefined ? null : `line ${rival.line} pins another version, and pip installs neither; keep one of the two`
  return useOf({ ...base, lock: pinned, why })
}

function markerOf({ content }: LogicalLine): string | null {
  return content.kind === 'requirement' ? content.requirement.marker : null
}

/** By the marker: the first line that pins a version, and the first one after it that pins another. */
type Rivals = ReadonlyMap<string | null, readonly { readonly line: LogicalLine; readonly pin: string }[]>

function rivalsIn(file: RequirementsFile): Rivals {
  const rivals = new Map<string | null, { readonly line: LogicalLine; readonly pin: string }[]>()
  for (const line of file.stripe) {
    const pin = pinOf(line)
    const known = rivals.get(markerOf(line)) ?? []
    if (pin === null || known.length > 1 || known[0]?.pin === pin) continue
    rivals.set(markerOf(line), [...known, { line, pin }])
  }
  return rivals
}

/** Another line of the file that pins another version in the same case. */
function rivalOf(rivals: Rivals, line: LogicalLine): LogicalLine | undefined {
  const pin = pinOf(line)
  return pin === null ? undefined : rivals.get(markerOf(line))?.find((other) => other.pin !== pin)?.line
}

/** What a compiled file says asked for stripe. */
function askers(file: RequirementsFile): readonly string[] {
  return viaOf(file.text, file.lines).get('stripe') ?? []
}

/** Whether only other packages asked for stripe: then it is theirs to move. */
function indirect(lock: CompiledLock): boolean {
  const by = askers(lock.file)
  return by.length > 0 && by.every((asker) => !/^-[rc] |\(/.test(asker) && !lock.own.has(normalName(asker.replace(/\[.*$/, ''))))
}

/** The exact pin that decides for the lines without one: that of another file which is installed or constrains with theirs, in any case. */
function pinBeside(file: RequirementsFile, together: readonly RequirementsFile[]): Held | null {
  for (const other of together) {
    if (other === file || other.compiled !== null) continue
    const pinned = other.stripe.find((candidate) => pinOf(candidate) !== null && markerOf(candidate) === null)
    const version = pinOf(pinned)
    if (pinned !== undefined && version !== null) return { version, path: other.path, line: pinned.line }
  }
  return null
}

function cooldownOf(file: RequirementsFile, made: Recipe | NoRecipe): readonly UserCooldown[] {
  if ('why' in made) return []
  return ['--uploaded-prior-to', '--exclude-newer'].flatMap((option) => {
    const at = made.args.indexOf(option)
    const wait = at < 0 ? undefined : waitOf(made.args[at + 1] ?? '')
    const line = file.lines.find((candidate) => candidate.comment?.includes(option) === true)?.line ?? 1
    return wait === undefined ? [] : [{ sdk: 'python' as const, path: file.path, line, ...wait }]
  })
}
