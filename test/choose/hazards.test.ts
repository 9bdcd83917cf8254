import { describe, expect, test } from 'vitest'
import { hazardsInUse, versionsInUse } from '../../src/choose/index.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { HAZARDS, hazardsOf, SDKS } from '../support/sdks.ts'
import { releaseList, use } from './situation.ts'

function nodeHazards(version: string): readonly string[] {
  return hazardsOf('node', version).map(({ id }) => id.replace('node-', ''))
}

function pythonHazards(version: string): readonly string[] {
  return hazardsOf('python', version).map(({ id }) => id.replace('python-', ''))
}

/** Both sides of each boundary. */
test.each<readonly [string, readonly string[]]>([
  ['6.15.0', ['empty-webhook-secret', 'blank-webhook-secret', 'truncated-answer-hangs', 'parses-before-verifying', 'malicious-urls']],
  ['6.24.0', ['empty-webhook-secret', 'blank-webhook-secret', 'truncated-answer-hangs', 'malicious-urls']],
  [
    '6.33.0',
    [
      'empty-webhook-secret',
      'blank-webhook-secret',
      'truncated-answer-hangs',
      'key-on-retry-alone',
      'timeout-fails-retried',
      'malicious-urls',
      '6.33.0-withdrawn',
    ],
  ],
  ['7.5.3', ['empty-webhook-secret', 'blank-webhook-secret', 'truncated-answer-hangs', 'timeout-fails-retried', 'malicious-urls']],
  ['8.131.0', ['empty-webhook-secret', 'blank-webhook-secret', 'truncated-answer-hangs', 'timeout-fails-retried', 'malicious-urls']],
  ['8.131.1', ['empty-webhook-secret', 'blank-webhook-secret', 'truncated-answer-hangs', 'malicious-urls']],
  ['8.222.0', ['empty-webhook-secret', 'blank-webhook-secret', 'truncated-answer-hangs', 'malicious-urls']],
  ['9.0.0', ['empty-webhook-secret', 'blank-webhook-secret', 'keyless-resend', 'truncated-answer-hangs', 'malicious-urls']],
  [
    '12.15.0',
    ['empty-webhook-secret', 'blank-webhook-secret', 'keyless-resend', 'truncated-answer-hangs', 'malicious-urls', '12.15.0-withdrawn'],
  ],
  [
    '20.3.0',
    [
      'empty-webhook-secret',
      'blank-webhook-secret',
      'keyless-resend',
      'truncated-answer-hangs',
      'malicious-urls',
      'failed-v2-list-crashes',
      'v2-pages-options',
      'event-client-context',
    ],
  ],
  [
    '21.0.1',
    [
      'empty-webhook-secret',
      'blank-webhook-secret',
      'keyless-resend',
      'truncated-answer-hangs',
      'malicious-urls',
      'v2-pages-options',
      'event-client-context',
    ],
  ],
  [
    '22.1.0',
    [
      'empty-webhook-secret',
      'blank-webhook-secret',
      'keyless-resend',
      'truncated-answer-hangs',
      'malicious-urls',
      'uploads-fail',
      'event-client-context',
      'options-as-parameters',
      'types-unusable-in-commonjs',
    ],
  ],
  [
    '22.2.3',
    [
      'empty-webhook-secret',
      'blank-webhook-secret',
      'keyless-resend',
      'truncated-answer-hangs',
      'malicious-urls',
      'event-client-context',
      'options-as-parameters',
      'types-unusable-in-commonjs',
    ],
  ],
  [
    '22.5.0',
    [
      'empty-webhook-secret',
      'blank-webhook-secret',
      'keyless-resend',
      'truncated-answer-hangs',
      'malicious-urls',
      'event-client-context',
      'options-as-parameters',
    ],
  ],
  [
    '22.5.0-beta.1',
    [
      'empty-webhook-secret',
      'blank-webhook-secret',
      'keyless-resend',
      'truncated-answer-hangs',
      'malicious-urls',
      'event-client-context',
      'options-as-parameters',
    ],
  ],
  [
    '22.6.0',
    ['empty-webhook-secret', 'blank-webhook-secret', 'malicious-urls', 'handler-account', 'event-client-context', 'options-as-parameters'],
  ],
  ['22.6.2', ['blank-webhook-secret', 'handler-account', 'event-client-context', 'options-as-parameters']],
  ['23.0.0', ['blank-webhook-secret', 'event-client-context', 'options-as-parameters']],
  ['23.1.0', ['event-client-context', 'options-as-parameters']],
  ['nonsense', []],
])('stripe-node %s', (version, expected) => {
  expect(nodeHazards(version)).toEqual(expected)
})

test.each<readonly [string, readonly string[]]>([
  ['2.29.0', ['missing-digicert-g5', 'upload-loses-key', 'empty-webhook-secret', 'blank-webhook-secret', 'parses-before-verifying']],
  ['3.5.0', ['missing-digicert-g5', 'upload-loses-key', 'empty-webhook-secret', 'blank-webhook-secret', 'search-without-end']],
  [
    '4.0.0',
    [
      'compromised-certificates',
      'missing-digicert-g5',
      'upload-loses-key',
      '4.0.0-options-as-parameters',
      'empty-webhook-secret',
      'blank-webhook-secret',
      'search-without-end',
    ],
  ],
  [
    '4.2.0',
    [
      'compromised-certificates',
      'missing-digicert-g5',
      'upload-loses-key',
      'empty-webhook-secret',
      'blank-webhook-secret',
      'search-without-end',
    ],
  ],
  ['4.2.1', ['upload-loses-key', 'empty-webhook-secret', 'blank-webhook-secret', 'search-without-end']],
  [
    '12.5.1',
    [
      'compromised-certificates',
      'missing-digicert-g5',
      'empty-webhook-secret',
      'blank-webhook-secret',
      'v2-pages-context',
      'search-without-end',
      'metadata-as-list',
    ],
  ],
  ['12.5.2', ['empty-webhook-secret', 'blank-webhook-secret', 'v2-pages-context', 'search-without-end', 'metadata-as-list']],
  [
    '14.0.0',
    [
      'compromised-certificates',
      'missing-digicert-g5',
      'empty-webhook-secret',
      'blank-webhook-secret',
      'malicious-urls',
      'event-client-context',
      'asynchronous-event-parameters',
      'search-without-end',
      'metadata-as-list',
    ],
  ],
  [
    '14.1.0',
    [
      'compromised-certificates',
      'empty-webhook-secret',
      'blank-webhook-secret',
      'malicious-urls',
      'event-client-context',
      'asynchronous-event-parameters',
      'search-without-end',
      'metadata-as-list',
    ],
  ],
  [
    '15.4.0',
    [
      'compromised-certificates',
      'empty-webhook-secret',
      'blank-webhook-secret',
      'malicious-urls',
      'event-client-context',
      'asynchronous-event-parameters',
      'search-without-end',
      'metadata-as-list',
      'event-without-object',
    ],
  ],
  [
    '15.5.0',
    [
      'compromised-certificates',
      'empty-webhook-secret',
      'blank-webhook-secret',
      'malicious-urls',
      'event-client-context',
      'asynchronous-event-parameters',
      'search-without-end',
      'metadata-as-list',
    ],
  ],
  ['15.6.2', ['blank-webhook-secret', 'handler-account', 'event-client-context', 'asynchronous-event-parameters', 'search-without-end']],
  [
    '16.0.0',
    ['compromised-certificates', 'blank-webhook-secret', 'event-client-context', 'asynchronous-event-parameters', 'search-without-end'],
  ],
  ['16.1.0', ['asynchronous-event-parameters', 'search-without-end']],
])('stripe-python %s', (version, expected) => {
  expect(pythonHazards(version)).toEqual(expected)
})

test('every case that a hazard names is in the contract suite', () => {
  const ids = new Set(CASES.map(({ id }) => id))
  expect(HAZARDS.flatMap(({ cases }) => cases).filter((id) => !ids.has(id))).toEqual([])
})

describe('the hazards in use', () => {
  test('each once, also of uses that cannot be edited and of those that an install would resolve', () => {
    const uses = [
      use({ specifier: '^22.0.0', locked: '22.6.2', lockfile: 'a' }),
      use({ specifier: 'github:x/y', locked: '22.6.2', why: 'a git repository' }),
      use({ sdk: 'python', specifier: '~=15.4.0' }),
      use({ sdk: 'go', specifier: 'v80.0.0', version: 'v80.0.0', why: 'not yet' }),
    ]
    const found = hazardsInUse(SDKS, versionsInUse(SDKS, uses, [releaseList('python', ['15.4.0', '15.4.1', '16.1.0'])]))
    expect(Array.from(found, ([{ id }, users]) => `${id}: ${users.map(({ specifier }) => specifier).join(' and ')}`)).toEqual([
      'node-blank-webhook-secret: ^22.0.0 and github:x/y',
      'node-handler-account: ^22.0.0 and github:x/y',
      'node-event-client-context: ^22.0.0 and github:x/y',
      'node-options-as-parameters: ^22.0.0 and github:x/y',
      'python-compromised-certificates: ~=15.4.0',
      'python-empty-webhook-secret: ~=15.4.0',
      'python-blank-webhook-secret: ~=15.4.0',
      'python-malicious-urls: ~=15.4.0',
      'python-event-client-context: ~=15.4.0',
      'python-asynchronous-event-parameters: ~=15.4.0',
      'python-search-without-end: ~=15.4.0',
      'python-metadata-as-list: ~=15.4.0',
      'python-event-without-object: ~=15.4.0',
    ])
  })

  test('none where nothing is known', () => {
    expect(hazardsInUse(SDKS, new Map())).toEqual(new Map())
    expect(versionsInUse(SDKS, [use({ specifier: '^22.0.0' })], [])).toEqual(new Map())
  })
})
