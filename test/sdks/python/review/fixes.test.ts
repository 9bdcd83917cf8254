import { expect, test } from 'vitest'
import { lines, reviews } from './review-of.ts'

const reviewOf = reviews()

test('a fix makes a dictionary of the object alone, not of its default, and after it was awaited', async () => {
  const { breaking } = await reviewOf({
    'app.py': lines(
      'import stripe',
      '',
      'async def go(id):',
      '    sub = stripe.Subscription.retrieve(id)',
      '    a = dict(sub.metadata or {})',
      '    b = (sub.metadata or {}).get("a")',
      '    c = dict(await stripe.Customer.retrieve_async(id))',
      '    d = dict(sub.metadata)',
      '    e = dict(sub.metadata if id else {})',
      '    own = {"a": 1} if id else None',
      '    f = (own or {}).get("a")',
      '    g = (sub.get("metadata") or {}).get("a")',
      '    return a, b, c, d, e, f, g',
    ),
  })
  expect(breaking.map(({ line, fix }) => `${line}: ${fix}`).toSorted()).toEqual([
    '12: Nothing here: it is a dict once what it is taken from is one.',
    '12: g = (sub.to_dict().get("metadata") or {}).get("a")',
    '5: a = dict(sub.metadata.to_dict() if sub.metadata else {})',
    '6: b = (sub.metadata.to_dict() if sub.metadata else {}).get("a")',
    '7: c = dict((await stripe.Customer.retrieve_async(id)).to_dict())',
    '8: d = dict(sub.metadata.to_dict())',
    '9: Call `.to_dict()` on it first.',
  ])
})
