import { ACT, RAW, route, STRIPE, VERIFY } from './express.ts'
import type { Fixture } from './fixture.ts'

/** The other half: answers, tolerance, secrets. */
export const NODE_ANSWERS: readonly Fixture[] = [
  {
    rule: 'SW008',
    path: 'a.ts',
    bad: [
      ['sendStatus', 8, route('let event', `try { event = ${VERIFY} } catch (error) {`, 'return res.sendStatus(200)', '}', ACT)],
      [
        'json without a status',
        8,
        route('let event', `try { event = ${VERIFY} } catch (error) {`, 'return res.json({ received: true })', '}', ACT),
      ],
      ['without a signature', 6, route('if (!signature) return res.status(200).end()', `const event = ${VERIFY}`, ACT)],
    ],
    good: [
      ['400', route('let event', `try { event = ${VERIFY} } catch (error) { return res.status(400).send(error.message) }`, ACT)],
      [
        'a status that is set before',
        route('let event', `try { event = ${VERIFY} } catch (error) { res.status(400); return res.end() }`, ACT),
      ],
      [
        'a response with a status',
        route('let event', `try { event = ${VERIFY} } catch (error) { return new Response('no', { status: 400 }) }`, ACT),
      ],
      ['another catch', route(`const event = ${VERIFY}`, `try { ${ACT} } catch { return res.sendStatus(200) }`)],
    ],
  },
  {
    rule: 'SW010',
    path: 'a.ts',
    bad: [
      ['0', 6, route('const event = stripe.webhooks.constructEvent(req.body, sig, process.env.WHSEC, 0)', ACT)],
      [
        'a constant',
        5,
        `${STRIPE}const NEVER = Infinity\napp.post('/w', ${RAW}, (req, res) => { const event = stripe.webhooks.constructEvent(req.body, sig, process.env.WHSEC, NEVER) })`,
      ],
    ],
    good: [
      ['no tolerance', route(`const event = ${VERIFY}`, ACT)],
      ['300', route('const event = stripe.webhooks.constructEvent(req.body, sig, process.env.WHSEC, 300)', ACT)],
      ['undefined', route('const event = stripe.webhooks.constructEvent(req.body, sig, process.env.WHSEC, undefined)', ACT)],
    ],
  },
  {
    rule: 'SW011',
    path: 'a.ts',
    bad: [
      [
        'verifyHeader',
        6,
        route('stripe.webhooks.signature.verifyHeader(req.body, sig, process.env.WHSEC)', 'const event = JSON.parse(req.body)', ACT),
      ],
      [
        'verifyHeaderAsync',
        6,
        route(
          'await stripe.webhooks.signature.verifyHeaderAsync(req.body, sig, process.env.WHSEC)',
          'const event = JSON.parse(req.body)',
          ACT,
        ),
      ],
    ],
    good: [
      [
        'with a tolerance',
        route('stripe.webhooks.signature.verifyHeader(req.body, sig, process.env.WHSEC, 300)', 'const event = JSON.parse(req.body)', ACT),
      ],
      ['what is spread', route('stripe.webhooks.signature.verifyHeader(...given)', 'const event = JSON.parse(req.body)', ACT)],
      ['the call that makes an event', route(`const event = ${VERIFY}`, ACT)],
    ],
  },
  {
    rule: 'SW012',
    path: 'a.ts',
    bad: [
      ['the body', 6, route('const event = stripe.webhooks.constructEventWithoutVerification(req.body)')],
      [
        'the text of a request',
        3,
        "import Stripe from 'stripe'\nexport async function POST(request) {\nconst event = stripe.webhooks.constructEventWithoutVerification(await request.text())\n}",
      ],
    ],
    good: [
      [
        'a message of a queue',
        `${STRIPE}export async function work(message) { return stripe.webhooks.constructEventWithoutVerification(message.data) }\n`,
      ],
      [
        'a stored row',
        `${STRIPE}export async function replay(row) { return stripe.webhooks.constructEventWithoutVerification(row.payload) }\n`,
      ],
      ['the call that verifies', route(`const event = ${VERIFY}`, ACT)],
    ],
  },
  {
    rule: 'SW013',
    path: 'a.ts',
    bad: [
      ['the promise is the event', 6, route('const event = stripe.webhooks.constructEventAsync(req.body, sig, process.env.WHSEC)', ACT)],
      ['nothing takes it', 6, route('stripe.webhooks.constructEventAsync(req.body, sig, process.env.WHSEC)')],
      ['its properties are taken', 6, route('const { type } = stripe.webhooks.constructEventAsync(req.body, sig, process.env.WHSEC)')],
    ],
    good: [
      ['it is awaited', route('const event = await stripe.webhooks.constructEventAsync(req.body, sig, process.env.WHSEC)', ACT)],
      [
        'it is awaited later',
        route('const promise = stripe.webhooks.constructEventAsync(req.body, sig, process.env.WHSEC)', 'const event = await promise', ACT),
      ],
      [
        'it is returned',
        `${STRIPE}export function verified(body, sig) { return stripe.webhooks.constructEventAsync(body, sig, process.env.WHSEC) }\n`,
      ],
      ['then', route('stripe.webhooks.constructEventAsync(req.body, sig, process.env.WHSEC).then(handle)')],
    ],
  },
  {
    rule: 'SW024',
    path: 'a.ts',
    bad: [
      [
        'both are tested',
        7,
        route('let event', `if (process.env.WHSEC && signature) { event = ${VERIFY} } else { event = JSON.parse(req.body) }`, ACT),
      ],
      ['the header alone', 7, route('let event = req.body', `if (req.headers['stripe-signature']) { event = ${VERIFY} }`, ACT)],
    ],
    good: [
      ['without a header it stops', route('if (!signature) return res.status(400).end()', `const event = ${VERIFY}`, ACT)],
      ['without a header nothing happens', route(`if (signature) { const event = ${VERIFY}; ${ACT} }`)],
      ['both are needed', route('if (!signature || !process.env.WHSEC) throw new Error()', `const event = ${VERIFY}`, ACT)],
    ],
  },
  {
    rule: 'SW026',
    path: 'a.ts',
    bad: [
      ['a word', 6, route("const event = stripe.webhooks.constructEvent(req.body, sig, 'secret')", ACT)],
      ['a default', 6, route("const event = stripe.webhooks.constructEvent(req.body, sig, process.env.WHSEC ?? 'whsec_dev')", ACT)],
    ],
    good: [
      ['from the environment', route(`const event = ${VERIFY}`, ACT)],
      ['a text to be replaced', route("const event = stripe.webhooks.constructEvent(req.body, sig, 'whsec_...')", ACT)],
      ['what a function gives', route("const event = stripe.webhooks.constructEvent(req.body, sig, await secretOf('shop'))", ACT)],
    ],
  },
]
