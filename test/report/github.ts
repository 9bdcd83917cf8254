/** What GitHub would make of a piece of Markdown, as far as it matters here: read it, and look for what must not be there. */
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Nodes } from 'mdast'

/** Everything in a Markdown text that would act on GitHub instead of only being read. HTML is given as its source. */
export interface Effects {
  readonly html: readonly string[]
  readonly images: number
  readonly links: readonly string[]
  /** Mentions, references, commits, addresses and closing keywords that GitHub would find in the rendered text. */
  readonly found: readonly string[]
}

const FINDERS: readonly RegExp[] = [
  /(?<![\w`])[@\uff20][a-z0-9][a-z0-9-]*(?:\/[\w-]+)?/giu,
  /(?:^|[^\w&])#\d+/gu,
  /[\w.-]+\/[\w.-]+#\d+/gu,
  /\bGH-\d+/giu,
  /\b[0-9a-f]{7,40}\b/giu,
  /\b(?:https?|ftp):\/\/|\bwww\.\w/giu,
  /[\w.+-]+@[\w-]+\.\w/gu,
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:#\d|GH-\d|https?:\/\/)/giu,
  /(?!\n|\u200b)[\p{Cc}\p{Cf}]/gu,
]

/** The effects of a Markdown text. Code is left out: GitHub looks for nothing in it. */
export function effectsOf(markdown: string): Effects {
  const effects = { html: [] as string[], images: 0, links: [] as string[], found: [] as string[] }
  visit(fromMarkdown(markdown), effects)
  return effects
}

function visit(node: Nodes, effects: { html: string[]; images: number; links: string[]; found: string[] }): void {
  if (node.type === 'html') effects.html.push(node.value)
  if (node.type === 'image' || node.type === 'imageReference') effects.images++
  if (node.type === 'link' || node.type === 'definition') effects.links.push(node.url)
  if (node.type === 'text' || node.type === 'html') {
    for (const finder of FINDERS) effects.found.push(...Array.from(node.value.matchAll(finder), (match) => match[0]))
  }
  if ('children' in node) for (const child of node.children) visit(child, effects)
}

/** The text that a reader sees, code included, without what is only there to keep GitHub from acting. */
export function readableText(markdown: string): string {
  return plain(fromMarkdown(markdown)).replaceAll('\u200b', '')
}

function plain(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' || node.type === 'html') return node.value
  if ('children' in node) return node.children.map(plain).join(node.type === 'paragraph' || node.type === 'heading' ? '' : '\n')
  return ''
}
