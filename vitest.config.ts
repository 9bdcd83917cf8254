import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:matrix` runs these, which take minutes.
    exclude: ['test/matrix/**'],
    globalSetup: 'test/support/global-setup.ts',
    // Real package clients, real SDKs: what is slow here is the machine, not a hang.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The tests wait more than they work; by default a core is left unused.
    maxWorkers: '100%',
    expect: { poll: { timeout: 15_000 } },
  },
})
