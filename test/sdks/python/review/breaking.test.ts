import { expect, test } from 'vitest'
import { lines, reviews, shown } from './review-of.ts'

const review = reviews()

test('a service on 11.6: what fails at import and on its requests with 16.1', async () => {
  const { breaking, files, typed, by, unchecked } = await review({
    'app.py': lines(
      'import json',
      'import stripe',
      'from flask import jsonify',
      'from stripe.error import CardError, InvalidRequestError',
      '',
      'def checkout():',
      '    session = stripe.checkout.Session.create(mode="payment")',
      '    return jsonify(session)',
      '',
      'def pay(id):',
      '    pi = stripe.PaymentIntent.retrieve(id)',
      '    print(pi.get("id"), dict(pi), {**pi}, len(pi), [key for key in pi])',
      '    return json.dumps({"intent": pi})',
      '',
      'def preview(customer):',
      '    return stripe.Invoice.upcoming(customer=customer)',
      '',
      'def meter(item):',
      '    stripe.SubscriptionItem.create_usage_record(item, quantity=1)',
      '',
      'def renew(id):',
      '    subscription = stripe.Subscription.retrieve(id)',
      '    print(subscription["items"]["data"][0]["id"], "current_period_end" in subscription, str(subscription))',
      '    return subscription["current_period_end"], subscription.current_period_start',
      '',
      'def rename(id, name):',
      '    stripe.Customer.modify(id=id, name=name)',
      '    stripe.checkout.Session.create(mode="payment", payment_method_types=["card"])',
    ),
  })
  expect(shown(breaking)).toEqual([
    'app.py:4:1 removed-module runtime stripe.error',
    'app.py:8:12 behaviour runtime jsonify',
    'app.py:12:14 removed-member runtime PaymentIntent.get',
    'app.py:12:29 call-shape runtime dict',
    'app.py:12:38 call-shape runtime **',
    'app.py:12:43 call-shape runtime len',
    'app.py:12:68 call-shape runtime iteration',
    'app.py:13:12 behaviour runtime json.dumps',
    'app.py:16:27 removed-member runtime Invoice.upcoming',
    'app.py:19:29 removed-member runtime SubscriptionItem.create_usage_record',
    'app.py:24:25 removed-member api-version Subscription.current_period_end',
    'app.py:24:61 removed-member api-version Subscription.current_period_start',
    'app.py:27:28 removed-parameter runtime Customer.modify.id',
    'app.py:28:52 removed-parameter api-version checkout.Session.create.payment_method_types',
  ])
  expect(breaking.flatMap(({ line, fix }) => (fix === null ? [] : [`${line}: ${fix}`])).toSorted()).toEqual(
    [
      '4: from stripe import CardError, InvalidRequestError',
      '8: return jsonify(session.to_dict())',
      ...Array.from(
        { length: 5 },
        () => '12: print(pi.to_dict().get("id"), dict(pi.to_dict()), {**pi.to_dict()}, len(pi.to_dict()), [key for key in pi.to_dict()])',
      ),
      '13: return json.dumps({"intent": pi.to_dict()})',
      ...Array.from(
        { length: 2 },
        () => '24: return subscription["items"]["data"][0]["current_period_end"], subscription["items"].data[0].current_period_start',
      ),
      '27: Customer.modify(id, …)',
      '28: Leave `payment_method_types` out.',
    ].toSorted(),
  )
  expect({ files, typed, by, unchecked }).toEqual({
    files: ['app.py'],
    typed: ['app.py'],
    by: ['pyrefly 1.5.0', 'both SDKs', 'rules'],
    unchecked: [],
  })
})

test('the object of an event has the class that the branch asked for, in the functions that it is given to as well', async () => {
  const { breaking } = await review({
    'hooks.py': lines(
      'import json, stripe',
      'from handlers import on_invoice',
      '',
      'def hook(request):',
      '    event = stripe.Webhook.construct_event(request.body, request.headers["Stripe-Signature"], "whsec_x")',
      '    if event["type"] == "invoice.paid":',
      '        invoice = event["data"]["object"]',
      '        print(invoice["subscription"], invoice.get("charge"), invoice["id"])',
      '        on_invoice(invoice)',
      '    elif event.type in ("customer.subscription.created", "customer.subscription.updated"):',
      '        on_subscription(event.data.object)',
      '    match event.type:',
      '        case "checkout.session.completed":',
      '            fulfil(event)',
      '        case "charge.refunded" | "charge.updated":',
      '            print(event.data.object["invoice"])',
      '    kind = event["type"]',
      '    if kind.startswith("payment_intent."):',
      '        print(event["data"]["object"]["charges"])',
      '    return event["data"]["object"].get("id")',
      '',
      'def on_subscription(subscription):',
      '    print(subscription["current_period_end"])',
      '',
      'def fulfil(event):',
      '    if event["type"] == "checkout.session.completed":',
      '        session = event["data"]["object"]',
      '        print(session.get("id"))',
      '',
      'def plain(request):',
      '    event = json.loads(request.body)',
      '    if event["type"] == "invoice.paid":',
      '        invoice = event["data"]["object"]',
      '        print(invoice["subscription"], invoice.get("charge"), invoice["customer_address"].get("city"))',
    ),
    'handlers.py': lines('# Of Stripe.', 'def on_invoice(invoice):', '    return invoice.payment_intent, invoice.get("id")'),
  })
  expect(shown(breaking)).toEqual([
    'handlers.py:3:20 removed-member api-version Invoice.payment_intent',
    'handlers.py:3:44 removed-member runtime Invoice.get',
    'hooks.py:8:23 removed-member api-version Invoice.subscription',
    'hooks.py:8:48 removed-member runtime Invoice.get',
    'hooks.py:8:52 removed-member api-version Invoice.charge',
    'hooks.py:16:37 removed-member api-version Charge.invoice',
    'hooks.py:20:36 removed-member runtime StripeObject.get',
    'hooks.py:23:24 removed-member api-version Subscription.current_period_end',
    'hooks.py:28:23 removed-member runtime Session.get',
    // What `json.loads` gave is a dictionary, which has `get`; the field is gone all the same.
    'hooks.py:34:23 removed-member api-version Invoice.subscription',
    'hooks.py:34:52 removed-member api-version Invoice.charge',
  ])
})

test('parameters in a dictionary of a client, not those that only have another type', async () => {
  const { breaking } = await review({
    'client.py': lines(
      'import stripe',
      'client = stripe.StripeClient("sk_test_x")',
      'client.checkout.sessions.create({"mode": "payment", "payment_method_types": ["card"]})',
      'client.checkout.sessions.create(params={',
      '    "mode": "payment",',
      '    "payment_method_types": ["card"],',
      '}, options={"idempotency_key": "a"})',
      'client.customers.create({"name": 1})',
      'params = dict(amount=1, payment_method_types=["card"], idempotency_key="a")',
      'params["own"] = "known to nobody"',
      'params["payment_method_types"] = ["link"]',
      'stripe.PaymentIntent.create(**params)',
      'stripe.checkout.Session.create(**{"mode": "payment", "payment_method_types": ["card"]})',
    ),
  })
  expect(shown(breaking)).toEqual([
    'client.py:3:53 removed-parameter api-version checkout.Session.create.payment_method_types',
    'client.py:6:5 removed-parameter api-version checkout.Session.create.payment_method_types',
    'client.py:9:25 removed-parameter api-version PaymentIntent.create.payment_method_types',
    'client.py:11:8 removed-parameter api-version PaymentIntent.create.payment_method_types',
    'client.py:13:54 removed-parameter api-version checkout.Session.create.payment_method_types',
  ])
})

test('a candidate without types: what the checker guesses of its code breaks nothing', async () => {
  const { breaking, typed, unchecked } = await review(
    { 'a.py': lines('import stripe', 'stripe.Account.create_login_link("acct_1")', 'stripe.Invoice.upcoming()') },
    { from: '5.5.0', to: '6.4.0' },
  )
  expect({ breaking, typed }).toEqual({ breaking: [], typed: [] })
  expect(unchecked).toEqual([{ what: 'types of stripe 6.4.0', why: 'it has none, so the code was read by names and rules alone' }])
})

test('a version without types: those of the first version that has some stand for them, and that is said', async () => {
  const { breaking, typed, by, unchecked } = await review(
    {
      'old.py': lines(
        'import stripe as s',
        'from stripe.error import CardError as Declined',
        'from stripe import util, Customer',
        'import stripe.http_client',
        'import json',
        '',
        'def go(gateway):',
        '    gateway.stripe = s',
        '    pi = s.PaymentIntent.retrieve("pi_1")',
        '    print(pi.get("id"), json.dumps(pi))',
        '    s.Invoice.upcoming(), s.Invoice.retrieve("in_1").payment_intent',
        '    Customer.create(name="a")',
        '    raise s.error.CardError',
      ),
      'test_old.py': lines('from unittest.mock import patch', '@patch("stripe.Invoice.upcoming")', 'def test(upcoming): pass'),
    },
    { from: '5.5.0', to: '16.1.0' },
  )
  expect(shown(breaking)).toEqual([
    'old.py:2:1 removed-module runtime stripe.error',
    'old.py:3:1 removed-name runtime stripe.util',
    'old.py:4:1 removed-module runtime stripe.http_client',
    'old.py:10:14 removed-member runtime PaymentIntent.get',
    'old.py:10:25 behaviour runtime json.dumps',
    'old.py:11:15 removed-member runtime Invoice.upcoming',
    'old.py:11:54 removed-member api-version Invoice.payment_intent',
    'test_old.py:2:8 removed-member runtime stripe.Invoice.upcoming',
  ])
  expect(typed).toEqual([])
  expect(by).toEqual(['pyrefly 1.5.0', 'both SDKs', 'rules'])
  expect(unchecked).toEqual([
    {
      what: 'types of stripe 5.5.0',
      why: 'it has none, so those of 7.1.0 were taken, the first that has some',
    },
  ])
})

test('a decimal that was a string, and a test for a dictionary', async () => {
  const { breaking } = await review({
    'prices.py': lines(
      'import stripe',
      'price = stripe.Price.retrieve("price_1")',
      'if price.unit_amount_decimal == "0" or isinstance(price, dict):',
      '    print(float(price["unit_amount_decimal"]), isinstance(price, stripe.Price))',
      'own = {"unit_amount_decimal": "0"}',
      'print(own["unit_amount_decimal"] == "0", isinstance(own, dict))',
    ),
  })
  expect(shown(breaking)).toEqual(['prices.py:3:4 behaviour silent unit_amount_decimal', 'prices.py:3:40 behaviour runtime isinstance'])
})

test('a list of objects is still one, and what is taken from a name whose import fails is not said again', async () => {
  const { breaking } = await review({
    'lists.py': lines(
      'import stripe',
      'from stripe.api_resources import PaymentIntent',
      'customers = stripe.Customer.list()',
      'print(len(customers), list(customers), [c.id for c in customers], list(customers.auto_paging_iter()), customers["data"])',
      'for customer in customers.auto_paging_iter():',
      '    print(len(customer), customers.get("data"))',
      'PaymentIntent.construct_from({}, None)',
    ),
  })
  expect(shown(breaking)).toEqual([
    'lists.py:2:1 removed-module runtime stripe.api_resources',
    'lists.py:6:11 call-shape runtime len',
    'lists.py:6:36 removed-member runtime ListObject.get',
  ])
})

test('code that is prepared for both versions breaks with neither', async () => {
  const { breaking } = await review({
    'both.py': lines(
      'from __future__ import annotations',
      'import stripe',
      'from typing import TYPE_CHECKING',
      'try:',
      '    from stripe import CardError',
      'except ImportError:',
      '    from stripe.error import CardError',
      'if TYPE_CHECKING:',
      '    from stripe.util import convert_to_stripe_object',
      'if hasattr(stripe.Invoice, "upcoming"):',
      '    stripe.Invoice.upcoming()',
      'else:',
      '    stripe.Invoice.create_preview()',
      'def handle(record: stripe.UsageRecord): pass',
    ),
    'annotated.py': lines(
      'import stripe',
      'def quoted(record: "stripe.UsageRecord"):',
      '    own: stripe.UsageRecord = record',
      'def evaluated(record: stripe.UsageRecord): pass',
    ),
  })
  expect(shown(breaking)).toEqual([
    'annotated.py:2:21 removed-member types stripe.UsageRecord',
    'annotated.py:3:17 removed-member types stripe.UsageRecord',
    'annotated.py:4:30 removed-member runtime stripe.UsageRecord',
    'both.py:9:5 removed-module types stripe.util',
    'both.py:14:27 removed-member types stripe.UsageRecord',
  ])
})

test('what hides errors, line ends, a BOM and characters of two units do not move a finding', async () => {
  const { breaking } = await review({
    'a.py': '\uFEFF# pyrefly: ignore-errors\r\nimport stripe  # noqa\r\nx = "😀"; stripe.Invoice.upcoming()  # type: ignore\r\n',
    'b.py':
      '#!/usr/bin/env python\n# -*- coding: latin-1 -*-\nimport stripe\nstripe.Invoice.upcoming()  # pyright: ignore[reportAttributeAccessIssue]\n',
  })
  expect(shown(breaking)).toEqual([
    'a.py:3:26 removed-member runtime Invoice.upcoming',
    'b.py:4:16 removed-member runtime Invoice.upcoming',
  ])
})
