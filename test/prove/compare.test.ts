import { expect, test } from 'vitest'
import { compareCase } from '../../src/prove/compare/compare.ts'
import { notRun } from '../../src/prove/judge/outcome.ts'
import { SDKS } from '../support/sdks.ts'
import { only } from './two-cases.ts'

const HANDLER = only('thin/handler-context')
const MISSING = notRun(HANDLER, 'unsupported', 'it has no handler')

function details(from: string, to: string): readonly string[] {
  const { result } = compareCase(SDKS.of('node'), { from, to }, HANDLER, MISSING, MISSING)
  return [result.from.detail, result.to.detail].map((detail) => detail.split('not available: ')[1] ?? '')
}

test('what a version lacks is said with since when the SDK has it, on either side', () => {
  const since = 'it has no handler; stripe-node has it since 22.6.0'
  expect(details('21.0.1', '22.5.0')).toEqual([since, since])
})

test('nothing is promised of a version that should have it', () => {
  expect(details('22.5.0', '22.6.0')).toEqual(['it has no handler; stripe-node has it since 22.6.0', 'it has no handler'])
})
