import { EditError } from '../../../../domain/errors.ts'
import { viaOf } from './compiled.ts'
import { normalName } from '../../manifest/requirement.ts'
import { exactPin, parseRequirements, type LogicalLine } from '../../manifest/requirements-file.ts'

/** One entry of a compiled file, with the comments below it. */
export interface Pin {
  readonly kind: 'pin'
  readonly name: string
  /** The pinned version as written; the whole specifier or address where it pins none. */
  readonly version: string
  readonly hashes: readonly string[]
  readonly text: string
}

/** A compiled file as the pieces that it is made of: put together again, they are the file. */
interface PinFile {
  /** Everything before the first entry. */
  readonly head: string
  /** `other` is what is between entries, such as the note above unsafe packages. */
  readonly parts: readonly (Pin | { readonly kind: 'other'; readonly text: string })[]
  /** What asked for each entry, by name. */
  readonly via: ReadonlyMap<string, readonly string[]>
}

/** Whether a line starts an entry, continues the one above, or is neither. */
function roleOf(text: string, line: LogicalLine): 'entry' | 'inside' | 'other' {
  if (line.content.kind === 'requirement' || line.content.kind === 'link') return 'entry'
  return line.content.kind === 'blank' && line.comment !== null && /[ \t]/.test(text[line.start] ?? '') ? 'inside' : 'other'
}

/** Splits a compiled file into its entries. */
export function readPins(text: string): PinFile {
  const lines = parseRequirements(text)
  const starts = lines.map((line) => ({ line, role: roleOf(text, line) })).filter(({ role }) => role !== 'inside')
  const first = starts.findIndex(({ role }) => role === 'entry')
  if (first < 0) return { head: text, parts: [], via: new Map() }
  const parts = starts.slice(first).map(({ line, role }, index): Pin | { readonly kind: 'other'; readonly text: string } => {
    const piece = text.slice(line.start, starts[first + index + 1]?.line.start ?? text.length)
    if (role === 'other') return { kind: 'other', text: piece }
    if (line.content.kind !== 'requirement') return { kind: 'pin', name: piece.trim(), version: piece.trim(), hashes: [], text: piece }
    const { name, specifier, url } = line.content.requirement
    return { kind: 'pin', name, version: exactPin(specifier) ?? url ?? specifier, hashes: line.content.hashes, text: piece }
  })
  return { head: text.slice(0, starts[first]?.line.start ?? 0), parts, via: viaOf(text, lines) }
}

function pinsOf(file: PinFile): readonly Pin[] {
  return file.parts.filter((part) => part.kind === 'pin')
}

/** What stripe needs, and what that needs, before or after: the only entries that an upgrade of it may touch. */
function reachable(files: readonly PinFile[]): ReadonlySet<string> {
  const found = new Set(['stripe'])
  for (let size = 0; size < found.size;) {
    size = found.size
    for (const { via } of files) {
      for (const [name, askers] of via) if (askers.some((asker) => found.has(normalName(asker.replace(/\[.*$/, ''))))) found.add(name)
    }
  }
  return found
}

/** Whether those of the entries that may move which ask for another one are the same: who else does is not stripe's matter. */
function sameAskers(old: PinFile, now: PinFile, name: string, movable: ReadonlySet<string>): boolean {
  const [before, after] = [old, now].map(({ via }) =>
    JSON.stringify((via.get(name) ?? []).filter((asker) => movable.has(normalName(asker.replace(/\[.*$/, '')))).toSorted()),
  )
  return before === after
}

/** What a fresh compilation makes of the old text. */
export interface Merged {
  readonly text: string
  /** The entries that are not as they were, as they are now. */
  readonly changed: readonly Pin[]
  /** What else it would have moved, as a person would say it: `flask to 3.0.0`. In the text it is as it was. */
  readonly stray: readonly string[]
}

/** An entry or what is between two, on its way into a merged file. */
type Piece = Pick<Pin, 'text'> & { readonly name: string | null }

/** Puts entries among others, in the order of their names. */
function withMore(kept: readonly Piece[], more: readonly Pin[]): readonly Piece[] {
  const all = [...kept]
  for (const pin of more) {
    const at = all.findIndex(({ name }) => name !== null && name > pin.name)
    all.splice(at < 0 ? all.length : at, 0, pin)
  }
  return all
}

/**
 * The old file with only those entries changed that stripe reaches: all else, the header included, stays byte for byte,
 * also where another version of the compiler would have written it differently, or would have moved it.
 */
export function mergePins(before: string, after: string): Merged {
  const newline = before.includes('\r\n') ? '\r\n' : '\n'
  const old = readPins(before)
  const now = readPins(after.replaceAll(/\r?\n/g, newline))
  const movable = reachable([old, now])
  const left = [...pinsOf(old)]
  const take = (is: (pin: Pin) => boolean): Pin | undefined => {
    const at = left.findIndex(is)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const changed: Pin[] = []
  const stray: string[] = []
  const kept = now.parts.flatMap((part): readonly Piece[] => {
    if (part.kind === 'other') return [{ name: null, text: part.text }]
    const { name, version } = part
    const same = take((pin) => pin.name === name && pin.version === version)
    // Where its version has stayed, what asked for it may still have changed.
    if (same !== undefined) return [movable.has(name) && !sameAskers(old, now, name, movable) ? part : same]
    if (movable.has(name)) {
      changed.push(part)
      return [part]
    }
    stray.push(`${name} to ${version}`)
    const own = take((pin) => pin.name === name)
    return own === undefined ? [] : [own]
  })
  const isGone = ({ name }: Pin): boolean => !pinsOf(now).some((pin) => pin.name === name)
  const others = left.filter((pin) => !movable.has(pin.name) && isGone(pin))
  stray.push(...others.map(({ name }) => `${name} out of the file`))
  // What stripe no longer needs may still be needed by what is put back.
  const isNeeded = ({ name }: Pin): boolean =>
    (old.via.get(name) ?? []).some((asker) => !movable.has(normalName(asker.replace(/\[.*$/, ''))))
  const needed =
    stray.length === 0 ? [] : left.filter((pin) => movable.has(pin.name) && pin.name !== 'stripe' && isGone(pin) && isNeeded(pin))
  const pieces = withMore(kept, [...others, ...needed])
  return { text: old.head + pieces.map(({ text }) => text).join(''), changed, stray }
}

/** A compiled file with other entries in place of those of the same names, and with more entries at the places of their names. */
export function withPins(text: string, changed: readonly Pin[], more: readonly Pin[]): string {
  const { head, parts } = readPins(text)
  const pieces = parts.map((part): Piece => {
    if (part.kind === 'other') return { name: null, text: part.text }
    return changed.find(({ name }) => name === part.name) ?? part
  })
  return (
    head +
    withMore(pieces, more)
      .map((piece) => piece.text)
      .join('')
  )
}

/** How hashes follow an entry: each behind a backslash on the next line, or on the same one. */
const HASHES = /[ \t]+(?:\\\r?\n[ \t]*)?--hash=\S+/g

/**
 * A compiled file whose entry of a package pins another version, without hashes, as those are of the version before. Null where it has
 * no such entry, or several, or one that pins no version.
 */
export function withVersion(text: string, name: string, version: string): string | null {
  const { parts } = readPins(text)
  const [own, ...more] = parts.filter((part): part is Pin => part.kind === 'pin' && part.name === name)
  const pin = `==${own?.version ?? ''}`
  if (own === undefined || more.length > 0 || !own.text.includes(pin)) return null
  return withPins(text, [{ ...own, text: own.text.replace(pin, `==${version}`).replaceAll(HASHES, '') }], [])
}

/** The error where compiling a file again would move something that stripe does not need. */
export function strayError(path: string, stray: string, wayOut: string): EditError {
  return new EditError(path, `Compiling ${path} again would also move ${stray}, which stripe does not need.`, wayOut)
}

/** The end of the word that starts at `at`. */
function wordEnd(text: string, at: number): number {
  const length = text.slice(at).search(/\s/)
  return length < 0 ? text.length : at + length
}

/** A text with the hashes of one entry of it replaced, joined as the entry's own are. */
export function withHashes(text: string, entry: string, hashes: readonly string[]): string {
  const at = text.indexOf(entry)
  const first = entry.indexOf('--hash=')
  if (at < 0 || first < 0) return text
  const second = entry.indexOf('--hash=', first + 1)
  const end = wordEnd(entry, entry.lastIndexOf('--hash='))
  // Hashes on lines of their own, without a backslash above them, stay so.
  const newline = entry.includes('\r\n') ? '\r\n' : '\n'
  const [, mark = '\\', lead = `${newline}    `] = /(\\?)(\r?\n[ \t]*)$/.exec(entry.slice(0, first)) ?? []
  const join = second < 0 ? `${mark === '' ? '' : ' \\'}${lead}` : entry.slice(wordEnd(entry, first), second)
  const fresh = hashes.map((hash) => `--hash=${hash}`).join(join)
  return text.slice(0, at) + entry.slice(0, first) + fresh + entry.slice(end) + text.slice(at + entry.length)
}
