import type { AuditLevel } from '../domain/audit.ts'
import { find, type Report } from './findings.ts'
import type { RuleId } from './rules.ts'
import { isTestPath } from './words.ts'

interface Pattern {
  readonly rule: RuleId
  readonly pattern: RegExp
  readonly message: string
}

const PATTERNS: readonly Pattern[] = [
  {
    rule: 'SW015',
    pattern: /\bwhsec_[A-Za-z0-9+/]{24,}/g,
    message: 'The secret that signs events of this endpoint is in the code: whoever reads it can forge them.',
  },
  {
    rule: 'SW016',
    pattern: /\b(?:sk|rk)_live_[A-Za-z0-9]{24,}/g,
    message: 'A live key is in the code: whoever reads it can move money.',
  },
  {
    rule: 'SW017',
    pattern: /\b(?:sk|rk)_test_[A-Za-z0-9]{24,}/g,
    message: 'A test key is in the code. It reads and changes what is in your test mode.',
  },
]

/** SW015, SW016 and SW017: secrets in the text of a file, in comments too, since whoever reads the one reads the other. The value is never shown. */
export function literalRules(report: Report): void {
  for (const { module, top } of report.program.files)
    for (const { rule, pattern, message } of PATTERNS)
      for (const match of module.text.matchAll(pattern)) {
        if (!isRandom(match[0])) continue
        if (isTestPath(module.path)) continue
        find(report, rule, top, match.index, { message, ...(rule === 'SW017' ? {} : levelFor(module.path)) })
      }
}

function levelFor(path: string): { readonly level?: AuditLevel } {
  return /(?:^|\/)(?:docs?|examples?|samples?)\//.test(path) ? { level: 'warning' } : {}
}

/** Whether it looks like what Stripe makes: digits and letters of both cases, few of them twice. */
function isRandom(text: string): boolean {
  const own = text.replace(/^(?:whsec|[sr]k_(?:live|test))_/, '')
  return (
    new Set(own).size >= 10 &&
    /\d/.test(own) &&
    /[a-z]/.test(own) &&
    !/(.)\1{4}|1234567|abcdef|example|placeholder|your|test|dummy|fake/i.test(own)
  )
}
