import type { UpgradeReport } from '../domain/report.ts'
import type { Block, Inline } from './document.ts'
import { headline } from './impact.ts'
import { changeBlocks, moveBlocks, otherBlocks } from './sections/moves.ts'
import { visible } from '../domain/visible.ts'
import { auditLines } from './terminal-audit.ts'
import { proveTable } from './terminal-proof.ts'
import { paint, type Screen } from './terminal-table.ts'
import { brokenLines } from './terminal.ts'
import { nothingMoved, type Verified } from './verified.ts'
import { sdkName } from './words.ts'
import { ended } from './written.ts'

/** What `verify` prints. */
export function verificationText(verified: Verified, screen: Screen): string {
  const { comparison, report, others } = verified
  const parts = [
    ...(report.upgrades.length === 0 ? [ended(nothingMoved(verified))] : []),
    ...plain([...moveBlocks(comparison, report.sdks), ...changeBlocks(comparison, report.sdks)]),
    ...report.upgrades.flatMap((entry) => entryText(entry, screen)),
    auditLines(report, screen, 'change'),
    ...plain(otherBlocks(others)),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function entryText(entry: UpgradeReport, screen: Screen): readonly string[] {
  const { tone, title } = headline(entry)
  const name = `${sdkName(entry.facts)} ${entry.upgrade.from} → ${entry.upgrade.to}`
  const proofs = entry.proofs.map((proof) => proveTable(entry.facts, proof, screen, { rest: 'with --json you see them all' }))
  return [`${name}: ${paint(title, tone, screen)}`, brokenLines(entry, screen)].concat(proofs)
}

/** Paragraphs and lists as plain text, one line each. */
function plain(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'paragraph') return [visible(textOf(block.content))]
    return block.kind === 'list' ? [block.items.flatMap((item) => plain(item).map((line) => `- ${line}`)).join('\n')] : []
  })
}

function textOf(content: readonly Inline[]): string {
  return content
    .map((piece) => {
      if (typeof piece === 'string') return piece
      if (piece.kind === 'code') return piece.text
      return piece.kind === 'dot' ? '' : textOf(piece.content)
    })
    .join('')
}
