import { defineConfig } from 'vitest/config'
import { HANGS_MS } from './vitest.config.ts'

/** `npm run test:matrix`: many real SDKs, patched and historical ones among them. Takes minutes. */
export default defineConfig({
  test: {
    include: ['test/matrix/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    // All faults of a language are run in one test, or before it: beside four other runs that took longer than half an hour.
    testTimeout: 8 * HANGS_MS,
    hookTimeout: 8 * HANGS_MS,
    expect: { poll: { timeout: HANGS_MS } },
    // One file at a time: each of them keeps every core busy by itself.
    fileParallelism: false,
  },
})
