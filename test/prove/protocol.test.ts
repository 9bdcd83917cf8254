import { describe, expect, test } from 'vitest'
import { readLine, type Answer } from '../../src/prove/ask/protocol.ts'
import { fc } from '../support/properties.ts'

describe('what a driver says', () => {
  test.each<[string, object, Answer]>([
    [
      'hello',
      { protocol: 1, sdk: 'node', version: '22.5.0', apiVersion: null, runtime: 'Node 24', capabilities: [], extra: 1 },
      { kind: 'hello', hello: { sdk: 'node', version: '22.5.0', apiVersion: null, runtime: 'Node 24', capabilities: [] } },
    ],
    ['an accepted event', { accepted: true, eventId: 'evt_1' }, { kind: 'accepted', eventId: 'evt_1' }],
    ['acceptance without an event', { accepted: true }, { kind: 'accepted', eventId: null }],
    [
      'a refusal',
      { refused: true, class: 'StripeSignatureVerificationError', message: 'no', typed: true },
      { kind: 'refused', class: 'StripeSignatureVerificationError', message: 'no', typed: true },
    ],
    [
      'a value',
      { value: { id: 'cus_1' }, headers: { 'idempotent-replayed': 'true' } },
      { kind: 'value', headers: { 'idempotent-replayed': 'true' } },
    ],
    [
      'an error',
      { error: { class: 'CardError', code: 'x', status: 402, message: 'no' } },
      { kind: 'error', class: 'CardError', status: 402, message: 'no' },
    ],
    [
      'an event that it looked into',
      { accepted: true, eventId: 'evt_1', amount: '12', constantTime: true },
      { kind: 'accepted', eventId: 'evt_1', amount: '12', constantTime: true },
    ],
    ['an id that is no string', { accepted: true, eventId: 7 }, { kind: 'accepted', eventId: null }],
    [
      'pages, and skipped pauses',
      { value: {}, headers: {}, ids: ['cus_1'], pauses: [500] },
      { kind: 'value', headers: {}, ids: ['cus_1'], pauses: [500] },
    ],
    ['keys', { keys: ['a', 'b'] }, { kind: 'keys', keys: ['a', 'b'] }],
    ['a hang', { hang: true }, { kind: 'hang', proved: true }],
    ['a lack', { unsupported: 'it has no such call' }, { kind: 'unsupported', why: 'it has no such call' }],
    ['a failure', { failed: 'out of memory' }, { kind: 'failed', why: 'the driver could not do it: out of memory' }],
  ])('%s', (_, said, answer) => {
    expect(readLine(JSON.stringify({ id: 7, ...said }))).toEqual({ kind: 'answer', id: 7, answer })
  })

  test('a connection to another host', () => {
    expect(readLine('{"event":"egress","host":"files.stripe.com"}')).toEqual({ kind: 'egress', host: 'files.stripe.com' })
  })

  test.each([
    ['no JSON', 'Listening on port 3000'],
    ['no object', '[1]'],
    ['no id', '{"accepted":true}'],
    ['an id that is no number', '{"id":"1","accepted":true}'],
    ['no answer', '{"id":1}'],
    ['a hello that does not say of which SDK', '{"id":1,"protocol":1,"version":"1.0.0","apiVersion":null,"runtime":"x","capabilities":[]}'],
    ['another protocol', '{"id":1,"protocol":2,"sdk":"node","version":"1.0.0","apiVersion":null,"runtime":"x","capabilities":[]}'],
    ['an acceptance that is none', '{"id":1,"accepted":false}'],
    ['an unknown event', '{"event":"boast"}'],
    ['an empty line', ''],
  ])('%s is junk', (_, text) => {
    expect(readLine(text)).toEqual({ kind: 'junk' })
  })

  test('never throws, and never takes junk for an answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['junk', 'egress', 'answer']).toContain(readLine(text).kind)
      }),
    )
  })

  test('what may reach a report is one short printable line', () => {
    const hostile = `![x](http://a) <script>\n::error::\u202e${'y'.repeat(10_000)}`
    const refusal = readLine(JSON.stringify({ id: 1, refused: true, class: hostile, message: '', typed: false }))
    expect(refusal).toMatchObject({ answer: { class: 'an error without a usable name' } })
    const lack = readLine(JSON.stringify({ id: 1, unsupported: hostile }))
    expect(lack).toMatchObject({ answer: { why: expect.stringMatching(/^[\x20-\x7e]{1,160}$/) } })
  })
})
