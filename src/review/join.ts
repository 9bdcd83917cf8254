import type { Breaking, BrokenLine } from '../domain/review.ts'
import type { Changelog } from '../domain/release.ts'

/** The changelog's entry that explains a line: a breaking one that names what the line uses, the newest first. */
export function explain(line: BrokenLine, changelog: Changelog | undefined): Breaking {
  const names = line.symbol.split('.').filter((name) => name !== '')
  const last = names.at(-1)
  if (last === undefined || line.kind === 'api-version-literal') return { ...line, change: null }
  for (const { version, changes } of changelog?.releases ?? []) {
    const change = changes.find(({ kind, markdown }) => kind === 'breaking' && markdown.includes(`\`${last}\``))
    if (change !== undefined) return { ...line, change: { version, text: change.markdown } }
  }
  return { ...line, change: null }
}
