/**
 * Markdown that others wrote (a changelog's bullets), read into our own document: text, code, strong, lists and web
 * links are kept; HTML, images, headings and all else are not. What the text could do to GitHub's reader is undone by
 * the renderers, for all text alike (threats T11 to T15).
 */
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { RootContent } from 'mdast'
import type { Block, Inline } from './document.ts'
import { safeLink } from './links.ts'
import { bounded } from '../domain/visible.ts'

/** The longest bullet of a Stripe SDK so far has 4,965 characters; the parser's worst case grows faster than its input. */
const MAX_LENGTH = 8000
const MAX_DEPTH = 6

/** Lists and quotes nested on one line, for which the parser takes seconds: nobody writes so, and it is shown as plain text. */
const NESTED_ON_A_LINE = /^(?:[ \t]{0,9}(?:[-+*>]|\d{1,9}[.)])(?=[\s>])){13}/mu

/** The mark of a breaking change, which our own headings already say. */
const MARK = /^\s*(?:⚠\ufe0f?|:warning:)\s*/u

/** `<T>` is no tag but what a careless author leaves of a generic type. */
const TYPE_PARAMETER = /^<[A-Z][A-Za-z0-9]{0,40}>$/u

const ADDRESS = /https?:\/\/[^\s<>()[\]{}"'`]{1,2000}/gu

/** The blocks of a piece of untrusted Markdown; a single bullet is unwrapped, and its mark of a breaking change taken off. */
export function untrusted(markdown: string): readonly Block[] {
  const source = bounded(markdown, MAX_LENGTH)
  if (NESTED_ON_A_LINE.test(source)) return nonEmpty([source])
  const root = fromMarkdown(source)
  const [first, ...others] = root.children
  const [item, ...items] = first?.type === 'list' ? first.children : []
  const nodes = item !== undefined && items.length === 0 && others.length === 0 ? item.children : root.children
  return withoutMark(blocks(nodes, 0))
}

function blocks(nodes: readonly RootContent[], depth: number): readonly Block[] {
  return nodes.flatMap((node) => block(node, depth))
}

function block(node: RootContent, depth: number): readonly Block[] {
  if (depth > MAX_DEPTH) return nonEmpty([plain(node)])
  switch (node.type) {
    case 'paragraph':
      return nonEmpty(inlines(node.children, depth))
    case 'heading':
      return nonEmpty([{ kind: 'strong', content: inlines(node.children, depth) }])
    case 'blockquote':
      return blocks(node.children, depth + 1)
    case 'list': {
      const items = node.children.map((item) => blocks(item.children, depth + 1)).filter((item) => item.length > 0)
      return items.length === 0 ? [] : [{ kind: 'list', style: 'bullets', items }]
    }
    case 'code':
      return node.value.trim() === '' ? [] : [{ kind: 'code', text: node.value }]
    default:
      return []
  }
}

function inlines(nodes: readonly RootContent[], depth: number): readonly Inline[] {
  return nodes.flatMap((node) => inline(node, depth + 1))
}

function inline(node: RootContent, depth: number): readonly Inline[] {
  if (depth > MAX_DEPTH) return [plain(node)]
  switch (node.type) {
    case 'text':
      return withAddresses(node.value)
    case 'inlineCode':
      return [{ kind: 'code', text: node.value }]
    case 'strong':
      return [{ kind: 'strong', content: inlines(node.children, depth) }]
    case 'emphasis':
    case 'linkReference':
      return inlines(node.children, depth)
    case 'link': {
      const href = safeLink(node.url)
      const content: readonly Inline[] = [node.children.map(plain).join('')]
      return href === null ? content : [{ kind: 'link', href, content }]
    }
    case 'html':
      return TYPE_PARAMETER.test(node.value) ? [node.value] : []
    case 'break':
      return [' ']
    default:
      return []
  }
}

/** Bare addresses become links of ours, so that none is left for GitHub to find. */
function withAddresses(text: string): readonly Inline[] {
  const found: Inline[] = []
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(/[.,;:!?]{1,8}$/u, '')
    const href = safeLink(address)
    if (href === null) continue
    if (match.index > at) found.push(text.slice(at, match.index))
    found.push({ kind: 'link', href, content: [address] })
    at = match.index + address.length
  }
  if (at < text.length) found.push(text.slice(at))
  return found
}

/** The text of a node of any depth; without recursion, because nothing else bounds the depth. */
function plain(node: RootContent): string {
  const texts: string[] = []
  const open: RootContent[] = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'html') texts.push(TYPE_PARAMETER.test(next.value) ? next.value : '')
    else if (next.type === 'break') texts.push(' ')
    else if ('value' in next) texts.push(next.value)
    else if ('children' in next) for (const child of next.children.toReversed()) open.push(child)
  }
  return texts.join('')
}

function nonEmpty(content: readonly Inline[]): readonly Block[] {
  const empty = content.every((piece) => typeof piece === 'string' && piece.trim() === '')
  return empty ? [] : [{ kind: 'paragraph', content }]
}

function withoutMark(all: readonly Block[]): readonly Block[] {
  const [first, ...others] = all
  if (first?.kind !== 'paragraph') return all
  const [start, ...content] = first.content
  if (typeof start !== 'string' || !MARK.test(start)) return all
  return [...nonEmpty([start.replace(MARK, ''), ...content]), ...others]
}
