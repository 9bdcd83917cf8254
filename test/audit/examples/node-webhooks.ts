import type { Example } from './example.ts'

const CLIENT = `import express from 'express'
import Stripe from 'stripe'

const app = express()
const stripe = new Stripe(process.env.STRIPE_KEY!)
`
const VERIFY = "stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!)"

/** A route of Express, with a raw body. */
function route(...lines: readonly string[]): string {
  return routeAfter('', ...lines)
}

/** The same below other lines. */
function routeAfter(top: string, ...lines: readonly string[]): string {
  const body = lines.map((line) => `  ${line}\n`).join('')
  return `${CLIENT}${top}\napp.post('/webhook', express.raw({ type: 'application/json' }), async (req, res) => {\n${body}})\n`
}

const OWN_SECRET = "const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature']!, secret)"
const CHECKED = "const secret = process.env.STRIPE_WEBHOOK_SECRET\nif (!secret) throw new Error('STRIPE_WEBHOOK_SECRET is not set')\n"
const QUEUE = "await queue.add('stripe', event)"
const DONE = 'res.json({ received: true })'
const SAFE = route(`const event = ${VERIFY}`, QUEUE, DONE)
const CAUGHT = route(
  'let event',
  'try {',
  `  event = ${VERIFY}`,
  '} catch (error) {',
  "  console.error('refused:', error.message)",
  '  return res.status(400).end()',
  '}',
  QUEUE,
  DONE,
)

function app(wrong: string, right: string = SAFE): Example {
  return { path: 'app.ts', wrong, right }
}

/** The rules about webhooks, in JavaScript and TypeScript. */
export const NODE_WEBHOOKS: Readonly<Record<string, Example>> = {
  SW001: app(
    `${CLIENT}\napp.post('/webhook', express.json(), async (req, res) => {\n  const event = req.body\n  if (event.type === 'invoice.paid') await ship(event.data.object)\n  ${DONE}\n})\n`,
  ),
  SW002: app(
    route(
      'let event = JSON.parse(req.body)',
      'if (process.env.STRIPE_WEBHOOK_SECRET) {',
      `  event = ${VERIFY}`,
      '}',
      "if (event.type === 'invoice.paid') await ship(event.data.object)",
      DONE,
    ),
    route(`const event = ${VERIFY}`, "if (event.type === 'invoice.paid') await ship(event.data.object)", DONE),
  ),
  SW003: app(
    routeAfter("const secret = process.env.STRIPE_WEBHOOK_SECRET || ''\n", OWN_SECRET, QUEUE, DONE),
    routeAfter(CHECKED, OWN_SECRET, QUEUE, DONE),
  ),
  SW004: app(
    route(
      'const body = JSON.stringify(req.body)',
      "const event = stripe.webhooks.constructEvent(body, req.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!)",
      QUEUE,
      DONE,
    ),
  ),
  SW005: app(
    `${CLIENT}\napp.use(express.json())\napp.post('/webhook', async (req, res) => {\n  const event = ${VERIFY}\n  ${QUEUE}\n  ${DONE}\n})\n`,
    `${SAFE}app.use(express.json())\n`,
  ),
  SW006: {
    path: 'pages/api/webhook.ts',
    wrong: `import { buffer } from 'micro'\nimport Stripe from 'stripe'\n\nconst stripe = new Stripe(process.env.STRIPE_KEY!)\n\nexport default async function handler(req, res) {\n  const event = stripe.webhooks.constructEvent(await buffer(req), req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET!)\n  ${QUEUE}\n  ${DONE}\n}\n`,
    right: `import { buffer } from 'micro'\nimport Stripe from 'stripe'\n\nexport const config = { api: { bodyParser: false } }\nconst stripe = new Stripe(process.env.STRIPE_KEY!)\n\nexport default async function handler(req, res) {\n  const event = stripe.webhooks.constructEvent(await buffer(req), req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET!)\n  ${QUEUE}\n  ${DONE}\n}\n`,
  },
  SW007: app(
    route(
      'let event = JSON.parse(req.body)',
      'try {',
      `  event = ${VERIFY}`,
      '} catch (error) {',
      "  console.error('refused:', error.message)",
      '}',
      "if (event.type === 'invoice.paid') await ship(event.data.object)",
      DONE,
    ),
    CAUGHT,
  ),
  SW008: app(
    route(
      'let event',
      'try {',
      `  event = ${VERIFY}`,
      '} catch (error) {',
      "  console.error('refused:', error.message)",
      '  return res.sendStatus(200)',
      '}',
      QUEUE,
      DONE,
    ),
    CAUGHT,
  ),
  SW009: app(
    route(
      'try {',
      `  const event = ${VERIFY}`,
      "  if (event.type === 'invoice.paid') await ship(event.data.object)",
      `  ${DONE}`,
      '} catch (error) {',
      '  res.status(400).end()',
      '}',
    ),
    CAUGHT,
  ),
  SW010: app(
    route(
      "const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!, Infinity)",
      QUEUE,
      DONE,
    ),
  ),
  SW011: app(
    route(
      "stripe.webhooks.signature.verifyHeader(req.body, req.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!)",
      "await queue.add('stripe', req.body)",
      DONE,
    ),
    route(
      "stripe.webhooks.signature.verifyHeader(req.body, req.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!, 300)",
      "await queue.add('stripe', req.body)",
      DONE,
    ),
  ),
  SW012: app(route('const event = stripe.webhooks.constructEventWithoutVerification(req.body)', QUEUE, DONE)),
  SW013: app(
    route(
      "const event = stripe.webhooks.constructEventAsync(req.body, req.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!)",
      "if (event.type === 'invoice.paid') await ship(event.data.object)",
      DONE,
    ),
    route(
      "const event = await stripe.webhooks.constructEventAsync(req.body, req.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!)",
      "if (event.type === 'invoice.paid') await ship(event.data.object)",
      DONE,
    ),
  ),
  SW014: app(
    route(
      "const [time, signature] = readHeader(req.headers['stripe-signature'])",
      "const own = createHmac('sha256', process.env.STRIPE_WEBHOOK_SECRET!).update(`${time}.${req.body}`).digest('hex')",
      'if (own !== signature) return res.status(400).end()',
      "await queue.add('stripe', JSON.parse(req.body))",
      DONE,
    ),
  ),
  SW015: app(
    routeAfter("const secret = 'whsec_LETTERS_AND_DIGITS'\n", OWN_SECRET, QUEUE, DONE),
    routeAfter(CHECKED, OWN_SECRET, QUEUE, DONE),
  ),
  SW016: {
    path: 'stripe.ts',
    wrong: `import Stripe from 'stripe'\n\nexport const stripe = new Stripe('sk_live_LETTERS_AND_DIGITS')\n`,
    right: `import Stripe from 'stripe'\n\nexport const stripe = new Stripe(process.env.STRIPE_KEY!)\n`,
  },
  SW017: {
    path: 'stripe.ts',
    wrong: `import Stripe from 'stripe'\n\nexport const stripe = new Stripe('sk_test_LETTERS_AND_DIGITS')\n`,
    right: `import Stripe from 'stripe'\n\nexport const stripe = new Stripe(process.env.STRIPE_KEY!)\n`,
  },
  SW018: app(
    route(`const event = ${VERIFY}`, "console.log('event', event)", QUEUE, DONE),
    route(`const event = ${VERIFY}`, "console.log('event', event.id, event.type)", QUEUE, DONE),
  ),
  SW019: app(
    route(
      "const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature']!, process.env.STRIPE_SECRET_KEY!)",
      QUEUE,
      DONE,
    ),
  ),
  SW020: app(
    route(
      `const event = ${VERIFY}`,
      "if (event.type === 'invoice.paid')",
      '  await prisma.user.update({ where: { id: userOf(event) }, data: { credits: { increment: 100 } } })',
      DONE,
    ),
    route(
      `const event = ${VERIFY}`,
      "if (event.type === 'invoice.paid')",
      '  await prisma.$transaction([',
      '    prisma.stripeEvent.create({ data: { id: event.id } }),',
      '    prisma.user.update({ where: { id: userOf(event) }, data: { credits: { increment: 100 } } }),',
      '  ])',
      DONE,
    ),
  ),
  SW021: app(route(`const event = ${VERIFY}`, "await fetch('https://crm.example.com/paid', { method: 'POST', body: event.id })", DONE)),
  SW022: app(
    route(
      `const event = ${VERIFY}`,
      "if (event.type === 'customer.subscription.updated') {",
      '  const subscription = event.data.object',
      '  await prisma.plan.update({ where: { id: subscription.id }, data: { status: subscription.status } })',
      '}',
      DONE,
    ),
    route(
      `const event = ${VERIFY}`,
      "if (event.type === 'customer.subscription.updated') {",
      '  const subscription = await stripe.subscriptions.retrieve(event.data.object.id)',
      '  await prisma.plan.update({ where: { id: subscription.id }, data: { status: subscription.status } })',
      '}',
      DONE,
    ),
  ),
  SW023: app(
    `${CLIENT}\napp.use(csurf())\napp.post('/webhook', express.raw({ type: 'application/json' }), async (req, res) => {\n  const event = ${VERIFY}\n  ${QUEUE}\n  ${DONE}\n})\n`,
    `${SAFE}app.use(csurf())\n`,
  ),
  SW024: app(
    route(
      "const signature = req.headers['stripe-signature']",
      'let event = JSON.parse(req.body)',
      'if (signature) {',
      '  event = stripe.webhooks.constructEvent(req.body, signature, process.env.STRIPE_WEBHOOK_SECRET!)',
      '}',
      "if (event.type === 'invoice.paid') await ship(event.data.object)",
      DONE,
    ),
    route(
      "const signature = req.headers['stripe-signature']",
      'if (!signature) return res.status(400).end()',
      'const event = stripe.webhooks.constructEvent(req.body, signature, process.env.STRIPE_WEBHOOK_SECRET!)',
      "if (event.type === 'invoice.paid') await ship(event.data.object)",
      DONE,
    ),
  ),
  SW025: {
    path: 'app/api/webhook/route.ts',
    wrong: `import Stripe from 'stripe'\n\nexport const runtime = 'edge'\nconst stripe = new Stripe(process.env.STRIPE_KEY!)\n\nexport async function POST(request: Request) {\n  const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)\n  ${QUEUE}\n  return Response.json({ received: true })\n}\n`,
    right: `import Stripe from 'stripe'\n\nexport const runtime = 'edge'\nconst stripe = new Stripe(process.env.STRIPE_KEY!)\n\nexport async function POST(request: Request) {\n  const event = await stripe.webhooks.constructEventAsync(await request.text(), request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)\n  ${QUEUE}\n  return Response.json({ received: true })\n}\n`,
  },
  SW026: app(
    routeAfter("const secret = process.env.STRIPE_WEBHOOK_SECRET ?? 'whsec_dev'\n", OWN_SECRET, QUEUE, DONE),
    routeAfter(CHECKED, OWN_SECRET, QUEUE, DONE),
  ),
}
