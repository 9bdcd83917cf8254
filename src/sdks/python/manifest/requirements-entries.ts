import { pythonsOf } from './marker.ts'
import { ADDRESS_WHY, restOf, type Entry, type Reading } from './entries.ts'
import { parseRequirements, type LogicalLine } from './requirements-file.ts'

function pieceOf({ content, comment, line }: LogicalLine): string {
  if (content.kind !== 'requirement') return JSON.stringify([content, comment, line])
  return JSON.stringify([restOf(content.requirement), content.requirement.specifier, content.hashes, comment, line])
}

/** What a requirements file says, and where it asks for stripe. */
export function readRequirementsEntries(text: string, kind: string): Reading {
  const lines = parseRequirements(text)
  const entries = lines.flatMap(({ content, comment, line, start }, piece): readonly Entry[] => {
    if (content.kind !== 'requirement' || content.requirement.name !== 'stripe') return []
    const { specifier, url, range, marker } = content.requirement
    return [
      {
        kind,
        line,
        piece,
        specifier: url ?? specifier,
        range: { start: start + range.start, end: start + range.end },
        pythons: pythonsOf(marker),
        why: url === null ? null : ADDRESS_WHY,
        rest: JSON.stringify([restOf(content.requirement), content.hashes, comment]),
      },
    ]
  })
  return { entries, pieces: lines.map(pieceOf), asked: [] }
}
