import type { Block, Inline, TableBlock } from './document.ts'
import { escapeHtml } from './html-text.ts'
import { STYLE } from './html-style.ts'
import { safeLink } from './links.ts'
import { timelineHtml } from './timeline-svg.ts'
import { visible, visibleLines } from '../domain/visible.ts'
import { VERDICT_TONES } from './words.ts'

/** A whole page: its style within it, nothing loaded from anywhere, no script. */
export function htmlDocument(title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${html(blocks)}
</main>
<footer>Written by stripe-upgrade. The same facts give the same page.</footer>
</body>
</html>
`
}

/** The blocks as HTML. */
export function html(blocks: readonly Block[]): string {
  return blocks.map(block).join('\n')
}

function block(part: Block): string {
  switch (part.kind) {
    case 'heading':
      return `<h${part.level}>${inlines(part.content)}</h${part.level}>`
    case 'paragraph':
      return `<p>${inlines(part.content)}</p>`
    case 'list': {
      const items = part.items.map((item) => `<li>${html(item)}</li>`)
      return `<ul${part.style === 'tasks' ? ' class="tasks"' : ''}>${items.join('')}</ul>`
    }
    case 'table':
      return table(part)
    case 'code':
      return `<pre><code>${escapeHtml(visibleLines(part.text))}</code></pre>`
    case 'fold':
      return `<details><summary>${inlines(part.summary, false)}</summary>\n${html(part.blocks)}\n</details>`
    case 'verdict':
      return `<div class="verdict ${VERDICT_TONES[part.verdict]}"><p class="title">${text(part.title)}</p><p>${inlines(part.content)}</p></div>`
    case 'timeline':
      return timelineHtml(part.title, part.points)
    case 'tally':
      return tally(part)
    case 'card':
      return `<section class="card ${part.tone}">\n${html(part.blocks)}\n</section>`
  }
}

function table({ head, rows }: TableBlock): string {
  const labels = head.map((cell) => inlines(cell))
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, index) => `<td data-label="${escapeHtml(plain(head[index] ?? []))}"><div>${inlines(cell)}</div></td>`).join('')}</tr>`,
  )
  return `<table><thead><tr>${labels.map((label) => `<th scope="col">${label}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

/** One bar, in proportion; the same numbers stand beside it as text. */
function tally({ counts }: Extract<Block, { kind: 'tally' }>): string {
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return ''
  let x = 0
  const parts = counts.map(({ tone, count }) => {
    const width = (count / total) * 100
    const part = `<rect class="${tone}" x="${x.toFixed(2)}" y="0" width="${Math.max(0.4, width - 0.4).toFixed(2)}" height="10"/>`
    x += width
    return part
  })
  const words = counts.map(({ label, tone, count }) => `<li class="${tone}"><b>${count}</b> ${text(label)}</li>`)
  return `<div class="tally"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg><ul>${words.join('')}</ul></div>`
}

function inlines(content: readonly Inline[], links = true): string {
  return content.map((piece) => inline(piece, links)).join('')
}

function inline(piece: Inline, links: boolean): string {
  if (typeof piece === 'string') return text(piece)
  if (piece.kind === 'code') return `<code>${text(piece.text)}</code>`
  const content = inlines(piece.content, links)
  if (piece.kind === 'strong') return `<strong>${content}</strong>`
  const href = links ? safeLink(piece.href) : null
  return href === null ? content : `<a href="${escapeHtml(href)}" rel="noreferrer noopener">${content}</a>`
}

function plain(content: readonly Inline[]): string {
  return content.map((piece) => (typeof piece === 'string' ? piece : piece.kind === 'code' ? piece.text : plain(piece.content))).join('')
}

function text(raw: string): string {
  return escapeHtml(visible(raw))
}
