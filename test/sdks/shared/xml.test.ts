import { describe, expect, test } from 'vitest'
import { descendants, parseXml, type XmlElement } from '../../../src/sdks/shared/xml.ts'
import { fc } from '../../support/properties.ts'

/** What is at every place that is read, by its name. */
function placesIn(text: string): readonly (readonly string[])[] {
  return [...descendants(parseXml(text))].map(({ element: { name, start, attributes, text: own } }) => {
    const values = attributes.map((each) => `${each.name}=${text.slice(each.range.start, each.range.end)}`)
    const texts = own === null ? [] : [text.slice(own.range.start, own.range.end)]
    return [name, text.slice(start, start + name.length + 1)].concat(values, texts)
  })
}

describe('elements, attributes and texts are found where they are', () => {
  test.each<readonly [string, string, ReturnType<typeof placesIn>]>([
    [
      'texts without the blanks around them',
      '<a>\n  <b> 1.2 </b>\n</a>',
      [
        ['a', '<a'],
        ['b', '<b', '1.2'],
      ],
    ],
    ['either kind of quotes', `<a b="1'" c = '2"'/>`, [['a', '<a', "b=1'", 'c=2"']]],
    [
      'a BOM and CRLF',
      '\uFEFF<?xml version="1.0"?>\r\n<a>\r\n<b v="1"\r\n/>\r\nx\r\n</a>\r\n',
      [
        ['a', '<a', 'x'],
        ['b', '<b', 'v=1'],
      ],
    ],
    ['behind a comment', '<a><!-- <b>no</b> --> yes</a>', [['a', '<a', 'yes']]],
    ['in CDATA', '<a><![CDATA[ 1 < 2 ]]></a>', [['a', '<a', '1 < 2']]],
    ['behind a processing instruction', '<?pi <x>?><a><?pi?>t</a>', [['a', '<a', 't']]],
    [
      'the first text alone',
      '<a>one<b/>two</a>',
      [
        ['a', '<a', 'one'],
        ['b', '<b'],
      ],
    ],
    [
      'entities as they are written, also those that Maven alone knows',
      '<a v="&lt;1">J&oacute;se &amp; co</a>',
      [['a', '<a', 'v=&lt;1', 'J&oacute;se &amp; co']],
    ],
    ['characters of two units', '<𝕒 b="𝕓">𝕔</𝕒>', [['𝕒', '<𝕒', 'b=𝕓', '𝕔']]],
  ])('%s', (_, text, places) => expect(placesIn(text)).toEqual(places))
})

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'it declares a document type'],
  ['a tag that is never closed', '<a><b></a>', /unexpected close tag|unclosed tag/],
  ['a text that ends too early', '<a><b>', 'unclosed tag'],
  ['an attribute without quotes', '<a b=1/>', 'unquoted attribute value'],
  ['no element at all', 'just text', /text data outside of root node/],
  ['nesting that is too deep', '<a>'.repeat(100), 'it is nested too deeply'],
])('%s is refused', (_, text, why) => expect(() => parseXml(text)).toThrow(why))

const NAME = fc.constantFrom('a', 'Version', 'group-id', 'x:y')
const VALUE = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[^\w .,$(){}-]/g, ''))

interface Node {
  readonly name: string
  readonly value: string
  readonly text: string
  readonly children: readonly Node[]
}

const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    name: NAME,
    value: VALUE,
    text: VALUE,
    children: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
  }),
}))

function written({ name, value, text, children }: Node): string {
  return `<${name} v="${value}">${text}${children.map(written).join('')}</${name}>`
}

function read({ name, attributes, text, children }: XmlElement): Node {
  return { name, value: attributes[0]?.value ?? '', text: text?.value ?? '', children: children.map(read) }
}

function trimmed({ name, value, text, children }: Node): Node {
  return { name, value, text: text.trim(), children: children.map(trimmed) }
}

test('what was written is read again, each range around its own text', () => {
  fc.assert(
    fc.property(node, (tree) => {
      const text = written(tree)
      expect(read(parseXml(text))).toEqual(trimmed(tree))
      for (const { element } of descendants(parseXml(text))) {
        const found = [...element.attributes, ...(element.text === null ? [] : [element.text])]
        for (const { value, range } of found) expect(text.slice(range.start, range.end)).toBe(value)
      }
    }),
  )
})
