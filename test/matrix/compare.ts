import type { Sdk } from '../../src/domain/sdk.ts'
import type { SuiteRun } from '../../src/prove/suite.ts'
import { asMeasuredRequest, asMeasuredWebhook, measured, REQUEST_SCENARIOS, WEBHOOK_SCENARIOS } from './measured.ts'
import { explained } from './explained.ts'
import type { Observed } from './observe.ts'

/** One measured scenario, and what the suite sees of it. */
export interface Compared {
  readonly scenario: string
  readonly theirs: string
  /** `none` where the suite has no such scenario, `-` where it is not available. */
  readonly ours: string
  /** Why they differ; null where they do not, or where nobody knows. */
  readonly why: string | null
}

/** Every measured scenario of a version beside what the suite sees; webhooks by the asynchronous verifier as `async:…`. */
export function compare(sdk: Sdk, version: string, { run, async }: Observed): readonly Compared[] {
  const rows = [
    ...[...measured('webhooks.csv', sdk, version)].map(([name, theirs]) => [name, theirs, webhookSeen(run, name)] as const),
    ...[...measured('webhooks.csv', `${sdk}-async`, version)].map(
      ([name, theirs]) => [`async:${name}`, theirs, webhookSeen(async, name)] as const,
    ),
    ...[...measured('idempotency.csv', sdk, version)].map(
      ([name, theirs]) => [name, theirs.replace(/\/\d+ms$/, ''), requestSeen(run, name)] as const,
    ),
  ]
  return rows.map(([scenario, theirs, ours]) => ({
    scenario,
    theirs,
    ours,
    why: theirs === ours ? null : explained(sdk, version, scenario, ours),
  }))
}

/** The differences, in words, each reason once. */
export function report(sdk: Sdk, version: string, compared: readonly Compared[]): string {
  const differing = compared.filter(({ theirs, ours }) => theirs !== ours)
  const byReason = new Map<string, string[]>()
  for (const { scenario, theirs, ours, why } of differing) {
    const reason = why ?? 'NOBODY KNOWS WHY'
    byReason.set(reason, [...(byReason.get(reason) ?? []), `${scenario} (${theirs} there, ${ours} here)`])
  }
  const lines = [...byReason].map(([reason, scenarios]) => `  ${reason}: ${scenarios.join('; ')}`)
  return [`${sdk} ${version}: ${compared.length - differing.length} of ${compared.length} agree`, ...lines].join('\n')
}

function webhookSeen({ outcomes }: SuiteRun, scenario: string): string {
  const id = WEBHOOK_SCENARIOS[scenario] === undefined ? `scenario/${scenario}` : `webhook/${WEBHOOK_SCENARIOS[scenario]}`
  const found = outcomes.get(id)
  return found === undefined ? 'none' : found.outcome === 'unsupported' ? '-' : asMeasuredWebhook(found.seen)
}

function requestSeen({ outcomes }: SuiteRun, scenario: string): string {
  const found = outcomes.get(`scenario/${scenario}`) ?? outcomes.get(REQUEST_SCENARIOS[scenario] ?? '')
  return found === undefined ? 'none' : found.outcome === 'unsupported' ? '-' : asMeasuredRequest(found.seen)
}
