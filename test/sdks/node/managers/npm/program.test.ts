import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { MANAGERS } from '../../../../../src/sdks/node/managers/index.ts'
import type { PackageManager } from '../../../../../src/sdks/node/managers/manager.ts'
import { complaint, npm } from '../../../../../src/sdks/node/managers/npm/program.ts'
import { folderWith } from '../../../../support/folder.ts'
import { testTools } from '../../../../support/tools.ts'

/** The last lines of a manager in the scratch copy at `root`, in a run of its own times and numbers. */
type Said = (root: string, run: number) => string

test.each<[string, PackageManager, Said, string]>([
  [
    'yarn 4',
    MANAGERS.yarn,
    (_, run) =>
      `➤ YN0000: · Yarn 4.9.1\n➤ YN0000: ┌ Resolution step\n➤ YN0082: │ a@npm:9.9.9: No candidates found\n➤ YN0000: └ Completed in 0s ${run}ms\n➤ YN0013: │ ${run} packages were added\n➤ YN0000: · Failed with errors in 1m ${run}s\n`,
    '➤ YN0082: │ a@npm:9.9.9: No candidates found',
  ],
  [
    'yarn 3',
    MANAGERS.yarn,
    (_, run) => `➤ YN0028: The lockfile would have been modified\n➤ YN0000: Failed with errors in 0s ${run}ms`,
    '➤ YN0028: The lockfile would have been modified\n➤ YN0000: Failed with errors',
  ],
  [
    'yarn 1',
    MANAGERS.yarn,
    (root, run) =>
      `error Couldn't find any versions for "a"\ninfo See "${root}/app/yarn-error.log" and "/home/runner-${run}/yarn-error.log".\nDone in 0.${run}s.`,
    `error Couldn't find any versions for "a"\ninfo See "app/yarn-error.log" and "yarn-error.log".\nDone.`,
  ],
  [
    'pnpm',
    MANAGERS.pnpm,
    (root, run) =>
      `Progress: resolved ${run}, reused 0\n(node:${run}) Warning: x\n ERR_PNPM_NO_MATCHING_VERSION  No matching version found for a@9\n\nThis error happened while installing a direct dependency of ${root}`,
    'Warning: x\nERR_PNPM_NO_MATCHING_VERSION  No matching version found for a@9\nThis error happened while installing a direct dependency of .',
  ],
  [
    'pnpm in a workspace',
    MANAGERS.pnpm,
    (root, run) =>
      `Progress: resolved ${run}, reused 0\nlib                  | \u2009WARN\u2009 deprecated b@1\n\u2009WARN\u2009 3 deprecated\n${root}/lib:\n\u2009ERR_PNPM_NO_MATCHING_VERSION\u2009 No matching version found for a@9`,
    'lib:\nERR_PNPM_NO_MATCHING_VERSION\u2009 No matching version found for a@9',
  ],
  [
    'pnpm 11',
    MANAGERS.pnpm,
    (root, run) =>
      `✓ Lockfile passes supply-chain policies (verified ${run}h ago)\ndashboard        | [WARN] deprecated a@1\n[ERROR] fetch failed\nTypeError: fetch failed\n    at f (file://${root}-9-manager/dist/pnpm.mjs:8:20)\n    at process.g (node:internal/q:1:5)`,
    '[ERROR] fetch failed\nTypeError: fetch failed',
  ],
  [
    'npm',
    MANAGERS.npm,
    (root, run) =>
      `npm warn x\nnpm error code ENOENT\nnpm error path ${root}/app/package.json\nnpm error\nnpm error A complete log of this run can be found in: /home/x/_logs/${run}.log`,
    'npm error code ENOENT\nnpm error path app/package.json',
  ],
])('what %s complains of is shown in the same words in each run', (_, { chatter }, said, shown) => {
  for (const [root, run] of [
    ['/tmp/stripe-upgrade-Ab12Cd/scratch-1', 312],
    ['/private/tmp/stripe-upgrade-Zz98Yx/scratch-14', 28],
  ] as const) {
    expect(complaint({ code: 1, stdout: said(root, run), stderr: '', limit: null }, root, chatter)).toBe(shown)
  }
})

test('where it says nothing, the exit code is shown, or the limit', () => {
  expect(complaint({ code: 7, stdout: ' \n', stderr: 'npm warn x', limit: null })).toBe('it ended with exit code 7')
  expect(complaint({ code: null, stdout: 'x', stderr: '', limit: 'time' })).toBe('it ran into the time limit')
})

test('the logs of the user’s own npm stay, ours are not among them, and npm’s word on that is not shown', async () => {
  const cache = await folderWith({ '_logs/2026-10-29T12_00_00_000Z-debug-0.log': 'the user’s' })
  vi.stubEnv('npm_config_cache', cache)
  try {
    const result = await npm(testTools(), ['pack', 'file:./nothing-here'], { cwd: cache })
    expect(result.code).not.toBe(0)
    expect(complaint(result)).toContain('ENOENT')
    expect(complaint(result)).not.toMatch(/log/i)
  } finally {
    vi.unstubAllEnvs()
  }
  expect(await readdir(join(cache, '_logs'))).toEqual(['2026-10-29T12_00_00_000Z-debug-0.log'])
})
