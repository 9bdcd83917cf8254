import { expect, test } from 'vitest'
import { lines, reviews, shown } from './review-of.ts'

const review = reviews()

const HOOK = [
  'def hook(request):',
  '    event = stripe.Webhook.construct_event(request.body, request.headers["Stripe-Signature"], "whsec_x")',
]

test('what goes through a task queue is named where it is given to it, and plain data in the handler', async () => {
  const { breaking } = await review({
    'tasks.py': lines(
      '# Of Stripe.',
      'import dramatiq',
      'from celery import shared_task',
      '@shared_task(bind=True)',
      'def on_paid(self, invoice):',
      '    return invoice.get("charge"), invoice["subscription"]',
      '@app.task',
      'def on_ended(subscription):',
      '    return dict(subscription), subscription["current_period_end"]',
      '@dramatiq.actor',
      'def on_session(session):',
      '    return session.get("id")',
    ),
    'hooks.py': lines(
      'import stripe',
      'from tasks import on_ended, on_paid, on_session',
      'HANDLERS = {"invoice.paid": on_paid, "customer.subscription.deleted": on_ended}',
      'ACTORS = {"checkout.session.completed": on_session}',
      ...HOOK,
      '    handler = HANDLERS.get(event.type)',
      '    if handler:',
      '        handler.delay(event.data.object)',
      '    obj = event["data"]["object"]',
      '    HANDLERS[event["type"]].apply_async(args=[obj], kwargs={"again": obj, "id": obj["id"]}, countdown=5)',
      '    ACTORS[event.type].send(obj)',
      '    mailer.send(obj)',
      '    dispatch(event)',
      '',
      'def dispatch(event):',
      '    on_session.send_with_options(args=(event.data.object,), delay=1)',
      '    app.send_task("tasks.on_paid", [event.data.object])',
      '',
      'def fine(id):',
      '    session = stripe.checkout.Session.retrieve(id)',
      '    on_session.send(session.to_dict())',
      '    on_paid.delay(session.to_dict(), id=session.id)',
      '    on_paid.delay(session)',
    ),
  })
  expect(shown(breaking)).toEqual([
    'hooks.py:9:17 behaviour runtime delay',
    'hooks.py:11:29 behaviour runtime apply_async',
    'hooks.py:12:24 behaviour runtime send',
    'hooks.py:17:16 behaviour runtime send_with_options',
    'hooks.py:18:9 behaviour runtime send_task',
    'hooks.py:24:13 behaviour runtime delay',
  ])
  expect(breaking.map(({ line, fix }) => `${line}: ${fix}`).toSorted()).toEqual([
    '11: HANDLERS[event["type"]].apply_async(args=[obj.to_dict()], kwargs={"again": obj.to_dict(), "id": obj["id"]}, countdown=5)',
    '12: ACTORS[event.type].send(obj.to_dict())',
    '17: on_session.send_with_options(args=(event.data.object.to_dict(),), delay=1)',
    '18: app.send_task("tasks.on_paid", [event.data.object.to_dict()])',
    '24: on_paid.delay(session.to_dict())',
    '9: handler.delay(event.data.object.to_dict())',
  ])
})

test('JSON of a list of Stripe objects, and of their fields alone', async () => {
  const { breaking } = await review({
    'app.py': lines(
      'import stripe',
      'from flask import jsonify',
      'def prices():',
      '    prices = stripe.Price.list()',
      '    jsonify(prices=[price.id for price in prices.data])',
      '    jsonify(currency=prices.data[0].currency)',
      '    return jsonify(key="pk", prices=prices.data)',
    ),
  })
  expect(shown(breaking)).toEqual(['app.py:7:12 behaviour runtime jsonify'])
  expect(breaking.map(({ fix }) => fix)).toEqual(['return jsonify(key="pk", prices=[one.to_dict() for one in prices.data])'])
})

test('a handler that is called with the object as well, and a queue that pickles, get a Stripe object', async () => {
  const { breaking } = await review({
    'called.py': lines(
      'import stripe',
      '@shared_task',
      'def on_paid(invoice):',
      '    return invoice.get("charge")',
      'def on_draft(invoice):',
      '    return invoice.get("id")',
      'DIRECT = {"invoice.created": on_draft}',
      ...HOOK,
      '    if event.type == "invoice.paid":',
      '        on_paid(event.data.object)',
      '    DIRECT[event.type](event.data.object)',
    ),
    'pickled.py': lines(
      'import stripe',
      '@job("default")',
      'def on_refund(charge):',
      '    return charge.get("id")',
      'JOBS = {"charge.refunded": on_refund}',
      ...HOOK,
      '    on_refund.delay(event.data.object)',
      '    queue.enqueue(JOBS[event.type], event.data.object)',
    ),
    'plain.py': lines(
      'import json, stripe',
      'def on_void(invoice):',
      '    return invoice.get("id")',
      'class Hooks:',
      '    def __init__(self):',
      '        self.handlers = {"invoice.voided": on_void}',
      '    def post(self, request):',
      '        event = json.loads(request.body)',
      '        self.handlers[event["type"]].delay(event["data"]["object"])',
    ),
  })
  expect(shown(breaking)).toEqual([
    'called.py:4:20 removed-member runtime Invoice.get',
    'called.py:4:24 removed-member api-version Invoice.charge',
    'called.py:6:20 removed-member runtime Invoice.get',
    'pickled.py:4:19 removed-member runtime Charge.get',
  ])
})
