import type { Audit, AuditFinding, AuditLevel, AuditRule } from '../domain/audit.ts'

/** How SARIF calls the levels. */
const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const satisfies Readonly<Record<AuditLevel, string>>

/** GitHub takes no more results of one run. https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const MAX_RESULTS = 5_000

/**
 * An audit as SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. No line of the
 * code is in it, since it may hold a secret. What is suppressed is a result that says so.
 */
export function sarif(
  { findings, suppressed }: Pick<Audit, 'findings' | 'suppressed'>,
  rules: readonly AuditRule[],
  version: string,
): object {
  const results = [
    ...findings.map((one) => resultOf(one, rules)),
    ...suppressed.map((one) => Object.assign(resultOf(one, rules), { suppressions: [{ kind: 'inSource', justification: one.reason }] })),
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
