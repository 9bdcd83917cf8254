/** The slowest files of the tests, the slowest first, with what each is worth its time for. CONTRIBUTING.md has them as a table. */
export const SLOWEST: readonly { readonly path: string; readonly why: string }[] = [
  {
    path: 'test/prove/own-tests/python.test.ts',
    why: "A user's own tests run with both versions, installed by each of the six Python package managers",
  },
  { path: 'test/prove/pairs.test.ts', why: 'Five real pairs, and the newest SDKs once more: each case has one outcome' },
  { path: 'test/sdks/python/managers/pip-compile/edit.test.ts', why: 'pip-compile itself writes and checks each file that it compiles' },
  {
    path: 'test/end-to-end/demo.test.ts',
    why: 'What a newcomer runs first: three upgrades with real SDKs, and nothing written the second time',
  },
  { path: 'test/prove/mutants.test.ts', why: 'A model SDK with one fault at a time: each case of the contract can fail' },
  {
    path: 'test/adapters/github/forge-faults.test.ts',
    why: 'Each request that a run sends fails once in each way, and the next run repairs it',
  },
  { path: 'test/sdks/node/managers/refresh.test.ts', why: 'npm and pnpm themselves write and check each lockfile' },
  { path: 'test/end-to-end/act.test.ts', why: 'The action runs in real workflows, from a checkout to a pull request' },
  {
    path: 'test/sdks/python/managers/pipenv/edit.test.ts',
    why: 'Pipenv itself writes and checks each lockfile; it is the slowest of the managers',
  },
  { path: 'test/sdks/python/managers/guard.test.ts', why: 'No package manager of Python runs code of the repository or of a package' },
]
