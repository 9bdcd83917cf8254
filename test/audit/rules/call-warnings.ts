import type { Fixture } from './fixture.ts'

const PYTHON = 'import stripe\n'

/** The rules that warn about calls. */
export const CALL_WARNINGS: readonly Fixture[] = [
  {
    rule: 'SI001',
    path: 'a.ts',
    bad: [
      [
        'a part of a payment',
        4,
        "import Stripe from 'stripe'\nconst stripe = new Stripe(key)\nexport const refund = (charge, amount) =>\nstripe.refunds.create({ charge, amount })",
      ],
      [
        'a part, where one is asked for',
        4,
        "import Stripe from 'stripe'\nconst stripe = new Stripe(key)\nexport const refund = (charge, amount) =>\nstripe.refunds.create({ charge, ...(amount && { amount }) })",
      ],
      [
        'a payout',
        4,
        "import Stripe from 'stripe'\nconst stripe = new Stripe(key)\nexport const payOut = (amount) =>\nstripe.payouts.create({ amount })",
      ],
      [
        'a saved card',
        4,
        "import Stripe from 'stripe'\nconst stripe = new Stripe(key)\nexport const charge = (customer) =>\nstripe.paymentIntents.create({ customer, confirm: true, off_session: true })",
      ],
    ],
    good: [
      ['the whole payment', "import Stripe from 'stripe'\nexport const refund = (charge) => stripe.refunds.create({ charge })"],
      [
        'with a key',
        "import Stripe from 'stripe'\nexport const payOut = (run) => stripe.payouts.create({ amount: run.amount }, { idempotencyKey: run.id })",
      ],
      [
        'options that cannot be read',
        "import Stripe from 'stripe'\nexport const payOut = (amount, options) => stripe.payouts.create({ amount }, options)",
      ],
      [
        'a checkout session',
        "import Stripe from 'stripe'\nexport const session = (items) => stripe.checkout.sessions.create({ line_items: items })",
      ],
    ],
  },
  {
    rule: 'SI001',
    path: 'a.py',
    bad: [
      ['a part of a payment', 3, `${PYTHON}def refund(charge, amount):\n    stripe.Refund.create(charge=charge, amount=amount)\n`],
      ['a transfer', 3, `${PYTHON}def pay(amount):\n    stripe.Transfer.create(amount=amount)\n`],
    ],
    good: [
      ['the whole payment', `${PYTHON}def refund(charge):\n    stripe.Refund.create(charge=charge)\n`],
      [
        'a key in a dictionary',
        `${PYTHON}def pay(run):\n    params = {"amount": run.amount, "idempotency_key": run.id}\n    stripe.Transfer.create(**params)\n`,
      ],
    ],
  },
  {
    rule: 'SI005',
    path: 'a.ts',
    bad: [
      [
        'in a template',
        2,
        "import Stripe from 'stripe'\nexport const pay = (user) => stripe.charges.create(p, { idempotencyKey: `pay-${user.email}` })",
      ],
      ['alone', 2, "import Stripe from 'stripe'\nexport const pay = (user) => stripe.charges.create(p, { idempotencyKey: user.email })"],
    ],
    good: [
      [
        'an id',
        "import Stripe from 'stripe'\nexport const pay = (user, order) => stripe.charges.create({ receipt_email: user.email }, { idempotencyKey: order.id })",
      ],
      [
        'a hash',
        "import Stripe from 'stripe'\nexport const pay = (user) => stripe.charges.create(p, { idempotencyKey: keyOf(user.email) })",
      ],
    ],
  },
  {
    rule: 'SI005',
    path: 'a.py',
    bad: [
      ['in a text', 3, `${PYTHON}def pay(user):\n    stripe.Charge.create(amount=1, idempotency_key=f"pay-{user.email}")\n`],
      ['alone', 3, `${PYTHON}def pay(email):\n    stripe.Charge.create(amount=1, idempotency_key=email)\n`],
    ],
    good: [
      ['an id', `${PYTHON}def pay(user, order):\n    stripe.Charge.create(receipt_email=user.email, idempotency_key=order.id)\n`],
      ['a hash', `${PYTHON}def pay(user):\n    stripe.Charge.create(amount=1, idempotency_key=key_of(user.email))\n`],
    ],
  },
  {
    rule: 'SI010',
    path: 'a.ts',
    bad: [
      [
        'an empty catch',
        4,
        "import Stripe from 'stripe'\nexport async function pay(p) {\ntry { await stripe.invoices.pay(id) }\ncatch {} }".replace(
          '}\ncatch',
          '\n} catch',
        ),
      ],
      [
        'only goes on',
        5,
        "import Stripe from 'stripe'\nexport async function pay(all) {\nfor (const id of all) {\ntry { await stripe.subscriptions.cancel(id)\n} catch (error) { continue }\n} }",
      ],
    ],
    good: [
      [
        'it is logged',
        "import Stripe from 'stripe'\nexport async function pay(p) { try { await stripe.invoices.pay(id) } catch (error) { logger.error(error) } }",
      ],
      [
        'something that pays nothing',
        "import Stripe from 'stripe'\nexport async function ask(p) { try { await stripe.invoices.retrieve(id) } catch {} }",
      ],
    ],
  },
  {
    rule: 'SI010',
    path: 'a.py',
    bad: [
      [
        'pass',
        5,
        `${PYTHON}def pay(invoice):\n    try:\n        stripe.Invoice.pay(invoice)\n    except stripe.StripeError:\n        pass\n`,
      ],
      [
        'continue',
        6,
        `${PYTHON}def pay(invoices):\n    for one in invoices:\n        try:\n            stripe.Invoice.pay(one)\n        except Exception:\n            continue\n`,
      ],
    ],
    good: [
      [
        'it is logged',
        `${PYTHON}def pay(invoice):\n    try:\n        stripe.Invoice.pay(invoice)\n    except stripe.StripeError:\n        logger.exception("not paid")\n`,
      ],
      [
        'what was done before',
        `${PYTHON}def cancel(id):\n    try:\n        stripe.Subscription.cancel(id)\n    except stripe.InvalidRequestError:\n        pass\n`,
      ],
    ],
  },
]
