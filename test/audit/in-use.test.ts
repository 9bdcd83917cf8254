import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { auditor } from '../../src/sdks/node/audit/index.ts'
import { audited, shortly } from './audited.ts'

const EMPTY = "import Stripe from 'stripe'\nstripe.webhooks.constructEvent(body, sig, process.env.WHSEC || '')\n"
const ZERO = "import Stripe from 'stripe'\nstripe.webhooks.constructEvent(body, sig, process.env.WHSEC, 0)\n"
const HEADER = "import Stripe from 'stripe'\nstripe.webhooks.signature.verifyHeader(body, sig, process.env.WHSEC)\n"
const PYTHON_EMPTY = 'import stripe\nstripe.Webhook.construct_event(body, sig, os.getenv("WHSEC", ""))\n'
const PYTHON_HEADER = 'import stripe\nstripe.WebhookSignature.verify_header(body, sig, SECRET)\n'

function packageJson(specifier: string): string {
  return `{ "dependencies": { "stripe": "${specifier}" } }\n`
}

/** What is found in the code alone, without what the manifest's line is blamed for. */
async function inCode(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return shortly(await audited(files)).filter((one) => !one.includes('SI009'))
}

describe('the level of a finding depends on the version in use', () => {
  test.each([
    ['an empty secret is accepted by 22.6.1', EMPTY, '22.6.1', ['a.ts:2 SW003']],
    ['and refused by 22.6.2', EMPTY, '22.6.2', ['a.ts:2 SW003 warning']],
    ['and by every version of a later range', EMPTY, '^23.0.0', ['a.ts:2 SW003 warning']],
    ['a range that begins before it is not known to refuse it', EMPTY, '^22.0.0', ['a.ts:2 SW003']],
    ['0 seconds are the default before 23', ZERO, '^22.1.0', ['a.ts:2 SW010 warning']],
    ['and no limit from 23 on', ZERO, '23.0.0', ['a.ts:2 SW010']],
    ['and an error where the version is not known', ZERO, '>=17', ['a.ts:2 SW010']],
    ['a header is verified without its time before 23', HEADER, '~20.1.0', ['a.ts:2 SW011']],
    ['and with it from 23 on', HEADER, '^23.1.0', []],
  ])('%s', async (_, code, specifier, expected) => {
    expect(await inCode({ 'a.ts': code, 'package.json': packageJson(specifier) })).toEqual(expected)
  })

  test.each([
    ['an empty secret is accepted by 15.5.0', PYTHON_EMPTY, '15.5.0', ['a.py:2 SW003']],
    ['and refused by 15.6.0', PYTHON_EMPTY, '15.6.0', ['a.py:2 SW003 warning']],
    ['a header is verified without its time by the newest too', PYTHON_HEADER, '16.0.0', ['a.py:2 SW011']],
  ])('Python: %s', async (_, code, version, expected) => {
    expect(await inCode({ 'a.py': code, 'requirements.txt': `stripe==${version}\n` })).toEqual(expected)
  })

  test('the nearest manifest decides, a lockfile before its range, and where two differ nothing is known', async () => {
    const files = {
      'new/a.ts': ZERO,
      'old/src/a.ts': ZERO,
      'new/package.json': packageJson('23.0.0'),
      'old/package.json': packageJson('22.0.0'),
    }
    expect(await inCode(files)).toEqual(['new/a.ts:2 SW010', 'old/src/a.ts:2 SW010 warning'])
    expect(await inCode({ ...files, 'c.ts': ZERO })).toContain('c.ts:2 SW010')
  })
})

test('the newest major that the audit knows of stripe-node is the one that this program is developed with', async () => {
  const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as { devDependencies: { stripe: string } }
  const [newest = 0] = Object.keys(auditor.facts.apiVersions)
    .map(Number)
    .toSorted((a, b) => b - a)
  expect(newest).toBe(Number(devDependencies.stripe.split('.')[0]))
})
