import { ACT, route, STRIPE, VERIFY } from './express.ts'
import type { Fixture } from './fixture.ts'

const PYTHON = 'import stripe\n'
const OWN = "const own = createHmac('sha256', secret).update(body).digest('hex')"
const KEY = '4eQ8Zr2Lm4Xk7Vb1Nc5Td9Wy'
const PAGE = `import Stripe from 'stripe'\nexport default async function handler(req, res) {\nconst event = stripe.webhooks.constructEvent(await buffer(req), req.headers['stripe-signature'], process.env.WHSEC)\n${ACT}\n}\n`
const EDGE = `import Stripe from 'https://esm.sh/stripe@14'\nDeno.serve(async (req) => {\nconst event = await stripe.webhooks.constructEventAsync(await req.text(), sig, secret)\n})\n`

/** The rules that warn, and the notes. */
export const WARNINGS: readonly Fixture[] = [
  {
    rule: 'SW006',
    path: 'pages/api/webhook.ts',
    bad: [
      ['no configuration', 3, PAGE],
      ['a configuration of something else', 3, `${PAGE}export const config = { api: { bodyParser: { sizeLimit: '1mb' } } }\n`],
    ],
    good: [
      ['the parser is off', `${PAGE}export const config = { api: { bodyParser: false } }\n`],
      ['a configuration from elsewhere', `${PAGE}export { config } from '../../lib/raw'\n`],
    ],
  },
  {
    rule: 'SW014',
    path: 'a.ts',
    bad: [
      ['compared by ===', 6, route(OWN, "if (own !== req.headers['stripe-signature'] || Date.now() > limit) return res.sendStatus(400)")],
      [
        'without the time',
        6,
        route(OWN, "if (!timingSafeEqual(own, parse(req.headers['stripe-signature']).v1)) return res.sendStatus(400)"),
      ],
    ],
    good: [
      [
        'in constant time, and with the time',
        route(
          OWN,
          "if (!timingSafeEqual(own, parse(req.headers['stripe-signature']).v1) || Date.now() - t > tolerance) return res.sendStatus(400)",
        ),
      ],
      ['the signature of somebody else', route(OWN, "if (own !== req.headers['x-hub-signature']) return res.sendStatus(400)")],
    ],
  },
  {
    rule: 'SW014',
    path: 'a.py',
    bad: [
      [
        'compared by ==',
        3,
        `${PYTHON}def check(body, request):\n    own = hmac.new(SECRET, body, hashlib.sha256).hexdigest()\n    return own == request.headers["Stripe-Signature"]\n`,
      ],
      [
        'without the time',
        3,
        `${PYTHON}def check(body, request):\n    own = hmac.new(SECRET, body, hashlib.sha256).hexdigest()\n    return hmac.compare_digest(own, v1_of(request.headers["Stripe-Signature"]))\n`,
      ],
    ],
    good: [
      [
        'in constant time, and with the time',
        `${PYTHON}def check(body, request):\n    own = hmac.new(SECRET, body, hashlib.sha256).hexdigest()\n    if time.time() - t_of(request.headers["Stripe-Signature"]) > 300: return False\n    return hmac.compare_digest(own, v1)\n`,
      ],
      [
        'the signature of somebody else',
        `${PYTHON}def check(body, request):\n    own = hmac.new(SECRET, body, hashlib.sha256).hexdigest()\n    return own == request.headers["X-Hub-Signature"]\n`,
      ],
    ],
  },
  {
    rule: 'SW017',
    path: 'a.ts',
    bad: [
      ['a secret key', 1, `const stripe = new Stripe('sk_test_${KEY}')`],
      ['a restricted key', 1, `const stripe = new Stripe('rk_test_${KEY}')`],
    ],
    good: [
      ['the environment', 'const stripe = new Stripe(process.env.STRIPE_KEY!)'],
      ['a sample', "const stripe = new Stripe('sk_test_...')"],
    ],
  },
  {
    rule: 'SW017',
    path: 'a.py',
    bad: [
      ['a secret key', 2, `${PYTHON}stripe.api_key = "sk_test_${KEY}"`],
      ['in a setting', 1, `STRIPE_SECRET_KEY = "sk_test_${KEY}"`],
    ],
    good: [
      ['the environment', `${PYTHON}stripe.api_key = os.environ["STRIPE_KEY"]`],
      ['a sample', `${PYTHON}stripe.api_key = "sk_test_..."`],
    ],
  },
  {
    rule: 'SW018',
    path: 'a.ts',
    bad: [
      ['an event', 7, route(`const event = ${VERIFY}`, 'console.log(event)')],
      [
        'the body, in a function that a name is given to',
        3,
        "import { onRequest } from 'firebase-functions/v2/https'\nexport const onStripeWebhook = onRequest((req, res) => {\nlogger.info('an event', req.body)\nres.status(200).end()\n})",
      ],
      ['the endpoint secret', 7, route('const secret = process.env.STRIPE_WEBHOOK_SECRET', "console.log('secret', secret)")],
      ['an API key', 6, route('console.debug(`key ${process.env.STRIPE_SECRET_KEY}`)')],
      ['the signature', 7, route("const sig = req.headers['stripe-signature']", "console.log('signature', sig)")],
      ['as JSON', 7, route(`const event = ${VERIFY}`, "logger.info('got ' + JSON.stringify(event))")],
      ['the body', 6, route('console.log(`got ${req.body}`)', `const event = ${VERIFY}`)],
      ['the object of an event', 7, route(`const event = ${VERIFY}`, 'log.info({ order, object: event.data.object })')],
    ],
    good: [
      [
        'whether there is a secret, and a key that is public',
        route(
          'console.log(!!process.env.STRIPE_WEBHOOK_SECRET, process.env.STRIPE_PUBLISHABLE_KEY, process.env.STRIPE_SECRET_KEY?.length)',
        ),
      ],
      ['type and id', route(`const event = ${VERIFY}`, 'console.log(event.type, event.id)')],
      ['the error', route(`try { const event = ${VERIFY} } catch (error) { console.error(error.message); return res.sendStatus(400) }`)],
    ],
  },
  {
    rule: 'SW018',
    path: 'a.py',
    bad: [
      [
        'an event',
        4,
        `${PYTHON}def webhook(request):\n    event = stripe.Webhook.construct_event(request.body, sig, SECRET)\n    print(event)\n`,
      ],
      [
        'all headers',
        3,
        `${PYTHON}def webhook(request):\n    logger.debug("headers: %s", dict(request.headers))\n    event = stripe.Webhook.construct_event(request.body, sig, SECRET)\n`,
      ],
      [
        'a payment',
        4,
        `${PYTHON}def pay(order):\n    intent = stripe.PaymentIntent.create(amount=order.amount, idempotency_key=order.id)\n    logger.info(f"made {intent}")\n`,
      ],
    ],
    good: [
      [
        'type and id',
        `${PYTHON}def webhook(request):\n    event = stripe.Webhook.construct_event(request.body, sig, SECRET)\n    print(event["type"], event["id"])\n`,
      ],
      [
        'the error',
        `${PYTHON}def webhook(request):\n    try:\n        stripe.Webhook.construct_event(request.body, sig, SECRET)\n    except ValueError as error:\n        logger.error("refused: %s", error)\n        raise\n`,
      ],
    ],
  },
  {
    rule: 'SW019',
    path: 'a.ts',
    bad: [
      ['of the environment', 6, route('const event = stripe.webhooks.constructEvent(req.body, sig, process.env.STRIPE_SECRET_KEY)')],
      ['by another name', 6, route('const event = stripe.webhooks.constructEvent(req.body, sig, process.env.SECRET_STRIPE_KEY)')],
      [
        'a constant',
        6,
        `${STRIPE}const apiKey = process.env.PAY\napp.post('/w', raw, (req, res) => stripe.webhooks.constructEvent(req.body, sig, apiKey))`,
      ],
    ],
    good: [
      [
        'a secret whose name says both',
        route('const event = stripe.webhooks.constructEvent(req.body, sig, process.env.STRIPE_SECRET_WEBHOOK_KEY)'),
      ],
      ['the endpoint secret', route(`const event = ${VERIFY}`)],
      [
        'a name that says both',
        route('const event = stripe.webhooks.constructEvent(req.body, sig, process.env.STRIPE_WEBHOOK_SECRET_KEY)'),
      ],
    ],
  },
  {
    rule: 'SW019',
    path: 'a.py',
    bad: [
      ['of the SDK', 3, `${PYTHON}def webhook(request):\n    stripe.Webhook.construct_event(request.body, sig, stripe.api_key)\n`],
      [
        'a setting',
        3,
        `${PYTHON}def webhook(request):\n    stripe.Webhook.construct_event(request.body, sig, settings.STRIPE_SECRET_KEY)\n`,
      ],
    ],
    good: [
      [
        'the endpoint secret',
        `${PYTHON}def webhook(request):\n    stripe.Webhook.construct_event(request.body, sig, settings.STRIPE_WEBHOOK_SECRET)\n`,
      ],
      [
        'a name that says both',
        `${PYTHON}def webhook(request):\n    stripe.Webhook.construct_event(request.body, sig, settings.STRIPE_ENDPOINT_SECRET_KEY)\n`,
      ],
    ],
  },
  {
    rule: 'SW025',
    path: 'a.ts',
    bad: [
      ['Deno', 3, EDGE.replace('await stripe.webhooks.constructEventAsync', 'stripe.webhooks.constructEvent')],
      [
        'the edge runtime of Next.js',
        4,
        "import Stripe from 'stripe'\nexport const runtime = 'edge'\nexport async function POST(req) {\nconst event = stripe.webhooks.constructEvent(await req.text(), sig, secret)\n}",
      ],
    ],
    good: [
      ['the asynchronous one', EDGE],
      [
        'the Node runtime',
        "import Stripe from 'stripe'\nexport const runtime = 'nodejs'\nexport async function POST(req) {\nconst event = stripe.webhooks.constructEvent(await req.text(), sig, secret)\n}",
      ],
    ],
  },
]
