import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Parser as TreeSitter } from 'web-tree-sitter'

/** The grammars that are shipped, by the names of their files. */
export type Grammar = 'python'

/** A node of a syntax tree, in plain data. What the parser could not read is a node of the kind `ERROR`; the rest stays readable. */
export interface SyntaxNode {
  /** The grammar's own name: `call`, `attribute`, or the text of a token such as `==`. */
  readonly kind: string
  /** Whether it is more than a token. */
  readonly named: boolean
  /** Its role in its parent, such as `function` or `arguments`; null where it has none. */
  readonly field: string | null
  /** UTF-16 offsets into the text, half open. */
  readonly start: number
  readonly end: number
  readonly parent: SyntaxNode | null
  /** In the order of the text; of the tokens, those that have a role, as an operator has. */
  readonly children: readonly SyntaxNode[]
}

/**
 * Deeper trees were not written by a person, such as a chain of a thousand calls. The parser takes a chain of any length, and
 * every question about what is around a node would cost as much as the chain is long.
 */
const MAX_DEPTH = 1_000

/** How much of a text the parser is given at a time, in UTF-16 units. */
const CHUNK = 5_000
/**
 * How often the parser may read each part of a text. It reads code that a person wrote about twice, and a hundred thousand
 * empty lines that are continued with a backslash a hundred thousand times.
 */
const MAX_READS = 20

const require = createRequire(import.meta.url)
const parsers = new Map<Grammar, Promise<TreeSitter>>()

/**
 * The syntax tree of a text. A grammar is loaded when it is first asked for. An error in the text is no error here: the
 * parser recovers, and goes on behind it. Throws where no person wrote the text: it is nested too deep, or the parser would
 * have to read it again and again.
 */
export async function syntaxTree(grammar: Grammar, text: string): Promise<SyntaxNode> {
  const parser = await (parsers.get(grammar) ?? loadGrammar(grammar))
  const whole = parsed(parser, text)
  if (whole !== null) return whole
  // The parser looks through a block of comments again at each line of it. Code that is commented out is such a block.
  const { without, comments } = withoutCommentLines(text)
  const root = comments.length === 0 ? null : parsed(parser, without)
  if (root === null) throw new Error('it is more work to parse than any that a person wrote')
  return withComments(root, comments)
}

/** The tree of a text; null where the parser has to read it again and again. */
function parsed(parser: TreeSitter, text: string): SyntaxNode | null {
  let reads = 0
  const isTooMuch = (): boolean => reads > MAX_READS * (1 + text.length / CHUNK)
  const read = (index: number): string => {
    reads += 1
    return isTooMuch() ? '' : text.slice(index, index + CHUNK)
  }
  const tree = parser.parse(read, null, { progressCallback: isTooMuch })
  if (tree === null || isTooMuch()) {
    tree?.delete()
    parser.reset()
    return null
  }
  const cursor = tree.walk()
  try {
    return plain(cursor)
  } finally {
    cursor.delete()
    tree.delete()
  }
}

/** A text of equal length with blanks in place of the lines that are a comment and no more, and where these are. */
function withoutCommentLines(text: string): { readonly without: string; readonly comments: readonly Pick<SyntaxNode, 'start' | 'end'>[] } {
  const comments: Pick<SyntaxNode, 'start' | 'end'>[] = []
  const without = text.replaceAll(/^([ \t]*)(#[^\r\n]*)/gm, (_, indent: string, comment: string, offset: number) => {
    comments.push({ start: offset + indent.length, end: offset + indent.length + comment.length })
    return ' '.repeat(indent.length + comment.length)
  })
  return { without, comments }
}

/** A tree with the comments that were not parsed, but for what is the line of a string. */
function withComments(root: SyntaxNode, comments: readonly Pick<SyntaxNode, 'start' | 'end'>[]): SyntaxNode {
  const strings = descendants(root, 'string')
  indexes.delete(root)
  const own = comments
    .filter(({ start }) => !strings.some((string) => string.start < start && start < string.end))
    .map(({ start, end }): SyntaxNode => ({ kind: 'comment', named: true, field: null, start, end, parent: root, children: [] }))
  const whole: SyntaxNode[] = [...root.children, ...own].toSorted((a, b) => a.start - b.start)
  return Object.assign(root, { children: whole })
}

/** Every node of some kinds at or below a node, in the order of the text. */
export function descendants(node: SyntaxNode, ...kinds: readonly string[]): SyntaxNode[] {
  const byKind = indexOf(node)
  const found = kinds.flatMap((kind) => {
    const all = byKind.get(kind) ?? []
    const inside = node.parent === null ? all : all.slice(firstFrom(all, node.start), firstFrom(all, node.end))
    return inside.filter(({ end }) => end <= node.end)
  })
  return kinds.length === 1 ? found : found.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** The nodes of each tree by their kinds, in the order of the text: a tree is asked many times. */
const indexes = new WeakMap<SyntaxNode, ReadonlyMap<string, readonly SyntaxNode[]>>()

function indexOf(node: SyntaxNode): ReadonlyMap<string, readonly SyntaxNode[]> {
  let root = node
  while (root.parent !== null) root = root.parent
  const known = indexes.get(root)
  if (known !== undefined) return known
  const byKind = new Map<string, SyntaxNode[]>()
  const open = [root]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.named) {
      const same = byKind.get(next.kind)
      if (same === undefined) byKind.set(next.kind, [next])
      else same.push(next)
    }
    open.push(...next.children.toReversed())
  }
  indexes.set(root, byKind)
  return byKind
}

/** The index of the first of some nodes, in the order of the text, that begins at an offset or after it. */
export function firstFrom(nodes: readonly SyntaxNode[], offset: number): number {
  let [low, high] = [0, nodes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((nodes[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The child that has a role. */
export function child(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((one) => one.field === field)
}

/** The children that are more than tokens; comments are left out. */
export function parts(node: SyntaxNode): SyntaxNode[] {
  return node.children.filter(({ named, kind }) => named && kind !== 'comment')
}

/** The smallest node that holds a range; one character of it where no end is given. */
export function nodeAt(tree: SyntaxNode, start: number, end = start + 1): SyntaxNode {
  let node = tree
  for (;;) {
    const inner = node.children.find((one) => one.start <= start && end <= one.end)
    if (inner === undefined) return node
    node = inner
  }
}

/** The nearest node above that is of one of the kinds. */
export function ancestor(node: SyntaxNode, ...kinds: readonly string[]): SyntaxNode | undefined {
  for (let above = node.parent; above !== null; above = above.parent) if (kinds.includes(above.kind)) return above
  return undefined
}

/** Loads what parses a language, which takes longer than to parse a file. */
export async function loadGrammar(grammar: Grammar): Promise<TreeSitter> {
  const loading = (async () => {
    const { Language, Parser } = await import('web-tree-sitter')
    await Parser.init({ locateFile: () => wasm('web-tree-sitter.wasm', 'web-tree-sitter/web-tree-sitter.wasm') })
    const file = `tree-sitter-${grammar}.wasm`
    const parser = new Parser()
    return parser.setLanguage(await Language.load(wasm(file, `@vscode/tree-sitter-wasm/wasm/${file}`)))
  })()
  parsers.set(grammar, loading)
  return loading
}

/** Beside the bundle's entries, or in the package it comes from. */
function wasm(name: string, module: string): string {
  const bundled = fileURLToPath(new URL(`./grammars/${name}`, import.meta.url))
  return existsSync(bundled) ? bundled : require.resolve(module)
}

type Cursor = ReturnType<NonNullable<ReturnType<TreeSitter['parse']>>['walk']>

/** Each node is read once: to ask the parser's own nodes again and again costs many times as much. */
function plain(cursor: Cursor): SyntaxNode {
  type Growing = SyntaxNode & { readonly children: SyntaxNode[] }
  const read = (parent: Growing | null): Growing => {
    const named = cursor.nodeIsNamed
    const field = cursor.currentFieldName
    // Brackets and commas are most of a tree. They have nothing below them.
    if (!named && field === null && parent !== null) return parent
    const node = {
      kind: cursor.nodeType,
      named,
      field,
      start: cursor.startIndex,
      end: cursor.endIndex,
      parent,
      children: [],
    }
    parent?.children.push(node)
    return node
  }
  const root = read(null)
  let node = root
  const above: Growing[] = []
  for (;;) {
    if (cursor.gotoFirstChild()) {
      above.push(node)
      if (above.length > MAX_DEPTH) throw new Error('it is nested deeper than any that a person wrote')
      node = read(node)
      continue
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) return root
      const parent = above.pop()
      if (parent !== undefined) node = parent
    }
    node = read(above.at(-1) ?? null)
  }
}
