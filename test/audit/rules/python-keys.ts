import type { Fixture } from './fixture.ts'

const ACT = '    if event["type"] == "invoice.paid":\n        ship(event)'

function view(...lines: readonly string[]): string {
  return `import json, os\nimport stripe\nfrom flask import request\ndef webhook():\n${lines.join('\n')}\n    return "", 200\n`
}

/** The other error rules in Python. */
export const PYTHON_KEYS: readonly Fixture[] = [
  {
    rule: 'SW015',
    path: 'a.py',
    bad: [
      ['in a setting', 1, `STRIPE_WH_SECRET = "whsec_${'q8Zr2Lm4Xk7Vb1Nc5Td9Wy3'}${'Hs6Jf0Pg'}"`],
      ['in a text of the file', 2, `"""stripe\nwhsec_${'q8Zr2Lm4Xk7Vb1Nc5Td9Wy3'}${'Hs6Jf0Pg'}\n"""`],
    ],
    good: [
      ['a sample', 'STRIPE_WH_SECRET = "whsec_..."'],
      ['a short word', 'STRIPE_WH_SECRET = "whsec_123"'],
      ['the environment', 'STRIPE_WH_SECRET = os.environ["STRIPE_WH_SECRET"]'],
    ],
  },
  {
    rule: 'SW016',
    path: 'a.py',
    bad: [
      ['a secret key', 2, `import stripe\nstripe.api_key = "sk_${'live'}_4eQ8Zr2Lm4Xk7Vb1Nc5Td9Wy"`],
      ['a restricted key', 2, `import stripe\nstripe.api_key = "rk_${'live'}_4eQ8Zr2Lm4Xk7Vb1Nc5Td9Wy"`],
    ],
    good: [
      ['a test key', `import stripe\nstripe.api_key = "sk_${'test'}_4eQ8Zr2Lm4Xk7Vb1Nc5Td9Wy"`],
      ['the environment', 'import stripe\nstripe.api_key = os.environ["STRIPE_KEY"]'],
      ['the beginning of one', 'import stripe\nis_live = stripe.api_key.startswith("sk_live_")'],
    ],
  },
  {
    rule: 'SW024',
    path: 'a.py',
    bad: [
      [
        'the header is tested',
        7,
        view(
          '    sig = request.headers.get("Stripe-Signature")',
          '    event = json.loads(request.data)',
          '    if sig:',
          '        event = stripe.Webhook.construct_event(request.data, sig, os.environ["WHSEC"])',
          ACT,
        ),
      ],
      [
        'both are tested',
        6,
        view(
          '    signature = request.headers.get("Stripe-Signature")',
          '    if SECRET and signature:',
          '        event = stripe.Webhook.construct_event(request.data, signature, SECRET)',
          '    else:',
          '        event = request.get_json()',
          ACT,
        ),
      ],
    ],
    good: [
      [
        'without a header it stops',
        view(
          '    sig = request.headers.get("Stripe-Signature")',
          '    if not sig:',
          '        return "", 400',
          '    event = stripe.Webhook.construct_event(request.data, sig, os.environ["WHSEC"])',
          ACT,
        ),
      ],
      [
        'without a header it raises',
        view(
          '    sig = request.headers.get("Stripe-Signature")',
          '    if sig is None:',
          '        raise BadRequest()',
          '    event = stripe.Webhook.construct_event(request.data, sig, os.environ["WHSEC"])',
          ACT,
        ),
      ],
      [
        'without a header nothing happens',
        view(
          '    sig = request.headers.get("Stripe-Signature")',
          '    if sig:',
          '        event = stripe.Webhook.construct_event(request.data, sig, os.environ["WHSEC"])',
          '        ship(event)',
        ),
      ],
    ],
  },
  {
    rule: 'SW026',
    path: 'a.py',
    bad: [
      ['a word', 5, view('    event = stripe.Webhook.construct_event(request.data, sig, "secret")', ACT)],
      ['a default', 5, view('    event = stripe.Webhook.construct_event(request.data, sig, os.environ.get("WHSEC", "whsec_test"))', ACT)],
    ],
    good: [
      ['from the environment', view('    event = stripe.Webhook.construct_event(request.data, sig, os.environ["WHSEC"])', ACT)],
      ['a text to be replaced', view('    event = stripe.Webhook.construct_event(request.data, sig, "whsec_...")', ACT)],
      ['what a function gives', view('    event = stripe.Webhook.construct_event(request.data, sig, secret_of("shop"))', ACT)],
    ],
  },
  {
    rule: 'SI002',
    path: 'a.py',
    bad: [
      ['a literal', 3, 'import stripe\ndef refund(charge):\n    stripe.Refund.create(charge=charge, idempotency_key="refund")\n'],
      [
        'a constant of the file',
        2,
        'import stripe\nKEY = "refund"\ndef refund(charge):\n    stripe.Refund.create(charge=charge, idempotency_key=KEY)\n',
      ],
    ],
    good: [
      [
        'of the order',
        'import stripe\ndef refund(order):\n    stripe.Refund.create(charge=order.charge, idempotency_key=f"refund-{order.id}")\n',
      ],
      ['what the caller gives', 'import stripe\ndef refund(charge, key):\n    stripe.Refund.create(charge=charge, idempotency_key=key)\n'],
      ['of another service', 'import stripe\ndef work(job):\n    queue.create(job, idempotency_key="sync")\n'],
    ],
  },
  {
    rule: 'SI003',
    path: 'a.py',
    bad: [
      [
        'seconds',
        3,
        'import stripe, time\ndef refund(order):\n    stripe.Refund.create(charge=order.charge, idempotency_key=f"refund-{order.id}-{time.time()}")\n',
      ],
      [
        'a variable',
        3,
        'import stripe, time\ndef refund(order):\n    key = str(time.time())\n    stripe.Refund.create(charge=order.charge, idempotency_key=key)\n',
      ],
    ],
    good: [
      [
        'of the order',
        'import stripe\ndef refund(order):\n    stripe.Refund.create(charge=order.charge, idempotency_key=f"refund-{order.id}")\n',
      ],
      [
        'the time of the order',
        'import stripe\ndef refund(order):\n    stripe.Refund.create(charge=order.charge, idempotency_key=f"refund-{order.created_at.timestamp()}")\n',
      ],
      [
        'only where there is no order',
        'import stripe, time\ndef refund(order):\n    stripe.Refund.create(charge=order.charge, idempotency_key=order.key or str(time.time()))\n',
      ],
    ],
  },
  {
    rule: 'SI004',
    path: 'a.py',
    bad: [
      [
        'a loop',
        5,
        'import stripe, uuid\ndef refund(charge):\n    for attempt in range(3):\n        try:\n            return stripe.Refund.create(charge=charge, idempotency_key=str(uuid.uuid4()))\n        except stripe.APIConnectionError:\n            continue\n',
      ],
      [
        'a decorator',
        5,
        'import stripe, uuid\nfrom tenacity import retry\n@retry(stop=3)\ndef refund(charge):\n    return stripe.Refund.create(charge=charge, idempotency_key=str(uuid.uuid4()))\n',
      ],
      [
        'a task that is retried',
        4,
        'import stripe, uuid\n@shared_task(autoretry_for=(Exception,))\ndef refund(charge):\n    key = uuid.uuid4().hex\n    stripe.Refund.create(charge=charge, idempotency_key=key)\n',
      ],
    ],
    good: [
      [
        'before the loop',
        'import stripe, uuid\ndef refund(charge):\n    key = str(uuid.uuid4())\n    for attempt in range(3):\n        try:\n            return stripe.Refund.create(charge=charge, idempotency_key=key)\n        except stripe.APIConnectionError:\n            continue\n',
      ],
      [
        'one for each order',
        'import stripe, uuid\ndef refund(orders):\n    for order in orders:\n        stripe.Refund.create(charge=order.charge, idempotency_key=str(uuid.uuid4()))\n',
      ],
      [
        "the task's own id",
        'import stripe\n@shared_task(bind=True, autoretry_for=(Exception,))\ndef refund(self, charge):\n    stripe.Refund.create(charge=charge, idempotency_key=self.request.id)\n',
      ],
    ],
  },
]
