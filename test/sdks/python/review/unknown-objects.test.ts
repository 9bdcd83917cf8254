import { expect, test } from 'vitest'
import { lines, reviews, shown } from './review-of.ts'

const review = reviews()

test('a method that only the objects of the SDK had, of what nothing is known of', async () => {
  const { breaking } = await review(
    {
      'sync.py': lines(
        'import stripe',
        '',
        'def rows(collection):',
        '    for one in collection.list(limit=3).auto_paging_iter():',
        '        yield one.to_dict_recursive()',
        '        yield one.to_dict()',
        '        if hasattr(one, "to_dict_recursive"):',
        '            yield one.to_dict_recursive()',
      ),
      'own.py': lines(
        'import stripe',
        '',
        'class Row:',
        '    def to_dict_recursive(self):',
        '        return {}',
        '',
        'def rows(found):',
        '    return [one.to_dict_recursive() for one in found]',
      ),
    },
    { from: '5.5.0', to: '16.1.0' },
  )
  expect(shown(breaking)).toEqual(['sync.py:5:19 removed-member runtime StripeObject.to_dict_recursive'])
  expect(breaking[0]).toMatchObject({
    message: '`StripeObject.to_dict_recursive` is gone: the call raises AttributeError.',
    fix: 'one.to_dict()',
    evidence: 'stripe 16.1.0 has no StripeObject.to_dict_recursive',
  })
})

test('a billing cycle anchor in its old form', async () => {
  const { breaking } = await review(
    {
      'renew.py': lines(
        'import stripe',
        'stripe.Subscription.modify("sub_1", billing_cycle_anchor="now")',
        'stripe.Subscription.create(customer="cus_1", billing_cycle_anchor=1700000000)',
        'stripe.Subscription.modify("sub_2", billing_cycle_anchor={"type": "unchanged"})',
      ),
    },
    { from: '15.0.0', to: '16.1.0' },
  )
  expect(shown(breaking)).toEqual(['renew.py:2:37 removed-parameter api-version Subscription.modify.billing_cycle_anchor'])
  expect(breaking[0]?.fix).toBe('billing_cycle_anchor={"type": "now"}')
})
