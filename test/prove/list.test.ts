import { describe, expect, test } from 'vitest'
import { CASES } from '../../src/prove/cases/index.ts'
import { listCases } from '../../src/prove/index.ts'
import { SDKS } from '../support/sdks.ts'

const LISTED = new Map(listCases(SDKS).map((each) => [each.id, each]))

describe('the list of cases', () => {
  test('has every case once, in the order of the suite', () => {
    expect([...LISTED.keys()]).toEqual(CASES.map(({ id }) => id))
    expect(LISTED.size).toBe(CASES.length)
  })

  test('has an id that is a family and a name, and one line of each text', () => {
    for (const { id, title, sent, expected, threat } of LISTED.values()) {
      expect(id).toMatch(/^[a-z0-9]+\/[a-z0-9-]+$/u)
      for (const text of [title, sent, threat, ...expected]) expect([id, text]).toEqual([id, expect.stringMatching(/^\S(?:.*\S)?$/u)])
    }
  })

  test('says what each case expects, and nothing where it only observes', () => {
    for (const { id, level, expected } of LISTED.values()) expect([id, expected.length > 0]).toEqual([id, level !== 'OBSERVE'])
    expect(LISTED.get('webhook/error-class')?.expected).toEqual(['refused as a signature error with a message'])
    expect(LISTED.get('retry/reset')?.expected).toEqual([
      '2 requests',
      'a key on the first attempt',
      'the same key on every attempt',
      'the same body on every attempt',
      'exactly one object made',
      'success',
    ])
    expect(LISTED.get('shape/error-card')?.expected).toEqual(['StripeCardError (node)', 'CardError (python)'])
    expect(LISTED.get('shape/no-other-host')?.expected).toEqual(['no connection to any other host'])
  })

  test('says since when an SDK keeps it', () => {
    expect(LISTED.get('webhook/secret-blank')?.fixedIn).toEqual([
      { sdk: 'node', since: '23.0.1', link: 'https://github.com/stripe/stripe-node/releases/tag/v23.0.1' },
      { sdk: 'python', since: '16.1.0', link: 'https://github.com/stripe/stripe-python/releases/tag/v16.1.0' },
    ])
  })

  test('says since when an SDK has what it needs, where it did not always', () => {
    const link = 'https://github.com/stripe'
    expect(LISTED.get('thin/handler-context')?.availableSince).toEqual([
      { sdk: 'node', since: '22.6.0', link: `${link}/stripe-node/releases/tag/v22.6.0` },
      { sdk: 'python', since: '15.6.0', link: `${link}/stripe-python/releases/tag/v15.6.0` },
    ])
    expect(LISTED.get('webhook/valid-text')?.availableSince).toEqual([])
  })

  test('says where an SDK is known to fail', () => {
    expect(LISTED.get('webhook/v1-empty')?.knownIssues).toEqual([
      expect.objectContaining({ sdk: 'node', since: '11.7.0', link: expect.stringMatching(/^https:/u) }),
    ])
    expect(LISTED.get('webhook/valid-text')?.knownIssues).toEqual([])
  })
})

test('what an expectation of a real run complains with is what it says beforehand', () => {
  const { errorClasses } = SDKS.of('node')
  const nothing = {
    errorClasses,
    apiVersion: 'pinned',
    version: '1.0.0',
    answers: [{ kind: 'hang', proved: true } as const],
    attempts: [],
    patienceMs: 0,
    isRepeat: false,
  }
  for (const one of CASES) {
    if (one.kind !== 'request') continue
    for (const { wants, missed } of one.expect) {
      const complaint = missed({ ...nothing, case: one })
      expect([one.id, ...wants(errorClasses)]).toEqual(expect.arrayContaining([one.id, ...(complaint === null ? [] : [complaint])]))
      expect(wants(errorClasses)).not.toEqual([])
    }
  }
})
