/** How many of a repository's newest subjects decide. */
const LOOKED_AT = 30
/** The longest part of a subject that is read; anybody may have written it. */
const MAX_LENGTH = 200

/** The types that https://www.conventionalcommits.org names, after the Angular convention, and `deps`, which bots use. */
const TYPES = ['build', 'chore', 'ci', 'deps', 'docs', 'feat', 'fix', 'perf', 'refactor', 'revert', 'style', 'test'] as const
/** Those of them that fit a new version of a dependency. */
const UPGRADE_TYPES: ReadonlySet<string> = new Set(['build', 'chore', 'deps', 'feat', 'fix'])

const CONVENTIONAL = new RegExp(`^(${TYPES.join('|')})(?:\\(([a-z0-9-]{1,30})\\))?!?: (?=\\S)`)
/** What bots write, which mark what is only used in development; a payment library is not. */
const DEPENDENCY_SCOPE = /^(dep|deps|dependency|dependencies)(?:-dev)?$/
/** `bump axios from 1.7.0 to 1.7.1`, `update dependency axios to v1.7.1`. */
const UPGRADE = /^(?:bump|upgrade|update) \S.*? to v?\d/i

/** For a repository of conventional commits that has not upgraded anything yet. */
const USUAL = 'chore(deps)'

interface Conventional {
  readonly type: string
  readonly scope: string | null
  /** What follows the colon. */
  readonly words: string
}

function conventional(subject: string): readonly Conventional[] {
  const text = subject.slice(0, MAX_LENGTH)
  const [start, type, scope = null] = CONVENTIONAL.exec(text) ?? []
  return start === undefined || type === undefined ? [] : [{ type, scope, words: text.slice(start.length) }]
}

/** What an upgrade begins with, if its scope or type says that it is one: `chore(deps)`. */
function marked({ type, scope }: Conventional): readonly string[] {
  const [, name] = DEPENDENCY_SCOPE.exec(scope ?? '') ?? []
  if (name !== undefined) return [`${type}(${name})`]
  return type === 'deps' && scope === null ? [type] : []
}

/** What it begins with, if only its words say so. Another scope is a part of their code, which we do not name. */
function worded({ type, scope, words }: Conventional): readonly string[] {
  return scope === null && UPGRADE.test(words) ? [type] : []
}

/** The most frequent one; of several the first. */
function commonest(all: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}

/**
 * What our titles and commit messages begin with in a repository of conventional commits, such as `build(deps): `;
 * empty where less than half of its newest subjects are conventional. It is what the repository's own upgrades begin with.
 * Of the subjects, newest first, which anybody may have written, nothing is taken but words of our own lists (threat T13).
 */
export function conventionalPrefix(subjects: readonly string[]): string {
  const newest = subjects.slice(0, LOOKED_AT)
  const found = newest.flatMap(conventional)
  if (found.length === 0 || found.length * 2 < newest.length) return ''
  const upgrades = found.filter(({ type }) => UPGRADE_TYPES.has(type))
  return `${commonest(upgrades.flatMap(marked)) ?? commonest(upgrades.flatMap(worded)) ?? USUAL}: `
}
