import type { Reviewer } from '../../../domain/sdk-adapter.ts'
import { REVIEWED_CASES } from './crossings.ts'

/** How JavaScript and TypeScript are reviewed, Vue and Svelte components among them. */
export const reviewer: Reviewer = {
  isSource: (path) => /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/.test(path) && !/\.d\.[cm]?ts$/.test(path),
  words: [],
  cases: REVIEWED_CASES,
  prepare: async ({ repository }, files) => (await import('./review.ts')).prepare(repository, files),
  review: async (world, pair, files) => (await import('./review.ts')).review(world, pair, files),
  hazards: async (world, version, files) => (await import('./review.ts')).hazards(world, version, files),
}
