import type { Example } from './example.ts'

const APP = `import os
import stripe
from flask import Flask, request

app = Flask(__name__)
`
const SECRET = 'SECRET = os.environ["STRIPE_WEBHOOK_SECRET"]\n'
const SIGNATURE = 'request.headers["Stripe-Signature"]'
const VERIFY = `stripe.Webhook.construct_event(request.get_data(), ${SIGNATURE}, SECRET)`
const QUEUE = 'handle.delay(event["id"])'
const DONE = 'return "", 200'

/** A view of Flask. */
function view(...lines: readonly string[]): string {
  return viewWith(SECRET, ...lines)
}

function viewWith(settings: string, ...lines: readonly string[]): string {
  return `${APP}${settings}\n@app.route("/webhook", methods=["POST"])\ndef webhook():\n${lines.map((line) => `    ${line}\n`).join('')}`
}

const SAFE = view(`event = ${VERIFY}`, QUEUE, DONE)
const CAUGHT = view(
  'try:',
  `    event = ${VERIFY}`,
  'except (ValueError, stripe.SignatureVerificationError) as error:',
  '    app.logger.warning("refused: %s", error)',
  '    return "", 400',
  QUEUE,
  DONE,
)

function app(wrong: string, right: string = SAFE): Example {
  return { path: 'app.py', wrong, right }
}

const FIRST = 'from django.http import HttpResponse\n'
const DJANGO = 'import stripe\nfrom django.conf import settings\n'
const DJANGO_VIEW = `def webhook(request):
    event = stripe.Webhook.construct_event(
        request.body, request.headers["Stripe-Signature"], settings.STRIPE_WEBHOOK_SECRET
    )
    handle.delay(event["id"])
    return HttpResponse()
`

/** The rules about webhooks, in Python. */
export const PYTHON_WEBHOOKS: Readonly<Record<string, Example>> = {
  SW001: app(view('event = request.get_json()', 'if event["type"] == "invoice.paid":', '    ship(event["data"]["object"])', DONE)),
  SW002: app(
    viewWith(
      'SECRET = os.environ.get("STRIPE_WEBHOOK_SECRET")\n',
      'if SECRET:',
      `    event = ${VERIFY}`,
      'else:',
      '    event = json.loads(request.get_data())',
      'if event["type"] == "invoice.paid":',
      '    ship(event["data"]["object"])',
      DONE,
    ),
    view(`event = ${VERIFY}`, 'if event["type"] == "invoice.paid":', '    ship(event["data"]["object"])', DONE),
  ),
  SW003: app(viewWith('SECRET = os.environ.get("STRIPE_WEBHOOK_SECRET", "")\n', `event = ${VERIFY}`, QUEUE, DONE)),
  SW004: app(
    view('body = json.dumps(request.get_json())', `event = stripe.Webhook.construct_event(body, ${SIGNATURE}, SECRET)`, QUEUE, DONE),
  ),
  SW007: app(
    view(
      'event = json.loads(request.get_data())',
      'try:',
      `    event = ${VERIFY}`,
      'except stripe.SignatureVerificationError as error:',
      '    app.logger.warning("refused: %s", error)',
      'if event["type"] == "invoice.paid":',
      '    ship(event["data"]["object"])',
      DONE,
    ),
    CAUGHT,
  ),
  SW008: app(
    view(
      'try:',
      `    event = ${VERIFY}`,
      'except stripe.SignatureVerificationError as error:',
      '    app.logger.warning("refused: %s", error)',
      '    return "", 200',
      QUEUE,
      DONE,
    ),
    CAUGHT,
  ),
  SW009: app(view('try:', `    event = ${VERIFY}`, `    ${QUEUE}`, 'except Exception:', '    return "", 400', DONE), CAUGHT),
  SW010: app(view(`event = stripe.Webhook.construct_event(request.get_data(), ${SIGNATURE}, SECRET, tolerance=None)`, QUEUE, DONE)),
  SW011: app(
    view(
      `stripe.WebhookSignature.verify_header(request.get_data(as_text=True), ${SIGNATURE}, SECRET)`,
      'handle.delay(request.get_data(as_text=True))',
      DONE,
    ),
    view(
      `stripe.WebhookSignature.verify_header(request.get_data(as_text=True), ${SIGNATURE}, SECRET, tolerance=300)`,
      'handle.delay(request.get_data(as_text=True))',
      DONE,
    ),
  ),
  SW012: app(view(`event = stripe.Event.construct_from(request.get_json(), ${SIGNATURE}, SECRET)`, QUEUE, DONE)),
  SW014: app(
    view(
      `time, signature = read_header(${SIGNATURE})`,
      'own = hmac.new(SECRET.encode(), time + b"." + request.get_data(), "sha256").hexdigest()',
      'if own != signature:',
      '    return "", 400',
      'handle.delay(request.get_data(as_text=True))',
      DONE,
    ),
  ),
  SW015: app(viewWith('SECRET = "whsec_LETTERS_AND_DIGITS"\n', `event = ${VERIFY}`, QUEUE, DONE)),
  SW016: {
    path: 'payments.py',
    wrong: 'import stripe\n\nclient = stripe.StripeClient("sk_live_LETTERS_AND_DIGITS")\n',
    right: 'import os\nimport stripe\n\nclient = stripe.StripeClient(os.environ["STRIPE_KEY"])\n',
  },
  SW017: {
    path: 'payments.py',
    wrong: 'import stripe\n\nclient = stripe.StripeClient("sk_test_LETTERS_AND_DIGITS")\n',
    right: 'import os\nimport stripe\n\nclient = stripe.StripeClient(os.environ["STRIPE_KEY"])\n',
  },
  SW018: app(
    view(`event = ${VERIFY}`, 'app.logger.info("event %s", event)', QUEUE, DONE),
    view(`event = ${VERIFY}`, 'app.logger.info("event %s %s", event["id"], event["type"])', QUEUE, DONE),
  ),
  SW019: app(view(`event = stripe.Webhook.construct_event(request.get_data(), ${SIGNATURE}, stripe.api_key)`, QUEUE, DONE)),
  SW020: app(
    view(
      `event = ${VERIFY}`,
      'if event["type"] == "invoice.paid":',
      '    Payment.objects.create(invoice=event["data"]["object"]["id"])',
      DONE,
    ),
    view(
      `event = ${VERIFY}`,
      'with transaction.atomic():',
      '    _, is_new = SeenEvent.objects.get_or_create(id=event["id"])',
      '    if is_new and event["type"] == "invoice.paid":',
      '        Payment.objects.create(invoice=event["data"]["object"]["id"])',
      DONE,
    ),
  ),
  SW021: app(view(`event = ${VERIFY}`, 'requests.post("https://crm.example.com/paid", json={"id": event["id"]})', DONE)),
  SW022: app(
    view(
      `event = ${VERIFY}`,
      'if event["type"] == "customer.subscription.updated":',
      '    subscription = event["data"]["object"]',
      '    Plan.objects.filter(id=subscription["id"]).update(status=subscription["status"])',
      DONE,
    ),
    view(
      `event = ${VERIFY}`,
      'if event["type"] == "customer.subscription.updated":',
      '    subscription = stripe.Subscription.retrieve(event["data"]["object"]["id"])',
      '    Plan.objects.filter(id=subscription["id"]).update(status=subscription["status"])',
      DONE,
    ),
  ),
  SW023: {
    path: 'shop/views.py',
    wrong: `${DJANGO}${FIRST}\n\n${DJANGO_VIEW}`,
    right: `${DJANGO}${FIRST}from django.views.decorators.csrf import csrf_exempt\n\n\n@csrf_exempt\n${DJANGO_VIEW}`,
  },
  SW024: app(
    view(
      'signature = request.headers.get("Stripe-Signature")',
      'if signature:',
      '    event = stripe.Webhook.construct_event(request.get_data(), signature, SECRET)',
      'else:',
      '    event = json.loads(request.get_data())',
      'if event["type"] == "invoice.paid":',
      '    ship(event["data"]["object"])',
      DONE,
    ),
    view(
      'signature = request.headers.get("Stripe-Signature")',
      'if not signature:',
      '    return "", 400',
      'event = stripe.Webhook.construct_event(request.get_data(), signature, SECRET)',
      'if event["type"] == "invoice.paid":',
      '    ship(event["data"]["object"])',
      DONE,
    ),
  ),
  SW026: app(viewWith('SECRET = os.environ.get("STRIPE_WEBHOOK_SECRET", "whsec_dev")\n', `event = ${VERIFY}`, QUEUE, DONE)),
}
