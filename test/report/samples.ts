/** Hand-made results of whole runs, as rich as real ones, for the tests and for looking at what a person sees. */
import type { Audited } from '../../src/domain/audit.ts'
import type { Change } from '../../src/domain/change.ts'
import type { OwnEndpoint } from '../../src/domain/own-endpoint.ts'
import type { OwnTests } from '../../src/domain/own-tests.ts'
import type { CaseResult, Proof } from '../../src/domain/proof.ts'
import type { Published } from '../../src/domain/pull.ts'
import type { ReleaseList, Changelog } from '../../src/domain/release.ts'
import type { Report } from '../../src/domain/report.ts'
import type { Review } from '../../src/domain/review.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { Hazard, Blocked, Upgrade } from '../../src/domain/upgrade.ts'
import type { Use } from '../../src/domain/use.ts'
import { report, type Origin } from '../../src/report/index.ts'
import { contractCases, verdictOf } from './sample-cases.ts'
import {
  ALIASED_USE,
  CERTIFICATES,
  EMPTY_SECRET,
  fix,
  KEYLESS,
  NODE_RELEASE_LIST,
  NODE_CHANGELOG,
  NODE_USE,
  notes,
  OPTIONS,
  PYTHON_RELEASE_LIST,
  PYTHON_USE,
  SIBLING_CHANGELOG,
} from './sample-facts.ts'
import { SDKS } from '../support/sdks.ts'

const PIN = { value: '2024-06-20', scope: 'client' } as const

/** What a review of 14 files found in them. */
export function reviewOf(breaking: Review['breaking'], pins: Review['pins'], sdk: Sdk = 'node'): Review {
  const files = Array.from({ length: sdk === 'node' ? 14 : 3 }, (_, index) => `src/${index}.${sdk === 'node' ? 'ts' : 'py'}`)
  const cases = ['shape/capture-options-only', 'shape/snake-case-key', 'webhook/tolerance-zero', 'webhook/low-level-default-tolerance']
  return { breaking, pins, unpinned: [], hazards: [], files, typed: [], by: ['rules'], unchecked: [], cases: sdk === 'node' ? cases : [] }
}

/** The same, checked in full: every file by the type checker. */
export function checkedReview(breaking: Review['breaking'], pins: Review['pins'] = []): Review {
  const review = reviewOf(breaking, pins)
  return { ...review, typed: review.files, by: ['TypeScript 7.0.2', 'rules', 'both SDKs'] }
}

const REVIEW = reviewOf(
  [
    {
      sdk: 'node',
      kind: 'options-as-parameters',
      breaks: 'silent',
      path: 'src/pay.ts',
      line: 42,
      column: 24,
      symbol: 'stripe.paymentIntents.capture',
      message: 'The options are where the parameters belong.',
      evidence: 'rule: options-as-parameters',
      fix: null,
      case: 'shape/capture-options-only',
      hazard: null,
      change: null,
    },
  ],
  [
    { path: 'src/stripe.ts', line: 7, column: 15, ...PIN },
    { path: 'src/jobs/payouts.ts', line: 31, column: 15, ...PIN },
  ],
)

export const MAJOR_NODE: Upgrade = {
  sdk: 'node',
  from: '17.7.0',
  froms: ['17.7.0'],
  to: '23.1.0',
  major: true,
  targets: [{ use: NODE_USE, specifier: '^23.1.0' }],
  paths: ['package-lock.json', 'package.json'],
  branch: 'stripe-upgrade/node-23.x',
  fixedHazards: [EMPTY_SECRET, KEYLESS],
  hazards: [OPTIONS],
  newHazards: [OPTIONS],
  fixedAdvisories: [],
}

const MAJOR_PYTHON: Upgrade = {
  ...MAJOR_NODE,
  sdk: 'python',
  from: '12.0.0',
  froms: ['12.0.0'],
  to: '16.1.0',
  targets: [{ use: PYTHON_USE, specifier: '~=16.1' }],
  paths: ['worker/requirements.in', 'worker/requirements.txt'],
  branch: 'stripe-upgrade/python-16.x',
  fixedHazards: [CERTIFICATES],
  hazards: [],
  newHazards: [],
}

const MINOR_PYTHON: Upgrade = {
  ...MAJOR_PYTHON,
  to: '12.5.2',
  major: false,
  targets: [{ use: PYTHON_USE, specifier: '~=12.5' }],
  branch: 'stripe-upgrade/python-12.x',
}

function edited(upgrade: Upgrade, command: string): Change {
  const edits = upgrade.paths.map((path) => ({ path, before: `${upgrade.from}\n`, after: `${upgrade.to}\n` }))
  return { kind: 'edited', upgrade, edits, checks: [{ command, path: upgrade.paths[0] ?? '' }], notes: [] }
}

export function proofOf(upgrade: Upgrade, cases: readonly CaseResult[], more: Partial<Proof> = {}): Proof {
  return {
    sdk: upgrade.sdk,
    from: upgrade.from,
    to: upgrade.to,
    verdict: verdictOf(cases),
    cases,
    notes: [],
    timing: { total: 8123 },
    ...more,
  }
}

/** One part of a run: an upgrade, with what the stages found out about it. */
export interface Part {
  readonly upgrade: Upgrade
  readonly change: Change
  readonly proof: Proof
  readonly changelog: Changelog
}

export function run(
  parts: readonly Part[],
  blocked: readonly Blocked[] = [],
  more: {
    uses?: readonly Use[]
    releaseLists?: readonly ReleaseList[]
    hazards?: readonly Hazard[]
    reviews?: readonly (Review | null)[]
    ownTests?: readonly OwnTests[]
    endpoints?: readonly OwnEndpoint[]
    audit?: Audited
  } = {},
): Report {
  const uses = more.uses ?? [NODE_USE, PYTHON_USE, ALIASED_USE]
  return report({
    sdks: SDKS,
    detection: {
      uses,
      runtimes: [],
      cooldowns: [],
      notes: [{ place: { path: 'legacy/bun.lock' }, text: 'a Bun lockfile is recognised and not yet upgraded' }],
    },
    releaseLists: more.releaseLists ?? [NODE_RELEASE_LIST, PYTHON_RELEASE_LIST],
    choice: { upgrades: parts.map((part) => part.upgrade), blocked },
    changes: parts.map((part) => part.change),
    proofs: parts.map((part) => part.proof),
    changelogs: parts.map((part) => part.changelog),
    ownTests: more.ownTests ?? [],
    endpoints: more.endpoints ?? [],
    audit: more.audit ?? null,
    reviews: more.reviews ?? parts.map(({ upgrade: { sdk } }) => (sdk === 'node' ? REVIEW : reviewOf([], [], sdk))),
    inUse: new Map(uses.flatMap((use) => (use.version === null ? [] : [[use, use.version]]))),
    hazards: new Map(
      (more.hazards ?? [EMPTY_SECRET, KEYLESS, CERTIFICATES]).map((hazard) => [
        hazard,
        uses.filter(({ sdk, why }) => sdk === hazard.sdk && why === null),
      ]),
    ),
  })
}

const HELD: readonly Blocked[] = [
  { sdk: 'node', version: '23.2.0', why: 'too new: published on 2026-11-19, and `min-age` asks for 3 days', places: [NODE_USE] },
  { sdk: 'node', version: null, why: 'an npm alias is seen and never rewritten', places: [ALIASED_USE] },
]

export const MAJOR_NODE_PART: Part = {
  upgrade: MAJOR_NODE,
  change: edited(MAJOR_NODE, 'npm ci --ignore-scripts --dry-run'),
  proof: proofOf(MAJOR_NODE, contractCases('node')),
  changelog: NODE_CHANGELOG,
}

const MAJOR_PYTHON_PART: Part = {
  upgrade: MAJOR_PYTHON,
  change: edited(MAJOR_PYTHON, 'pip install --dry-run --require-hashes -r worker/requirements.txt'),
  proof: proofOf(MAJOR_PYTHON, contractCases('python')),
  changelog: SIBLING_CHANGELOG,
}

const MINOR_PYTHON_PART: Part = {
  upgrade: MINOR_PYTHON,
  change: edited(MINOR_PYTHON, 'pip install --dry-run --require-hashes -r worker/requirements.txt'),
  proof: proofOf(MINOR_PYTHON, contractCases('pass')),
  changelog: {
    fromDate: null,
    source: 'github',
    notes: [],
    apiVersion: {
      from: { id: '2025-03-31.basil', apiRelease: 'basil', source: 'package' },
      to: { id: '2025-08-27.basil', apiRelease: 'basil', source: 'package' },
    },
    releases: [
      notes('12.5.2', '2026-10-23', null, [
        {
          kind: 'security',
          markdown:
            'Replace the bundle of root certificates. The one before held certificates that Stripe does not use, among them an authority whose intermediates were compromised.',
        },
      ]),
      notes('12.5.1', '2025-09-03', null, [fix('Accept `None` for a missing `next_page_url`')]),
    ],
  },
}

/** A major Node upgrade that regresses and fixes, a Python one with another SDK's notes, an in-major one that changes nothing. */
export const SHOP: Report = run([MAJOR_NODE_PART, MINOR_PYTHON_PART, MAJOR_PYTHON_PART], HELD)

/** A candidate that accepts a forged event. */
export const BROKEN: Report = run([{ ...MAJOR_NODE_PART, proof: proofOf(MAJOR_NODE, contractCases('broken')) }], HELD)

/** stripe-mock was missing: nothing ran. */
export const INCONCLUSIVE: Report = run([
  {
    ...MAJOR_NODE_PART,
    proof: proofOf(MAJOR_NODE, [], {
      notes: ['stripe-mock could not be had: Go is not installed, and the setting `stripe-mock` names no program'],
    }),
  },
])

/** The lockfile could not be refreshed. */
export const REFUSED: Report = run([
  {
    ...MAJOR_NODE_PART,
    change: {
      kind: 'refused',
      upgrade: MAJOR_NODE,
      path: 'package-lock.json',
      why: 'npm ended with ERESOLVE: `left-pad@2` asks for `stripe@^17`',
      wayOut: 'Upgrade `left-pad` first, or run `npm install --package-lock-only --legacy-peer-deps` and look at what it did',
    },
  },
])

/** Where the samples' HTML pages are from. */
export const ORIGIN: Origin = {
  repository: 'acme/shop',
  commit: 'abcdef0123456789abcdef0123456789abcdef01',
  date: new Date(Date.UTC(2026, 10, 29, 14, 5)),
  version: '0.1.0',
}

/** All is up to date. */
export const NOTHING: Report = run([], [], {
  uses: [{ ...NODE_USE, specifier: '^23.1.0', locked: '23.1.0', version: '23.1.0' }],
  releaseLists: [NODE_RELEASE_LIST],
  hazards: [OPTIONS],
})

export const PUBLISHED: readonly Published[] = [
  { branch: MAJOR_NODE.branch, action: 'opened', location: 'https://github.com/acme/shop/pull/41', why: null },
  { branch: MINOR_PYTHON.branch, action: 'refreshed', location: 'https://github.com/acme/shop/pull/40', why: null },
  { branch: MAJOR_PYTHON.branch, action: 'unchanged', location: 'https://github.com/acme/shop/pull/39', why: null },
]
