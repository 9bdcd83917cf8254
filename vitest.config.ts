import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { SLOWEST } from './test/slowest.ts'

/**
 * No test asserts how fast the machine is, and vitest's own limits would. They only end what hangs, so they are far beyond
 * what a busy machine takes: with a load of 20 for each core, tests that pass took longer than two minutes.
 */
export const HANGS_MS = 30 * 60_000

/** The tests wait for package managers and for SDKs' pauses more than they work: on two cores, two workers used half of both. */
const WORKERS_PER_CORE = 2

/** Tests start the program many times, from its sources: with what Node has compiled of them before, a start takes half the time. */
process.env['NODE_COMPILE_CACHE'] ??= resolve(import.meta.dirname, 'node_modules/.cache/compiled')

/** Starts the slowest files first: one of them alone at the end kept the other workers idle for four minutes of fifteen. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = SLOWEST.findIndex(({ path }) => moduleId.endsWith(`/${path}`))
      return at < 0 ? SLOWEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:matrix` runs these, which take minutes.
    exclude: ['test/matrix/**'],
    globalSetup: 'test/support/global-setup.ts',
    testTimeout: HANGS_MS,
    hookTimeout: HANGS_MS,
    maxWorkers: availableParallelism() * WORKERS_PER_CORE,
    sequence: { sequencer: SlowestFirst },
    expect: { poll: { timeout: HANGS_MS } },
  },
})
