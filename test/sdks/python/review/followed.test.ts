import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lines, reviews, shown } from './review-of.ts'

const review = reviews()

const BILLING = lines(
  'import stripe',
  'from tenacity import retry, stop_after_attempt',
  '',
  '@retry(',
  '    stop=stop_after_attempt(4),',
  ')',
  'def customer_of(id: str):',
  '    return stripe.Customer.retrieve(id)',
  '',
  '@retry(stop=stop_after_attempt(2))',
  'def invoices_of(id: str):',
  '    return stripe.Invoice.list(customer=id)',
)

test('what a function gives behind a decorator whose package is not there', async () => {
  const { breaking } = await review({
    'billing.py': BILLING,
    'views.py': lines(
      'import billing  # stripe',
      'from functools import cached_property',
      '',
      'class View:',
      '    @cached_property',
      '    def customer(self):',
      '        return billing.customer_of("cus_1")',
      '',
      '    def get(self):',
      '        return self.customer.get("email"), self.customer.email',
      '',
      'for invoice in billing.invoices_of("cus_1").data:',
      '    print(invoice.subscription)',
    ),
  })
  expect(shown(breaking)).toEqual([
    'views.py:10:30 removed-member runtime Customer.get',
    'views.py:13:19 removed-member api-version Invoice.subscription',
  ])
})

test('what is imported through a folder that is a symbolic link in the repository, and not through one that leads out of it', async () => {
  const { breaking } = await review(
    {
      'src/shared/__init__.py': '',
      'src/shared/billing.py': BILLING,
      'src/hub/__init__.py': '',
      'src/hub/views.py': lines('from hub.shared import billing  # stripe', 'print(billing.customer_of("cus_1").get("email"))'),
      'src/hub/other.py': lines('from hub.outside import billing  # stripe', 'print(billing.customer_of("cus_1").get("email"))'),
    },
    { from: '11.6.0', to: '16.1.0' },
    {},
    async (root) => {
      await symlink('../shared', join(root, 'src/hub/shared'))
      await mkdir(join(root, '../beside'), { recursive: true })
      await symlink('../../../beside', join(root, 'src/hub/outside'))
    },
  )
  expect(shown(breaking)).toEqual(['src/hub/views.py:2:36 removed-member runtime Customer.get'])
})

test('a parameter without a type is what its callers give, where they give nothing else', async () => {
  const { breaking } = await review({
    'sync.py': lines(
      'import stripe',
      'from typing import Any, Dict',
      '',
      'def sync_all():',
      '    for price in stripe.Price.list().auto_paging_iter():',
      '        Sync.price(price)',
      '    for sub in stripe.Subscription.list().data:',
      '        keep(sub["items"]["data"][0], sub.metadata)',
      '        either(sub)',
      '        tell(sub)',
      '    either({"plan": 1})',
      '',
      'class Sync:',
      '    @classmethod',
      '    def price(cls, price):',
      '        return price.get("tiers")',
      '',
      'def keep(item: Dict[str, Any], metadata: dict):',
      '    return item.get("plan"), dict(metadata)',
      '',
      'def either(subscription):',
      '    return subscription.get("plan")',
      '',
      'def tell(subscription, loud=False):',
      '    return subscription.current_period_end if loud else None',
    ),
    'tests/test_sync.py': lines('import sync  # stripe', 'sync.tell({"current_period_end": 1})'),
  })
  expect(shown(breaking)).toEqual([
    'sync.py:16:22 removed-member runtime Price.get',
    'sync.py:19:17 removed-member runtime SubscriptionItem.get',
    'sync.py:19:34 call-shape runtime dict',
    'sync.py:25:25 removed-member api-version Subscription.current_period_end',
  ])
})

test('an event of one of several types: its fields are not known, and it is no dict; where one branch assigns, another one has the old value', async () => {
  const { breaking } = await review({
    'hook.py': lines(
      'import stripe',
      '',
      'def hook(payload, signature):',
      '    event = stripe.Webhook.construct_event(payload, signature, "whsec_x")',
      '    if event["type"] not in {"invoice.paid", "customer.subscription.updated"}:',
      '        return',
      '    subscription = event["data"]["object"]',
      '    print(subscription["customer"], subscription["current_period_end"], subscription.get("id"))',
      '    if event["type"] == "invoice.paid":',
      '        subscription = stripe.Charge.retrieve("ch_1")',
      '    elif event["type"] == "customer.subscription.updated":',
      '        print(subscription["current_period_end"], subscription["cancel_at_period_end"])',
    ),
  })
  expect(shown(breaking)).toEqual([
    'hook.py:8:86 removed-member runtime StripeObject.get',
    'hook.py:12:28 removed-member api-version Subscription.current_period_end',
  ])
})

test('an object that has no key: it equals no dictionary, and is true in a test', async () => {
  const { breaking } = await review({
    'meta.py': lines(
      'import stripe',
      'session = stripe.checkout.Session.retrieve("cs_1")',
      'metadata = session.metadata',
      'if session["metadata"] == {}:',
      '    pass',
      'if not metadata or session.id == {}:',
      '    pass',
      'if session.customer_details:',
      '    pass',
      'own = {}',
      'if own == {} or not own:',
      '    pass',
      'found = 1 if session.metadata else 2',
    ),
  })
  expect(shown(breaking)).toEqual([
    'meta.py:4:4 behaviour silent ==',
    'meta.py:6:8 behaviour silent UntypedStripeObject.metadata',
    'meta.py:13:14 behaviour silent UntypedStripeObject.metadata',
  ])
  expect(breaking.map(({ message }) => message)).toContain(
    'From stripe-python 15 on a Stripe object is not a dict: it equals no dictionary, and nothing fails.',
  )
})

test('Stripe objects that JSON columns keep, and classes that are made from a mapping', async () => {
  const { breaking } = await review({
    'models.py': lines(
      'from django.db import models',
      'class Customer(models.Model):  # stripe',
      '    address = models.JSONField(null=True)',
      '    metadata = models.JSONField(default=dict)',
      '    name = models.TextField()',
    ),
    'sync.py': lines(
      'import stripe',
      'from attrdict import AttrDict',
      'from models import Customer',
      '',
      'def sync(row):',
      '    customer = stripe.Customer.retrieve("cus_1")',
      '    row.address = customer["address"]',
      '    row.name = customer.name',
      '    defaults = {"metadata": customer["metadata"], "name": customer["name"]}',
      '    Customer.objects.update_or_create(id=1, defaults=defaults)',
      '    Customer.objects.create(metadata=customer.metadata, name=customer.name)',
      '    Customer.objects.create(metadata=customer.metadata.to_dict())',
      '    stripe.Customer.modify("cus_2", metadata={"a": "b"})',
      '',
      'class Base:',
      '    def __init__(self, payload):',
      '        self.payload = AttrDict(payload)',
      '',
      'class Handler(Base):',
      '    pass',
      '',
      'def hook(body, signature):',
      '    return Handler(stripe.Webhook.construct_event(body, signature, "whsec_x"))',
    ),
  })
  expect(shown(breaking)).toEqual([
    'sync.py:7:9 behaviour runtime address',
    'sync.py:9:17 behaviour runtime metadata',
    'sync.py:11:29 behaviour runtime metadata',
    'sync.py:17:24 call-shape runtime AttrDict',
  ])
})

test('what is taken out of a Stripe object of no known class, whose class comes from a module that is gone', async () => {
  const { breaking } = await review(
    {
      'details.py': lines(
        'from stripe.stripe_object import StripeObject',
        '',
        'def details(intent: StripeObject, other):',
        '    charges = intent.get("charges", None)',
        '    charge = charges.get("data", [])[-1]',
        '    for line in (charge.get("lines") or {})["data"]:',
        '        print(line.get("id"), other.get("id"))',
        '    return intent.to_dict()["charges"].get("id"), intent["id"]',
      ),
    },
    { from: '7.8.0', to: '16.1.0' },
  )
  expect(shown(breaking)).toEqual([
    'details.py:1:1 removed-module runtime stripe.stripe_object',
    'details.py:4:22 removed-member runtime StripeObject.get',
    'details.py:5:22 removed-member runtime StripeObject.get',
    'details.py:6:25 removed-member runtime StripeObject.get',
    'details.py:7:20 removed-member runtime StripeObject.get',
  ])
})

test('a class that is gone is named where the code takes it, and not at a parameter that it is given to', async () => {
  const { breaking } = await review(
    {
      'client.py': lines(
        'import stripe',
        '',
        'def instrument(client):',
        '    client.timeout = 5',
        '',
        'client = stripe.http_client.RequestsClient(timeout=5)',
        'instrument(client)',
      ),
    },
    { from: '7.1.0', to: '16.1.0' },
  )
  expect(shown(breaking)).toEqual(['client.py:6:17 removed-member runtime stripe.http_client'])
})

test('what an error has is no field of the API', async () => {
  const { breaking } = await review(
    {
      'pay.py': lines(
        'import stripe',
        'Refused = (KeyError, stripe.CardError)',
        'try:',
        '    stripe.Charge.retrieve("ch_1")',
        'except Refused as error:',
        '    print(error.message)',
      ),
    },
    { from: '5.5.0', to: '16.1.0' },
  )
  expect(shown(breaking)).toEqual([])
})

test('a function that is also given what nothing is known of but a field', async () => {
  const { breaking } = await review({
    'renew.py': lines(
      'import stripe',
      '',
      'def stop(subscription):',
      '    print(subscription.current_period_end)',
      '',
      'def renew(customer, others):',
      '    for other in others:',
      '        if other["customer"] == customer:',
      '            stop(other)',
      '    stop(stripe.Subscription.create(customer=customer))',
    ),
  })
  expect(shown(breaking)).toEqual(['renew.py:4:24 removed-member api-version Subscription.current_period_end'])
})
