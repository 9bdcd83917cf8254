/**
 * What a page says, apart from how it is written down: built once for each page, rendered as Markdown and as HTML.
 * All text in it is plain text, whoever wrote it; the renderers escape every piece of it.
 */
/** A piece of running text. A bare string is plain text. */
export type Inline =
  | string
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly content: readonly Inline[] }
  /** Only `http:` and `https:` links are rendered as such; of any other only the content remains. */
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] }
  /** A coloured dot: an emoji where there is no colour of our own. The word is always next to it. */
  | { readonly kind: 'dot'; readonly tone: Tone }

/**
 * What is left out of a page that is too long, the first to go first. A page names what is missing by these words; what is
 * not here is never left out.
 */
export const DROP_ORDER = [
  'the list of cases that did not run',
  'additions',
  'fixes',
  'the list of cases that pass',
  'notes on your own code',
  'what the audit could not tell',
  'cases that are not counted',
  'response fields that are now always present',
  'new enum values',
  'how this was proved',
  'what your own tests printed',
  'the tables of your own code',
  'warnings about your own code',
  'details',
  'errors in your own code after the first ten',
] as const

/** A part that may be left out, and of which release or upgrade it is. */
export interface Droppable {
  readonly what: (typeof DROP_ORDER)[number]
  readonly of?: string
}

/** One stop of the way from the version in use to the candidate. */
export interface TimelinePoint {
  readonly version: string
  /** ISO date, or null. */
  readonly date: string | null
  readonly role: 'from' | 'to' | 'between'
  readonly major: boolean
  /** The API release (`basil`) that this version enters or, for the first point, is on. */
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

/** What a section is about; a reader of the HTML page can hide those that they do not need. */
export const TOPICS = {
  code: 'Your code',
  behaviour: 'Behaviour',
  notes: 'Release notes',
  reasons: 'Reasons to upgrade',
  repository: 'Your repository',
} as const

export type Topic = keyof typeof TOPICS

/** Blocks under a heading of their own, which the table of contents names. */
export interface SectionBlock {
  readonly kind: 'section'
  readonly topic: Topic
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A piece of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly content: readonly Inline[] }
  | SectionBlock
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  /** `tasks`: each item is something that the reader can tick off. */
  | { readonly kind: 'list'; readonly style: 'bullets' | 'tasks'; readonly items: readonly (readonly Block[])[] }
  | TableBlock
  | { readonly kind: 'code'; readonly text: string }
  | FoldBlock
  | { readonly kind: 'verdict'; readonly tone: Tone; readonly title: string; readonly content: readonly Inline[] }
  | { readonly kind: 'timeline'; readonly title: string; readonly points: readonly TimelinePoint[] }
  /** How many cases of each verdict there were; a picture where pictures can be drawn. */
  | { readonly kind: 'tally'; readonly counts: readonly { readonly label: string; readonly tone: Tone; readonly count: number }[] }
  /** One of the parts that a page with several upgrades is made of. */
  | { readonly kind: 'card'; readonly tone: Tone; readonly title: readonly Inline[]; readonly blocks: readonly Block[] }

/** What a colour means: never the only sign of it. */
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

/** Blocks under a heading; none where there are no blocks. */
export function section(topic: Topic, title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'section', topic, title, blocks }]
}

/** One paragraph. */
export function paragraph(...content: readonly Inline[]): Block {
  return { kind: 'paragraph', content }
}

/** A list with bullets; an item's first block is its line, the others are below it. */
export function bullets(items: readonly (readonly Block[])[]): Block {
  return { kind: 'list', style: 'bullets', items }
}

/** A list that the reader can tick off. */
export function tasks(items: readonly (readonly Block[])[]): Block {
  return { kind: 'list', style: 'tasks', items }
}

/** Parts of running text with the same separator between each two. */
export function joined(parts: readonly (readonly Inline[])[], separator: string): readonly Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]))
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
