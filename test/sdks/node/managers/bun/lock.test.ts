import { describe, expect, test } from 'vitest'
import { bunBlocks } from '../../../../../src/sdks/node/managers/bun/blocks.ts'
import { bunLockGraph } from '../../../../../src/sdks/node/managers/bun/graph.ts'
import { bunLock } from '../../../../../src/sdks/node/managers/bun/lock.ts'
import { restoreMoving } from '../../../../../src/sdks/node/managers/moving.ts'

/** A bun.lock of a workspace; `more` is written of a package that is not Stripe's. */
function lock(stripe: string, more = ''): string {
  return `{
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "root",
      "dependencies": {
        "@scope/a": "^1.0.0",
        "stripe": "^${stripe}",
      },
    },
    "apps/old": {
      "name": "@scope/old",
      "dependencies": {
        "stripe": "16.0.0",
      },
    },
    "apps/none": {
      "name": "none",
      "peerDependencies": {
        "stripe": ">=12",
      },
    },
  },
  "packages": {
    "@scope/a": ["@scope/a@1.0.0", "", { "dependencies": { "qs": "^6.0.0" }${more} }, "sha512-a"],

    "@scope/old": ["@scope/old@workspace:apps/old"],

    "qs": ["qs@6.11.0", "", {}, "sha512-q"],

    "stripe": ["stripe@${stripe}", "", {}, "sha512-${stripe}"],

    "@scope/old/stripe": ["stripe@16.0.0", "", { "dependencies": { "qs": "^6.0.0" } }, "sha512-16"],
  }
}
`
}

describe('what is locked', () => {
  const { governs, locked, any } = bunLock(lock('22.0.0'))

  test('by the folder of a member, with its line; one of its own comes before the one of all', () => {
    expect(locked('', 'stripe', '^22.0.0')).toEqual({ version: '22.0.0', line: 31 })
    expect(locked('apps/old', 'stripe', '16.0.0')).toEqual({ version: '16.0.0', line: 33 })
    expect(locked('apps/none', 'stripe', '>=12')).toEqual({ version: '22.0.0', line: 31 })
    expect(locked('', 'left-pad', '1')).toBeNull()
    expect(any).toEqual({ version: '22.0.0', line: 31 })
  })

  test('for the folders that it lists', () => {
    expect(['', 'apps/old', 'apps/other', 'constructor'].map((folder) => governs(folder))).toEqual([true, true, false, false])
  })

  test.for(['[]', '{"packages": {}}', '{"workspaces": [], "packages": {}', 'stripe'])('%j is no lockfile', (text) => {
    expect(() => bunLock(text)).toThrow(/^it is no/)
  })

  test('an empty one is called empty', () => {
    expect(() => bunLock('\n')).toThrow(/^it is empty$/)
  })
})

test('the graph says who is given what, and who asks for it as a peer alone', () => {
  const { packages, roots } = bunLockGraph(lock('22.0.0'))
  expect(packages.get('@scope/a@1.0.0')?.needs).toEqual(new Set(['qs@6.11.0']))
  expect(roots.get('apps/old')?.get('stripe')).toEqual({ specifier: '16.0.0', id: 'stripe@16.0.0', isPeer: false })
  expect(roots.get('apps/none')?.get('stripe')).toEqual({ specifier: '>=12', id: 'stripe@22.0.0', isPeer: true })
})

test('of what bun writes only what belongs to Stripe’s package is taken', () => {
  const ours = new Set(['stripe@22.0.0', 'stripe@23.1.0', 'stripe@16.0.0', 'qs@6.11.0'])
  const written = lock('23.1.0', ', "bin": { "a": "a.js" }').replace(
    '    "qs": ["qs@6.11.0"',
    '    "ms": ["ms@2.0.0", "", {}, "sha512-m"],\n\n    "qs": ["qs@6.13.0"',
  )
  expect(restoreMoving(lock('22.0.0'), written, ours, { graph: bunLockGraph, blocks: bunBlocks })).toBe(lock('23.1.0'))
})

test('the blocks of a text are the whole of it', () => {
  for (const text of [lock('22.0.0'), lock('22.0.0').replaceAll('\n', '\r\n'), '', '{\n}\n'])
    expect(
      bunBlocks(text, new Set(['stripe@22.0.0']))
        .map((block) => block.text)
        .join(''),
    ).toBe(text)
})
