import type { ReleaseChange } from '../domain/release.ts'
import { addsValues, isGenerated, isMarkedBreaking, namesBreaking, otherKind, withoutAnnouncement } from './kinds.ts'
import { type Item, markdownOf, outline, type Outline, textOf } from './outline.ts'

/** A change, and whether it is one of the API: the same in every language's SDK for the same API version. */
export interface NotedChange extends ReleaseChange {
  readonly isApi: boolean
}

/** What an item inherits from what is above it. */
interface Context {
  /** A heading such as `### ⚠️ Breaking changes` is above it, and none of the bullets below it is marked itself. */
  readonly isBreaking: boolean
  readonly isApi: boolean
}

/** Sentences that say nothing of their own: the legend, and what the API version's own line says already. */
const LEGEND = /symbol highlights breaking changes|^\s*Release specs are identical\.?\s*$/i

function changeOf(markdown: string, context: Context): NotedChange[] {
  if (markdown === '' || LEGEND.test(markdown)) return []
  const isBreaking = context.isBreaking || isMarkedBreaking(markdown, context.isApi)
  const breaking = addsValues(markdown, context.isApi) ? 'value' : 'breaking'
  return [{ kind: isBreaking ? breaking : otherKind(markdown, context.isApi), markdown, isApi: context.isApi }]
}

/** Whether any bullet below, at whatever depth, carries the mark itself. */
function holdsMarked(items: readonly Item[]): boolean {
  return items.some((item) => (item.kind === 'bullet' && /⚠|❗/u.test(item.title)) || holdsMarked(item.children))
}

/** Prose under a heading counts where it is all there is, or where it names breaking changes. */
function proseOf(text: string, isAlone: boolean, context: Context): NotedChange[] {
  const paragraphs = isAlone ? [text] : text.split(/\n[ \t]*\n/).filter((paragraph) => namesBreaking(paragraph))
  return paragraphs.flatMap((paragraph) =>
    changeOf(paragraph.trim(), { ...context, isBreaking: context.isBreaking || namesBreaking(paragraph) }),
  )
}

function changesBelowHeading(item: Item, lines: readonly string[], context: Context): NotedChange[] {
  const isBreaking = namesBreaking(item.title)
  const isApi = context.isApi && !/\bsdk\b|\bother\b/i.test(item.title)
  const own = textOf(lines, item.start + 1, item.children[0]?.start ?? item.end, item.content)
  const inner: Context = { isBreaking: isBreaking && !holdsMarked(item.children), isApi: isApi || /\bStripe API\b/i.test(item.title) }
  return [...proseOf(own, item.children.length === 0, { ...inner, isBreaking }), ...changesOf(item.children, lines, inner)]
}

/**
 * The nested bullets of what was generated are changes of their own, complete without their parent. The mark of a
 * parent none of whose bullets turns out to be breaking is not lost: the parent then counts too.
 */
function changesOfGenerated(item: Item, lines: readonly string[], context: Context): NotedChange[] {
  const inner: Context = { isBreaking: context.isBreaking, isApi: true }
  const own = textOf(lines, item.start + 1, item.children[0]?.start ?? item.end, item.content)
  const below = [...proseOf(own, false, inner), ...changesOf(item.children, lines, inner)]
  const isLost = isMarkedBreaking(item.title, false) && !below.some(({ kind }) => kind === 'breaking')
  return isLost || item.children.length === 0 ? [...changeOf(item.title, context), ...below] : below
}

function changesOfBullet(item: Item, lines: readonly string[], context: Context): NotedChange[] {
  if (isGenerated(item.title)) return changesOfGenerated(item, lines, context)
  const heading = item.children.find((child) => child.kind === 'heading')
  if (heading === undefined) return changeOf(markdownOf(item, lines, item.end), context)
  // The bullet is a chapter: what comes before its first heading is one change, and each part below a heading another.
  const headings = item.children.filter((child) => child.start >= heading.start)
  const own = markdownOf(item, lines, heading.start)
  return [
    ...changeOf(own, context),
    ...changesOf(headings, lines, { ...context, isApi: /\bAPI (?:changelog|changes|version)\b/i.test(own) }),
  ]
}

function changesOf(items: readonly Item[], lines: readonly string[], context: Context): NotedChange[] {
  return items.flatMap((item) =>
    item.kind === 'heading' ? changesBelowHeading(item, lines, context) : changesOfBullet(item, lines, context),
  )
}

function introOf({ lines, introEnd, items }: Outline): NotedChange[] {
  const context: Context = { isBreaking: false, isApi: false }
  const prose = proseOf(textOf(lines, 0, introEnd, 0), items.length === 0, context)
  if (!holdsMarked(items)) return prose
  return prose.flatMap((change) => {
    const rest = withoutAnnouncement(change.markdown)
    return rest === change.markdown ? [change] : changeOf(rest, context)
  })
}

/**
 * The changes of one release's notes, in their order. A bullet is one change, with its nested bullets as its body;
 * those of "Update generated code", and what is below headings, are changes of their own. Breaking is whatever
 * carries a mark in use, in any position, or is below a heading that says so. Never loses a marked line.
 */
export function changesIn(section: string): readonly NotedChange[] {
  const read = outline(section)
  return [...introOf(read), ...changesOf(read.items, read.lines, { isBreaking: false, isApi: false })]
}
