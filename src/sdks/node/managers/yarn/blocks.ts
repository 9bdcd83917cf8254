import { cut, type Piece } from '../blocks.ts'
import { identify } from './graph.ts'
import { workspaceFolder, yarnEntries, type YarnEntry } from './lock.ts'

/** The line in which a member of the workspace asks for Stripe's. */
const ASKED = /^ +stripe:.*$/gm

/** The text of a yarn.lock of any version in pieces: its head, and each entry. */
export function yarnPieces(text: string, ours: ReadonlySet<string>): readonly Piece[] {
  const heads = [...yarnEntries(text)].map((entry) => ({ line: entry.line, is: entry }))
  return cut<YarnEntry | null>(text, heads, null).map(([entry, piece]) => {
    if (entry === null) return { key: 'its head', text: piece, isOurs: false, lasting: piece, given: '' }
    const key = entry.descriptors.join(', ')
    if (workspaceFolder(entry) === null) return { key, text: piece, isOurs: ours.has(identify(entry).id), lasting: piece, given: '' }
    return { key, text: piece, isOurs: false, lasting: piece.replaceAll(ASKED, ''), given: (piece.match(ASKED) ?? []).join('\n') }
  })
}
