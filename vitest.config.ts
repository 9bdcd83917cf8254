import { defineConfig } from 'vitest/config'

/**
 * No test asserts how fast the machine is, and vitest's own limits would. They only end what hangs, so they are far beyond
 * what a busy machine takes: with a load of 20 for each core, tests that pass took longer than two minutes.
 */
export const HANGS_MS = 30 * 60_000

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:matrix` runs these, which take minutes.
    exclude: ['test/matrix/**'],
    globalSetup: 'test/support/global-setup.ts',
    testTimeout: HANGS_MS,
    hookTimeout: HANGS_MS,
    // The tests wait more than they work; by default a core is left unused.
    maxWorkers: '100%',
    expect: { poll: { timeout: HANGS_MS } },
  },
})
