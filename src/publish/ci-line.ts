import type { CiState } from '../domain/pull.ts'

/** What the first lines of a pull request say of the user's own CI. */
const WORDS = {
  waiting: 'waiting for approval. Press *Approve workflows to run* below, so that it runs',
  running: 'running',
  passed: 'passed',
  failed: 'failed',
  none: 'nothing has begun on this commit',
} as const satisfies Readonly<Record<CiState, string>>

/** Our part of a body with that line before it; as it is where nothing is known. */
export function bodyWithCi(body: string, state: CiState | null): string {
  return state === null ? body : `**Your CI:** ${WORDS[state]}.\n\n${body}`
}
