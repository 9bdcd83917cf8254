import { describe, expect, test } from 'vitest'
import { normalName, parseRequirement } from '../../../../src/sdks/python/manifest/requirement.ts'

describe('a requirement', () => {
  test.each([
    ['stripe', '', '', null],
    ['stripe==11.6.0', '==11.6.0', '', null],
    ['Stripe >= 11 , < 12', '>= 11 , < 12', '', null],
    ['stripe[async]~=11.0', '~=11.0', 'async', null],
    ['stripe [async, x] (>=11,<12)', '>=11,<12', 'async, x', null],
    ['stripe>=11,', '>=11,', '', null],
    ['stripe==11.*;python_version<"3.7"', '==11.*', '', 'python_version<"3.7"'],
    ['stripe ; extra == "pay"', '', '', 'extra == "pay"'],
    ['stripe==11.6.0     --hash=sha256:ab', '==11.6.0', '', null],
    ['stripe===11.6.0', '===11.6.0', '', null],
    ['stripe!=5.1.0,>=5', '!=5.1.0,>=5', '', null],
  ])('%s', (text, specifier, extras, marker) => {
    const read = parseRequirement(text)
    expect(read).toMatchObject({ name: 'stripe', specifier, extras, marker, url: null })
    expect(text.slice(read?.range.start, read?.range.end)).toBe(specifier)
  })

  test('names an address', () => {
    expect(parseRequirement('stripe @ https://example.com/stripe.whl ; python_version > "3"')).toMatchObject({
      name: 'stripe',
      url: 'https://example.com/stripe.whl',
      specifier: '',
    })
  })

  test('leaves a place for a specifier behind the name and the extras', () => {
    expect(parseRequirement('stripe ; python_version > "3"')?.range).toEqual({ start: 6, end: 6 })
    expect(parseRequirement('stripe[async]')?.range).toEqual({ start: 13, end: 13 })
  })

  test.each([
    '',
    'stripe payments are here',
    'stripe-',
    '-stripe',
    'stripe==',
    'stripe=11',
    'stripe (>=11',
    'stripe;',
    'stripe @',
    'stripe==11 ==12',
    '#',
  ])('is none: %j', (text) => expect(parseRequirement(text)).toBeUndefined())

  test('has its name normalised, so that near names stay apart', () => {
    expect(normalName('Typing_._Extensions')).toBe('typing-extensions')
    expect(parseRequirement('dj-stripe==2')?.name).toBe('dj-stripe')
    expect(parseRequirement('stripe-agent-toolkit')?.name).toBe('stripe-agent-toolkit')
  })
})
