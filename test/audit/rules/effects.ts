import { RAW, route, STRIPE, VERIFY } from './express.ts'
import type { Fixture } from './fixture.ts'

const DJANGO = 'import stripe\nfrom django.views.decorators.csrf import csrf_exempt\n'
const EVENT = '    event = stripe.Webhook.construct_event(request.body, request.headers["Stripe-Signature"], SECRET)\n'

function view(...lines: readonly string[]): string {
  return `${DJANGO}@csrf_exempt\ndef webhook(request):\n${EVENT}${lines.map((line) => `    ${line}\n`).join('')}    return HttpResponse()\n`
}

/** What a handler does and answers: notes, and a warning about forged forms. Line 4 is a view, line 6 the first that a route or a view is given. */
export const EFFECTS: readonly Fixture[] = [
  {
    rule: 'SW009',
    path: 'a.ts',
    bad: [
      [
        'one try for all',
        10,
        route(
          'try {',
          `const event = ${VERIFY}`,
          "if (event.type === 'invoice.paid')",
          'await ship(event.data.object)',
          '} catch (error) { res.status(400).end() }',
        ),
      ],
      [
        'a verification in a function of its own',
        9,
        `${STRIPE}const verified = (req) => ${VERIFY}\nexport async function hook(req, res) {\ntry { const event = verified(req)\nif (event.type === 'invoice.paid') await ship(event)\n} catch (error) { res.status(400).end() } }\n`,
      ],
      [
        'any error is an Error, so that the 500 behind it is for none',
        9,
        `${STRIPE}const verified = (req) => ${VERIFY}\nexport async function hook(req, res) {\ntry { const event = verified(req)\nif (event.type === 'invoice.paid') await ship(event)\n} catch (error) { if (error instanceof Unhandled) return res.status(204).end()\nif (error instanceof Error) return res.status(400).end()\nelse return res.status(500).end() } }\n`,
      ],
      ['500 for a bad signature', 8, route('let event', `try { event = ${VERIFY} }`, 'catch (error) { return res.status(500).end() }')],
    ],
    good: [
      ['a try for the verification alone', route('let event', `try { event = ${VERIFY} } catch (error) { return res.status(400).end() }`)],
      ['no try', route(`const event = ${VERIFY}`)],
      [
        'a class of its own for a bad signature',
        route(
          `try { const event = ${VERIFY}`,
          "if (event.type === 'invoice.paid') await ship(event) } catch (error) {",
          'if (error instanceof Stripe.errors.StripeSignatureVerificationError) return res.status(400).end()',
          'return res.status(500).end() }',
        ),
      ],
      ['the kind of the error decides', route(`try { const event = ${VERIFY}; await ship(event) } catch (error) { next(error) }`)],
    ],
  },
  {
    rule: 'SW009',
    path: 'a.py',
    bad: [
      [
        'every exception',
        6,
        `import stripe\ndef webhook(request):\n    try:\n        event = stripe.Webhook.construct_event(request.body, sig, SECRET)\n        ship(event)\n    except Exception as error:\n        return HttpResponse(status=400)\n`,
      ],
      [
        '500 for a bad signature',
        5,
        `import stripe\ndef webhook(request):\n    try:\n        event = stripe.Webhook.construct_event(request.body, sig, SECRET)\n    except stripe.SignatureVerificationError:\n        return HttpResponse(status=500)\n`,
      ],
      [
        'an exception as an answer',
        6,
        `import stripe\n@app.route("/webhook", methods=["POST"])\ndef webhook():\n    try:\n        event = stripe.Webhook.construct_event(request.data, sig, SECRET)\n    except Exception as error:\n        return error\n`,
      ],
    ],
    good: [
      [
        'the error of the verification',
        `import stripe\ndef webhook(request):\n    try:\n        event = stripe.Webhook.construct_event(request.body, sig, SECRET)\n    except (ValueError, stripe.SignatureVerificationError):\n        return HttpResponse(status=400)\n    ship(event)\n`,
      ],
      ['no try', view()],
    ],
  },
  {
    rule: 'SW020',
    path: 'a.ts',
    bad: [
      [
        'credits that are added',
        6,
        route(`const event = ${VERIFY}; await prisma.user.update({ where: { id }, data: { credits: { increment: 10 } } })`),
      ],
      ['a row that is made', 7, route(`const event = ${VERIFY}`, 'await db.orders.insert({ session: event.data.object.id })')],
      ['mail', 7, route(`const event = ${VERIFY}`, 'await sendEmail(event.data.object.customer_email)')],
    ],
    good: [
      [
        'a row for the event',
        route(`const event = ${VERIFY}`, 'await db.events.insert({ id: event.id })', 'await db.orders.insert({ event })'),
      ],
      ['an upsert', route(`const event = ${VERIFY}`, 'await prisma.order.upsert({ where: { session: event.data.object.id } })')],
      ['what is written again', route(`const event = ${VERIFY}`, "await prisma.user.update({ where: { id }, data: { plan: 'pro' } })")],
      ['what cannot be followed', route(`const event = ${VERIFY}`, 'await handle(event)')],
    ],
  },
  {
    rule: 'SW020',
    path: 'a.py',
    bad: [
      ['a row that is made', 6, view('Order.objects.create(session=event["data"]["object"]["id"])')],
      ['credits that are added', 6, view('User.objects.filter(id=1).update(credits=F("credits") + 10)')],
    ],
    good: [
      [
        'a row for the event',
        view('if not Seen.objects.get_or_create(id=event.id)[1]: return HttpResponse()', 'Order.objects.create(event=event)'),
      ],
      [
        'a look-up',
        view('if Order.objects.filter(session=event.data.object.id).exists(): return HttpResponse()', 'Order.objects.create(event=event)'),
      ],
      ['what cannot be followed', view('handle(event)')],
    ],
  },
  {
    rule: 'SW021',
    path: 'a.ts',
    bad: [
      ['mail', 7, route(`const event = ${VERIFY}`, 'await transport.sendMail({ to: event.data.object.email })')],
      ['another service', 7, route(`const event = ${VERIFY}`, "await fetch('https://hooks.example.com', { method: 'POST' })")],
    ],
    good: [
      ['after the answer', route(`const event = ${VERIFY}`, "waitUntil(fetch('https://hooks.example.com'))")],
      ['a queue', route(`const event = ${VERIFY}`, "await queue.add('stripe', event)")],
      ['in another function of the file', `${route(`const event = ${VERIFY}`)}export const sync = () => fetch('https://example.com')\n`],
    ],
  },
  {
    rule: 'SW021',
    path: 'a.py',
    bad: [
      ['sleep', 6, view('time.sleep(5)')],
      ['mail', 6, view('send_mail("Thanks", "…", None, [event["data"]["object"]["email"]])')],
    ],
    good: [
      ['a queue', view('handle.delay(event["id"])')],
      ['a background task', view('tasks.add_task(send_mail, event["id"])')],
    ],
  },
  {
    rule: 'SW022',
    path: 'a.ts',
    bad: [
      [
        'the status of the event',
        8,
        route(
          `const event = ${VERIFY}`,
          "if (event.type === 'customer.subscription.updated')",
          'await prisma.plan.update({ where: { id }, data: { status: event.data.object.status } })',
        ),
      ],
      [
        'by a name',
        8,
        route(
          `const event = ${VERIFY}`,
          "if (event.type === 'customer.subscription.updated') { const subscription = event.data.object",
          'await db.set({ status: subscription.status }) }',
        ),
      ],
    ],
    good: [
      [
        'fetched from Stripe',
        route(
          `const event = ${VERIFY}`,
          "if (event.type === 'customer.subscription.updated') { const subscription = await stripe.subscriptions.retrieve(event.data.object.id)",
          'await db.set({ status: subscription.status }) }',
        ),
      ],
      [
        'the time of the event is compared',
        route(
          `const event = ${VERIFY}`,
          "if (event.type === 'customer.subscription.updated' && event.created > row.seen)",
          'await db.update({ status: event.data.object.status })',
        ),
      ],
      [
        'an event that comes once',
        route(`const event = ${VERIFY}`, "if (event.type === 'invoice.paid')", 'await db.update({ status: event.data.object.status })'),
      ],
    ],
  },
  {
    rule: 'SW022',
    path: 'a.py',
    bad: [
      [
        'the status of the event',
        7,
        view(
          'if event["type"] == "customer.subscription.updated":',
          '    Plan.objects.filter(id=1).update(status=event["data"]["object"]["status"])',
        ),
      ],
      [
        'by a name',
        8,
        view(
          'if event["type"] == "customer.subscription.updated":',
          '    subscription = event["data"]["object"]',
          '    Plan.objects.filter(id=1).update(status=subscription["status"])',
        ),
      ],
    ],
    good: [
      [
        'fetched from Stripe',
        view(
          'if event["type"] == "customer.subscription.updated":',
          '    subscription = stripe.Subscription.retrieve(event["data"]["object"]["id"])',
          '    Plan.objects.filter(id=1).update(status=subscription.status)',
        ),
      ],
      [
        'another event',
        view('if event["type"] == "invoice.paid":', '    Plan.objects.filter(id=1).update(status=event["data"]["object"]["status"])'),
      ],
    ],
  },
  {
    rule: 'SW023',
    path: 'a.ts',
    bad: [
      ['csurf', 6, `${STRIPE}app.use(csurf()); app.post('/webhook', ${RAW}, (req, res) => {\nconst event = ${VERIFY}\n})\n`],
      ['csrf of lusca', 7, `${STRIPE}app.use(lusca.csrf())\napp.post('/webhook', ${RAW}, (req, res) => {\nconst event = ${VERIFY}\n})\n`],
    ],
    good: [
      ['after the webhook', `${route(`const event = ${VERIFY}`)}app.use(csurf())\n`],
      ['of one path', `${STRIPE}app.use('/account', csurf())\napp.post('/webhook', ${RAW}, (req, res) => {\nconst event = ${VERIFY}\n})\n`],
    ],
  },
  {
    rule: 'SW023',
    path: 'a.py',
    bad: [
      [
        'a view that is not exempt',
        4,
        `import stripe\nfrom django.http import HttpResponse\ndef webhook(request):\n${EVENT}    return HttpResponse()\n`,
      ],
      [
        'protection that is off',
        4,
        `import stripe\ndef verified(body, sig):\n    return stripe.Webhook.construct_event(body, sig, SECRET)\nMIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]\n`,
      ],
    ],
    good: [
      ['an exempt view', view()],
      [
        'the REST framework',
        `import stripe\nfrom django.http import HttpResponse\nfrom rest_framework.views import APIView\nclass Hook(APIView):\n  def post(self, request):\n${EVENT}    return HttpResponse()\n`,
      ],
    ],
  },
]
