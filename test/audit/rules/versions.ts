import type { Fixture } from './fixture.ts'

const NODE = "import Stripe from 'stripe'\n"

function packageJson(version: string): string {
  return `{\n  "dependencies": {\n    "stripe": "${version}"\n  }\n}\n`
}

/** The API version that code asks for, and the SDK's own. */
export const VERSIONS: readonly Fixture[] = [
  {
    rule: 'SI008',
    path: 'src/a.ts',
    beside: { 'package.json': packageJson('^18.1.0'), 'old/package.json': packageJson('11.0.0') },
    bad: [
      ['an older one', 2, `${NODE}const stripe = new Stripe(key, { apiVersion: '2023-10-16' })\n`],
      [
        'an endpoint of another one',
        3,
        `${NODE}const stripe = new Stripe(key, { apiVersion: '2025-04-30.basil' })\nawait stripe.webhookEndpoints.create({ url, enabled_events: ['*'], api_version: '2020-08-27' })\n`,
      ],
    ],
    good: [
      ['that of the SDK', `${NODE}const stripe = new Stripe(key, { apiVersion: '2025-04-30.basil' })\n`],
      ['none: the SDK has its own', `${NODE}const stripe = new Stripe(key)\n`],
      ['one that is computed', `${NODE}const stripe = new Stripe(key, { apiVersion: process.env.STRIPE_VERSION })\n`],
    ],
  },
  {
    rule: 'SI008',
    path: 'a.py',
    beside: { 'requirements.txt': 'stripe==5.4.0\n' },
    bad: [
      ['none', 2, 'import stripe\nstripe.api_key = KEY\n'],
      ['none for a client', 2, 'import stripe\nclient = stripe.StripeClient(KEY)\n'],
    ],
    good: [
      ['one that is asked for', 'import stripe\nstripe.api_key = KEY\nstripe.api_version = "2022-11-15"\n'],
      ['one for a client', 'import stripe\nclient = stripe.StripeClient(KEY, stripe_version="2022-11-15")\n'],
    ],
  },
  {
    rule: 'SI009',
    path: 'package.json',
    beside: { 'a.ts': NODE },
    bad: [
      ['a version', 3, packageJson('17.7.0')],
      ['a range of one major version', 3, packageJson('^8.0.0')],
    ],
    good: [
      ['the newest', packageJson('^23.0.0')],
      ['a range without an end', packageJson('>=17')],
    ],
  },
  {
    rule: 'SI009',
    path: 'requirements.txt',
    beside: { 'a.py': 'import stripe\n' },
    bad: [
      ['a version', 1, 'stripe==9.0.0\n'],
      ['a range of one major version', 1, 'stripe>=11,<12\n'],
    ],
    good: [
      ['the newest', 'stripe==16.0.0\n'],
      ['a range without an end', 'stripe>=9\n'],
    ],
  },
]
