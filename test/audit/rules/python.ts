import type { Fixture } from './fixture.ts'
import { ACT, VERIFY, view } from './flask.ts'

/** Each error rule of webhooks in Python. Line 7 is the first of what a view is given. */
export const PYTHON: readonly Fixture[] = [
  {
    rule: 'SW001',
    path: 'a.py',
    bad: [
      ['the JSON is the event', 7, view('    event = request.get_json()', ACT)],
      ['the body is parsed', 7, view('    event = json.loads(request.data)', ACT)],
      [
        'a view of Django',
        4,
        'import json\nimport stripe\ndef webhook(request):\n    payload = json.loads(request.body)\n    if payload.get("type") == "charge.refunded":\n        undo(payload)\n',
      ],
      [
        'FastAPI',
        5,
        'import stripe\nfrom fastapi import APIRouter, Request\nrouter = APIRouter()\nasync def webhook(request: Request):\n    event = await request.json()\n    if event["type"] in ("invoice.paid", "invoice.payment_failed"):\n        await ship(event)\n',
      ],
      [
        'the body that FastAPI parses',
        6,
        'import stripe\nfrom fastapi import APIRouter, Depends\nrouter = APIRouter()\n@router.post("/hook")\nasync def webhook(payload: dict, db = Depends(get_db)):\n    if payload["type"] == "invoice.paid":\n        await ship(db, payload)\n',
      ],
    ],
    good: [
      [
        'a dictionary that no address leads to',
        'import stripe\nfrom fastapi import APIRouter\nasync def handle(payload: dict):\n    if payload["type"] == "invoice.paid":\n        await ship(payload)\n',
      ],
      ['it is verified', view(`    event = ${VERIFY}`, ACT)],
      [
        'a dependency of FastAPI verifies',
        'import stripe\nfrom fastapi import Depends, Request\nasync def verified(request: Request):\n    return stripe.Webhook.construct_event(await request.body(), request.headers["stripe-signature"], SECRET)\nasync def webhook(event=Depends(verified)):\n    if event["type"] == "invoice.paid":\n        await ship(event)\n',
      ],
      [
        'a decorator verifies',
        `import stripe\nfrom flask import request\ndef verified(view):\n    def inner():\n        ${VERIFY}\n        return view()\n    return inner\n@verified\ndef webhook():\n    event = request.get_json()\n${ACT}\n`,
      ],
      [
        'the signature is computed by hand',
        view(
          '    expected = hmac.new(SECRET, request.data, hashlib.sha256).hexdigest()',
          '    if not hmac.compare_digest(expected, signature): return "", 400',
          '    event = request.get_json()',
          ACT,
        ),
      ],
      ['no event of Stripe', view('    if request.get_json()["type"] == "signup":', '        greet()')],
    ],
  },
  {
    rule: 'SW002',
    path: 'a.py',
    bad: [
      [
        'else it is parsed',
        7,
        view('    if SECRET:', `        event = ${VERIFY}`, '    else:', '        event = json.loads(request.data)', ACT),
      ],
      [
        'its parts are taken of what is parsed, whatever its type is compared with',
        8,
        view(
          '    body = json.loads(request.data)',
          '    if SECRET:',
          `        data = ${VERIFY}["data"]`,
          '    else:',
          '        data = body["data"]',
          '    store(data["object"])',
        ),
      ],
      ['it is parsed first', 8, view('    event = json.loads(request.data)', '    if SECRET:', `        event = ${VERIFY}`, ACT)],
      [
        'a helper returns the one or the other',
        5,
        'import json\nimport stripe\nclass Provider:\n  def event(self, request):\n    if self.secret:\n      return stripe.Webhook.construct_event(request.body, request.headers["sig"], self.secret)\n    return json.loads(request.body)\n  def token(self, request):\n    event = self.event(request)\n    return event["data"]["object"]["id"]\n',
      ],
    ],
    good: [
      ['without a secret it stops', view('    if not SECRET:', '        abort(500)', `    event = ${VERIFY}`, ACT)],
      ['without a secret nothing happens', view('    if SECRET:', `        event = ${VERIFY}`, '        ship(event)')],
      [
        'the result is checked',
        view('    if not SECRET:', '        raise RuntimeError("no secret")', `    ${VERIFY}`, '    event = json.loads(request.data)', ACT),
      ],
    ],
  },
  {
    rule: 'SW003',
    path: 'a.py',
    bad: [
      [
        'what a function of its own returns',
        4,
        'import os\nimport stripe\ndef secret():\n    return os.getenv("STRIPE_WEBHOOK_SECRET", "")\ndef webhook(request):\n    return stripe.Webhook.construct_event(request.body, sig, secret())\n',
      ],
      ['a default at the call', 7, view('    event = stripe.Webhook.construct_event(request.data, sig, os.environ.get("WHSEC", ""))', ACT)],
      [
        'a constant',
        3,
        'import os\nimport stripe\nSECRET = os.getenv("STRIPE_WEBHOOK_SECRET", "")\ndef webhook(request):\n    return stripe.Webhook.construct_event(request.body, sig, SECRET)\n',
      ],
      [
        'or',
        3,
        'import os\nimport stripe\nSECRET = os.getenv("STRIPE_WEBHOOK_SECRET") or ""\ndef webhook(request):\n    return stripe.Webhook.construct_event(request.body, sig, SECRET)\n',
      ],
    ],
    good: [
      ['no default', view(`    event = ${VERIFY}`, ACT)],
      ['None is refused by the SDK', view('    event = stripe.Webhook.construct_event(request.data, sig, os.environ.get("WHSEC"))', ACT)],
      [
        'an empty one is refused',
        'import os\nimport stripe\nSECRET = os.getenv("STRIPE_WEBHOOK_SECRET", "")\ndef webhook(request):\n    if not SECRET:\n        raise RuntimeError("no secret")\n    return stripe.Webhook.construct_event(request.body, sig, SECRET)\n',
      ],
    ],
  },
  {
    rule: 'SW004',
    path: 'a.py',
    bad: [
      ['written again', 7, view('    event = stripe.Webhook.construct_event(json.dumps(request.json), sig, os.environ["WHSEC"])', ACT)],
      ['the JSON itself', 7, view('    event = stripe.Webhook.construct_event(request.get_json(), sig, os.environ["WHSEC"])', ACT)],
      [
        'in a variable',
        7,
        view(
          '    payload = json.dumps(request.json).encode()',
          '    event = stripe.Webhook.construct_event(payload, sig, os.environ["WHSEC"])',
          ACT,
        ),
      ],
    ],
    good: [
      ['the bytes', view(`    event = ${VERIFY}`, ACT)],
      ['get_data', view('    event = stripe.Webhook.construct_event(request.get_data(), sig, os.environ["WHSEC"])', ACT)],
      ['Django', 'import stripe\ndef webhook(request):\n    return stripe.Webhook.construct_event(request.body, sig, SECRET)\n'],
    ],
  },
  {
    rule: 'SW010',
    path: 'a.py',
    bad: [
      ['0', 7, view('    event = stripe.Webhook.construct_event(request.data, sig, os.environ["WHSEC"], tolerance=0)', ACT)],
      ['None', 7, view('    event = stripe.Webhook.construct_event(request.data, sig, os.environ["WHSEC"], None)', ACT)],
    ],
    good: [
      ['no tolerance', view(`    event = ${VERIFY}`, ACT)],
      ['300', view('    event = stripe.Webhook.construct_event(request.data, sig, os.environ["WHSEC"], tolerance=300)', ACT)],
      [
        'a setting',
        view('    event = stripe.Webhook.construct_event(request.data, sig, os.environ["WHSEC"], tolerance=settings.TOLERANCE)', ACT),
      ],
    ],
  },
  {
    rule: 'SW011',
    path: 'a.py',
    bad: [
      [
        'WebhookSignature',
        7,
        view(
          '    stripe.WebhookSignature.verify_header(request.data, sig, os.environ["WHSEC"])',
          '    event = json.loads(request.data)',
          ACT,
        ),
      ],
      [
        'by keywords',
        7,
        view(
          '    stripe.WebhookSignature.verify_header(payload=request.data, header=sig, secret=os.environ["WHSEC"])',
          '    event = json.loads(request.data)',
          ACT,
        ),
      ],
    ],
    good: [
      [
        'with a tolerance',
        view(
          '    stripe.WebhookSignature.verify_header(request.data, sig, os.environ["WHSEC"], 300)',
          '    event = json.loads(request.data)',
          ACT,
        ),
      ],
      [
        'a stored tolerance',
        view(
          '    stripe.WebhookSignature.verify_header(request.data, sig, os.environ["WHSEC"], tolerance=self.tolerance)',
          '    event = json.loads(request.data)',
          ACT,
        ),
      ],
      ['the call that makes an event', view(`    event = ${VERIFY}`, ACT)],
    ],
  },
  {
    rule: 'SW012',
    path: 'a.py',
    bad: [
      ['of the body', 7, view('    event = stripe.Event.construct_from(json.loads(request.data), stripe.api_key)', ACT)],
      [
        'with what looks like a check',
        3,
        'import stripe\ndef work(data, signature):\n    event = stripe.Event.construct_from(data, signature, SECRET)\n    process(event)\n',
      ],
    ],
    good: [
      [
        'of a stored event',
        'import stripe\ndef replay(row):\n    return stripe.Event.construct_from(json.loads(row.payload), stripe.api_key)\n',
      ],
      ['another object', view('    customer = stripe.Customer.construct_from(json.loads(cached), stripe.api_key)')],
      ['the call that verifies', view(`    event = ${VERIFY}`, ACT)],
    ],
  },
]
