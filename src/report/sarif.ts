import type { Audit, AuditFinding, AuditLevel, AuditRule, SuppressedFinding } from '../domain/audit.ts'
import { ruleAddress } from './audit-words.ts'

/** How SARIF calls the levels. */
const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const satisfies Readonly<Record<AuditLevel, string>>

/** How SARIF says where a suppression is written: beside the code, or in a file apart (3.35.2). */
const SUPPRESSED_BY = { comment: 'inSource', baseline: 'external' } as const satisfies Readonly<Record<SuppressedFinding['by'], string>>

/** GitHub takes no more results of one run. https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const MAX_RESULTS = 5_000

/**
 * An audit as SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. No line of the
 * code is in it, since it may hold a secret. What is suppressed is a result that says so. `fresh`: what is new since the commit that
 * the run compared with, where it did: every result then says whether it is new.
 */
export function sarif(
  { findings, suppressed }: Pick<Audit, 'findings' | 'suppressed'>,
  rules: readonly AuditRule[],
  version: string,
  fresh: Pick<Audit, 'findings' | 'suppressed'> | null = null,
): object {
  const isNew = new Set<AuditFinding>(fresh === null ? [] : [...fresh.findings, ...fresh.suppressed])
  const stateOf = (one: AuditFinding): object => (fresh === null ? {} : { baselineState: isNew.has(one) ? 'new' : 'unchanged' })
  const results = [
    ...findings.map((one) => Object.assign(resultOf(one, rules), stateOf(one))),
    ...suppressed.map((one) =>
      Object.assign(resultOf(one, rules), stateOf(one), { suppressions: [{ kind: SUPPRESSED_BY[one.by], justification: one.reason }] }),
    ),
  ]
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'stripe-upgrade',
            semanticVersion: version,
            rules: rules.map(({ id, title, level, fix }) => ({
              id,
              shortDescription: { text: title },
              help: { text: fix },
              helpUri: ruleAddress(id),
              defaultConfiguration: { level: LEVELS[level] },
            })),
          },
        },
        automationDetails: { id: 'stripe-upgrade/audit' },
        columnKind: 'utf16CodeUnits',
        results: results.slice(0, MAX_RESULTS),
      },
    ],
  }
}

function resultOf({ rule, level, path, line, message, fingerprint }: AuditFinding, rules: readonly AuditRule[]): object {
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: LEVELS[level],
    message: { text: message },
    locations: [
      { physicalLocation: { artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') }, region: { startLine: line } } },
    ],
    partialFingerprints: { 'stripeUpgrade/v1': fingerprint },
  }
}
