import type { Example } from './example.ts'

const NODE = "import Stripe from 'stripe'\n\nconst stripe = new Stripe(process.env.STRIPE_KEY!)\n\n"

function node(wrong: string, right: string): Example {
  return { path: 'pay.ts', wrong: `${NODE}${wrong}`, right: `${NODE}${right}` }
}

function python(wrong: string, right: string, imports = ''): Example {
  const top = `${imports}import stripe\n\n\n`
  return { path: 'pay.py', wrong: `${top}${wrong}`, right: `${top}${right}` }
}

function packageJson(version: string): string {
  return `{\n  "dependencies": {\n    "stripe": "${version}"\n  }\n}\n`
}

const REFUND = `export async function refund(order: Order) {\n  await stripe.refunds.create({ charge: order.charge, amount: order.amount }, { idempotencyKey: \`refund-\${order.id}\` })\n}\n`
const PYTHON_REFUND = `def refund(order):\n    stripe.Refund.create(\n        charge=order.charge, amount=order.amount, idempotency_key=f"refund-{order.id}"\n    )\n`
const RETRIED = `export async function refund(order: Order) {\n  const idempotencyKey = \`refund-\${order.id}\`\n  await retry(() => stripe.refunds.create({ charge: order.charge, amount: order.amount }, { idempotencyKey }))\n}\n`

/** The rules about idempotency keys and versions, in JavaScript and TypeScript. */
export const NODE_KEYS: Readonly<Record<string, Example>> = {
  SI001: node(
    'export async function refund(order: Order) {\n  await stripe.refunds.create({ charge: order.charge, amount: order.amount })\n}\n',
    REFUND,
  ),
  SI002: node(REFUND.replace('`refund-${order.id}`', "'refund'"), REFUND),
  SI003: node(REFUND.replace('order.id}', 'Date.now()}'), REFUND),
  SI004: node(
    'export async function refund(order: Order) {\n  await retry(() =>\n    stripe.refunds.create({ charge: order.charge, amount: order.amount }, { idempotencyKey: crypto.randomUUID() }),\n  )\n}\n',
    RETRIED,
  ),
  SI005: node(REFUND.replace('order.id}', 'order.email}'), REFUND),
  SI006: {
    path: 'pay.ts',
    wrong:
      "import Stripe from 'stripe'\n\nconst stripe = new Stripe(process.env.STRIPE_KEY!, { maxNetworkRetries: 0 })\n\nexport async function charge(order: Order) {\n  await retry(() => stripe.paymentIntents.create({ amount: order.amount, currency: 'eur' }))\n}\n",
    right:
      "import Stripe from 'stripe'\n\nconst stripe = new Stripe(process.env.STRIPE_KEY!, { maxNetworkRetries: 0 })\n\nexport async function charge(order: Order) {\n  const idempotencyKey = `charge-${order.id}`\n  await retry(() => stripe.paymentIntents.create({ amount: order.amount, currency: 'eur' }, { idempotencyKey }))\n}\n",
  },
  SI008: {
    path: 'stripe.ts',
    wrong: "import Stripe from 'stripe'\n\nexport const stripe = new Stripe(process.env.STRIPE_KEY!, { apiVersion: '2022-11-15' })\n",
    right: "import Stripe from 'stripe'\n\nexport const stripe = new Stripe(process.env.STRIPE_KEY!)\n",
    beside: { path: 'package.json', wrong: packageJson('23.1.0') },
  },
  SI009: {
    path: 'stripe.ts',
    wrong: "import Stripe from 'stripe'\n",
    right: "import Stripe from 'stripe'\n",
    beside: { path: 'package.json', wrong: packageJson('17.7.0'), right: packageJson('23.1.0') },
  },
  SI010: node(
    'export async function refund(order: Order) {\n  try {\n    await stripe.refunds.create({ charge: order.charge })\n  } catch {}\n}\n',
    "export async function refund(order: Order) {\n  try {\n    await stripe.refunds.create({ charge: order.charge })\n  } catch (error) {\n    logger.error('refund of %s failed: %s', order.id, error.message)\n    throw error\n  }\n}\n",
  ),
}

/** The same in Python. */
export const PYTHON_KEYS: Readonly<Record<string, Example>> = {
  SI001: python('def refund(order):\n    stripe.Refund.create(charge=order.charge, amount=order.amount)\n', PYTHON_REFUND),
  SI002: python(PYTHON_REFUND.replace('f"refund-{order.id}"', '"refund"'), PYTHON_REFUND),
  SI003: python(PYTHON_REFUND.replace('{order.id}', '{time.time()}'), PYTHON_REFUND, 'import time\n'),
  SI004: python(
    '@retry(stop=stop_after_attempt(3))\ndef refund(order):\n    stripe.Refund.create(charge=order.charge, idempotency_key=str(uuid4()))\n',
    '@retry(stop=stop_after_attempt(3))\ndef refund(order):\n    stripe.Refund.create(charge=order.charge, idempotency_key=f"refund-{order.id}")\n',
    'from tenacity import retry, stop_after_attempt\nfrom uuid import uuid4\n',
  ),
  SI005: python(PYTHON_REFUND.replace('{order.id}', '{order.email}'), PYTHON_REFUND),
  SI008: {
    path: 'pay.py',
    wrong: 'import os\nimport stripe\n\nstripe.api_key = os.environ["STRIPE_KEY"]\nstripe.api_version = "2022-11-15"\n',
    right: 'import os\nimport stripe\n\nstripe.api_key = os.environ["STRIPE_KEY"]\n',
    beside: { path: 'requirements.txt', wrong: 'stripe==16.1.0\n' },
  },
  SI009: {
    path: 'pay.py',
    wrong: 'import stripe\n',
    right: 'import stripe\n',
    beside: { path: 'requirements.txt', wrong: 'stripe==9.12.0\n', right: 'stripe==16.1.0\n' },
  },
  SI010: python(
    'def refund(order):\n    try:\n        stripe.Refund.create(charge=order.charge)\n    except stripe.StripeError:\n        pass\n',
    'def refund(order):\n    try:\n        stripe.Refund.create(charge=order.charge)\n    except stripe.StripeError as error:\n        logger.error("refund of %s failed: %s", order.id, error.user_message)\n        raise\n',
  ),
}
