import { defineConfig } from 'vitest/config'

/** `npm run test:matrix`: many real SDKs, patched and historical ones among them. Takes minutes. */
export default defineConfig({
  test: {
    include: ['test/matrix/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 1_800_000,
    // The suite measures time: what runs beside it would make it late.
    fileParallelism: false,
  },
})
