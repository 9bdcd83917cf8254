import { cut, type Block } from '../blocks.ts'
import { identify } from './graph.ts'
import { workspaceFolder, yarnEntries, type YarnEntry } from './lock.ts'

/** The line in which a member of the workspace asks for Stripe's. */
const ASKED = /^ +stripe:.*$/gm

/** The text of a yarn.lock of any version in blocks: its head, and each entry. */
export function yarnBlocks(text: string, ours: ReadonlySet<string>): readonly Block[] {
  const heads = [...yarnEntries(text)].map((entry) => ({ line: entry.line, is: entry }))
  return cut<YarnEntry | null>(text, heads, null).map(([entry, block]) => {
    if (entry === null) return { key: 'its head', text: block, isOurs: false, given: new Map() }
    const key = entry.descriptors.join(', ')
    const isMember = workspaceFolder(entry) !== null
    return {
      key,
      text: block,
      isOurs: !isMember && ours.has(identify(entry).id),
      given: new Map((isMember ? (block.match(ASKED) ?? []) : []).map((row, index) => [String(index), row])),
    }
  })
}
