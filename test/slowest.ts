/** The slowest files of the tests, the slowest first, with what each is worth its time for. CONTRIBUTING.md has them as a table. */
export const SLOWEST: readonly { readonly path: string; readonly why: string }[] = [
  {
    path: 'test/end-to-end/demo.test.ts',
    why: 'What a newcomer runs first: three upgrades with real SDKs, and nothing written the second time',
  },
  { path: 'test/verify/branches.test.ts', why: 'Branches as Renovate and Dependabot make them, each by the real package manager' },
  {
    path: 'test/end-to-end/act-jobs.test.ts',
    why: 'The two jobs of the README run in real workflows, the second with what the first handed over',
  },
  { path: 'test/end-to-end/two-jobs.test.ts', why: 'The same two jobs as processes, with bundles that were changed on the way' },
  {
    path: 'test/prove/own-tests/python.test.ts',
    why: "A user's own tests run with both versions, installed by each of the six Python package managers",
  },
  { path: 'test/prove/pairs.test.ts', why: 'Five real pairs, and the newest SDKs once more: each case has one outcome' },
  { path: 'test/sdks/python/managers/pip-compile/edit.test.ts', why: 'pip-compile itself writes and checks each file that it compiles' },
  {
    path: 'test/adapters/github/forge-faults.test.ts',
    why: 'Each request that a run sends fails once in each way, and the next run repairs it',
  },
  { path: 'test/sdks/node/managers/refresh.test.ts', why: 'npm and pnpm themselves write and check each lockfile' },
  { path: 'test/end-to-end/act.test.ts', why: 'The action runs in real workflows, from a checkout to a pull request' },
]
