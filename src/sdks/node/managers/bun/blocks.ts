import { eachLine } from '../../../shared/lines.ts'
import { type Block, cut } from '../blocks.ts'

/** How deep each section of a bun.lock is cut: what is not named stays whole. */
const DEPTHS: Readonly<Record<string, number>> = { workspaces: 4, packages: 2, catalog: 2, catalogs: 3, overrides: 2 }

/** The longest line that is looked at. */
const MAX_LINE = 100_000

interface Head {
  readonly line: number
  readonly path: readonly string[]
  /** What follows the colon. */
  readonly value: string
}

/** Every line of a bun.lock that begins a key or ends an object, with the keys that lead to it: bun writes one to a line. */
function* headsIn(text: string): Generator<Head> {
  const path: { readonly key: string; readonly indent: number }[] = []
  for (const { text: row, line } of eachLine(text)) {
    const body = row.trimStart()
    const indent = row.length - body.length
    const isEnd = /^[}\]],?\s*$/.test(body)
    const [, key, value = ''] = row.length > MAX_LINE ? [] : (/^"((?:[^"\\]|\\.)*)": (.*)$/.exec(body) ?? [])
    if (key === undefined && !isEnd) continue
    const floor = isEnd ? indent : indent - 1
    while ((path.at(-1)?.indent ?? -1) > floor) path.pop()
    const keys = path.map((each) => each.key)
    if (key === undefined) yield { line, path: [...keys, '}'], value: '' }
    else yield { line, path: [...keys, key], value }
    if (key !== undefined) path.push({ key, indent })
  }
}

function isOurs({ path, value }: Head, ours: ReadonlySet<string>): boolean {
  const [section = ''] = path
  if (path.length !== DEPTHS[section]) return false
  if (section !== 'packages') return path.at(-1) === 'stripe'
  return ours.has(/^\["([^"]+)"/.exec(value)?.[1] ?? '')
}

/** The text of a bun.lock in blocks: each package, and each line in which somebody asks for one. */
export function bunBlocks(text: string, ours: ReadonlySet<string>): readonly Block[] {
  const heads = [...headsIn(text)].filter(({ path }) => {
    const depth = DEPTHS[path[0] ?? ''] ?? 1
    return path.length <= depth || (path.length === depth + 1 && path.at(-1) === '}')
  })
  const first: Head = { line: 1, path: [], value: '' }
  return cut(
    text,
    heads.map((is) => ({ line: is.line, is })),
    first,
  ).map(([head, block]) => ({ key: head.path.join(' > '), text: block, isOurs: isOurs(head, ours), given: new Map() }))
}
