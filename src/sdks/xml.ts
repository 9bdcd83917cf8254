import type { TextRange } from '../domain/place.ts'

/** An attribute, as written: entities are not resolved. */
interface XmlAttribute {
  readonly name: string
  readonly value: string
  /** Where the value stands, without its quotes. */
  readonly range: TextRange
}

/** An element with where it stands. */
export interface XmlElement {
  readonly name: string
  /** Offset of its `<`. */
  readonly start: number
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /** Its first text that is not blank, trimmed and as written; null where it has none. */
  readonly text: { readonly value: string; readonly range: TextRange } | null
}

interface OpenElement extends XmlElement {
  readonly attributes: XmlAttribute[]
  readonly children: OpenElement[]
  text: XmlElement['text']
}

/** Deeper than any manifest, and shallow enough for whoever walks the tree. */
const MAX_DEPTH = 64

const BLANK = /\s/
const NAME = /[^\s<>/="'!?]+/y

/**
 * Reads the elements, attributes and texts of a manifest, with their places, in one pass over the text. Comments,
 * CDATA marks and processing instructions are no elements. Throws where the text is not well formed, is nested more than
 * 64 deep, or declares a document type: no manifest needs one, and entities are how XML is made to explode.
 */
export function parseXml(text: string): XmlElement {
  const document = element('', 0)
  const open: OpenElement[] = [document]
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const parent = open.at(-1) ?? document
    const tag = text.indexOf('<', at)
    addText(parent, text, at, tag === -1 ? text.length : tag)
    if (tag === -1) break
    if (text.startsWith('<!--', tag)) at = after(text, '-->', tag + 4)
    else if (text.startsWith('<![CDATA[', tag)) {
      at = after(text, ']]>', tag + 9)
      addText(parent, text, tag + 9, at - 3)
    } else if (text.startsWith('<?', tag)) at = after(text, '?>', tag + 2)
    else if (text.startsWith('<!', tag)) throw new Error('it declares a document type, which is not read')
    else if (text.startsWith('</', tag)) {
      const end = after(text, '>', tag + 2)
      const name = text.slice(tag + 2, end - 1).trim()
      if (open.length === 1 || parent.name !== name) throw new Error(`</${name.slice(0, 40)}> closes nothing`)
      open.pop()
      at = end
    } else at = openTag(text, tag, open)
  }
  const [root] = document.children
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name ?? ''}> is never closed`)
  if (root === undefined) throw new Error('it holds no XML element')
  return root
}

/** The children of that name. */
export function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child) => child.name === name)
}

/** The trimmed text of the first child of that name; undefined where there is none. */
export function childText(parent: XmlElement, name: string): XmlElement['text'] | undefined {
  return parent.children.find((child) => child.name === name)?.text
}

/** Every element below, in the order of the file, each with its ancestors' names, outermost first. */
export function* descendants(
  root: XmlElement,
  ancestors: readonly string[] = [],
): Generator<{ element: XmlElement; ancestors: readonly string[] }> {
  yield { element: root, ancestors }
  for (const child of root.children) yield* descendants(child, [...ancestors, root.name])
}

function element(name: string, start: number): OpenElement {
  return { name, start, attributes: [], children: [], text: null }
}

/** Reads `<name a="b">` or `<name/>` from its `<`, and answers the offset after its `>`. */
function openTag(text: string, tag: number, open: OpenElement[]): number {
  const name = nameAt(text, tag + 1)
  const opened = element(name, tag)
  open.at(-1)?.children.push(opened)
  let at = skipBlank(text, tag + 1 + name.length)
  while (at < text.length) {
    if (text[at] === '>') {
      open.push(opened)
      if (open.length > MAX_DEPTH) throw new Error('it is nested too deeply')
      return at + 1
    }
    if (text.startsWith('/>', at)) return at + 2
    const key = nameAt(text, at)
    const equals = skipBlank(text, at + key.length)
    const quote = skipBlank(text, equals + 1)
    const mark = text[quote]
    if (text[equals] !== '=' || (mark !== '"' && mark !== "'")) throw new Error(`the attribute ${key.slice(0, 40)} has no quoted value`)
    const end = after(text, mark, quote + 1)
    opened.attributes.push({ name: key, value: text.slice(quote + 1, end - 1), range: { start: quote + 1, end: end - 1 } })
    at = skipBlank(text, end)
  }
  throw new Error(`<${name.slice(0, 40)}> is never closed`)
}

function addText(parent: OpenElement, text: string, from: number, to: number): void {
  if (parent.text !== null) return
  const value = text.slice(from, to).trim()
  if (value === '') return
  const start = skipBlank(text, from)
  parent.text = { value, range: { start, end: start + value.length } }
}

function nameAt(text: string, at: number): string {
  NAME.lastIndex = at
  const found = NAME.exec(text)
  if (found === null) throw new Error(`there is no name where one must stand, after "${text.slice(Math.max(0, at - 20), at)}"`)
  return found[0]
}

function skipBlank(text: string, from: number): number {
  let at = from
  while (at < text.length && BLANK.test(text[at] ?? '')) at += 1
  return at
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  if (found === -1) throw new Error(`"${mark}" is missing`)
  return found + mark.length
}
