import { SaxesParser } from 'saxes'
import type { TextRange } from '../../domain/place.ts'

/** An attribute, as written: entities are not resolved. */
interface XmlAttribute {
  readonly name: string
  readonly value: string
  /** Where the value is, without its quotes. */
  readonly range: TextRange
}

/** An element with its place. */
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

const CDATA = '<![CDATA['

/**
 * Reads the elements, attributes and texts of a manifest, with their places, in one pass over the text. Throws where the
 * text is not well formed, is nested more than 64 deep, or declares a document type: no manifest needs one, and entities
 * are how XML is made to explode.
 */
export function parseXml(text: string): XmlElement {
  const document = element('', 0)
  const open: OpenElement[] = [document]
  const parser = new SaxesParser({ position: true })
  /** Where the last markup ended, and so where the text after it begins. */
  let from = 0
  let tag = 0
  const top = (): OpenElement => open.at(-1) ?? document
  const markup = (): void => void (from = parser.position)

  parser.on('error', (error) => {
    // Maven's own reader knows the entities of HTML, which XML does not: texts are kept as they are written.
    if (error.message.endsWith('undefined entity.')) return
    throw new Error(`on line ${parser.line}: ${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`)
  })
  parser.on('doctype', () => {
    throw new Error('it declares a document type, which is not read')
  })
  parser.on('text', () => addText(top(), text, from, parser.position - 1))
  parser.on('cdata', () => {
    addText(top(), text, text.lastIndexOf(CDATA, parser.position) + CDATA.length, parser.position - ']]>'.length)
    markup()
  })
  // Reported before the `>` of its end is read.
  parser.on('comment', () => void (from = parser.position + 1))
  parser.on('processinginstruction', markup)
  parser.on('xmldecl', markup)
  parser.on('opentagstart', ({ name }) => {
    tag = text.lastIndexOf('<', parser.position - 1)
    const opened = element(name, tag)
    top().children.push(opened)
    open.push(opened)
    if (open.length > MAX_DEPTH) throw new Error('it is nested too deeply')
  })
  parser.on('attribute', ({ name }) => {
    const end = parser.position - 1
    const start = text.lastIndexOf(text[end] ?? '', end - 1) + 1
    top().attributes.push({ name, value: text.slice(start, end), range: { start, end } })
  })
  parser.on('opentag', markup)
  parser.on('closetag', () => {
    open.pop()
    markup()
  })
  parser.write(text).close()
  const [root] = document.children
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

/** Blanks before the text are no part of it. */
function addText(parent: OpenElement, text: string, from: number, to: number): void {
  if (parent.text !== null) return
  const written = text.slice(from, to)
  const value = written.trim()
  if (value === '') return
  const start = from + written.length - written.trimStart().length
  parent.text = { value, range: { start, end: start + value.length } }
}
