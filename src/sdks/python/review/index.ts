import type { Reviewer } from '../../../domain/sdk-adapter.ts'
import { scan } from '../../scan/review.ts'

/** How Python is reviewed. */
export const reviewer: Reviewer = {
  isSource: (path) => path.endsWith('.py'),
  words: [],
  cases: [],
  review: async (world, _pair, files) => scan(world, 'python', 'python', files),
  hazards: async () => [],
}
