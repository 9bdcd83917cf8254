import { expect, test } from 'vitest'
import { lines, reviews, shown } from './review-of.ts'

const review = reviews()

test('paths that can no longer be expanded, however the code puts them together', async () => {
  const { breaking } = await review({
    'a.py': lines(
      'import stripe',
      'PATHS = ["latest_invoice.payment_intent", "pending_setup_intent"]',
      'client = stripe.StripeClient("sk_test_x")',
      'stripe.Subscription.create(customer="cus_1", items=[], expand=["latest_invoice.payment_intent"])',
      'params = {"customer": "cus_1", "expand": PATHS}',
      'stripe.Subscription.create(**params)',
      'client.v1.subscriptions.create({"customer": "cus_1", "items": [], "expand": ["latest_invoice.charge", "latest_invoice.payments"]})',
      'stripe.Charge.list(expand=["data.invoice", "data.customer"])',
      'more = dict(limit=1)',
      'more["expand"] = ["payment_intent", "lines.data.price"]',
      'stripe.Invoice.retrieve("in_1", **more)',
      'other.Invoice.retrieve("in_1", expand=["payment_intent"])',
    ),
  })
  expect(shown(breaking)).toEqual([
    'a.py:2:10 removed-member api-version Subscription.latest_invoice.payment_intent',
    'a.py:4:64 removed-member api-version Subscription.latest_invoice.payment_intent',
    'a.py:7:78 removed-member api-version Subscription.latest_invoice.charge',
    'a.py:8:28 removed-member api-version Charge.data.invoice',
    'a.py:10:19 removed-member api-version Invoice.payment_intent',
    'a.py:10:37 removed-member api-version Invoice.lines.data.price',
  ])
  expect(breaking[0]?.message).toBe(
    '`latest_invoice.payment_intent` can no longer be expanded: once the API version moves, Stripe refuses the request.',
  )
})

test('what is taken with get, and what is taken of that', async () => {
  const { breaking } = await review({
    'events.py': lines(
      'import json, stripe',
      '',
      'def recent():',
      '    events = stripe.Event.list(type="charge.refunded")',
      '    for event in events.data:',
      '        charge = event.data.object',
      '        metadata = charge.get("metadata", {})',
      '        print(metadata.get("order"), charge["metadata"].get("order"))',
      '',
      'def hook(payload, signature):',
      '    event = stripe.Webhook.construct_event(payload, signature, "whsec_x")',
      '    meta = event["data"]["object"].get("metadata") or {}',
      '    return meta.get("order")',
      '',
      'def invoice(id):',
      '    invoice = stripe.Invoice.retrieve(id)',
      '    return invoice.get("subscription"), invoice.get("id")',
      '',
      'def plain(request):',
      '    event = json.loads(request.body)',
      '    return event["data"]["object"].get("metadata", {}).get("order")',
    ),
  })
  expect(shown(breaking)).toEqual([
    'events.py:7:27 removed-member runtime StripeObject.get',
    'events.py:8:24 removed-member runtime StripeObject.get',
    'events.py:8:57 removed-member runtime StripeObject.get',
    'events.py:12:36 removed-member runtime StripeObject.get',
    'events.py:13:17 removed-member runtime StripeObject.get',
    'events.py:17:20 removed-member runtime Invoice.get',
    'events.py:17:24 removed-member api-version Invoice.subscription',
    'events.py:17:49 removed-member runtime Invoice.get',
  ])
  expect(Object.fromEntries(breaking.map(({ line, column, fix }) => [`${line}:${column}`, fix]))).toMatchObject({
    '7:27': 'metadata = charge.to_dict().get("metadata", {})',
    '8:24': 'Nothing here: it is a dict once line 7 is right.',
    '13:17': 'Nothing here: it is a dict once line 12 is right.',
  })
})

test('types that call a Stripe object a dictionary hide nothing, in the functions that it is given to neither', async () => {
  const { breaking } = await review({
    'app.py': lines(
      'import stripe',
      'from typing import Any, Dict',
      'from rest_framework.response import Response',
      'from shows import show',
      '',
      'def fetch(id) -> Dict[str, Any]:',
      '    intent: dict = stripe.PaymentIntent.retrieve(id)',
      '    return intent',
      '',
      'def view(id):',
      '    intent = fetch(id)',
      '    show(intent)',
      '    own(fetch(id))',
      '    return Response({"intent": intent})',
      '',
      'def own(intent: Dict[str, Any] | None):',
      '    return intent.get("id")',
      '',
      'def plain() -> dict:',
      '    return {"id": "pi_1"}',
      '',
      'print(plain().get("id"))',
    ),
    'shows.py': lines(
      '# Of Stripe.',
      'def show(intent: "dict"):',
      '    print(intent.keys())',
      '',
      'def other(intent):',
      '    print(intent.keys())',
    ),
  })
  expect(shown(breaking)).toEqual([
    'app.py:14:12 behaviour runtime Response',
    'app.py:17:19 removed-member runtime PaymentIntent.get',
    'shows.py:3:18 removed-member runtime PaymentIntent.keys',
  ])
})

test('what frameworks, sessions and encoders make JSON of', async () => {
  const { breaking } = await review({
    'views.py': lines(
      'import json, stripe',
      'from flask import Flask, jsonify, session',
      'from django.core.serializers.json import DjangoJSONEncoder',
      'app = Flask(__name__)',
      '',
      '@app.route("/intent")',
      'def view():',
      '    intent = stripe.PaymentIntent.retrieve("pi_1")',
      '    session["intent"] = intent',
      '    session["id"] = intent.id',
      '    body = {"id": intent.id, "intent": intent}',
      '    if intent.status == "canceled":',
      '        return jsonify(body)',
      '    json.dumps(intent, cls=DjangoJSONEncoder)',
      '    json.dumps({"intent": intent}, default=str)',
      '    json.dumps(intent, default=lambda one: one.to_dict())',
      '    return {"intent": intent, "secret": intent.client_secret}, 200',
      '',
      'def no_view():',
      '    return stripe.PaymentIntent.retrieve("pi_1")',
    ),
  })
  expect(shown(breaking)).toEqual([
    'views.py:9:5 behaviour runtime session',
    'views.py:13:16 behaviour runtime jsonify',
    'views.py:14:5 behaviour runtime json.dumps',
    'views.py:15:5 behaviour silent json.dumps',
    'views.py:17:5 behaviour runtime return',
  ])
})

test('the SDK itself, where a function of the repository gives it', async () => {
  const { breaking } = await review({
    'a.py': lines(
      'from app.stripes import get_stripe',
      '',
      'def read(id):',
      '    stripe = get_stripe()',
      '    return stripe.Invoice.retrieve(id).payment_intent',
      '',
      'def list_all(customer):',
      '    stripe = get_stripe()',
      '    return stripe.Invoice.upcoming(customer=customer), stripe.Charge.list(expand=["data.invoice"])',
    ),
  })
  expect(shown(breaking)).toEqual([
    'a.py:5:40 removed-member api-version Invoice.payment_intent',
    'a.py:9:27 removed-member runtime Invoice.upcoming',
    'a.py:9:83 removed-member api-version Charge.data.invoice',
  ])
})
