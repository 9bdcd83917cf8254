/**
 * What a page says, apart from how it is written down: built once for each page, rendered as Markdown and as HTML.
 * All text in it is plain text, whoever wrote it; the renderers escape every piece of it.
 */
import type { Verdict } from '../domain/proof.ts'

/** A piece of running text. A bare string is plain text. */
export type Inline =
  | string
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly content: readonly Inline[] }
  /** Only `http:` and `https:` links are rendered as such; of any other only the content remains. */
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] }

/** Where a block goes when the page must be cut: the lowest rank first, never without being told. */
export interface Droppable {
  readonly rank: number
  /** What the reader is told is missing: `new features`. */
  readonly what: string
  /** Of which release, where it is of one. */
  readonly version?: string
}

/** One stop of the way from the version in use to the candidate. */
export interface TimelinePoint {
  readonly version: string
  /** ISO date, or null. */
  readonly date: string | null
  readonly role: 'from' | 'to' | 'between'
  readonly major: boolean
  /** The API train that this version enters or, for the first point, is on. */
  readonly apiRelease: string | null
  readonly security: boolean
}

/** Rows of cells under a head. */
export interface TableBlock {
  readonly kind: 'table'
  readonly head: readonly (readonly Inline[])[]
  readonly rows: readonly (readonly (readonly Inline[])[])[]
}

/** Blocks behind one line that a reader can open. */
export interface FoldBlock {
  readonly kind: 'fold'
  readonly summary: readonly Inline[]
  readonly blocks: readonly Block[]
  readonly drop?: Droppable
}

/** A piece of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly content: readonly Inline[]; readonly id?: string }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  /** `tasks`: each item is something that the reader can tick off. */
  | { readonly kind: 'list'; readonly style: 'bullets' | 'tasks'; readonly items: readonly (readonly Block[])[] }
  | TableBlock
  | { readonly kind: 'code'; readonly text: string }
  | FoldBlock
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly title: string; readonly content: readonly Inline[] }
  | { readonly kind: 'timeline'; readonly title: string; readonly points: readonly TimelinePoint[] }
  /** How many cases of each verdict there were; a picture where pictures can be drawn. */
  | { readonly kind: 'tally'; readonly counts: readonly { readonly label: string; readonly tone: Tone; readonly count: number }[] }
  /** One of the parts that a page with several upgrades is made of. */
  | { readonly kind: 'card'; readonly tone: Tone; readonly blocks: readonly Block[] }

/** What a colour says: never the only sign of it. */
export type Tone = 'good' | 'bad' | 'notice' | 'quiet'

/** What is written in code: a version, a path, a name. Its text is shown as it is. */
export function code(text: string): Inline {
  return { kind: 'code', text }
}

/** What the eye should find. */
export function strong(...content: readonly Inline[]): Inline {
  return { kind: 'strong', content }
}

/** A link to a web address. */
export function link(href: string, ...content: readonly Inline[]): Inline {
  return { kind: 'link', href, content }
}

/** A heading; level 1 is the page's own. */
export function heading(level: 1 | 2 | 3 | 4, ...content: readonly Inline[]): Block {
  return { kind: 'heading', level, content }
}

/** One paragraph. */
export function paragraph(...content: readonly Inline[]): Block {
  return { kind: 'paragraph', content }
}

/** A list with bullets; an item's first block is its line, the others stand below it. */
export function bullets(items: readonly (readonly Block[])[]): Block {
  return { kind: 'list', style: 'bullets', items }
}

/** A table; each row has as many cells as the head. */
export function table(head: readonly (readonly Inline[])[], rows: readonly (readonly (readonly Inline[])[])[]): Block {
  return { kind: 'table', head, rows }
}

/** A part that is folded away; with `drop`, one that may be left out of a page that is too long. */
export function fold(summary: readonly Inline[], blocks: readonly Block[], drop?: Droppable): FoldBlock {
  return drop === undefined ? { kind: 'fold', summary, blocks } : { kind: 'fold', summary, blocks, drop }
}

/** The inlines of a list in running text: `a, b and c`. */
export function sentence(items: readonly Inline[], word = 'and'): readonly Inline[] {
  return items.flatMap((item, index) => {
    if (index === 0) return [item]
    return index === items.length - 1 ? [` ${word} `, item] : [', ', item]
  })
}

/** `1 case`, `2 cases`; the plural is the singular with an s where none is given. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`
}
