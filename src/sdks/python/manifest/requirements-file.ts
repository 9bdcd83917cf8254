import { parseRequirement, type Requirement } from './requirement.ts'

/** What one logical line of a requirements file says. */
type Content =
  | { readonly kind: 'blank' }
  | { readonly kind: 'requirement'; readonly requirement: Requirement; readonly hashes: readonly string[] }
  /** `-r other.txt` and `-c constraints.txt`; the path as written. */
  | { readonly kind: 'include'; readonly option: 'requirement' | 'constraint'; readonly path: string }
  | { readonly kind: 'option'; readonly name: string }
  /** A path, an address, or `-e` with either. */
  | { readonly kind: 'link' }
  | { readonly kind: 'unknown' }

/** A logical line: several physical ones where a backslash ends all but the last. */
export interface LogicalLine {
  /** Offset of its first character in the file. */
  readonly start: number
  /** Offset behind its last character, without the line end. */
  readonly end: number
  /** 1-based number of its first physical line. */
  readonly line: number
  readonly content: Content
  /** The comment at its end or that it consists of, without the `#`; null where there is none. */
  readonly comment: string | null
}

const INCLUDE = /^(?:-(?<short>[rc])[ \t]*|--(?<long>requirement|constraint)(?:[ \t]+|[ \t]*=[ \t]*))(?<path>\S.*)$/
const LINK = /^(?:(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/)|\.{0,2}\/|\.{1,2}(?:$|\[)|[A-Za-z]:\\)/
const ARCHIVE = /\.(?:whl|zip|tar\.gz|tar\.bz2|tgz)$/i

function contentOf(code: string): Content {
  const text = code.trim()
  if (text === '') return { kind: 'blank' }
  if (text.startsWith('-')) {
    if (/^(?:-e|--editable)\b/.test(text)) return { kind: 'link' }
    const include = INCLUDE.exec(text)?.groups
    const name = /^--?[A-Za-z][A-Za-z-]*/.exec(text)?.[0]
    if (include === undefined) return name === undefined ? { kind: 'unknown' } : { kind: 'option', name }
    const constraint = include['short'] === 'c' || include['long'] === 'constraint'
    return { kind: 'include', option: constraint ? 'constraint' : 'requirement', path: (include['path'] ?? '').trim() }
  }
  if (LINK.test(text)) return { kind: 'link' }
  const requirement = parseRequirement(code)
  if (requirement === undefined) return !/\s/.test(text) && ARCHIVE.test(text) ? { kind: 'link' } : { kind: 'unknown' }
  const hashes = code
    .slice(requirement.end)
    .split(/\s+/)
    .filter((option) => option.startsWith('--hash='))
    .map((option) => option.slice('--hash='.length))
  return { kind: 'requirement', requirement, hashes }
}

/** Where the comment of a physical line starts: a `#` at its start or behind a space; its length where it has none. */
export function commentAt(line: string): number {
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
    if (at === 0 || /\s/.test(line[at - 1] ?? '')) return at
  }
  return line.length
}

/**
 * The logical lines of a requirements file, by pip's rules. Offsets of a requirement are relative to its line's `start`:
 * what joins two physical lines is read as spaces, so that nothing shifts. A BOM belongs to no line.
 */
export function parseRequirements(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let number = 1
  while (at <= text.length) {
    const start = at
    const line = number
    let code = ''
    let comment: string | null = null
    let end = at
    while (true) {
      const newline = text.indexOf('\n', at)
      const stop = newline < 0 ? text.length : newline
      end = text[stop - 1] === '\r' && stop > at ? stop - 1 : stop
      const raw = text.slice(at, end)
      const hash = commentAt(raw)
      const next = newline < 0 ? text.length + 1 : newline + 1
      at = next
      number += 1
      if (hash < raw.length) {
        comment = raw.slice(hash + 1)
        code += raw.slice(0, hash)
        break
      }
      if (!raw.endsWith('\\') || next > text.length) {
        code += raw
        break
      }
      code += raw.slice(0, -1) + ' '.repeat(next - end + 1)
    }
    lines.push({ start, end, line, content: contentOf(code), comment })
  }
  return lines
}

/** The exact version that a specifier pins: `11.6.0` of `==11.6.0`; null where it admits more than one. */
export function exactPin(specifier: string): string | null {
  return /^===?[ \t]*([A-Za-z0-9.+!_-]+)[ \t]*,?$/.exec(specifier)?.[1] ?? null
}

/**
 * The first line for which pip would run somebody's build, even when it may take wheels alone: a folder, a repository, an
 * address of anything but a wheel, or `--no-binary`.
 */
export function buildingLine(lines: readonly LogicalLine[]): LogicalLine | undefined {
  return lines.find(({ content }) => {
    if (content.kind === 'option') return content.name === '--no-binary'
    if (content.kind === 'requirement') return content.requirement.url !== null && !/\.whl(?:#|$)/i.test(content.requirement.url)
    return content.kind === 'link'
  })
}
