import { describe, expect, test } from 'vitest'
import type { Published } from '../../src/domain/pull.ts'
import type { Report } from '../../src/domain/report.ts'
import {
  checkJson,
  checkTable,
  detectJson,
  detectTable,
  json,
  page,
  proveJson,
  pullRequest,
  summary,
  upgradeLog,
  upgradeTable,
} from '../../src/report/index.ts'
import { contractCases } from './sample-cases.ts'
import { ALIASED_USE, NODE_RELEASE_LIST, NODE_CHANGELOG, NODE_USE, PYTHON_RELEASE_LIST } from './sample-facts.ts'
import { BROKEN, INCONCLUSIVE, MAJOR_NODE, MAJOR_NODE_PART, NOTHING, ORIGIN, proofOf, PUBLISHED, REFUSED, run, SHOP } from './samples.ts'
import { HAZARDS, SDKS } from '../support/sdks.ts'

const DETECTION = { uses: [NODE_USE, ALIASED_USE], runtimes: [], cooldowns: [], notes: [{ place: null, text: 'a note' }] }
const CHOICE = {
  upgrades: [MAJOR_NODE],
  blocked: [{ sdk: 'node', version: '23.2.0', why: 'too new', places: [{ path: 'package.json', line: 14 }] }],
} as const
const IN_USE = new Map([[NODE_USE, '17.7.0']])
const PLAIN = { colour: false, width: 100 }

describe('JSON', () => {
  const use = {
    sdk: 'node',
    path: 'package.json',
    line: 14,
    specifier: '^17.7.0',
    locked: '17.7.0',
    version: '17.7.0',
    editable: true,
    why: null,
  }

  test('of detect', () => {
    expect(detectJson(DETECTION).uses[0]).toEqual(use)
  })

  test('of check', () => {
    expect(
      checkJson({ sdks: SDKS, detection: DETECTION, choice: CHOICE, releaseLists: [NODE_RELEASE_LIST], inUse: IN_USE, hazards: new Map() }),
    ).toMatchObject({
      uses: [use, {}],
      upgrades: [{ sdk: 'node', from: '17.7.0', to: '23.1.0', major: true, paths: ['package-lock.json', 'package.json'] }],
      blocked: [{ sdk: 'node', version: '23.2.0', why: 'too new', places: [{ path: 'package.json', line: 14 }] }],
      behind: [{ sdk: 'node', days: 616, majors: 6 }],
    })
  })

  test('of prove', () => {
    expect(proveJson(proofOf(MAJOR_NODE, contractCases('node')))).toMatchObject({
      sdk: 'node',
      from: '17.7.0',
      to: '23.1.0',
      verdict: 'regressed',
      cases: expect.arrayContaining([
        expect.objectContaining({
          id: 'webhook/tolerance-zero',
          level: 'OBSERVE',
          title: 'Tolerance 0 and an event signed one hour ago',
          from: expect.objectContaining({ outcome: 'observed', detail: expect.stringContaining('sent an event') }),
          to: expect.objectContaining({ outcome: 'observed' }),
          verdict: 'changed',
        }),
      ]),
    })
  })

  test('of a run', () => {
    const written = json(SHOP, PUBLISHED)
    expect(Object.keys(written)).toEqual(expect.arrayContaining(['uses', 'upgrades', 'blocked']))
    expect(written.upgrades[0]).toMatchObject({
      sdk: 'node',
      from: '17.7.0',
      to: '23.1.0',
      major: true,
      paths: ['package-lock.json', 'package.json'],
      branch: 'stripe-upgrade/node-23.x',
      proof: { verdict: 'regressed' },
      pull: { action: 'opened' },
    })
    expect(JSON.parse(JSON.stringify(json(REFUSED, [])))).toMatchObject({
      upgrades: [{ refused: { path: 'package-lock.json' }, proof: null, ownTests: null, pull: null }],
    })
  })

  test('has no time in it, so that a second run writes the same', () => {
    const slower = { ...MAJOR_NODE_PART.proof, timing: { total: 1 } }
    expect(json(run([{ ...MAJOR_NODE_PART, proof: slower }]), [])).toEqual(json(run([MAJOR_NODE_PART]), []))
  })
})

describe('terminal tables', () => {
  test('of detect: where, what, and why one is left alone', () => {
    expect(detectTable(DETECTION, PLAIN).split('\n')).toEqual([
      'SDK   WHERE                        SPECIFIER           IN USE',
      'node  package.json:14              ^17.7.0             17.7.0',
      'node  tools/import/package.json:9  npm:stripe@16.12.0  16.12.0  an npm alias is seen and never rewr…',
      '- a note',
    ])
    expect(detectTable({ ...DETECTION, uses: [], notes: [] }, PLAIN)).toBe('No Stripe SDK was found.')
    expect(detectTable({ ...DETECTION, uses: [] }, PLAIN)).toBe('No manifest that could be read asks for a Stripe SDK.\n- a note')
  })

  test('of check: how far behind, and what is held', () => {
    const hazards = new Map(HAZARDS.filter(({ id }) => id === 'node-empty-webhook-secret').map((hazard) => [hazard, [NODE_USE]]))
    const table = checkTable(
      { sdks: SDKS, detection: DETECTION, choice: CHOICE, releaseLists: [NODE_RELEASE_LIST, PYTHON_RELEASE_LIST], inUse: IN_USE, hazards },
      PLAIN,
    )
    expect(table).toContain('- stripe (Node): An empty webhook secret accepts forged events')
    expect(table).toContain('- stripe (Node): advisories: none')
    expect(table).toContain('- stripe (Python): advisories: unknown')
    expect(table).toContain('stripe (Node) 17.7.0 is 616 days and 6 majors behind the newest release, 23.1.0.')
    expect(table).toMatch(/node\s+17\.7\.0\s+23\.1\.0\s+major/u)
    expect(table).toMatch(/node\s+23\.2\.0\s+package\.json:14\s+too new/u)
  })

  test('of a run, and of one that did nothing', () => {
    expect(upgradeTable(SHOP, PUBLISHED, { ...PLAIN, width: 140 })).toMatch(
      /^stripe \(Node\) +17\.7\.0 → 23\.1\.0 +1 line breaks +regressed: shape\/capture-options-only; 52 pass, .*opened$/mu,
    )
    expect(upgradeTable(NOTHING, [], PLAIN)).toBe('The Stripe SDKs are up to date.')
  })
})

describe('a run on a narrow terminal', () => {
  test('keeps the verdict and the name of the case that fails, and cuts the counts', () => {
    const text = upgradeTable(SHOP, PUBLISHED, { ...PLAIN, width: 60 })
    expect(text).toMatch(
      /^stripe \(Node\) 17\.7\.0 → 23\.1\.0\n {2}regressed: shape\/capture-options-only; 52 pass, .*…\n {2}your code: 1 line breaks\n {2}opened\n/u,
    )
  })

  test.each([50, 60, 80, 100, 140])('has no line of an upgrade that is wider than its %i columns', (width) => {
    const [upgrades = ''] = upgradeTable(SHOP, PUBLISHED, { ...PLAIN, width }).split('\n\n')
    expect(upgrades).toContain('regressed: shape/capture-options-only')
    expect(Math.max(...upgrades.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width)
  })
})

describe('the HTML page', () => {
  const written = page(SHOP, PUBLISHED, ORIGIN)

  test('is one file that loads and runs nothing', () => {
    expect(written).not.toMatch(/<script|<img|<link|<iframe|@import|url\(|src=/iu)
    expect(written).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  test('can be read by everybody: language, one first heading, levels in order, labelled pictures', () => {
    expect(written).toContain('<html lang="en">')
    for (const report of [SHOP, REFUSED, INCONCLUSIVE, NOTHING]) {
      const levels = Array.from(page(report, [], ORIGIN).matchAll(/<h([1-4])>/gu), (match) => Number(match[1]))
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      expect(levels.filter((level, index) => index > 0 && level - (levels[index - 1] ?? 0) > 1)).toEqual([])
    }
    expect(written.match(/<svg(?![^>]*(?:aria-label|aria-hidden))/gu)).toBeNull()
    expect(written).toContain('prefers-color-scheme:dark')
  })

  test('closes what it opens', () => {
    for (const tag of ['section', 'details', 'table', 'ul', 'ol', 'li', 'p', 'div', 'svg', 'figure', 'pre', 'strong', 'a', 'code']) {
      expect([tag, written.match(new RegExp(`<${tag}[ >]`, 'gu'))?.length]).toEqual([
        tag,
        written.match(new RegExp(`</${tag}>`, 'gu'))?.length,
      ])
    }
  })

  test('has everything, also what a pull request has no room for', () => {
    const names = NODE_CHANGELOG.releases.flatMap(({ changes }) =>
      changes.flatMap(({ markdown }) => /`([A-Za-z_.]+)`/u.exec(markdown)?.[1] ?? []),
    )
    expect(names.filter((name) => !written.includes(`<code>${name}</code>`))).toEqual([])
    for (const { id } of contractCases('node')) expect(written).toContain(`<code>${id}</code>`)
  })
})

function logOf(report: Report, published: readonly Published[]) {
  return report.upgrades.map((entry) => upgradeLog(entry, published, PLAIN)).slice(0, 1)
}

describe('the group of an upgrade in a log', () => {
  test('has the verdict in its title, and then the cases, the files and the pull request', () => {
    const [group] = logOf(SHOP, PUBLISHED)
    expect(group?.title).toBe('stripe (Node) 17.7.0 → 23.1.0: 1 of your lines breaks. Regressed: no check broke, 1 SHOULD check regressed')
    expect(group?.text).toMatch(/^changed +OBSERVE +webhook\/tolerance-zero$/mu)
    expect(group?.text).not.toContain('--all')
    expect(group?.text).toContain(
      'Edited: package-lock.json\nEdited: package.json\nCheck passed: npm ci --ignore-scripts --dry-run\n\nPull request opened: https://github.com/acme/shop/pull/41',
    )
  })

  test('says why there is none, and what to do', () => {
    expect(logOf(REFUSED, [])[0]?.text).toMatch(/^Not edited: npm ended with ERESOLVE: .*\nWhat you can do: Upgrade `left-pad` first/mu)
  })
})

describe('the job summary', () => {
  test('shows the result of each upgrade, and what is on hold', () => {
    const written = summary(SHOP, PUBLISHED)
    expect(written).toContain('## 3 Stripe SDK upgrades')
    expect(written).toContain(
      '| stripe (Node) `17.7.0` → `23.1.0` | 🔴 1 line breaks | 🟡 Regressed: no check broke, 1 SHOULD check regressed | 40 | 2 | opened: [stripe-upgrade/node-23.x](https://redirect.github.com/acme/shop/pull/41) |',
    )
    expect(written).toContain('- **Node** `23.2.0` in `package.json:14`: too new: published on')
  })

  test('has none of the headings of a pull request above the others', () => {
    const written = summary(SHOP, PUBLISHED)
    expect(Array.from(written.matchAll(/^## .*$/gmu), (match) => match[0])).toEqual(['## 3 Stripe SDK upgrades'])
  })

  test('says first what could not be written, each reason once', () => {
    const failed = PUBLISHED.map(({ branch }): Published => ({ branch, action: 'failed', location: null, why: 'GitHub is in trouble' }))
    const written = summary(SHOP, failed)
    expect(written).toContain('## 3 Stripe SDK upgrades\n\n**3 pull requests could not be written to GitHub.**\n\nGitHub is in trouble.\n')
    expect(written.split('GitHub is in trouble')).toHaveLength(2)
    expect(written).toContain('| failed: `stripe-upgrade/node-23.x` |')
  })

  test('says what became of pull requests of earlier runs, as do page, terminal and report.json; also of one that failed', () => {
    const earlier: readonly Published[] = [
      { branch: 'stripe-upgrade/node-22.x', action: 'withdrawn', location: 'https://github.com/acme/shop/pull/38', why: 'It is `ignored`' },
      { branch: MAJOR_NODE.branch, action: 'failed', location: null, why: 'No answer.' },
    ]
    const written = summary(REFUSED, earlier)
    expect(written).toContain('**1 pull request could not be written to GitHub.**')
    expect(written).toContain(
      '**Pull requests of earlier runs**\n\n- [stripe-upgrade/node-22.x](https://redirect.github.com/acme/shop/pull/38): withdrawn. It is `ignored`.\n- `stripe-upgrade/node-23.x`: failed. No answer.\n',
    )
    expect(page(REFUSED, earlier, ORIGIN)).toContain('Pull requests of earlier runs')
    expect(upgradeTable(NOTHING, earlier, PLAIN)).toContain(
      '\n\nPull request of an earlier run, stripe-upgrade/node-22.x: withdrawn. It is `ignored`.\nPull request of an earlier run, stripe-upgrade/node-23.x: failed. No answer.',
    )
    expect(json(REFUSED, earlier).earlier).toEqual(earlier)
    expect(json(SHOP, PUBLISHED).earlier).toEqual([])
    expect(summary(SHOP, PUBLISHED)).not.toContain('earlier runs')
  })

  test('says of a dry run that it was one', () => {
    const planned = PUBLISHED.map(({ branch }): Published => ({ branch, action: 'would be opened', location: null, why: null }))
    expect(summary(SHOP, planned)).toContain('**This was a dry run. Nothing was written.**')
    expect(summary(SHOP, PUBLISHED)).not.toContain('dry run')
  })

  test('says how far behind where nothing is to do', () => {
    expect(summary(NOTHING, [])).toContain('## The Stripe SDKs are up to date\n\n- stripe (Node): `23.1.0` is the newest release.')
    expect(summary(NOTHING, [])).toContain('### Known defects of the versions in use\n')
    expect(summary(NOTHING, [])).toContain('| the newest release |')
    expect(summary(run([], [], { uses: [], releaseLists: [] }), [])).toContain('## No manifest that could be read asks for a Stripe SDK\n')
  })

  test('says why there is no pull request, and what to do', () => {
    const written = summary(REFUSED, [])
    expect(written).toContain('npm ended with ERESOLVE')
    expect(written).toContain('**What you can do:** Upgrade `left-pad` first')
  })

  test('is at most 1 MiB', () => {
    const releases = NODE_CHANGELOG.releases.map((each) =>
      Object.assign({}, each, {
        changes: Array.from({ length: 900 }, (_, index) => ({
          kind: 'feature' as const,
          markdown: `Add support for \`${'é'.repeat(60)}${index}\``,
        })),
      }),
    )
    const written = summary(run([{ ...MAJOR_NODE_PART, changelog: { ...NODE_CHANGELOG, releases } }]), [])
    expect(new TextEncoder().encode(written).length).toBeLessThanOrEqual(1024 * 1024)
    expect(written).toContain('Left out here')
  })
})

/** Text files, because the formatter would change Markdown. Written anew by `vitest run test/report -u`; read them as a person would. */
describe('as a whole', () => {
  test.each([
    ['changed', SHOP],
    ['broken', BROKEN],
    ['inconclusive', INCONCLUSIVE],
  ] as const)('a pull request: %s', async (name, report) => {
    const [entry] = report.upgrades
    await expect(entry === undefined ? '' : pullRequest(report, entry).body).toMatchFileSnapshot(`golden/pull-request-${name}.txt`)
  })

  test('a summary', async () => {
    await expect(summary(REFUSED, [])).toMatchFileSnapshot('golden/summary-refused.txt')
  })
})
