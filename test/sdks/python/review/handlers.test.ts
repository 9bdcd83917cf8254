import { expect, test } from 'vitest'
import { lines, reviews, shown } from './review-of.ts'

const review = reviews()

test('an event that a function is given where its type is known has the object of that type there', async () => {
  const { breaking } = await review({
    'app/webhook_service.py': lines(
      'import stripe',
      '',
      'class WebhookService:',
      '    async def handle_paid(self, event: stripe.Event):',
      '        invoice = event.data.object',
      '        return await self.note(event), invoice.subscription',
      '',
      '    async def note(self, event):',
      '        return event.data.object.charge, event.data.object.get("subscription")',
      '',
      '    async def handle_any(self, event: stripe.Event):',
      '        session = event.data.object',
      '        items = session.get("items", {}).get("data")',
      '        return session.get("subscription"), items[0].get("price"), session.subscription',
    ),
    'app/views.py': lines(
      'import stripe',
      'from app.webhook_service import WebhookService',
      '',
      'async def view(request, service: WebhookService):',
      '    event = stripe.Webhook.construct_event(request.body, request.headers["stripe-signature"], "whsec")',
      '    if event.type == "invoice.paid":',
      '        await service.handle_paid(event)',
      '    elif event.type in ("checkout.session.completed", "customer.subscription.deleted"):',
      '        await service.handle_any(event)',
    ),
  })
  expect(shown(breaking)).toEqual([
    'app/webhook_service.py:6:48 removed-member api-version Invoice.subscription',
    'app/webhook_service.py:9:34 removed-member api-version Invoice.charge',
    'app/webhook_service.py:9:60 removed-member runtime Invoice.get',
    'app/webhook_service.py:9:64 removed-member api-version Invoice.subscription',
    'app/webhook_service.py:13:25 removed-member runtime Session.get',
    'app/webhook_service.py:13:42 removed-member runtime ListObject.get',
    'app/webhook_service.py:14:24 removed-member runtime Session.get',
    'app/webhook_service.py:14:54 removed-member runtime StripeObject.get',
  ])
})

test('a handler in a table of the types, or below a decorator that names one, reads the event of that type', async () => {
  const { breaking } = await review({
    'hooks.py': lines(
      'import stripe',
      'from registry import handles',
      '',
      'class Hook:',
      '    def __init__(self, event):',
      '        self.event = event',
      '',
      '    def run(self):',
      '        return {"invoice.paid": self.paid, "charge.refunded": self.refunded}[self.event.type]()',
      '',
      '    def paid(self):',
      '        invoice = self.event.data.object',
      '        if invoice.charge:',
      '            print(invoice.charge)',
      '        return invoice.subscription, invoice.total',
      '',
      '    def refunded(self):',
      '        return self.event.data.object.payment_intent, self.event.data.object.invoice',
      '',
      '@handles("customer.subscription.updated")',
      'def updated(event):',
      '    return event["data"]["object"]["current_period_end"], event["data"]["object"]["status"]',
      '',
      'def view(request):',
      '    event = stripe.Webhook.construct_event(request.body, request.headers["stripe-signature"], "whsec")',
      '    return Hook(event).run()',
    ),
  })
  expect(shown(breaking)).toEqual([
    'hooks.py:13:20 removed-member api-version Invoice.charge',
    'hooks.py:14:27 removed-member api-version Invoice.charge',
    'hooks.py:15:24 removed-member api-version Invoice.subscription',
    'hooks.py:18:78 removed-member api-version Charge.invoice',
    'hooks.py:22:36 removed-member api-version Subscription.current_period_end',
  ])
})

test('a field that code has asked for once is named at each place behind that, and not of what the name holds afterwards', async () => {
  const { breaking } = await review({
    'a.py': lines(
      'import stripe',
      '',
      'def pay(id, plain):',
      '    invoice = stripe.Invoice.retrieve(id)',
      '    if invoice.payment_intent and invoice["charge"] is not None:',
      '        print(invoice.payment_intent, invoice["charge"])',
      '    invoice = plain',
      '    return invoice.payment_intent',
    ),
  })
  expect(shown(breaking)).toEqual([
    'a.py:5:16 removed-member api-version Invoice.payment_intent',
    'a.py:5:43 removed-member api-version Invoice.charge',
    'a.py:6:23 removed-member api-version Invoice.payment_intent',
    'a.py:6:47 removed-member api-version Invoice.charge',
  ])
})

test('what a function gives that calls a method of the SDK for its caller', async () => {
  const { breaking } = await review({
    'billing.py': lines(
      'import stripe',
      '',
      'def retried(error, func, *args, **kwargs):',
      '    return func(*args, **kwargs)',
      '',
      'def stripe_retried(func, *args, **kwargs):',
      '    return retried(stripe.APIConnectionError, func, *args, **kwargs)',
      '',
      'async def in_thread(func, *args):',
      '    return await func(*args)',
      '',
      'def plain(func, flag):',
      '    return flag',
      '',
      'def plan_of(invoice):',
      '    return invoice.lines.data[0].plan.id',
      '',
      'async def view(id):',
      '    invoice = stripe_retried(stripe.Invoice.retrieve, id)',
      '    charge = stripe_retried(',
      '        stripe.Charge.retrieve,',
      '        invoice.charge,',
      '    )',
      '    sub = await in_thread(stripe.Subscription.retrieve, id)',
      '    flag = plain(stripe.Invoice.retrieve, id)',
      '    return charge.invoice, plan_of(invoice), sub.get("id"), sub.current_period_end, flag.charge',
    ),
  })
  expect(shown(breaking)).toEqual([
    'billing.py:16:34 removed-member api-version InvoiceLineItem.plan',
    'billing.py:22:17 removed-member api-version Invoice.charge',
    'billing.py:26:19 removed-member api-version Charge.invoice',
    'billing.py:26:50 removed-member runtime Subscription.get',
    'billing.py:26:65 removed-member api-version Subscription.current_period_end',
  ])
})

test('what is taken out of a field that is gone is still the object that it was', async () => {
  const { breaking } = await review({
    'a.py': lines(
      'import stripe',
      '',
      'def paid(id):',
      '    intent = stripe.PaymentIntent.retrieve(id)',
      '    invoice = intent["invoice"]',
      '    note(subscription=invoice.get("subscription", {}))',
      '',
      'def note(subscription=None):',
      '    return subscription["metadata"].get("plan"), plan(subscription)',
      '',
      'def plan(subscription):',
      '    return subscription.get("plan")',
      '',
      'def view(request):',
      '    try:',
      '        event = stripe.Webhook.construct_event(request.body, "sig", "whsec")',
      '    except ValueError:',
      '        event = request.json()',
      '    return event["data"]["object"].get("id", "")',
    ),
  })
  expect(shown(breaking)).toEqual([
    'a.py:5:22 removed-member api-version PaymentIntent.invoice',
    'a.py:6:31 removed-member runtime Invoice.get',
    'a.py:9:37 removed-member runtime UntypedStripeObject.get',
    'a.py:12:25 removed-member runtime Subscription.get',
    'a.py:19:36 removed-member runtime UntypedStripeObject.get',
  ])
})
