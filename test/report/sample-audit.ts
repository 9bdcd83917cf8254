/** An audit as a small shop would get it, for the tests and for looking at what a person sees. */
import type { Audit, Audited, AuditFinding, CriticalCall, WebhookEntry } from '../../src/domain/audit.ts'

function finding(
  rule: string,
  level: AuditFinding['level'],
  path: string,
  line: number,
  message: string,
  fix: string | null,
): AuditFinding {
  const sdk = path.endsWith('.py') ? 'python' : 'node'
  return { sdk, rule, level, path, line, message, fix, fingerprint: `${rule}${path}${line}` }
}

const ENTRY: WebhookEntry = {
  sdk: 'node',
  path: 'src/server.ts',
  line: 14,
  route: 'POST /webhook',
  framework: 'Express',
  verified: 'sdk',
  verifiedAt: { path: 'src/server.ts', line: 17 },
  body: 'raw',
  failure: 'rejected',
  logged: true,
  tolerance: null,
  secret: 'process.env.STRIPE_WEBHOOK_SECRET',
  duplicates: 'event id',
}

const UNSAFE_ENTRY: WebhookEntry = {
  ...ENTRY,
  path: 'src/marketplace.ts',
  line: 9,
  route: 'POST /connect/webhook',
  verified: 'never',
  verifiedAt: null,
  body: 'unknown',
  failure: 'unknown',
  logged: null,
  secret: null,
  duplicates: 'none found',
}

const CALL: CriticalCall = {
  sdk: 'node',
  path: 'src/pay.ts',
  line: 40,
  call: 'stripe.paymentIntents.create',
  key: 'stable',
  repeated: 'not seen',
}

/** One error for each SDK, a warning, a note; two entry points and three calls. */
export const AUDIT: Audit = {
  findings: [
    finding(
      'SW001',
      'error',
      'src/marketplace.ts',
      11,
      'This handler acts on events of Stripe and verifies no signature: anybody can send one.',
      'Verify the raw body and the Stripe-Signature header with the SDK, and use only the event that it returns.',
    ),
    finding(
      'SI001',
      'warning',
      'src/pay.ts',
      61,
      '`stripe.transfers.create` has no idempotency key, and a queue runs it again.',
      'Give the call an idempotency key that is made of what is paid for.',
    ),
    finding('SW017', 'note', 'src/stripe.ts', 3, 'A test API key is in the code.', 'Read the key from the environment.'),
    finding(
      'SI003',
      'error',
      'worker/refunds.py',
      22,
      'The idempotency key is made of the time: a retry gets another one, and refunds again.',
      'Make the key of what is paid for: `refund-${order.id}`.',
    ),
  ],
  suppressed: [],
  stale: [],
  webhooks: [UNSAFE_ENTRY, ENTRY],
  calls: [
    CALL,
    { ...CALL, line: 61, call: 'stripe.transfers.create', key: 'none', repeated: 'queue' },
    { ...CALL, sdk: 'python', path: 'worker/refunds.py', line: 22, call: 'stripe.Refund.create', key: 'time', repeated: 'retry' },
  ],
  unknown: [{ path: 'src/legacy.js', line: 8, what: 'verifyRequest', why: 'the function comes from a package' }],
  files: ['src/legacy.js', 'src/marketplace.ts', 'src/pay.ts', 'src/server.ts', 'src/stripe.ts', 'worker/refunds.py'],
  unchecked: [],
}

/** The same as a run has it. */
export const AUDITED: Audited = { kind: 'audited', audit: AUDIT }

/** Safe code: one entry point and one call. */
export const SAFE: Audited = {
  kind: 'audited',
  audit: { ...AUDIT, findings: [], webhooks: [ENTRY], calls: [CALL], unknown: [], files: ['src/pay.ts', 'src/server.ts'] },
}
