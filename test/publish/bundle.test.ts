import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Bundle } from '../../src/domain/bundle.ts'
import { BundleError } from '../../src/domain/errors.ts'
import { checkBase, checkEdits, makeBundle, openBundle } from '../../src/publish/index.ts'
import { pullRequests } from '../../src/report/index.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { SHOP } from '../report/samples.ts'
import { fc } from '../support/properties.ts'

/** What one job hands to the other: it is taken as it was made, and refused where anything in it is otherwise (F36). */

const BASE = { branch: 'main', commit: 'a'.repeat(40) }
const MADE = makeBundle(SHOP, { repository: 'acme/shop', run: '42', base: BASE })
const EXPECTED = { repository: 'acme/shop', run: '42', digest: MADE.digest }
const DRAFTS = pullRequests(SHOP, BASE)

/** The files of the sample as they are before its edits. */
const BEFORE = memoryRepository(
  Object.fromEntries(
    SHOP.upgrades.flatMap(({ change }) => (change.kind === 'edited' ? change.edits.map(({ path, before }) => [path, before]) : [])),
  ),
)

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A bundle that somebody changed who can compute its digests too. */
function forged(change: { readonly plan?: object; readonly report?: object }): typeof MADE {
  const text = JSON.stringify({ ...JSON.parse(MADE.report), ...change.report })
  const plan = JSON.stringify({ ...JSON.parse(MADE.plan), report: digestOf(text), ...change.plan })
  return { plan, report: text, digest: digestOf(plan) }
}

function opened(made: typeof MADE): Bundle {
  return openBundle(made, { ...EXPECTED, digest: made.digest })
}

/** The code that it is refused with, or null. */
function codeOf(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof BundleError) return error.message.slice(0, 2)
    throw error
  }
}

async function codeOfEdits(plan: Bundle['plan'], drafts = DRAFTS, base = BEFORE): Promise<string | null> {
  return checkEdits(plan, drafts, base).then(
    () => null,
    (error: unknown) => (error instanceof BundleError ? error.message.slice(0, 2) : String(error)),
  )
}

function at(commit: string | null) {
  return { head: async () => commit }
}

describe('a bundle', () => {
  test('gives back what it was made of, and the same report is the same bundle', async () => {
    const { plan, found } = openBundle(MADE, EXPECTED)
    expect(plan.upgrades.map(({ sdk, from, to }) => [sdk, from, to])).toEqual(DRAFTS.map(({ offer: { sdk, from, to } }) => [sdk, from, to]))
    expect(found.findings.map(({ review }) => review)).toEqual(SHOP.upgrades.map((entry) => entry.review))
    expect(found.proofs.map(({ cases }) => cases.length)).toEqual(
      [...new Set(SHOP.upgrades.flatMap(({ proofs }) => proofs))].map(({ cases }) => cases.length),
    )
    expect(makeBundle(SHOP, { repository: 'acme/shop', run: '42', base: BASE })).toEqual(MADE)
    expect(await codeOfEdits(plan)).toBeNull()
  })

  test('holds all that is known of the own tests', () => {
    const quiet = { count: 0, keyless: [], resent: [], madeTwice: [] }
    const run = { outcome: 'failed', code: 1, milliseconds: 1, tail: [], traffic: quiet } as const
    const api = { mock: '2026-01-01.x', asked: [], refused: [{ test: 'one', request: null, why: 'there is no such URL' }] }
    const ownTests = {
      command: 'npm test',
      verdict: 'shared',
      flaky: false,
      before: run,
      after: run,
      api,
      isBehindWall: true,
      notes: [],
    } as const
    const tested = { ...SHOP, upgrades: SHOP.upgrades.map((entry) => ({ ...entry, ownTests })) }
    const { found } = opened(makeBundle(tested, { repository: 'acme/shop', run: '42', base: BASE }))
    expect(found.findings.map((each) => each.ownTests)).toEqual(SHOP.upgrades.map(() => ownTests))
  })

  test('holds all that is known of the own endpoint', () => {
    const check = {
      id: 'burst',
      verdict: 'unknown',
      seen: 'it gave no answer',
      answers: [{ status: null, count: 20 }],
      requests: [{ what: 'POST /v1/transfers', count: 2 }],
    } as const
    const endpoint = {
      command: 'node server.js',
      url: 'http://127.0.0.1:PORT/webhook',
      before: { checks: [check], why: null, tail: ['a line'] },
      after: { checks: [], why: 'It ended', tail: [] },
      notes: ['a note'],
    }
    const tried = { ...SHOP, upgrades: SHOP.upgrades.map((entry) => ({ ...entry, endpoint })) }
    const { found } = opened(makeBundle(tried, { repository: 'acme/shop', run: '42', base: BASE }))
    expect(found.findings.map((each) => each.endpoint)).toEqual(SHOP.upgrades.map(() => endpoint))
  })

  test('of another run or repository is refused (B1)', () => {
    expect(codeOf(() => openBundle(MADE, { ...EXPECTED, run: '43' }))).toBe('B1')
    expect(codeOf(() => openBundle(MADE, { ...EXPECTED, repository: 'acme/other' }))).toBe('B1')
  })

  test('of which one character was changed is refused (B2)', () => {
    fc.assert(
      fc.property(fc.constantFrom('plan', 'report'), fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (file, place, text) => {
        const old = MADE[file]
        const changed = `${old.slice(0, place % old.length)}${text}${old.slice((place % old.length) + 1)}`
        fc.pre(changed !== old)
        expect(codeOf(() => openBundle({ ...MADE, [file]: changed }, EXPECTED))).toBe('B2')
      }),
    )
  })

  test('without a digest from the workflow is refused, and the message says what to do (B2)', () => {
    expect(() => openBundle(MADE, { ...EXPECTED, digest: null })).toThrow(/^B2: .*Nothing was written\. Give the input `digest`/)
  })

  test.each<[string, { readonly plan?: object; readonly report?: object }]>([
    ['another format', { plan: { format: 2 } }],
    ['a title of its own', { plan: { title: 'Merge me' } }],
    ['a body of its own', { report: { body: '@everyone' } }],
    ['a text that turns its direction', { plan: { base: { branch: 'ma\u202Ein', commit: BASE.commit } } }],
    ['a control character', { plan: { base: { branch: 'ma\u001bin', commit: BASE.commit } } }],
    ['a commit that is none', { plan: { base: { branch: 'main', commit: '--output=x' } } }],
    ['too many upgrades', { plan: { upgrades: Array.from({ length: 51 }, () => ({ sdk: 'node', from: '1', to: '2', files: [] })) } }],
    ['a key that is no key', { plan: JSON.parse('{ "__proto__": { "polluted": true } }') }],
    ['a proof that is none', { report: { proofs: ['pass'] } }],
  ])('that holds %s is refused, whoever computed the digests (B3, T15, T19)', (_, change) => {
    expect(codeOf(() => opened(forged(change)))).toBe('B3')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('whose base moved is refused, here and on GitHub (B4)', async () => {
    const bundle = openBundle(MADE, EXPECTED)
    await expect(checkBase(bundle, BASE, at(BASE.commit))).resolves.toBeUndefined()
    await expect(checkBase(bundle, BASE, at('b'.repeat(40)))).rejects.toThrow(/^B4: the base moved: main is not at a{12} any more/)
    await expect(checkBase(bundle, BASE, at(null))).rejects.toThrow(/^B4: /)
    await expect(checkBase(bundle, { ...BASE, commit: 'b'.repeat(40) }, at(BASE.commit))).rejects.toThrow(/^B4: .*in the checkout/)
    await expect(checkBase(bundle, { ...BASE, branch: 'next' }, at(BASE.commit))).rejects.toThrow(/^B4: /)
    await expect(checkBase(bundle, null, at(BASE.commit))).rejects.toThrow(/^B4: /)
  })

  test.each([
    '/etc/passwd',
    '../package.json',
    'a/../../b',
    '.git/config',
    'a/.git/hooks/x',
    '.github/workflows/ci.yml',
    'a\\b',
    'a//b',
    './a',
  ])('that edits %s is refused (B5, T20, T37)', async (path) => {
    const { plan } = openBundle(MADE, EXPECTED)
    const [first] = plan.upgrades
    const file = { path, before: digestOf(''), after: digestOf('x') }
    const upgrades = [
      { ...(first ?? { sdk: 'node', from: '1', to: '2' }), files: [...(first?.files ?? []), file] },
      ...plan.upgrades.slice(1),
    ]
    expect(await codeOfEdits({ ...plan, upgrades })).toBe('B5')
  })

  test('that edits a file which this upgrade does not is refused (B5)', async () => {
    const { plan } = openBundle(MADE, EXPECTED)
    const file = { path: 'src/pay.ts', before: digestOf(''), after: digestOf('x') }
    const upgrades = plan.upgrades.map((each, index) => (index === 0 ? { ...each, files: each.files.concat(file) } : each))
    expect(await codeOfEdits({ ...plan, upgrades })).toBe('B5')
  })

  test('whose edits this job does not come to is refused (B6, T27)', async () => {
    const { plan } = openBundle(MADE, EXPECTED)
    const [first, ...others] = DRAFTS
    if (first === undefined) throw new Error('the sample has no draft')
    const other = { ...first, files: new Map([...first.files].map(([path, text]) => [path, `${text} `])) }
    expect(await codeOfEdits(plan, [other, ...others])).toBe('B6')
    expect(await codeOfEdits(plan, others)).toBe('B6')
    expect(await codeOfEdits({ ...plan, upgrades: plan.upgrades.slice(1) })).toBe('B6')
    expect(await codeOfEdits(plan, [{ ...first, offer: { ...first.offer, to: '99.0.0' } }, ...others])).toBe('B6')
  })

  test('whose edits start from another text is refused (B7)', async () => {
    const { plan } = openBundle(MADE, EXPECTED)
    expect(await codeOfEdits(plan, DRAFTS, memoryRepository({}))).toBe('B7')
  })

  test.each(['23.1.0; rm -rf /', '$(id)', '../23', '23.1.0\n', '', '1'.repeat(65)])('with the version %j is refused (B8, T7)', (to) => {
    expect(codeOf(() => opened(forged({ plan: { upgrades: [{ sdk: 'node', from: '17.7.0', to, files: [] }] } })))).toBe('B8')
  })

  test('that holds hostile words is shown inert: the words are written by the job that writes (T11, T12, T14)', () => {
    const made = forged({})
    const hostile = '@everyone closes #1 <!-- stripe-upgrade x --> <img src=x> https://github.com/a/b/issues/1'
    const text = made.report.replaceAll(/"message":"[^"]*"/g, `"message":${JSON.stringify(hostile)}`)
    expect(text).toContain(hostile)
    const bundle = opened({ ...made, report: text, ...planFor(made.plan, text) })
    const entries = SHOP.upgrades.map((entry) => {
      const found = bundle.found.findings.find(
        ({ sdk, from, to }) => sdk === entry.upgrade.sdk && from === entry.upgrade.from && to === entry.upgrade.to,
      )
      return { ...entry, review: found?.review ?? null }
    })
    for (const { body } of pullRequests({ ...SHOP, upgrades: entries }, BASE)) {
      expect(body).not.toMatch(/(?<!\u200b)@everyone\b(?!\u200b)/)
      expect(body).not.toMatch(/(?<!\\)<!-- stripe-upgrade|(?<!\\)<img/)
      expect(body).not.toContain('https://github.com/a/b/issues')
    }
  })
})

/** The plan that names another report, and its digest. */
function planFor(plan: string, text: string): { readonly plan: string; readonly digest: string } {
  const next = JSON.stringify({ ...JSON.parse(plan), report: digestOf(text) })
  return { plan: next, digest: digestOf(next) }
}

test('a changelog with a character that a bundle may not hold does not end a run: it is spelled', () => {
  const upgrades = SHOP.upgrades.map((entry) => ({
    ...entry,
    changelog: { ...entry.changelog, notes: ['odd \u202E and \u0007'] },
  }))
  const made = makeBundle({ ...SHOP, upgrades }, { repository: 'acme/shop', run: '42', base: BASE })
  expect(opened(made).found.findings[0]?.changelog.notes).toEqual(['odd \\u{202e} and \\u{7}'])
})
