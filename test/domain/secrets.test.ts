import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutSecrets } from '../../src/domain/secrets.ts'
import { CREDENTIALS } from '../support/credentials.ts'

test.each(CREDENTIALS)('%s is not shown', (text) => {
  const shown = withoutSecrets(`before ${text} after`)
  expect(shown).not.toContain('canary')
  expect(shown).toMatch(/^before .*\*\*\*.* after$/)
})

test.each([
  'git+ssh://git@github.com/stripe/stripe-node.git#v23.1.0',
  'https://unpkg.com/stripe@23.1.0/package.json',
  'Basic authorization is no longer supported; authorize with a bearer token',
  'npm_config_registry and _authToken are read by npm alone',
  'sk_test_ keys begin so, and whsec_ secrets',
  'pypi-mirror',
  'a@b.example, //@octocat, :// @octocat',
])('%s stays as it is', (text) => {
  expect(withoutSecrets(text)).toBe(text)
})

describe('any text', () => {
  test('around a credential does not bring it to light', () => {
    const piece = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('://', '@', 'bearer', 'sk_live_', '_auth', ' '))
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, fc.constantFrom(...CREDENTIALS), text, (before, secret, after) => {
        expect(withoutSecrets(`${before} ${secret} ${after}`)).not.toContain('canary')
      }),
      { numRuns: 500 },
    )
  })

  test.each(['://', '://a', 'authorization:', 'authorization ', 'bearer ', '_auth ', 'sk_live_', 'pypi-', 'npm_', 'a'])(
    'takes time in proportion, also where %j comes again and again (T17)',
    (piece) => {
      const started = process.cpuUsage()
      withoutSecrets(piece.repeat(1024 ** 2 / piece.length))
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(500)
    },
  )
})
