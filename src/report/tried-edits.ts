import type { Change, TriedEdit } from '../domain/change.ts'
import { refusalWords } from './annotations.ts'
import type { Cell } from './terminal-table.ts'
import { ended } from './written.ts'

/** What `check --try-edits --json` prints of one edit. `why` says what could not be edited of it; null where nothing was left out. */
export function triedJson({ change, baseCheckPassed }: TriedEdit): object {
  const { sdk, from, to, paths } = change.upgrade
  return { sdk, from, to, paths, edited: change.kind === 'edited', why: whyNot(change), baseCheckPassed }
}

export const TRIED_HEAD = ['SDK', 'FROM', 'TO', 'EDIT', 'CHECK BEFORE IT', 'WHY'] as const

/** The same as a row of a table. */
export function triedRow({ change, baseCheckPassed }: TriedEdit): readonly Cell[] {
  const { sdk, froms, to } = change.upgrade
  const why = whyNot(change)
  return [
    { text: sdk },
    { text: froms.join(', ') },
    { text: to },
    change.kind === 'refused' ? { text: 'refused', tone: 'bad' } : { text: why === null ? 'made' : 'made in part', tone: 'good' },
    { text: baseCheckPassed === null ? 'none' : baseCheckPassed ? 'passes' : 'fails' },
    { text: why ?? '' },
  ]
}

function whyNot(change: Change): string | null {
  const left = (change.blocked ?? []).map(({ why }) => ended(why))
  const reasons = change.kind === 'refused' ? [refusalWords(change), ...left] : left
  return reasons.length === 0 ? null : reasons.join(' ')
}
