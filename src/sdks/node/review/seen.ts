import type { BrokenLine } from '../../../domain/review.ts'
import { positionAt, type Source } from './source.ts'

/** A line, and the part of the file that it speaks of. */
export interface Seen extends BrokenLine {
  readonly from: number
  readonly until: number
}

export function lineOf(source: Source, start: number, line: Omit<BrokenLine, 'sdk' | 'path' | 'line' | 'column'>, end = start): Seen {
  return { sdk: 'node', path: source.path, ...positionAt(source, start), ...line, from: start, until: Math.max(start, end) }
}
