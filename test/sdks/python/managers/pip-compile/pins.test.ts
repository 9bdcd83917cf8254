import { describe, expect, test } from 'vitest'
import { mergePins, readPins, withHashes, withVersion } from '../../../../../src/sdks/python/managers/pip-compile/pins.ts'
import { fc } from '../../../../support/properties.ts'

const BEFORE = [
  '# header of an older compiler',
  '--index-url https://example.com/simple',
  '',
  'flask==2.0.0              # via -r requirements.in',
  'requests==2.30.0          # via stripe',
  'stripe==7.0.0             # via -r requirements.in',
  'urllib3==1.26.0           # via requests',
  '',
].join('\n')

function after(...lines: readonly string[]): string {
  return ['# header of a newer one', '--find-links /somewhere', '', ...lines, ''].join('\n')
}

const FLASK = ['flask==2.0.0', '    # via -r requirements.in']
const STRIPE = ['stripe==16.1.0', '    # via -r requirements.in']

describe('a compiled file made again', () => {
  test('keeps all but what stripe reaches, byte for byte', () => {
    const fresh = after(
      ...FLASK,
      'requests==2.30.0',
      '    # via stripe',
      ...STRIPE,
      'typing-extensions==4.12.0',
      '    # via stripe',
      'urllib3==2.0.0',
      '    # via requests',
    )
    const { text, changed } = mergePins(BEFORE, fresh)
    expect(text.split('\n').slice(0, 4)).toEqual(BEFORE.split('\n').slice(0, 4))
    expect(text).not.toContain('find-links')
    expect(changed.map(({ name, version }) => `${name} ${version}`)).toEqual(['stripe 16.1.0', 'typing-extensions 4.12.0', 'urllib3 2.0.0'])
  })

  test('keeps who else asks for what stripe needs as the file says it', () => {
    const fresh = after(
      ...FLASK,
      'requests==2.30.0',
      '    # via',
      '    #   flask',
      '    #   stripe',
      ...STRIPE,
      'urllib3==1.26.0',
      '    # via requests',
    )
    expect(mergePins(BEFORE, fresh).text).toContain('requests==2.30.0          # via stripe\n')
    const only = BEFORE.replace('# via stripe', '# via flask')
    expect(mergePins(only, fresh).text).toContain('requests==2.30.0\n    # via\n    #   flask\n    #   stripe\n')
  })

  test('with an entry gone that only stripe needed', () => {
    expect(mergePins(BEFORE, after(...FLASK, ...STRIPE)).text).not.toContain('urllib3')
  })

  test.each([
    ['moved', after('flask==3.0.0', '    # via -r requirements.in', ...STRIPE), 'flask to 3.0.0'],
    ['come', after(...FLASK, 'six==1.0.0', '    # via -r requirements.in', ...STRIPE), 'six to 1.0.0'],
    ['gone', after(...STRIPE), 'flask out of the file'],
  ])('has anything else that has %s as it was, and names it', (_, fresh, named) => {
    const { text, stray } = mergePins(BEFORE, fresh)
    expect(stray).toEqual([named])
    expect(text.split('\n').filter((row) => /^(?:flask|six)/.test(row))).toEqual(['flask==2.0.0              # via -r requirements.in'])
    expect(text).toContain('stripe==16.1.0')
  })

  test('keeps what stripe no longer needs and what is put back does', () => {
    const shared = BEFORE.replace('# via stripe', '# via flask, stripe')
    const { text } = mergePins(shared, after(...STRIPE))
    expect(text.match(/^[\w-]+==[\d.]+/gm)).toEqual(['flask==2.0.0', 'requests==2.30.0', 'stripe==16.1.0'])
  })

  test('has stripe alone moved where nothing says what it needs', () => {
    const bare = 'requests==2.30.0\nstripe==7.0.0\n'
    expect(mergePins(bare, 'requests==2.30.0\nstripe==16.1.0\n').text).toBe('requests==2.30.0\nstripe==16.1.0\n')
    expect(mergePins(bare, 'requests==2.31.0\nstripe==16.1.0\n')).toMatchObject({
      text: 'requests==2.30.0\nstripe==16.1.0\n',
      stray: ['requests to 2.31.0'],
    })
  })

  test('keeps line ends and the note above unsafe packages', () => {
    const before =
      '# x\r\nstripe==7.0.0\r\n    # via -r requirements.in\r\n\r\n# The following packages are considered to be unsafe:\r\nsetuptools==65.0.0\r\n'
    expect(mergePins(before, before.replaceAll('\r', '').replace('7.0.0', '16.1.0')).text).toBe(before.replace('7.0.0', '16.1.0'))
  })

  test('is the same text where nothing has changed', () => {
    const entry = fc.tuple(
      fc.constantFrom('a', 'b', 'stripe', 'requests'),
      fc.constantFrom('', ' \\\n    --hash=sha256:aa'),
      fc.constantFrom('', '\n    # via stripe', '\n    # via\n    #   -r x.in\n    #   stripe'),
    )
    const file = fc
      .uniqueArray(entry, { selector: ([name]) => name })
      .map((entries) => `# head\n${entries.map(([name, ...rest]) => `${name}==1.0.0${rest.join('')}\n`).join('')}`)
    fc.assert(
      fc.property(file, (text) => {
        const read = readPins(text)
        expect(read.head + read.parts.map((part) => part.text).join('')).toBe(text)
        expect(mergePins(text, text)).toEqual({ text, changed: [], stray: [] })
      }),
    )
  })
})

describe('the hashes of one entry', () => {
  test.each([
    [
      'stripe==1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via x\n',
      'stripe==1 \\\n    --hash=sha256:cc \\\n    --hash=sha256:dd\n    # via x\n',
    ],
    ['stripe==1 --hash=sha256:aa # ours\n', 'stripe==1 --hash=sha256:cc \\\n    --hash=sha256:dd # ours\n'],
    ['stripe==1 --hash=sha256:aa --hash=sha256:bb', 'stripe==1 --hash=sha256:cc --hash=sha256:dd'],
    ['stripe==1 \\\r\n\t--hash=sha256:aa\r\n', 'stripe==1 \\\r\n\t--hash=sha256:cc \\\r\n\t--hash=sha256:dd\r\n'],
  ])('are replaced in its own style: %j', (entry, changed) => {
    const text = `flask==2 --hash=sha256:aa\n${entry}`
    expect(withHashes(text, entry, ['sha256:cc', 'sha256:dd'])).toBe(`flask==2 --hash=sha256:aa\n${changed}`)
  })
})

describe('a file with another version of one entry', () => {
  test.each([
    ['as it is written', 'six==1\nstripe[async]==11.6.0  # via -r a.in\n', 'six==1\nstripe[async]==16.1.0  # via -r a.in\n'],
    [
      'without its hashes',
      'stripe==11.6.0 ; python_version > "3" \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via a\n',
      'stripe==16.1.0 ; python_version > "3"\n    # via a\n',
    ],
    ['that is there once only', 'stripe==11.6.0 ; python_version < "3.9"\nstripe==12.0.0 ; python_version >= "3.9"\n', null],
    ['that pins a version', 'stripe @ https://example.com/stripe.whl\n', null],
    ['that is there', 'six==1\n', null],
  ])('%s', (_, text, expected) => {
    expect(withVersion(text, 'stripe', '16.1.0')).toBe(expected)
  })
})
