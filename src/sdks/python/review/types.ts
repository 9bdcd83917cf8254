import { join, relative, sep } from 'node:path'
import { messageOf } from '../../../domain/errors.ts'
import type { Unchecked } from '../../../domain/review.ts'
import type { ReviewWorld } from '../../../domain/sdk-adapter.ts'
import type { SyntaxNode } from '../../shared/syntax-tree.ts'
import { isStripeObject } from './dict-uses.ts'
import { layOver, type Overlay } from './overlay.ts'
import { findPyrefly, PYREFLY, runPyrefly, type Complaint } from './pyrefly.ts'
import type { Reading } from './reading.ts'
import type { Source } from './source.ts'

/** A complaint at its place in the user's own text, in UTF-16 offsets. */
export interface TypeError {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly description: string
}

/** What the checker said of one file with one version of the SDK. */
export interface Checked {
  readonly errors: readonly TypeError[]
  /** The type of an expression that was asked for; null where the checker did not come to it. */
  typeOf(node: SyntaxNode): string | null
  /** Where the syntax is one that the checker cannot read, the 1-based line; else null. */
  readonly unread: number | null
}

export interface TypeRun {
  /** The files that were checked, by path. */
  readonly checked: ReadonlyMap<string, Checked>
}

/** The checker, ready to run. */
export interface Checker {
  /** Has the files checked with the SDK in a folder, as they are read. */
  run(sdk: string, readings: ReadonlyMap<Source, Reading>): Promise<TypeRun>
}

/** Throws UpstreamError where there is no checker; its runs do where they give no answer. */
export async function openChecker({ tools, repository }: Pick<ReviewWorld, 'tools' | 'repository'>): Promise<Checker> {
  const program = await findPyrefly(tools)
  let laid: { readonly readings: ReadonlyMap<Source, Reading>; readonly overlay: Overlay } | null = null
  return {
    async run(sdk, readings) {
      const texts = new Map([...readings].map(([{ path }, { text }]) => [path, text]))
      if (laid?.readings !== readings) laid = { readings, overlay: await layOver(tools, repository, texts) }
      const { folder, roots } = laid.overlay
      const files = [...texts.keys()].map((path) => join(folder, path))
      return byFile(folder, readings, await runPyrefly(tools, program, { sdk, roots, files }))
    },
  }
}

/** What a run says, with the types of another run where it has none: a field that is gone has its type in the older one. */
export function withOlderTypes(run: TypeRun, older: TypeRun): TypeRun {
  const checked = [...run.checked].map(([path, own]): [string, Checked] => {
    const other = older.checked.get(path)
    const typeOf: Checked['typeOf'] = (node) => {
      const type = own.typeOf(node)
      return isUnknown(type) && !isStripeObject(type ?? '') ? (other?.typeOf(node) ?? type) : type
    }
    return [path, { ...own, typeOf }]
  })
  return { checked: new Map(checked) }
}

/** Whether the checker does not know a type; it may know what code has asked of its fields: `Unknown (_.id: str)`. */
export function isUnknown(type: string | null): boolean {
  return type === null || /\b(?:Any|Unknown)(?: \(_.*\))?$/s.test(type)
}

/** The files that a run does not answer for, or could not read as a whole: none of them is taken for a clean one. */
export function unansweredIn(sources: readonly Source[], runs: readonly TypeRun[]): readonly Unchecked[] {
  return sources.flatMap((source) => unanswered(source, runs))
}

/** What is said where the checker failed. */
export function notChecked(error: unknown): Unchecked {
  const why = `pyrefly ${PYREFLY} could not check them: ${messageOf(error)}; the files were searched by names and rules alone`
  return { what: 'types', why }
}

/** A file that a run does not answer for, or could not read as a whole. */
function unanswered({ path }: Source, runs: readonly TypeRun[]): Unchecked[] {
  if (runs.some(({ checked }) => !checked.has(path))) return [{ path, why: `pyrefly ${PYREFLY} left it out without a word` }]
  const line = runs.map(({ checked }) => checked.get(path)?.unread ?? null).find((one) => one !== null)
  return line === undefined
    ? []
    : [{ path, why: `line ${line} has syntax that pyrefly ${PYREFLY} cannot read, so that not all of it was checked` }]
}

function byFile(folder: string, readings: ReadonlyMap<Source, Reading>, complaints: readonly Complaint[]): TypeRun {
  const files = new Map<string, Complaint[]>()
  for (const complaint of complaints) {
    const path = relative(folder, complaint.path).split(sep).join('/')
    files.set(path, [...(files.get(path) ?? []), complaint])
  }
  const checked = new Map<string, Checked>()
  for (const [{ path, text }, reading] of readings) {
    const own = files.get(path) ?? []
    // The first line of ours asks for a type: a file that has no answer to that was not read.
    if (own.some(({ line, name }) => line === 1 && name === 'reveal-type')) checked.set(path, atOwnPlaces(text, reading, own))
  }
  return { checked }
}

function atOwnPlaces(text: string, reading: Reading, complaints: readonly Complaint[]): Checked {
  const errors: TypeError[] = []
  const types = new Map<string, string>()
  let unread: number | null = null
  for (const { line, column, stopLine, stopColumn, name, severity, description } of complaints) {
    if (line <= reading.firstLines) continue
    const [start, end] = [reading.original(line, column), reading.original(stopLine, stopColumn)]
    if (name === 'reveal-type') {
      const type = description.replace(/^revealed type: /, '')
      // An expression is looked at twice where something is expected of it, once without its own type.
      if (!/\bAny$/.test(type) || !types.has(`${start}-${end}`)) types.set(`${start}-${end}`, type)
    } else if (name === 'parse-error') unread ??= text.slice(0, start).split('\n').length
    else if (severity === 'error') errors.push({ start, end, name, description })
  }
  return { errors, typeOf: ({ start, end }) => types.get(`${start}-${end}`) ?? null, unread }
}
