import { bounded, visibleLines } from '../domain/visible.ts'
import type { Block, Inline, TableBlock } from './document.ts'
import { codeSpan, escapeText, guardStart, inertText, longestRun } from './markdown-text.ts'
import { safeLink } from './links.ts'
import { mermaid } from './timeline.ts'
import { escapeHtml } from './html-text.ts'
import { TONE_DOTS } from './words.ts'

/** What must not touch. */
const GLUED = [
  ['`', '`'],
  ['*', '*'],
  ['!', '['],
] as const

const MAX_CODE_BLOCK = 4000

/** The blocks as GitHub-flavoured Markdown: for pull requests and job summaries, and still readable as plain text in a mail. */
export function markdown(blocks: readonly Block[]): string {
  return `${joined(blocks, 3)}\n`
}

/** The level of the headings of sections: those of a card are below its own. */
type Level = 3 | 4

function joined(blocks: readonly Block[], level: Level): string {
  return blocks
    .map((part) => block(part, level))
    .filter((text) => text !== '')
    .join('\n\n')
}

function block(part: Block, level: Level): string {
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(part.level)} ${line(part.content)}`
    case 'paragraph':
      return guardStart(line(part.content))
    case 'list':
      return part.items.map((item) => listItem(item, part.style === 'tasks' ? '- [ ] ' : '- ', level)).join('\n')
    case 'table':
      return table(part)
    case 'code':
      return fence(bounded(part.text, MAX_CODE_BLOCK), '')
    case 'fold':
      return `<details>\n<summary>${summary(part.summary)}</summary>\n\n${joined(part.blocks, level)}\n\n</details>`
    case 'verdict':
      return verdict(part, level)
    case 'section':
      return part.blocks.length === 0 ? '' : `${'#'.repeat(level)} ${escapeText(part.title)}\n\n${joined(part.blocks, level)}`
    case 'timeline':
      return fence(mermaid(part.points), 'mermaid')
    case 'card':
      return `### ${line(part.title)}\n\n${joined(part.blocks, 4)}`
    case 'tally':
      return ''
  }
}

/** What a page begins with; in a card, whose title is above it, without a heading of its own. */
function verdict({ tone, title, content }: Extract<Block, { kind: 'verdict' }>, level: Level): string {
  const heading = `${TONE_DOTS[tone]} ${escapeText(title)}`
  return `${level === 3 ? `## ${heading}` : `**${heading}**`}\n\n${guardStart(line(content))}`
}

/** A tight list: the first block is next to the mark, further paragraphs are bullets below it. */
function listItem(blocks: readonly Block[], mark: string, level: Level): string {
  const parts = blocks.map((part, index) => {
    if (index > 0 && part.kind === 'paragraph') return `- ${block(part, level)}`
    return part.kind === 'list' ? part.items.map((item) => listItem(item, '- ', level)).join('\n') : block(part, level)
  })
  return `${mark}${parts.join('\n').replaceAll('\n', '\n  ')}`
}

function table({ head, rows }: TableBlock): string {
  return [tableRow(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(tableRow)].join('\n')
}

function tableRow(cells: readonly (readonly Inline[])[]): string {
  return `| ${cells.map((cell) => line(cell, true)).join(' | ')} |`
}

function fence(text: string, language: string): string {
  const marks = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${marks}${language}\n${visibleLines(text)}\n${marks}`
}

function line(content: readonly Inline[], inTable = false): string {
  return pieces(content, inTable).trim()
}

function pieces(content: readonly Inline[], inTable: boolean): string {
  let out = ''
  for (const piece of joinedStrings(content)) {
    const text = inline(piece, inTable)
    // Two code spans, or two strong pieces, side by side would be read as one, and a link after an exclamation mark as an image.
    const glued = GLUED.some(([end, start]) => out.endsWith(end) && text.startsWith(start))
    out += glued ? `\u200b${text}` : text
  }
  return out
}

/** Neighbouring strings are one text to a reader: what must not be in it may begin in one and end in the next. */
function joinedStrings(content: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = []
  for (const piece of content) {
    const last = out.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece
    else out.push(piece)
  }
  return out
}

function inline(piece: Inline, inTable: boolean): string {
  if (typeof piece === 'string') return escapeText(piece)
  if (piece.kind === 'code') return codeSpan(piece.text, inTable)
  if (piece.kind === 'dot') return TONE_DOTS[piece.tone]
  const whole = pieces(piece.content, inTable)
  const content = whole.trim()
  const href = piece.kind === 'link' ? safeLink(piece.href) : null
  if (content === '' || (piece.kind === 'link' && href === null)) return whole
  const marked = href === null ? `**${content}**` : `[${content}](${href})`
  // Marks do not take effect beside a space within them: it is put outside.
  return `${whole.startsWith(' ') ? ' ' : ''}${marked}${whole.endsWith(' ') ? ' ' : ''}`
}

/** What a fold's line says: GitHub reads no Markdown there, only HTML. */
function summary(content: readonly Inline[]): string {
  return joinedStrings(content)
    .map((piece) => {
      if (typeof piece === 'string') return escapeHtml(inertText(piece))
      if (piece.kind === 'code') return `<code>${escapeHtml(inertText(piece.text))}</code>`
      if (piece.kind === 'dot') return TONE_DOTS[piece.tone]
      return piece.kind === 'strong' ? `<b>${summary(piece.content)}</b>` : summary(piece.content)
    })
    .join('')
}
