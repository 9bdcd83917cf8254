import { afterAll } from 'vitest'
import { openRepository } from '../../../../src/adapters/repository.ts'
import { createTools } from '../../../../src/adapters/tools.ts'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import type { Reviewed } from '../../../../src/domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../../src/domain/sdk-adapter.ts'
import { sdkTable, upgraderOf } from '../../../../src/domain/sdk-table.ts'
import { asker } from '../../../../src/review/ask.ts'
import { node } from '../../../../src/sdks/node/index.ts'
import { reviewer } from '../../../../src/sdks/node/review/index.ts'
import { folderWith } from '../../../support/folder.ts'
import { quietLog } from '../../../support/quiet-log.ts'

// One run for all tests of a file: each version is fetched once.
const tools = createTools()
const run = { tools, cache: createRunCache() }
const sdk = asker(run, { sdk: 'node', upgrader: upgraderOf(sdkTable([node]), 'node') }, undefined)
afterAll(async () => tools[Symbol.asyncDispose]())

/** A world with the files given, the real tools and the real SDKs. */
export async function reviewWorld(files: Readonly<Record<string, string>>): Promise<ReviewWorld> {
  const repository = await openRepository(await folderWith(files), tools)
  return { ...run, repository, packagesFrom: repository.root, log: quietLog(), sdk }
}

/** Reviews the files that mention Stripe, or those that are named. */
export async function reviewed(files: Readonly<Record<string, string>>, pair: ReviewPair, paths?: readonly string[]): Promise<Reviewed> {
  const world = await reviewWorld(files)
  const mentioning = await world.repository.mentioning('stripe')
  return reviewer.review(world, pair, paths ?? mentioning.filter((path) => reviewer.isSource(path)))
}

/** Each line in short: `a.ts:3 removed-member api-version Subscription.current_period_end`. */
export function shortly({ breaking }: Reviewed): readonly string[] {
  return breaking
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column))
    .map(({ path, line, kind, breaks, symbol }) => `${path}:${line} ${kind} ${breaks} ${symbol}`)
}
