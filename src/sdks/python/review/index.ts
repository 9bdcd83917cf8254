import type { Reviewer } from '../../../domain/sdk-adapter.ts'

/** How Python is reviewed. */
export const reviewer: Reviewer = {
  isSource: (path) => path.endsWith('.py'),
  words: [],
  cases: [],
  review: async (world, pair, files) => (await import('./review.ts')).review(world, pair, files),
  hazards: async (world, version, files) => (await import('./review.ts')).hazards(world, version, files),
}
