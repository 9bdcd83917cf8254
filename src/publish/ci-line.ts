import type { CiRead, CiState } from '../domain/pull.ts'

/** What the first lines of a pull request say of the user's own CI. */
const WORDS = {
  waiting: 'waiting for approval. Press *Approve workflows to run* below, so that it runs',
  running: 'running',
  passed: 'passed',
  failed: 'failed',
  none: 'nothing has begun on this commit',
} as const satisfies Readonly<Record<CiState, string>>

const LINE = /^\*\*Your CI:\*\* .*$/m

/**
 * Our part of a body with that line before it; as it is where nothing is known. Where it was not answered this time, the line of
 * `existing` stays: a body that loses it and gets it back would be written twice. `existing` is null where its line is of another
 * commit.
 */
export function bodyWithCi(body: string, state: CiRead, existing: string | null): string {
  const said = state === 'unanswered' ? LINE.exec(existing?.replaceAll('\r\n', '\n') ?? '')?.[0] : undefined
  const line = state === null || state === 'unanswered' ? said : `**Your CI:** ${WORDS[state]}.`
  return line === undefined ? body : `${line}\n\n${body}`
}
