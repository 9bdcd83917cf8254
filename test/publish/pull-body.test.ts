import { describe, expect, test } from 'vitest'
import { SDK_NAMES } from '../../src/sdks/index.ts'
import { bodyWith, writtenIn, type Written } from '../../src/publish/pull-body.ts'
import { fc } from '../support/properties.ts'

const WRITTEN: Written = {
  offer: { sdk: 'node', from: '17.7.0', to: '23.1.0' },
  title: 'Upgrade stripe-node 17.7.0 → 23.1.0',
  draft: true,
  facts: 'aaaaaaaabb..',
}
const OTHER: Written = { offer: { sdk: 'python', from: '11.0.0', to: '15.0.0' }, title: 'Other', draft: false, facts: '' }
const NEXT: Written = { ...WRITTEN, offer: { ...WRITTEN.offer, to: '23.2.0' } }
const END = '<!-- /stripe-upgrade -->'
/** A marker as we write it, which anybody can copy. */
const BEGIN = bodyWith('', '', OTHER).split('\n')[0] ?? ''

const version = fc.stringMatching(/^\d[0-9A-Za-z.+-]{0,20}$/)
const anyWritten = fc.record({
  offer: fc.record({ sdk: fc.constantFrom(...SDK_NAMES), from: version, to: version }),
  title: fc.string({ unit: 'binary', maxLength: 100 }),
  draft: fc.boolean(),
  facts: fc.stringMatching(/^[\w.-]{0,300}$/),
})
const piece = fc.oneof(
  fc.constantFrom(
    '\n',
    '\r\n',
    END,
    '<!--',
    '-->',
    ' stripe-upgrade ',
    ' /stripe-upgrade ',
    '- [ ] do',
    '- [x] do',
    '<!-- stripe-upgrade e30 -->',
    '\u200b',
  ),
  fc.string({ maxLength: 5 }),
)
/** What people and changelogs write, without a marker that can be read. */
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
/** The same with such markers too. */
const forging = fc.array(fc.oneof(piece, fc.constant(BEGIN)), { maxLength: 12 }).map((pieces) => pieces.join(''))

test('reads as Markdown, with two hidden lines', () => {
  const body = bodyWith('', '## Changed\n\nWords.\n', WRITTEN)
  expect(body).toMatch(/^<!-- stripe-upgrade [\w-]+ -->\n## Changed\n\nWords\.\n\n<!-- \/stripe-upgrade -->$/)
  expect(writtenIn(body)).toEqual(WRITTEN)
})

describe('for any text', () => {
  test('what is written can be read again, whatever our part holds (T14)', () => {
    fc.assert(
      fc.property(forging, anyWritten, (part, written) => {
        const body = bodyWith('', part, written)
        expect(writtenIn(body)).toEqual(written)
        expect(bodyWith(body, part, written)).toBe(body)
      }),
    )
  })

  test('what people wrote before and after survives a refresh byte for byte (F12)', () => {
    fc.assert(
      fc.property(text, forging, forging, forging, anyWritten, (before, after, old, part, written) => {
        const there = `${before}${bodyWith('', old, WRITTEN)}${after}`
        expect(writtenIn(there)).toEqual(WRITTEN)
        expect(bodyWith(there, old, WRITTEN)).toBe(there)
        const next = bodyWith(there, part, written)
        expect(writtenIn(next)).toEqual(written)
        expect(next.startsWith(before)).toBe(true)
        expect(next.endsWith(`${END}${after}`)).toBe(true)
        expect(bodyWith(next, part, written)).toBe(next)
      }),
    )
  })

  test('forged markers and all, the second run writes nothing and knows what the first one wrote', () => {
    fc.assert(
      fc.property(forging, forging, anyWritten, (there, part, written) => {
        const next = bodyWith(there, part, written)
        expect(writtenIn(next)).toEqual(written)
        expect(bodyWith(next, part, written)).toBe(next)
        expect(writtenIn(there) !== null || next.startsWith(there)).toBe(true)
      }),
    )
  })
})

describe('markers', () => {
  const ours = bodyWith('', 'Ours.', WRITTEN)

  test.each<[string, string]>([
    ['a schema that is not ours', '<!-- stripe-upgrade e30 -->'],
    ['no JSON', '<!-- stripe-upgrade AAAA -->'],
    [
      'an SDK that is none',
      `<!-- stripe-upgrade ${Buffer.from('{"offer":{"sdk":"@all","from":"1","to":"2"},"title":""}').toString('base64url')} -->`,
    ],
    [
      'a version that is none',
      `<!-- stripe-upgrade ${Buffer.from('{"offer":{"sdk":"node","from":"1","to":"x"},"title":""}').toString('base64url')} -->`,
    ],
  ])('%s is text', (_, forged) => {
    expect(writtenIn(`${forged}${END}`)).toBeNull()
    expect(bodyWith(`${forged}${END}${ours}`, 'New.', NEXT)).toBe(`${forged}${END}${bodyWith('', 'New.', NEXT)}`)
  })

  test('the first that can be read wins: a copy below it is text', () => {
    expect(writtenIn(`${ours}\n${bodyWith('', 'Theirs.', OTHER)}`)).toEqual(WRITTEN)
  })

  test('where a person took one away, nothing is lost, and our part is put below', () => {
    for (const left of [ours.replace(END, ''), ours.slice(ours.indexOf('\n')), `Only theirs. ${END}`]) {
      const next = bodyWith(left, 'New.', NEXT)
      expect(next).toBe(`${left}\n\n${bodyWith('', 'New.', NEXT)}`)
      expect(bodyWith(next, 'Newer.', NEXT)).toBe(`${left}\n\n${bodyWith('', 'Newer.', NEXT)}`)
    }
  })

  test('in a changelog are broken', () => {
    const part = `\`${BEGIN}\` and \`${END}\``
    const body = bodyWith('Before.', part, WRITTEN)
    expect(body.match(/<!--/g)).toHaveLength(2)
    expect(bodyWith(body, 'New.', WRITTEN)).toBe(bodyWith('Before.', 'New.', WRITTEN))
  })
})

describe('boxes that a person ticked', () => {
  const part = 'Before you merge\n\n- [ ] Read the first.\n- [ ] Read the second.\n  - [ ] Deep\n'
  const there = bodyWith('', part, WRITTEN).replace('[ ] Read the second', '[x] Read the second').replace('[ ] Deep', '[X] Deep')

  test('are nothing new', () => {
    expect(bodyWith(there, part, WRITTEN)).toBe(there)
    expect(bodyWith(there.replaceAll('\n', '\r\n'), part, WRITTEN)).toBe(there.replaceAll('\n', '\r\n'))
  })

  test('stay ticked where they ask the same', () => {
    const next = bodyWith(there, `${part.replace('the first', 'the third')}More.\n`, NEXT)
    expect(next).toContain('- [ ] Read the third.\n- [x] Read the second.\n  - [X] Deep\nMore.')
    expect(bodyWith(there, part.replace('second', 'last'), WRITTEN)).toContain('- [ ] Read the last.')
  })
})

test('a body with many markers, or what looks like them, keeps its text', () => {
  const bodies = [`${BEGIN} `.repeat(400), `${BEGIN}${END}`.repeat(300), '<!-- stripe-upgrade '.repeat(3000), '- ['.repeat(20_000)]
  for (const body of bodies) expect(bodyWith(body, 'x', WRITTEN).length).toBeGreaterThan(body.length / 2)
})
