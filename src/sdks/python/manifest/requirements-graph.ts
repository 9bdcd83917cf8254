import { posix } from 'node:path'
import type { Note } from '../../../domain/place.ts'
import type { Repository } from '../../../world.ts'
import { trackedIn } from '../../shared/tracked.ts'
import { readCompiled, type Compiled } from '../managers/pip-compile/compiled.ts'
import { BROKEN_WHY, namesStripe } from './entries.ts'
import { parseRequirements, type LogicalLine } from './requirements-file.ts'
import { namedBy } from '../../shared/paths.ts'

/** A requirements file of the repository. */
export interface RequirementsFile {
  readonly path: string
  readonly text: string
  readonly lines: readonly LogicalLine[]
  /** Those of them that ask for stripe. */
  readonly stripe: readonly LogicalLine[]
  /** Null where people write it themselves. */
  readonly compiled: Compiled | null
  /** The files that it names by `-r` and `-c`, relative to the root. */
  readonly includes: readonly { readonly path: string; readonly option: 'requirement' | 'constraint' }[]
}

const NAME = /(?:^|[-_.])(?:requires|requirements?|constraints?|reqs?)(?:[-_.\d]|$)/i
const FOLDER = /(?:^|\/)(?:requires|requirements?|constraints?|reqs?)(?:[-_.][^/]*)?$/i
const ENDING = /\.(?:txt|in|pip|reqs)$/i
/** What uv and rye call a compiled file; other lockfiles end so too. */
const LOCK = /(?:^|\/)requirements(?:[-_.][\w.-]*)?\.lock$/i
/** Whole names without an ending. */
const BARE = /(?:^|\/)(?:requirements|constraints)$/i
const PROSE = /^(?:readme|licen[cs]e|changes|changelog|copying|notice|authors)\b/i

/** Whether people name requirements files so. */
function namedSo(path: string): boolean {
  if (!ENDING.test(path)) return BARE.test(path) || LOCK.test(path)
  const base = posix.basename(path)
  if (PROSE.test(base)) return false
  return NAME.test(base.replace(ENDING, '')) || FOLDER.test(posix.dirname(path))
}

type Shape = 'reads' | 'prose' | { readonly brokenAt: number }

/**
 * Whether a text as a whole reads as requirements. Where the name does not say so, every line must, and at least one must
 * say what prose and word lists never do: a version, a hash, an option.
 */
function shapeOf(lines: readonly LogicalLine[], named: boolean): Shape {
  const kinds = lines.map((line) => line.content)
  const unknown = kinds.filter((content) => content.kind === 'unknown').length
  const requirements = kinds.flatMap((content) => (content.kind === 'requirement' ? [content] : []))
  const isSpecific = kinds.some(
    (content) =>
      content.kind === 'include' ||
      (content.kind === 'requirement' && (content.hashes.length > 0 || /^[^A-Za-z]*\d/.test(content.requirement.specifier))),
  )
  if (!named) return unknown === 0 && requirements.length > 0 && isSpecific ? 'reads' : 'prose'
  if (unknown === 0) return 'reads'
  const known = kinds.filter((content) => content.kind !== 'unknown' && content.kind !== 'blank').length
  if (unknown * 4 > known) return 'prose'
  return { brokenAt: lines.find((line) => line.content.kind === 'unknown')?.line ?? 1 }
}

function isBrokenStripe(text: string, { content, start, end }: LogicalLine): boolean {
  return content.kind === 'unknown' && namesStripe(text.slice(start, end))
}

function includesOf(path: string, lines: readonly LogicalLine[]): RequirementsFile['includes'] {
  return lines.flatMap(({ content }) => {
    if (content.kind !== 'include' || posix.isAbsolute(content.path) || content.path.includes('://')) return []
    const named = namedBy(path, content.path)
    return named === null ? [] : [{ path: named, option: content.option }]
  })
}

/** Reads every requirements file, under any name, with those that it names in turn. */
export async function readRequirements(
  repository: Repository,
  mentioning: readonly string[],
): Promise<{ readonly files: ReadonlyMap<string, RequirementsFile>; readonly notes: readonly Note[] }> {
  const tracked = await trackedIn(repository)
  const holds = new Set(mentioning)
  const queue: { readonly path: string; readonly named: boolean }[] = []
  for (const path of tracked) {
    const named = namedSo(path)
    if (named || (holds.has(path) && ENDING.test(path))) queue.push({ path, named })
  }
  const asNamed = new Set(queue.filter(({ named }) => named).map(({ path }) => path))
  const files = new Map<string, RequirementsFile>()
  const notes: Note[] = []
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { path, named } = next
    const read = await repository.read(path)
    if (read.kind === 'unreadable' && named) notes.push({ place: { path }, text: `This requirements file was left alone. ${read.why}` })
    if (read.kind !== 'text') continue
    const lines = parseRequirements(read.text)
    const shape = shapeOf(lines, named)
    const broken = named && holds.has(path) ? lines.find((line) => isBrokenStripe(read.text, line)) : undefined
    if (broken !== undefined) notes.push({ place: { path, line: broken.line }, text: `This line was left alone: ${BROKEN_WHY}.` })
    else if (typeof shape === 'object' && holds.has(path)) {
      notes.push({
        place: { path, line: shape.brokenAt },
        text: 'This line does not read as a requirement; the rest of the file was read.',
      })
    }
    if (shape === 'prose') continue
    const includes = includesOf(path, lines)
    const stripe = lines.filter(({ content }) => content.kind === 'requirement' && content.requirement.name === 'stripe')
    files.set(path, { path, text: read.text, lines, stripe, compiled: readCompiled(lines) ?? null, includes })
    for (const include of includes) {
      if (asNamed.has(include.path) || files.has(include.path) || !tracked.has(include.path)) continue
      asNamed.add(include.path)
      queue.push({ path: include.path, named: true })
    }
  }
  return { files: new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1))), notes }
}

/** The files that `start` asks for: itself, and what it names by `-r` or `-c`, in turn; a compiled file is not looked into. */
export function reach(files: ReadonlyMap<string, RequirementsFile>, start: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>()
  const queue = [...start]
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const file = files.get(path)
    if (file === undefined || reached.has(path)) continue
    reached.add(path)
    if (file.compiled === null) queue.push(...file.includes.map((include) => include.path))
  }
  return reached
}

/** The files that are installed together with each that others ask for, or that asks for others, by its path. */
export function installedTogether(files: ReadonlyMap<string, RequirementsFile>): ReadonlyMap<string, ReadonlySet<RequirementsFile>> {
  const together = new Map<string, Set<RequirementsFile>>()
  for (const [path, file] of files) {
    if (file.includes.length === 0) continue
    const reached = [...reach(files, [path])]
    const found = reached.flatMap((one) => files.get(one) ?? [])
    for (const one of reached) {
      const known = together.get(one) ?? new Set()
      found.forEach((other) => known.add(other))
      together.set(one, known)
    }
  }
  return together
}
