import { createHash } from 'node:crypto'
import type { AuditFinding, StaleSuppression, SuppressedFinding } from '../domain/audit.ts'
import type { Module } from '../domain/audit-tree.ts'

/** `// stripe-upgrade-ignore SW018: the log is ours alone`, at the end of the line or on the line before. */
const COMMENT =
  /(?:\/\/|#|\/\*)\s*stripe-upgrade-ignore\s+([A-Z]{2}\d{3}(?:\s*,\s*[A-Z]{2}\d{3})*)\s*(?::\s*(\S[^\r\n]*?))?\s*(?:\*\/)?\s*$/

interface Suppression {
  readonly path: string
  readonly line: number
  readonly rule: string
  /** Null where none is given: it then suppresses nothing. */
  readonly reason: string | null
  /** The lines that it is for. */
  readonly lines: readonly number[]
}

/** What is left of the findings, what a comment takes out of them and why, and the comments that take nothing out. */
export interface Sorted {
  readonly findings: readonly AuditFinding[]
  readonly suppressed: readonly SuppressedFinding[]
  readonly stale: readonly StaleSuppression[]
}

/** Where a suppression may be; a manifest has no list of its comments. */
type Commented = Pick<Module, 'path' | 'text'> & Partial<Pick<Module, 'comments'>>

export function sortFindings(findings: readonly AuditFinding[], modules: readonly Commented[]): Sorted {
  const all = modules.flatMap(suppressionsIn)
  const used = new Set<Suppression>()
  const kept: AuditFinding[] = []
  const suppressed: SuppressedFinding[] = []
  for (const finding of findings) {
    const own = all.find(
      ({ path, rule, lines, reason }) => reason !== null && path === finding.path && rule === finding.rule && lines.includes(finding.line),
    )
    if (own?.reason === undefined || own.reason === null) kept.push(finding)
    else {
      used.add(own)
      suppressed.push({ ...finding, by: 'comment', reason: own.reason })
    }
  }
  const stale = all
    .filter((one) => !used.has(one))
    .map(({ path, line, rule, reason }) => ({
      path,
      line,
      rule,
      why: reason === null ? 'It gives no reason, so it does nothing.' : 'Nothing is found there any more.',
    }))
  return { findings: kept, suppressed, stale }
}

function suppressionsIn({ path, text, comments }: Commented): readonly Suppression[] {
  if (!text.includes('stripe-upgrade-ignore')) return []
  let start = 0
  return text.split('\n').flatMap((line, index): readonly Suppression[] => {
    const found = COMMENT.exec(line)
    const offset = start + (found?.index ?? 0)
    start += line.length + 1
    const [whole, rules, reason] = found ?? []
    if (whole === undefined || rules === undefined || !isComment(text, comments, offset)) return []
    const isAlone = line.trim() === whole.trim()
    const own = index + 1
    return rules
      .split(',')
      .map((rule) => ({ path, line: own, rule: rule.trim(), reason: reason ?? null, lines: isAlone ? [own + 1] : [own] }))
  })
}

/** Whether a comment begins there, or goes on to the end of the line there, as behind `# noqa`. What is in a string, or in the text of a block, is none. */
function isComment(text: string, comments: Commented['comments'], offset: number): boolean {
  if (comments === undefined) return true
  return comments.some(({ start, end }) => start === offset || (start < offset && offset < end && !text.startsWith('/*', start)))
}

/** What stays the same of a finding while other lines of the file change: its rule, its file, and the text of its line. */
export function fingerprint(rule: string, { path, text }: Pick<Module, 'path' | 'text'>, line: number, nth: number): string {
  const own = text.split('\n')[line - 1]?.trim() ?? ''
  return createHash('sha256')
    .update(JSON.stringify([rule, path, own, nth]))
    .digest('hex')
    .slice(0, 32)
}
