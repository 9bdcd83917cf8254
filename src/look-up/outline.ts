/** A bullet or heading of a release's notes, with the lines below it that belong to it. */
export interface Item {
  readonly kind: 'bullet' | 'heading'
  /** Columns before the marker. */
  readonly indent: number
  /** Columns before the text of a bullet. */
  readonly content: number
  /** How many `#`; 0 for a bullet. */
  readonly level: number
  /** The first line, without marker. */
  readonly title: string
  /** Line numbers in the section, 0-based; `end` is past the last. */
  readonly start: number
  end: number
  readonly children: Item[]
}

/** A section as an outline: what comes before the first item, and the items. */
export interface Outline {
  readonly lines: readonly string[]
  /** The line of the first item. */
  readonly introEnd: number
  readonly items: readonly Item[]
}

interface Line {
  readonly indent: number
  readonly trimmed: string
}

function measured(line: string): Line {
  let indent = 0
  let at = 0
  for (; at < line.length; at += 1) {
    if (line[at] === ' ') indent += 1
    else if (line[at] === '\t') indent += 4 - (indent % 4)
    else break
  }
  return { indent, trimmed: line.slice(at) }
}

function itemAt({ indent, trimmed }: Line, line: number): Item | null {
  const mark = trimmed[0]
  if (mark === '#') {
    let level = 1
    while (trimmed[level] === '#') level += 1
    if (level > 6 || trimmed[level] !== ' ') return null
    return { kind: 'heading', indent, content: indent, level, title: trimmed.slice(level).trim(), start: line, end: line, children: [] }
  }
  // A slip of the pen in stripe-python 11.0.0, `* * Remove`, is one bullet.
  const text = trimmed.replace(/^(?:[*+-] +)+/, '')
  if (text === trimmed || /^[*+-]*$/.test(text)) return null
  return {
    kind: 'bullet',
    indent,
    content: indent + trimmed.length - text.length,
    level: 0,
    title: text,
    start: line,
    end: line,
    children: [],
  }
}

/** How deep bullets and headings may nest; what is deeper is text of the last that is not. No notes go beyond five. */
const DEEPEST = 12

/**
 * Whether an item belongs to another above it. A heading holds the bullets at its own indentation and
 * deeper headings; a bullet holds what is indented further than its marker, also by less than Markdown asks for,
 * since the SDKs' notes are not strict about it.
 */
function belongs(item: Item, holder: Item): boolean {
  if (holder.kind === 'bullet') return item.indent > holder.indent
  if (item.indent < holder.indent) return false
  return item.kind === 'bullet' || item.indent > holder.indent || item.level > holder.level
}

/** Reads the bullets and headings of one release's notes, in one pass. Code fences are text. */
export function outline(section: string): Outline {
  const lines = section.split('\n').map((line) => line.trimEnd())
  const items: Item[] = []
  const open: Item[] = []
  let fence: string | null = null
  for (const [number, line] of lines.entries()) {
    const read = measured(line)
    if (fence !== null) {
      if (read.trimmed.startsWith(fence)) fence = null
      continue
    }
    fence = /^(?:```|~~~)/.exec(read.trimmed)?.[0] ?? null
    const item = fence === null ? itemAt(read, number) : null
    if (item === null) continue
    while (open.length > 0) {
      const holder = open.at(-1)
      if (holder === undefined || belongs(item, holder)) break
      holder.end = number
      open.pop()
    }
    if (open.length === DEEPEST) continue
    const siblings = open.at(-1)?.children ?? items
    siblings.push(item)
    open.push(item)
  }
  for (const item of open) item.end = lines.length
  return { lines, introEnd: items[0]?.start ?? lines.length, items }
}

/** Lines as Markdown of their own: without the marker and the indentation, and without blank lines at the ends. */
export function textOf(lines: readonly string[], start: number, end: number, columns: number): string {
  const dedented = lines.slice(start, end).map((line) => {
    const { indent, trimmed } = measured(line)
    return ' '.repeat(Math.max(0, indent - columns)) + trimmed
  })
  return dedented.join('\n').trim()
}

/** An item's Markdown up to a line: its title, then its body as far as it goes. */
export function markdownOf(item: Item, lines: readonly string[], end: number): string {
  const body = textOf(lines, item.start + 1, end, item.content)
  if (body === '') return item.title
  // A nested list right below the title needs no blank line; whatever else stood apart stays apart.
  return `${item.title}${lines[item.start + 1] === '' ? '\n\n' : '\n'}${body}`
}
