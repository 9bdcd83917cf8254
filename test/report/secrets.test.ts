import { describe, expect, test } from 'vitest'
import type { Published } from '../../src/domain/pull.ts'
import type { Report } from '../../src/domain/report.ts'
import { dryRunText, json, jsonText, junit, page, proveTable, pullRequest, summary, upgradeTable } from '../../src/report/index.ts'
import { CREDENTIALS } from '../support/credentials.ts'
import { NODE_USE, notes, NODE_RELEASE_LIST } from './sample-facts.ts'
import { MAJOR_NODE, MAJOR_NODE_PART, ORIGIN, run } from './samples.ts'
import { SDKS } from '../support/sdks.ts'

const PLAIN = { colour: false, width: 200 }

/** A run in which every text that comes from outside has the credential. */
function leaky(secret: string): { readonly report: Report; readonly published: readonly Published[] } {
  const use = { ...NODE_USE, specifier: secret, why: secret, editable: false }
  const upgrade = { ...MAJOR_NODE, targets: [{ use, specifier: `^23.1.0 ${secret}` }] }
  const refused = { ...upgrade, branch: 'stripe-upgrade/node-24.x' }
  const outcome = { outcome: 'fail', seen: secret, detail: `sent: ${secret}` } as const
  const one = { id: 'webhook/x', level: 'MUST', title: 'A case', threat: 'forged webhook', from: outcome, to: outcome } as const
  const tail = [`a line with ${secret}`]
  const traffic = { count: 1, keyless: [{ what: secret, count: 1 }], resent: [], madeTwice: [] }
  const ran = { outcome: 'failed', code: 1, tail, traffic, milliseconds: 1 } as const
  const report = run(
    [
      {
        upgrade,
        change: { kind: 'edited', upgrade, edits: [], checks: [{ command: secret, path: 'package.json' }], notes: [secret] },
        proof: {
          ...MAJOR_NODE_PART.proof,
          cases: (['broken', 'inconclusive', 'changed', 'fixed', 'known-issue', 'pass'] as const).map((verdict) =>
            Object.assign({}, one, { id: `webhook/${verdict}`, verdict, flaky: false }),
          ),
          notes: [secret],
        },
        changelog: {
          ...MAJOR_NODE_PART.changelog,
          notes: [secret],
          releases: [
            notes(
              '23.1.0',
              '2026-10-29',
              null,
              (['breaking', 'security', 'fix', 'feature'] as const).map((kind) => ({ kind, markdown: `A line with ${secret} in it` })),
            ),
          ],
        },
      },
      {
        ...MAJOR_NODE_PART,
        upgrade: refused,
        change: { kind: 'refused', upgrade: refused, path: 'package.json', why: `npm said ${secret}`, wayOut: `Try ${secret}` },
      },
    ],
    [{ sdk: 'node', version: null, why: secret, places: [use] }],
    {
      uses: [use],
      releaseLists: [{ ...NODE_RELEASE_LIST, notes: [secret] }],
      ownTests: [{ command: `env X='${secret}' npm test`, verdict: 'shared', flaky: false, before: ran, after: ran, notes: [secret] }],
    },
  )
  return { report, published: [{ branch: MAJOR_NODE.branch, action: 'failed', location: null, why: `GitHub said ${secret}` }] }
}

describe.each(CREDENTIALS)('with %s in every text from outside, it is shown by', (secret) => {
  const { report, published } = leaky(secret)
  const [entry] = report.upgrades
  const proof = entry?.proofs[0]
  const sinks: Readonly<Record<string, string>> = {
    'no job summary': summary(report, published),
    'no HTML report': page(report, published, ORIGIN),
    'no pull request': entry === undefined ? '' : pullRequest(report, entry).body,
    'no output and no report.json': jsonText({ ...json(report, published), published }),
    'no terminal':
      upgradeTable(report, published, PLAIN) + (proof === undefined ? '' : proveTable(SDKS.of('node'), proof, PLAIN, { all: true })),
    'no dry run': dryRunText([{ kind: 'open', branch: 'x', base: 'main', title: 'x', draft: false, body: secret }], PLAIN),
    'no JUnit file': proof === undefined ? '' : junit(SDKS.of('node'), proof),
  }

  test.each(Object.entries(sinks))('%s', (_, text) => {
    expect(text).not.toContain('canary')
    expect(text.length).toBeGreaterThan(30)
  })
})
