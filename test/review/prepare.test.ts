import { expect, test } from 'vitest'
import type { Reviewer } from '../../src/domain/sdk-adapter.ts'
import { sourcesReaching } from '../../src/review/files.ts'
import { memoryRepository } from '../support/memory-repository.ts'

const FILES = {
  'billing.ts': "import Stripe from 'stripe'\nexport const client = new Stripe('')\n",
  'page.ts': "import { client } from './billing'\n",
}

function reviewerWith(prepare: NonNullable<Reviewer['prepare']>): Reviewer {
  return {
    isSource: (path) => path.endsWith('.ts'),
    words: [],
    cases: [],
    prepare,
    review: () => Promise.reject(new Error('not asked for')),
    hazards: async () => [],
  }
}

test('what mentions Stripe is read while its importers are still searched for', async () => {
  const repository = memoryRepository(FILES)
  const steps: string[] = []
  const watched = {
    ...repository,
    async mentioning(text: string) {
      const found = await repository.mentioning(text)
      steps.push(`found ${text}`)
      return found
    },
  }
  const reviewer = reviewerWith(async (_world, files) => {
    steps.push(`reads ${files.join(' ')}`)
  })
  expect(await sourcesReaching({ repository: watched }, reviewer, [])).toEqual(['billing.ts', 'page.ts'])
  expect(steps).toEqual(['found stripe', 'reads billing.ts', 'found billing'])
})

test('a reader that fails loses nothing: the review says what it cannot read', async () => {
  const reviewer = reviewerWith(() => Promise.reject(new Error('out of luck')))
  expect(await sourcesReaching({ repository: memoryRepository(FILES) }, reviewer, [])).toEqual(['billing.ts', 'page.ts'])
})
