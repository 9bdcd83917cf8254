import { describe, expect, test } from 'vitest'
import type { Proof } from '../../src/domain/proof.ts'
import type { Changelog, ReleaseChange } from '../../src/domain/release.ts'
import type { Report, UpgradeReport } from '../../src/domain/report.ts'
import { fold, paragraph } from '../../src/report/document.ts'
import { fit } from '../../src/report/fit.ts'
import { factsInShort, saysLess } from '../../src/publish/proved.ts'
import { pullRequest, pullRequests } from '../../src/report/index.ts'
import { shippedChangelog } from '../look-up/shipped-changelog.ts'
import { effectsOf, readableText } from './github.ts'
import { HOSTILE } from './hostile.ts'
import { breaking, feature, NODE_CHANGELOG } from './sample-facts.ts'
import { BROKEN, checkedReview, INCONCLUSIVE, MAJOR_NODE_PART, REFUSED, run, SHOP } from './samples.ts'

function first(report: Report): UpgradeReport {
  const [entry] = report.upgrades
  if (entry === undefined) throw new Error('the sample has no upgrade')
  return entry
}

function textOf(report: Report): ReturnType<typeof pullRequest> {
  return pullRequest(report, first(report))
}

function withReleases(all: Changelog['releases']): Report {
  return run([{ ...MAJOR_NODE_PART, changelog: { ...NODE_CHANGELOG, releases: all } }])
}

describe('a pull request', () => {
  test('has its sections in the order in which a reader needs them', () => {
    const { body } = textOf(SHOP)
    const headings = Array.from(body.matchAll(/^#{2,3} .*$/gmu), (match) => match[0])
    expect(headings).toEqual([
      '## 🔴 1 of your lines breaks. Regressed: no check broke, 1 SHOULD check regressed',
      '### Your code: 1 line breaks',
      '### Before you merge',
      '### What behaves differently',
      '### Breaking changes',
      '### Stripe API version',
      '### Why upgrade',
      '### Known defects of 23.1.0',
      '### What changes in your repository',
      '### On hold',
      '### Other changes',
    ])
  })

  test('asks about the runtime that the new version requires', () => {
    expect(textOf(SHOP).body).toContain(
      '- [ ] Do you deploy only to Node `>=20`? The new version requires it. The version in use requires `>=12.*`.',
    )
  })

  test('shows what was sent and seen in each case that does not pass, the worst first', () => {
    const { body } = textOf(BROKEN)
    const ids = ['webhook/secret-rotation-forged', 'shape/capture-options-only', 'webhook/tolerance-zero', 'webhook/secret-empty']
    const section = body.slice(body.indexOf('### What behaves differently'))
    const places = ids.map((id) => section.indexOf(`\`${id}\``))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(body).toContain('Tolerance 0 and an event signed one hour ago: `refused` → **`accepted`**')
    expect(body).toContain('  - **23.1.0**: sent an event signed 3600 s ago with tolerance 0; the event was returned')
  })

  test.each([
    ['regressed', SHOP, false, 'success'],
    ['broken', BROKEN, true, 'failure'],
    ['inconclusive', INCONCLUSIVE, true, 'error'],
  ] as const)('%s: whether it is a draft, and its status', (verdict, report, draft, state) => {
    const text = textOf(report)
    expect(text).toMatchObject({ draft, status: { state } })
    expect(text.status.description.toLowerCase()).toContain(verdict)
    expect(text.status.description.length).toBeLessThanOrEqual(140)
  })

  test('claims nothing if nothing ran', () => {
    const { body } = textOf(INCONCLUSIVE)
    expect(body).toContain('The contract could not be checked: stripe-mock could not be had: Go is not installed')
    expect(body).toContain('so we claim nothing about them.')
    expect(body).not.toMatch(/\d pass\b|All \d+ passing/u)
  })

  test('is inconclusive if one version in use has no proof', () => {
    const { upgrade } = MAJOR_NODE_PART
    const report = run([
      { ...MAJOR_NODE_PART, upgrade: { ...upgrade, froms: ['17.7.0', '18.5.0'] }, change: { ...MAJOR_NODE_PART.change, upgrade } },
    ])
    expect(textOf(report)).toMatchObject({ draft: true, status: { state: 'error' } })
  })

  test('takes title and commit message from a template and the versions alone', () => {
    expect(textOf(SHOP)).toMatchObject({
      title: 'Upgrade stripe (Node) 17.7.0 → 23.1.0',
      message: 'Upgrade stripe (Node) from 17.7.0 to 23.1.0',
      subject: 'upgrade stripe (Node) to 23.1.0',
      offer: { sdk: 'node', from: '17.7.0', to: '23.1.0' },
    })
    // The language is said where the repository has another package of that name.
    expect(textOf({ ...SHOP, uses: SHOP.uses.filter(({ sdk }) => sdk === 'node') }).subject).toBe('upgrade stripe to 23.1.0')
    const { upgrade } = MAJOR_NODE_PART
    const forged = run([{ ...MAJOR_NODE_PART, upgrade: { ...upgrade, to: '23.1.0\n\nFixes #1 [skip ci]' } }])
    expect(() => textOf(forged)).toThrow('not a version')
  })

  test('is the same text for the same facts, whatever the time it took', () => {
    const slower: Proof = { ...MAJOR_NODE_PART.proof, timing: { total: 999_999 } }
    expect(textOf(run([{ ...MAJOR_NODE_PART, proof: slower }]))).toEqual(textOf(run([MAJOR_NODE_PART])))
  })

  test('says only less where a type checker failed this time, and something else where the code changed', () => {
    const review = checkedReview([], [])
    const facts = (lines: typeof review.breaking, unchecked: typeof review.unchecked): string =>
      factsInShort(textOf(run([MAJOR_NODE_PART], [], { reviews: [{ ...review, breaking: lines, unchecked }] })).facts)
    const before = facts([], [])
    const broken = first(SHOP).review?.breaking ?? []
    expect(broken).not.toEqual([])
    expect(saysLess(before, facts([], [{ what: 'types', why: 'TypeScript 7.0.2 could not be fetched' }]))).toBe(true)
    expect(saysLess(facts(broken, []), facts([], [{ what: 'types', why: 'TypeScript 7.0.2 could not be fetched' }]))).toBe(true)
    expect(saysLess(before, facts(broken, []))).toBe(false)
    expect(saysLess(before, facts([], [{ path: 'src/a.js', why: 'it is minified' }]))).toBe(false)
    expect(saysLess(facts([], [{ what: 'types', why: 'a' }]), before)).toBe(false)
  })

  test('says only less where the audit failed this time', () => {
    const audited = factsInShort(textOf(SHOP).facts)
    const failed = factsInShort(textOf({ ...SHOP, audit: { kind: 'not audited', why: 'it failed' } }).facts)
    expect(saysLess(audited, failed)).toBe(true)
    expect(saysLess(failed, audited)).toBe(false)
  })

  test('is made for what was edited, on the commit that it was edited on', () => {
    const base = { branch: 'main', commit: 'a'.repeat(40) }
    const [draft] = pullRequests(SHOP, base)
    expect(draft).toMatchObject({ branch: 'stripe-upgrade/node-23.x', base: 'main', baseCommit: base.commit })
    expect(draft?.files.get('package.json')).toBe('23.1.0\n')
    expect(pullRequests(SHOP, base)).toHaveLength(3)
    expect(pullRequests(REFUSED, base)).toEqual([])
    expect(pullRequests(SHOP, null)).toEqual([])
  })
})

describe('what others wrote', () => {
  const changes = HOSTILE.flatMap((markdown): readonly ReleaseChange[] =>
    (['breaking', 'security', 'feature', 'fix'] as const).map((kind) => ({ kind, markdown })),
  )
  const [, second] = NODE_CHANGELOG.releases
  const poisoned = HOSTILE.join(' ')

  test('does nothing, wherever it is', () => {
    const { upgrade, proof, change } = MAJOR_NODE_PART
    const report = run(
      [
        {
          upgrade: { ...upgrade, fixedAdvisories: [poisoned] },
          change: change.kind === 'edited' ? { ...change, notes: [poisoned], checks: [{ command: poisoned, path: poisoned }] } : change,
          proof: {
            ...proof,
            notes: [poisoned],
            cases: proof.cases.map((each) => Object.assign({}, each, { from: { ...each.from, seen: poisoned, detail: poisoned } })),
          },
          changelog: { ...NODE_CHANGELOG, notes: [poisoned], releases: second === undefined ? [] : [{ ...second, changes }] },
        },
      ],
      [{ sdk: 'node', version: poisoned, why: poisoned, places: [{ path: poisoned, line: 1 }] }],
    )
    const { body, title, message, status } = textOf(report)
    const effects = effectsOf(body)
    expect(effects.found).toEqual([])
    expect(effects.images).toBe(0)
    expect(effects.html.join('\n').replaceAll(/<\/?(?:details|summary|b|code)>/gu, '')).not.toMatch(/[<>]/u)
    expect(effects.links.filter((address) => !/^https:\/\/(?!github\.com)|^http:\/\/(?!www\.github|github)/u.test(address))).toEqual([])
    expect([title, message, status.description].join('\n')).not.toMatch(/octocat|#\d/u)
  })
})

function long(count: number, kind: 'breaking' | 'feature'): readonly ReleaseChange[] {
  return Array.from({ length: count }, (_, index) => {
    const paths = ['Account', 'AccountCreateParams', 'AccountUpdateParams']
      .map((name) => `\`${name}.settings.part_${index}.deep\``)
      .join(', ')
    return kind === 'breaking'
      ? breaking(`Remove support for \`field_${index}\` on ${paths}`)
      : feature(`Add support for \`field_${index}\` on ${paths}`)
  })
}

function releases(count: number, each: number, kind: 'breaking' | 'feature'): Changelog['releases'] {
  return Array.from({ length: count }, (_, index) => ({
    version: `${22 - index}.0.0`,
    date: '2026-01-01',
    apiVersion: null,
    changes: long(each, kind),
  }))
}

function expectWhole(body: string): void {
  expect(body.length).toBeLessThanOrEqual(58_000)
  expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(65_000)
  expect(body.match(/<details>/gu)?.length).toBe(body.match(/<\/details>/gu)?.length)
  expect((body.match(/^ *```/gmu) ?? []).length % 2).toBe(0)
  expect(body).toMatch(/the boxes that you tick\.\n$/u)
}

function isBreaking(line: string): boolean {
  return /^\s*[*-] .*(?:⚠️|Remove support for|Change type of|to be required)/u.test(line)
}

describe('the limit', () => {
  test('additions are left out first, and the body says so', () => {
    const report = withReleases([...releases(4, 20, 'breaking'), ...releases(15, 60, 'feature')])
    const { body } = textOf(report)
    expectWhole(body)
    expect(body).toMatch(/Left out here to keep this short: additions of \d+ releases/u)
    for (let index = 0; index < 20; index++) expect(body).toContain(`\`field_${index}\``)
  })

  test('the newest additions stay where there is room', () => {
    const { body } = textOf(withReleases(releases(15, 60, 'feature')))
    expectWhole(body)
    expect(body).toContain('<b>22.0.0</b> · 60 additions')
    expect(body).not.toContain('<b>8.0.0</b> · 60 additions')
  })

  test('breaking changes are written tighter before any is left out', () => {
    const { body } = textOf(withReleases(releases(3, 130, 'breaking')))
    expectWhole(body)
    expect(body).toContain('`{Account, AccountCreateParams, AccountUpdateParams}.settings.part_0.deep`')
    expect(Array.from(body.matchAll(/`field_\d+`/gu))).toHaveLength(390)
  })

  test('more breaking changes than fit are counted, and the reader is sent to the report', () => {
    const { body } = textOf(withReleases(releases(12, 110, 'breaking')))
    expectWhole(body)
    expect(body).toContain('**15.0.0** · 2026-01-01: 110 breaking changes, listed in the report.')
    expect(body).toContain('breaking changes of all releases but the newest')
  })

  test('a single release that is longer than a body', () => {
    const { body } = textOf(withReleases(releases(1, 1200, 'breaking')))
    expectWhole(body)
    expect(body).toContain('Too long for a pull request')
  })

  test('a changelog of 3 MB gives a whole body, which says what is left out', () => {
    const report = withReleases(
      releases(500, 25, 'feature').map((release, index) => Object.assign({}, release, { version: `1.${index}.0` })),
    )
    const { body } = textOf(report)
    expectWhole(body)
    expect(body).toMatch(/additions of \d+ releases/u)
  })

  test('the changelog that stripe-node ships keeps all its breaking lines of 17.7.0 to 22.5.0', () => {
    const lines = shippedChangelog().split('\n')
    const start = lines.findIndex((line) => line.includes('</a>22.5.0 '))
    const end = lines.findIndex((line) => line.includes('</a>17.7.0 '))
    const range = lines.slice(start, end).filter((line) => /^\s*[*-] /u.test(line))
    const expected = range.filter(isBreaking)
    expect(expected.length).toBeGreaterThan(120)
    const parts = range.map((line) => (isBreaking(line) ? breaking(line.trim()) : feature(line.trim())))
    const { body } = textOf(withReleases([{ version: '22.5.0', date: null, apiVersion: null, changes: parts }]))
    expectWhole(body)
    const text = readableText(body)
    const names = expected.flatMap((line) => /`([^`]+)`/u.exec(line)?.[1]?.split('.').at(-1) ?? [])
    expect(names.filter((name) => !text.includes(name))).toEqual([])
    expect(Array.from(body.matchAll(/^- /gmu)).length).toBeGreaterThanOrEqual(expected.length)
  })

  test('a page is measured once, and then each part that is left out once', () => {
    const folds = Array.from({ length: 500 }, (_, index) => fold([`${index}`], [paragraph('x')], { what: 'additions', of: `1.${index}.0` }))
    let measured = 0
    const { blocks, dropped } = fit([paragraph('first'), ...folds], 100, (all) => {
      measured += 1
      return all.length
    })
    expect(blocks).toHaveLength(100)
    expect(dropped).toHaveLength(401)
    expect(measured).toBe(402)
  })
})
