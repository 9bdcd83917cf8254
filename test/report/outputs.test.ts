/** What the action leaves beside its report: annotations on the manifests, and outputs for the steps that follow. */
import { describe, expect, test } from 'vitest'
import { annotations, overall, page, pullsOutput, summary, upgradeTable, upgradesOutput } from '../../src/report/index.ts'
import { NODE_USE } from './sample-facts.ts'
import { BROKEN, MAJOR_NODE, MAJOR_NODE_PART, NOTHING, ORIGIN, PUBLISHED, REFUSED, run, SHOP } from './samples.ts'

describe('annotations', () => {
  test('are on the lines of the manifests, one a line, with every version that it can move to', () => {
    expect(annotations(SHOP).filter(({ level }) => level === 'notice')).toEqual([
      {
        path: 'package.json',
        line: 14,
        level: 'notice',
        title: 'Stripe SDK is outdated',
        text: 'stripe 17.7.0 can move to 23.1.0 (regressed)',
      },
      {
        path: 'worker/requirements.in',
        line: 3,
        level: 'notice',
        title: 'Stripe SDK is outdated',
        text: 'stripe 12.0.0 can move to 12.5.2 (pass) or 16.1.0 (fixed)',
      },
    ])
  })

  test('warn about an upgrade that could not be edited, with what to do, and offer nothing', () => {
    expect(annotations(REFUSED)).toEqual([
      {
        path: 'package.json',
        line: 14,
        level: 'warning',
        title: 'Stripe SDK could not be upgraded',
        text: expect.stringMatching(
          /^stripe could not be moved to 23\.1\.0: package-lock\.json: npm ended with ERESOLVE: .*\. What you can do: Upgrade `left-pad` first/,
        ),
      },
    ])
  })

  test('are no more than GitHub shows (F39)', () => {
    const targets = Array.from({ length: 40 }, (_, line) => ({ use: { ...NODE_USE, line }, specifier: '^23.1.0' }))
    expect(annotations(run([{ ...MAJOR_NODE_PART, upgrade: { ...MAJOR_NODE, targets } }], [], { reviews: [] }))).toHaveLength(10)
    expect(annotations(NOTHING)).toEqual([])
  })
})

describe('the outputs', () => {
  test('have the cases that do not pass, and fit into an environment variable many times', () => {
    const written = upgradesOutput(SHOP, PUBLISHED)
    expect(written[0]).toMatchObject({
      to: '23.1.0',
      branch: 'stripe-upgrade/node-23.x',
      breaking: { silent: 1, runtime: 0, 'api-version': 0, types: 0 },
      proof: {
        verdict: 'regressed',
        counts: { pass: 52, fixed: 3, changed: 1, regressed: 1, 'known-issue': 1, unsupported: 1 },
        cases: expect.arrayContaining([
          { id: 'webhook/tolerance-zero', level: 'OBSERVE', verdict: 'changed', from: 'refused', to: 'accepted', flaky: false },
        ]),
      },
      pull: { action: 'opened' },
    })
    expect(JSON.stringify(written)).not.toContain('"verdict":"pass","from"')
    expect(JSON.stringify(written).length / written.length).toBeLessThan(2_000)
  })

  test('say that an upgrade which could not be edited was refused, and why', () => {
    expect(pullsOutput(SHOP, PUBLISHED)).toEqual(PUBLISHED)
    expect(pullsOutput(REFUSED, [])).toEqual([
      { branch: MAJOR_NODE.branch, action: 'refused', location: null, why: expect.stringContaining('npm ended with ERESOLVE') },
    ])
  })

  test('have no verdict of an upgrade that could not be edited, whatever was proved of it', () => {
    expect(upgradesOutput(REFUSED, [])).toMatchObject([{ proof: null, ownTests: null }])
    expect(overall(REFUSED)).toBeNull()
    expect(overall({ upgrades: [...REFUSED.upgrades, ...BROKEN.upgrades] })).toBe('broken')
    for (const text of [summary(REFUSED, []), page(REFUSED, [], ORIGIN), upgradeTable(REFUSED, [], { colour: false, width: 200 })]) {
      expect(text).toMatch(/not upgraded/i)
      expect(text).toContain('What you can do')
      expect(text).not.toMatch(/regressed|inconclusive|contract cases? ran/i)
    }
  })
})
