import type { Fixture } from './fixture.ts'

const STRIPE = "import Stripe from 'stripe'\nimport { randomUUID } from 'node:crypto'\nconst stripe = new Stripe(process.env.STRIPE_KEY!)\n"

function pay(...lines: readonly string[]): string {
  return `${STRIPE}export async function pay(order) {\n${lines.join('\n')}\n}\n`
}

/** The rules of idempotency keys and of secrets in JavaScript and TypeScript. Line 5 is the first of what a function is given. */
export const NODE_KEYS: readonly Fixture[] = [
  {
    rule: 'SI002',
    path: 'a.ts',
    bad: [
      ['a literal', 5, pay("await stripe.refunds.create({ charge }, { idempotencyKey: 'refund' })")],
      [
        'a constant of the file',
        4,
        `${STRIPE}const KEY = 'payment'\nexport const pay = (p) => stripe.paymentIntents.create(p, { idempotencyKey: KEY })\n`,
      ],
      ['options in a variable', 5, pay("const options = { idempotencyKey: 'k1' }", 'return stripe.charges.create(p, options)')],
    ],
    good: [
      ['of the order', pay('await stripe.refunds.create({ charge }, { idempotencyKey: `refund-${order.id}` })')],
      [
        'what the caller gives',
        `${STRIPE}export async function pay(p, key) { return stripe.charges.create(p, { idempotencyKey: key }) }\n`,
      ],
      ['of another service', "export async function run(job) { return queue.add(job, { idempotencyKey: 'stripe-sync' }) }"],
    ],
  },
  {
    rule: 'SI003',
    path: 'a.ts',
    bad: [
      ['milliseconds', 5, pay('await stripe.refunds.create({ charge }, { idempotencyKey: `refund-${order.id}-${Date.now()}` })')],
      [
        'a hash of it, cut to fit',
        5,
        pay(
          "const key = createHash('sha256').update(`${order.id}-${Date.now()}`).digest('hex').substring(0, 50)",
          'await stripe.refunds.create({ charge }, { idempotencyKey: key })',
        ),
      ],
      ['a variable', 5, pay('const key = String(Date.now())', 'await stripe.payouts.create(p, { idempotencyKey: key })')],
    ],
    good: [
      ['of the order', pay('await stripe.refunds.create({ charge }, { idempotencyKey: `refund-${order.id}` })')],
      [
        'a month',
        pay(
          'const month = new Date().toISOString().slice(0, 7)',
          'await stripe.payouts.create(p, { idempotencyKey: `payout-${order.id}-${month}` })',
        ),
      ],
      ['the time is in the metadata', pay('await stripe.payouts.create({ metadata: { at: Date.now() } }, { idempotencyKey: order.id })')],
      ['only where there is no order', pay('await stripe.payouts.create(p, { idempotencyKey: order.key ?? String(Date.now()) })')],
    ],
  },
  {
    rule: 'SI004',
    path: 'a.ts',
    bad: [
      [
        'a loop',
        6,
        pay(
          'for (let attempt = 0; attempt < 3; attempt++) {',
          'try { return await stripe.charges.create(p, { idempotencyKey: randomUUID() }) } catch {}',
          '}',
        ),
      ],
      ['a retry of a library', 5, pay('return retry(() => stripe.refunds.create(p, { idempotencyKey: randomUUID() }))')],
      [
        'a variable in the loop',
        6,
        pay(
          'while (true) {',
          'const key = `k-${randomUUID()}`',
          'try { return await stripe.charges.create(p, { idempotencyKey: key }) } catch { await wait() }',
          '}',
        ).replace('`k-${randomUUID()}`', 'randomUUID()'),
      ],
    ],
    good: [
      [
        'before the loop',
        pay(
          'const key = randomUUID()',
          'for (let attempt = 0; attempt < 3; attempt++) {',
          'try { return await stripe.charges.create(p, { idempotencyKey: key }) } catch {}',
          '}',
        ),
      ],
      ['one for each order', pay('for (const one of orders) await stripe.charges.create(p, { idempotencyKey: randomUUID() })')],
      ['no retry', pay('return stripe.charges.create(p, { idempotencyKey: randomUUID() })')],
      ['a stored one', pay('return retry(() => stripe.refunds.create(p, { idempotencyKey: order.refundKey }))')],
    ],
  },
  {
    rule: 'SI006',
    path: 'a.ts',
    bad: [
      [
        'a loop',
        5,
        "import Stripe from 'stripe'\nconst stripe = new Stripe(key, { maxNetworkRetries: 0 })\nexport async function pay(p) {\nfor (let attempt = 0; attempt < 3; attempt++)\ntry { return await stripe.charges.create(p) } catch {}\n}",
      ],
      [
        'a library',
        3,
        "import Stripe from 'stripe'\nconst stripe = new Stripe(key, { maxNetworkRetries: 0 })\nexport const pay = (p) => pRetry(() => stripe.charges.create(p), { retries: 3 })",
      ],
    ],
    good: [
      [
        'with a key',
        "import Stripe from 'stripe'\nconst stripe = new Stripe(key, { maxNetworkRetries: 0 })\nexport const pay = (p, order) => pRetry(() => stripe.charges.create(p, { idempotencyKey: order.id }))",
      ],
      [
        'no retry',
        "import Stripe from 'stripe'\nconst stripe = new Stripe(key, { maxNetworkRetries: 0 })\nexport const pay = (p) => stripe.charges.create(p)",
      ],
      [
        'something else is retried',
        "import Stripe from 'stripe'\nconst stripe = new Stripe(key, { maxNetworkRetries: 0 })\nexport const ask = () => pRetry(() => stripe.charges.retrieve(id))",
      ],
    ],
  },
  {
    rule: 'SW015',
    path: 'a.ts',
    bad: [
      ['in a constant', 1, `const secret = 'whsec_${'q8Zr2Lm4Xk7Vb1Nc5Td9Wy3'}${'Hs6Jf0Pg'}' // stripe`],
      ['in a comment', 2, `// Stripe\n// whsec_${'q8Zr2Lm4Xk7Vb1Nc5Td9Wy3'}${'Hs6Jf0Pg'}`],
    ],
    good: [
      ['a sample', "const secret = 'whsec_...' // stripe"],
      ['a word', "const secret = 'whsec_your_signing_secret_goes_here' // stripe"],
      ['the same letter', `const secret = 'whsec_${'x'.repeat(32)}' // stripe`],
    ],
  },
  {
    rule: 'SW016',
    path: 'a.ts',
    bad: [
      ['a secret key', 1, `const stripe = new Stripe('sk_${'live'}_4eQ8Zr2Lm4Xk7Vb1Nc5Td9Wy')`],
      ['a restricted key', 1, `const stripe = new Stripe('rk_${'live'}_4eQ8Zr2Lm4Xk7Vb1Nc5Td9Wy')`],
    ],
    good: [
      ['a test key', `const stripe = new Stripe('sk_${'test'}_4eQ8Zr2Lm4Xk7Vb1Nc5Td9Wy')`],
      ['the beginning of one', "if (key.startsWith('sk_live_')) warn('stripe is live')"],
      ['a sample', "const stripe = new Stripe('sk_live_xxxxxxxxxxxxxxxxxxxxxxxx')"],
    ],
  },
]
