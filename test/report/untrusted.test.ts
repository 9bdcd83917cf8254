import { describe, expect, test } from 'vitest'
import { bullets, code, fold, heading, link, paragraph, strong, table, type Block } from '../../src/report/document.ts'
import { html } from '../../src/report/html.ts'
import { safeLink } from '../../src/report/links.ts'
import { markdown } from '../../src/report/markdown.ts'
import { untrusted } from '../../src/report/untrusted.ts'
import { effectsOf, readableText } from './github.ts'
import { HOSTILE } from './hostile.ts'
import { fc } from '../support/properties.ts'

/** The text in every place where upstream text can be: as Markdown of its own, and as plain text of each kind. */
function everywhere(text: string): readonly Block[] {
  return [
    bullets([untrusted(text)]),
    ...untrusted(text),
    paragraph(text),
    paragraph('before ', text, ' after'),
    paragraph(text, code(text), code(text), strong(text), strong(text), link('https://example.com', text), link(text, 'x')),
    heading(3, text),
    table([[text]], [[[text, code(text)]], [[strong(text)]]]),
    bullets([[paragraph(text), paragraph(code(text))]]),
    fold([text, code(text)], [{ kind: 'code', text }]),
  ]
}

/** Our own fold is the only HTML that may be there. */
const OWN_HTML = /^(?:<details>\n<summary>[^<]*(?:<code>[^<]*<\/code>)?<\/summary>|<\/details>)$/u

function expectHarmless(text: string): void {
  const written = markdown(everywhere(text))
  const effects = effectsOf(written)
  expect(effects.html.filter((source) => !OWN_HTML.test(source))).toEqual([])
  expect(effects.images).toBe(0)
  expect(effects.found).toEqual([])
  for (const address of effects.links) {
    expect(address).toMatch(/^https?:\/\//u)
    expect(address).not.toMatch(/^https?:\/\/(?:www\.)?github\.com\//iu)
  }
}

const TAGS = /<\/?([a-z][a-z0-9]*)/giu
const OWN_TAGS = new Set('p code strong a h1 h2 h3 h4 ul li table thead tbody tr th td div details summary pre'.split(' '))

function expectHarmlessHtml(text: string): void {
  const written = html(everywhere(text))
  const tags = new Set(Array.from(written.matchAll(TAGS), (match) => match[1]?.toLowerCase()))
  expect([...tags].filter((tag) => tag !== undefined && !OWN_TAGS.has(tag))).toEqual([])
  expect(written.replaceAll(/"[^"]*"/gu, '""')).not.toMatch(/<!--|<[a-z]+[^>]*\son[a-z]+=/iu)
  for (const [, address] of written.matchAll(/href="([^"]*)"/gu)) expect(address).toMatch(/^https?:\/\//u)
}

const nasty = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
      fc.constantFrom(
        '\n',
        '\n\n',
        ' ',
        '`',
        '```',
        '*',
        '**',
        '_',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '\\',
        '|',
        '@',
        '#',
        '1',
        '!',
        '&',
        '~',
        '- ',
        '  ',
        '\t',
        'a',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))

describe('untrusted Markdown', () => {
  test.each(HOSTILE)('does nothing on GitHub: %j', expectHarmless)

  test.each(HOSTILE)('does nothing in HTML: %j', expectHarmlessHtml)

  test('there are enough shapes of attack', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(90)
  })

  test('whatever the text, nothing in it acts', () => {
    fc.assert(fc.property(nasty, expectHarmless), { numRuns: 500 })
    fc.assert(fc.property(nasty, expectHarmlessHtml), { numRuns: 100 })
  })

  test('plain text is shown as it is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'a',
            'B',
            '1',
            ' ',
            '_',
            '*',
            '`',
            '<',
            '>',
            '&amp;',
            '|',
            '#',
            '@',
            '[x](y)',
            '$',
            '~',
            '!',
            '.',
            '-',
            '+',
            'é',
            '⚠️',
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const text = parts.join('').replaceAll(/ +/gu, ' ').trim()
          expect(readableText(markdown([paragraph(text)])).trim()).toBe(text)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('code is shown as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ' ', '`', '``', '|', '\\', '<', '@b', '#1', '*'), { minLength: 1, maxLength: 8 }),
        (parts) => {
          const text = parts.join('').replaceAll(/ +/gu, ' ').trim()
          fc.pre(text !== '')
          expect(readableText(markdown([paragraph('x ', code(text))])).trim()).toBe(`x ${text}`)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('keeps what a changelog says', () => {
    const bullet =
      '* ⚠️ [#12](https://github.com/stripe/stripe-node/pull/12) Remove `Foo<T>` and V2List<T>\n\n  Use `Bar` instead. See <https://docs.stripe.com/x_y> or https://docs.stripe.com/a.\n\n  ```ts\n  new Bar()\n  ```'
    expect(markdown([bullets([untrusted(bullet)])])).toBe(
      [
        '- [#\u200b12](https://redirect.github.com/stripe/stripe-node/pull/12) Remove `Foo<T>` and V2List\\<T\\>',
        '  - Use `Bar` instead. See [https:\u200b//docs.stripe.com/x_y](https://docs.stripe.com/x_y) or [https:\u200b//docs.stripe.com/a](https://docs.stripe.com/a).',
        '  ```',
        '  new Bar()',
        '  ```',
        '',
      ].join('\n'),
    )
  })

  test('shows what cannot be seen', () => {
    expect(markdown([paragraph('1.2.3\u202e3.2.1 a\u200bb \ud800')])).toBe('1.2.3\\\\u{202e}3.2.1 a\\\\u{200b}b \\\\u{d800}\n')
  })

  test.each(['[', '1) ', '> ', '- ', '*a ', '**_', '[a](<b', '![a](', '`', '<a ', '&#', '_a__'])(
    'a megabyte of %j is cut before it is parsed',
    (piece) => {
      const written = markdown([bullets([untrusted(piece.repeat(1_000_000 / piece.length))])])
      expect(written.length).toBeLessThan(40_000)
    },
  )

  test('a list of great depth becomes text', () => {
    const written = markdown(untrusted(Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n')))
    expect(written).toContain('level 39')
    expect(Math.max(...written.split('\n').map((line) => line.search(/\S/u)))).toBeLessThan(20)
  })
})

describe('links', () => {
  test.each([
    ['https://github.com/o/r/issues/1', 'https://redirect.github.com/o/r/issues/1'],
    ['https://docs.stripe.com/a?b=c#d', 'https://docs.stripe.com/a?b=c#d'],
    ['https://example.com/a_(b)', 'https://example.com/a_%28b%29'],
    ['javascript:alert(1)', null],
    ['https://user@example.com/', null],
    ['/relative', null],
    [`https://example.com/${'a'.repeat(3000)}`, null],
  ])('%s', (address, expected) => {
    expect(safeLink(address)).toBe(expected)
  })
})
