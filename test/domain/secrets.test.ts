import { afterEach, describe, expect, test } from 'vitest'
import { secretsIn } from '../../src/adapters/environment.ts'
import { hideSecrets, withoutSecrets } from '../../src/domain/secrets.ts'
import { CREDENTIALS } from '../support/credentials.ts'
import { fc } from '../support/properties.ts'

test.each(CREDENTIALS)('%s is not shown', (text) => {
  const shown = withoutSecrets(`before ${text} after`)
  expect(shown).not.toContain('canary')
  expect(shown).toMatch(/^before .*\*\*\*.* after$/)
  expect(withoutSecrets(shown)).toBe(shown)
})

test.each([
  'git+ssh://git@github.com/stripe/stripe-node.git#v23.1.0',
  'https://unpkg.com/stripe@23.1.0/package.json',
  'Basic authorization is no longer supported; authorize with a bearer token',
  'npm_config_registry and _authToken are read by npm alone',
  'sk_test_ keys begin so, and whsec_ secrets',
  'pypi-mirror',
  'Issuing::Authorization::CreateParams',
  'ssh://git@git.example/acme/shop.git and someone@acme.example',
  'NPM_TOKEN: ${{ secrets.NPM_TOKEN }}',
  'the token= and password: options, and client_secret: string',
  'a@b.example, //@octocat, :// @octocat',
])('%s stays as it is', (text) => {
  expect(withoutSecrets(text)).toBe(text)
})

/** What the patterns look for: each alone may be followed by what another one hides. */
const PIECES = ['://', '@', 'bearer ', 'sk_live_', '_auth', '_auth:', 'A_TOKEN=', 'authorization: ', 'basic ', '"', ' ', 'x'.repeat(20)]

describe('any text', () => {
  test.each([
    '_auth: "//packages.example/:_authToken":"canary"',
    '_password: _authToken: canary',
    'bearer aaaaaaaaaaaaaaaa_authToken canary-is-no-value _authToken=canary',
    'authorization: "authorization": "canary"',
    'https://a:_authToken="canary"@packages.example',
    'sk_live_aaaaaaaaaaaa_TOKEN=canary',
  ])('is hidden also where another pattern hides the name before it: %s', (text) => {
    expect(withoutSecrets(text).replace('canary-is-no-value', '')).not.toContain('canary')
  })

  test('around a credential does not bring it to light', () => {
    const piece = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom(...PIECES))
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, fc.constantFrom(...CREDENTIALS), text, (before, secret, after) => {
        expect(withoutSecrets(`${before} ${secret} ${after}`)).not.toContain('canary')
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    '://',
    '://a',
    '://git@',
    '://git@a',
    '://a:b@',
    'A',
    'TOKEN',
    '_TOKEN',
    'API_KEY =',
    'npmAuthToken:',
    'authorization:',
    'authorization ',
    'bearer ',
    '_auth ',
    'sk_live_',
    'pypi-',
    'npm_',
    'a',
  ])('comes to its end, also where %j comes again and again (T17)', (piece) => {
    // Nothing is measured: what grows with the square of a MiB would not come to an end.
    // The word after the break is the value of a setting whose name is before it.
    expect(withoutSecrets(`${piece.repeat(1024 ** 2 / piece.length)}\nhere are last words`)).toMatch(/ are last words$/)
  })
})

describe('the credentials of our own environment', () => {
  afterEach(() => hideSecrets([]))

  test('are shown in no form, whatever they look like', () => {
    const secret = 'canary/6735+x y'
    hideSecrets(secretsIn({ GITHUB_TOKEN: secret, 'npm_config_//packages.example/:_authToken': `${secret}canary` }))
    const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), `${secret}canary`]
    for (const form of forms) expect(withoutSecrets(`it said ${form}, twice: ${form}`)).not.toMatch(/canary|Y2FuYXJ5/)
    expect(withoutSecrets(`${secret}canary!`)).toBe('***!')
  })

  test('are hidden line by line, as a key is shown', () => {
    hideSecrets(secretsIn({ SIGNING_KEY: '-----BEGIN KEY-----\r\ncanary-line-1\ncanary-line-2\n' }))
    expect(withoutSecrets('of canary-line-2 it said')).toBe('of *** it said')
  })

  test('are known by their names; what is short or a mere word is not hidden, because other texts hold it', () => {
    const environment = {
      PATH: '/usr/bin/canary',
      CACHE_KEY: 'canary-cache-1',
      API_TOKEN: 'short-1',
      DB_PASSWORD: 'postgres',
      A_SECRET: '',
    }
    expect(secretsIn(environment)).toEqual([])
    expect(secretsIn({ DB_PASSWORD: 'postgres-1' })).toContain('postgres-1')
  })
})
