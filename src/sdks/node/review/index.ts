import type { Reviewer } from '../../../domain/sdk-adapter.ts'
import { CASE_RULES } from '../../scan/case-rules.ts'
import { scan } from '../../scan/review.ts'

/** How JavaScript and TypeScript are reviewed, Vue and Svelte components among them. */
export const reviewer: Reviewer = {
  isSource: (path) => /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/.test(path) && !/\.d\.[cm]?ts$/.test(path),
  words: [],
  cases: Object.values(CASE_RULES),
  review: async (world, _pair, files) => scan(world, 'node', 'javascript', files),
  hazards: async () => [],
}
