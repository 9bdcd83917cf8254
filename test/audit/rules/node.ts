import { ACT, RAW, route, STRIPE, VERIFY } from './express.ts'
import type { Fixture } from './fixture.ts'

/** Each error rule in JavaScript and TypeScript; line 5 is the route, line 6 the first of what a route is given. */
export const NODE: readonly Fixture[] = [
  {
    rule: 'SW001',
    path: 'a.ts',
    bad: [
      ['the body is the event', 6, route('const event = req.body', ACT)],
      [
        'the body is parsed',
        6,
        route("const event = JSON.parse(req.body.toString('utf8'))", 'switch (event.type) { case "charge.refunded": await undo(event) }'),
      ],
      [
        'the type alone is taken out',
        6,
        route('const { type, data } = req.body', "if (type === 'checkout.session.completed') await ship(data.object)"),
      ],
      [
        'a route handler of Next.js',
        2,
        "export async function POST(request: Request) {\nconst event = await request.json()\nif (event.type === 'invoice.paid') await ship(event) // stripe\nreturn Response.json({})\n}",
      ],
      [
        'another function acts on it',
        6,
        `${route('const event = req.body', 'await handle(event)')}async function handle(event) { ${ACT} }\n`,
      ],
    ],
    good: [
      ['it is verified', route(`const event = ${VERIFY}`, ACT)],
      ['a helper in the file verifies', `${route('const event = verified(req)', ACT)}function verified(req) { return ${VERIFY} }\n`],
      [
        'middleware of the route verifies',
        `${STRIPE}function verify(req, res, next) { req.event = ${VERIFY}; next() }\napp.post('/webhook', verify, (req, res) => { const event = req.body; ${ACT} })\n`,
      ],
      ['a check that cannot be followed', route('const event = await checker.verifySignature(req.body)', ACT)],
      ['no event of Stripe', route("if (req.body.type === 'signup') await greet(req.body)")],
      ['a queue gives what was verified before', `${STRIPE}export async function work(job) { const event = job.payload; ${ACT} }\n`],
    ],
  },
  {
    rule: 'SW002',
    path: 'a.ts',
    bad: [
      [
        'else it is parsed',
        7,
        route('let event', `if (process.env.WHSEC) { event = ${VERIFY} } else { event = JSON.parse(req.body) }`, ACT),
      ],
      ['it is parsed first', 7, route('let event = req.body', `if (secret) {\nevent = ${VERIFY} }`, ACT)],
      ['a choice', 6, route(`const event = secret ? ${VERIFY} : JSON.parse(req.body)`, ACT)],
      [
        'only in production',
        6,
        route(
          "if (process.env.NODE_ENV !== 'production') { await handle(JSON.parse(req.body)); return res.end() }",
          `const event = ${VERIFY}`,
          'await handle(event)',
        ).concat(`async function handle(event) { ${ACT} }\n`),
      ],
    ],
    good: [
      ['without a secret it stops', route("if (!process.env.WHSEC) throw new Error('no secret')", `const event = ${VERIFY}`, ACT)],
      ['without a secret nothing happens', route(`if (process.env.WHSEC) { const event = ${VERIFY}; ${ACT} }`)],
      [
        'without a secret there is no route',
        `${STRIPE}if (process.env.WHSEC) {\napp.post('/webhook', ${RAW}, (req, res) => { const event = ${VERIFY}; ${ACT} })\n}\n`,
      ],
      [
        'the body is read to find the secret',
        route(
          'const secret = secrets[JSON.parse(req.body).account]',
          `const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret)`,
          ACT,
        ),
      ],
    ],
  },
  {
    rule: 'SW003',
    path: 'a.ts',
    bad: [
      ['a default at the call', 6, route("const event = stripe.webhooks.constructEvent(req.body, sig, process.env.WHSEC || '')", ACT)],
      [
        'what a function of its own returns',
        6,
        `${STRIPE}function secret() {\nreturn isLive() ? process.env.WHSEC_LIVE || '' : process.env.WHSEC\n}\napp.post('/w', ${RAW}, (req, res) => {\nconst event = stripe.webhooks.constructEvent(req.body, sig, secret())\n})`,
      ],
      [
        'a constant',
        5,
        `${STRIPE}const secret = process.env.WHSEC ?? ''\napp.post('/w', ${RAW}, (req, res) => {\nconst event = stripe.webhooks.constructEvent(req.body, sig, secret)\n})`,
      ],
      [
        'a configuration object',
        5,
        `${STRIPE}const config = { whsec: process.env.WHSEC ?? '' }\napp.post('/w', ${RAW}, (req, res) => {\nconst event = stripe.webhooks.constructEvent(req.body, sig, config.whsec)\n})`,
      ],
    ],
    good: [
      [
        'what a function of its own returns after a test',
        `${STRIPE}function secret() {\nconst given = process.env.WHSEC || ''\nif (!given) throw new Error('no secret')\nreturn given\n}\napp.post('/w', ${RAW}, (req, res) => {\nconst event = stripe.webhooks.constructEvent(req.body, sig, secret())\n})`,
      ],
      ['no default', route('const event = stripe.webhooks.constructEvent(req.body, sig, process.env.WHSEC!)', ACT)],
      [
        'an empty one is refused',
        `${STRIPE}const secret = process.env.WHSEC ?? ''\nif (!secret) throw new Error('no secret')\napp.post('/w', ${RAW}, (req, res) => {\nconst event = stripe.webhooks.constructEvent(req.body, sig, secret)\n})`,
      ],
      ['the default of another setting', route("const name = process.env.SHOP ?? ''", `const event = ${VERIFY}`, ACT)],
    ],
  },
  {
    rule: 'SW004',
    path: 'a.ts',
    bad: [
      ['written again', 6, route('const event = stripe.webhooks.constructEvent(JSON.stringify(req.body), sig, process.env.WHSEC!)', ACT)],
      [
        'in a variable',
        6,
        route(
          'const payload = JSON.stringify(req.body)',
          'const event = stripe.webhooks.constructEvent(payload, sig, process.env.WHSEC!)',
          ACT,
        ),
      ],
      [
        'what a caller gives',
        6,
        `${route('const event = verified(JSON.stringify(req.body), req)', ACT)}function verified(payload, req) { return stripe.webhooks.constructEvent(payload, sig, process.env.WHSEC!) }\n`,
      ],
    ],
    good: [
      ['the raw body', route(`const event = ${VERIFY}`, ACT)],
      [
        'the text of a request',
        "import Stripe from 'stripe'\nexport async function POST(request) {\nconst event = stripe.webhooks.constructEvent(await request.text(), sig, process.env.WHSEC!)\nreturn new Response()\n}",
      ],
      ['something else is written again', route('const copy = JSON.stringify(req.headers)', `const event = ${VERIFY}`, ACT)],
    ],
  },
  {
    rule: 'SW005',
    path: 'a.ts',
    bad: [
      ['before the route', 5, `${STRIPE}app.use(express.json())\napp.post('/webhook', (req, res) => { const event = ${VERIFY} })\n`],
      [
        'also where the route has a raw parser',
        5,
        `${STRIPE}app.use(express.json())\napp.post('/webhook', ${RAW}, (req, res) => { const event = ${VERIFY} })\n`,
      ],
    ],
    good: [
      ['after the route', `${STRIPE}app.post('/webhook', ${RAW}, (req, res) => { const event = ${VERIFY} })\napp.use(express.json())\n`],
      [
        'it keeps the bytes',
        `${STRIPE}app.use(express.json({ verify: (req, res, buf) => { req.rawBody = buf } }))\napp.post('/webhook', (req, res) => { const event = ${VERIFY} })\n`,
      ],
      [
        'a raw parser comes first',
        `${STRIPE}app.use('/webhook', ${RAW})\napp.use(express.json())\napp.post('/webhook', (req, res) => { const event = ${VERIFY} })\n`,
      ],
      [
        'for another path',
        `${STRIPE}app.use('/api', express.json())\napp.post('/webhook', ${RAW}, (req, res) => { const event = ${VERIFY} })\n`,
      ],
    ],
  },
  {
    rule: 'SW007',
    path: 'a.ts',
    bad: [
      [
        'the body stays the event',
        8,
        route('let event = JSON.parse(req.body)', 'try {', `event = ${VERIFY}`, '} catch (error) { console.error(error) }', ACT),
      ],
      ['the body becomes the event', 8, route('let event', 'try {', `event = ${VERIFY}`, '} catch { event = JSON.parse(req.body) }', ACT)],
    ],
    good: [
      ['it stops', route('let event = JSON.parse(req.body)', `try { event = ${VERIFY} } catch { return res.sendStatus(400) }`, ACT)],
      ['it throws', route('let event', `try { event = ${VERIFY} } catch (error) { throw new Error('refused') }`, ACT)],
      [
        'there is no event then',
        route('let event = null', `try { event = ${VERIFY} } catch (error) { console.error(error) }`, `if (event) { ${ACT} }`),
      ],
      [
        'a second secret is tried',
        route(
          'let event',
          `try { event = ${VERIFY} } catch { event = stripe.webhooks.constructEvent(req.body, sig, process.env.OTHER) }`,
          ACT,
        ),
      ],
    ],
  },
]
