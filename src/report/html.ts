import { visible, visibleLines } from '../domain/visible.ts'
import { TOPICS, type Block, type Inline, type TableBlock, type Topic } from './document.ts'
import { STYLE } from './html-style.ts'
import { escapeHtml } from './html-text.ts'
import { safeLink } from './links.ts'
import { timelineHtml } from './timeline-svg.ts'

/**
 * A whole page: its style within it, nothing loaded from anywhere, no script. The facts are shown under the title. What a
 * reader does not need is hidden by the style alone.
 */
export function htmlDocument(title: string, facts: readonly (readonly [name: string, value: string])[], blocks: readonly Block[]): string {
  const [first, ...others] = blocks
  const topics = topicsOf(blocks)
  const hiding = topics.map((topic) => `body:has(#show-${topic}:not(:checked)) .topic-${topic}{display:none}`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${STYLE}${hiding.join('\n')}</style>
</head>
<body>
<header>
${first === undefined ? '' : html([first])}
<dl class="facts">${facts.map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`).join('')}</dl>
</header>
<aside>
<details class="contents"><summary>Contents and filter</summary>
${contents(others)}
${filter(topics)}
</details>
</aside>
<main>
${html(others)}
</main>
<footer>Written by stripe-upgrade.</footer>
</body>
</html>
`
}

/** The blocks as HTML. */
export function html(blocks: readonly Block[], place = ''): string {
  return blocks.map((part) => block(part, place)).join('\n')
}

/** The topics that a page has sections about. */
function topicsOf(blocks: readonly Block[]): readonly Topic[] {
  const found = new Set(sectionsOf(blocks).map(({ topic }) => topic))
  return Object.keys(TOPICS).filter((topic): topic is Topic => [...found].some((each) => each === topic))
}

type Section = Extract<Block, { kind: 'section' }>

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  return blocks.flatMap((part) => (part.kind === 'section' ? [part] : part.kind === 'card' ? sectionsOf(part.blocks) : []))
}

/** Check boxes, by which the style hides what is not ticked. */
function filter(topics: readonly Topic[]): string {
  if (topics.length < 2) return ''
  const boxes = topics.map((topic) => `<label><input type="checkbox" id="show-${topic}" checked> ${text(TOPICS[topic])}</label>`)
  return `<fieldset class="filter"><legend>Show</legend>${boxes.join('')}</fieldset>`
}

/** The table of contents: each upgrade with its sections, and the sections of no upgrade. */
function contents(blocks: readonly Block[]): string {
  const entries = blocks.flatMap((part) => {
    if (part.kind === 'section') return [entry(part, '')]
    if (part.kind !== 'card') return []
    const place = anchor('', plain(part.title))
    const sections = sectionsOf(part.blocks).map((each) => entry(each, place))
    return [`<li><a href="#${place}">${inlines(part.title, false)}</a><ul>${sections.join('')}</ul></li>`]
  })
  return entries.length === 0 ? '' : `<nav aria-label="Contents"><ul>${entries.join('')}</ul></nav>`
}

function entry({ topic, title }: Section, place: string): string {
  return `<li class="topic-${topic}"><a href="#${anchor(place, title)}">${text(title)}</a></li>`
}

/** The anchor of a heading: `stripe-node-17-7-0-23-1-0-your-code-3-lines-break`. */
function anchor(place: string, title: string): string {
  return `${place} ${title}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
}

function block(part: Block, place: string): string {
  switch (part.kind) {
    case 'heading':
      return `<h${part.level}>${inlines(part.content)}</h${part.level}>`
    case 'section': {
      const level = place === '' ? 2 : 3
      const id = anchor(place, part.title)
      return `<section class="topic-${part.topic}" id="${id}">\n<h${level}><a class="anchor" href="#${id}">${text(part.title)}</a></h${level}>\n${html(part.blocks, place)}\n</section>`
    }
    case 'paragraph':
      return `<p>${inlines(part.content)}</p>`
    case 'list': {
      const items = part.items.map((item) => `<li>${html(item, place)}</li>`)
      return `<ul${part.style === 'tasks' ? ' class="tasks"' : ''}>${items.join('')}</ul>`
    }
    case 'table':
      return table(part)
    case 'code':
      return `<pre><code>${escapeHtml(visibleLines(part.text))}</code></pre>`
    case 'fold':
      return `<details><summary>${inlines(part.summary, false)}</summary>\n${html(part.blocks, place)}\n</details>`
    case 'verdict':
      return `<div class="verdict ${part.tone}"><p class="title">${text(part.title)}</p><p>${inlines(part.content)}</p></div>`
    case 'timeline':
      return timelineHtml(part.title, part.points)
    case 'tally':
      return tally(part)
    case 'card': {
      const id = anchor('', plain(part.title))
      return `<section class="card ${part.tone}" id="${id}">\n<h2><a class="anchor" href="#${id}">${inlines(part.title, false)}</a></h2>\n${html(part.blocks, id)}\n</section>`
    }
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

/** One bar, in proportion; the same numbers are next to it as text. */
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
  if (piece.kind === 'dot') return `<span class="dot ${piece.tone}" aria-hidden="true"></span>`
  const content = inlines(piece.content, links)
  if (piece.kind === 'strong') return `<strong>${content}</strong>`
  const href = links ? safeLink(piece.href) : null
  return href === null ? content : `<a href="${escapeHtml(href)}" rel="noreferrer noopener">${content}</a>`
}

/** The text alone. */
function plain(content: readonly Inline[]): string {
  return content
    .map((piece) => {
      if (typeof piece === 'string') return piece
      if (piece.kind === 'dot') return ''
      return piece.kind === 'code' ? piece.text : plain(piece.content)
    })
    .join('')
}

function text(raw: string): string {
  return escapeHtml(visible(raw))
}
