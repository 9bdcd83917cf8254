import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll } from 'vitest'
import { openRepository } from '../../../../src/adapters/repository.ts'
import { createTools, type RunTools } from '../../../../src/adapters/tools.ts'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import type { BrokenLine, Reviewed } from '../../../../src/domain/review.ts'
import type { AskedSdk, ReviewPair } from '../../../../src/domain/sdk-adapter.ts'
import { asker } from '../../../../src/review/ask.ts'
import { python } from '../../../../src/sdks/python/index.ts'
import type { Tools } from '../../../../src/world.ts'
import { gitRepository } from '../../../support/git-repository.ts'
import { quietLog } from '../../../support/quiet-log.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

/** Reviews files, all of those that end in `.py`, in a real repository, with the real SDKs and the real checker. */
type ReviewOf = (
  files: Files,
  pair?: ReviewPair,
  replaced?: Partial<Tools>,
  /** Changes the repository before it is reviewed; what it adds in Python is reviewed too. */
  change?: (root: string) => Promise<void>,
) => Promise<Reviewed>

/** What the issue of this review was found with. */
const PAIR: ReviewPair = { from: '11.6.0', to: '16.1.0' }

/** The review for the tests of one file: each version is installed once for all of them. */
export function reviews(): ReviewOf {
  let tools: RunTools
  let sdk: (version: string) => Promise<AskedSdk | { readonly why: string }>
  const { upgrader, reviewer } = python
  if (upgrader === null || reviewer === null) throw new Error('Python has no upgrader or no reviewer')
  beforeAll(() => {
    tools = createTools()
    sdk = asker({ tools, cache: createRunCache() }, { sdk: 'python', upgrader }, undefined)
  })
  afterAll(async () => tools[Symbol.asyncDispose]())
  return async (files, pair = PAIR, replaced = {}, change = async () => {}) => {
    const { root, commit } = await gitRepository(files)
    await change(root)
    await commit({})
    const given = (await readdir(root, { recursive: true })).filter((path) => path.endsWith('.py')).toSorted()
    const repository = await openRepository(root, tools)
    return reviewer.review(
      { tools: { ...tools, ...replaced }, cache: createRunCache(), repository, packagesFrom: root, log: quietLog(), sdk },
      pair,
      given,
    )
  }
}

/** A text of whole lines. */
export function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('')
}

/** Broken lines in a form that is read at a glance: `a.py:3:7 removed-member runtime Invoice.upcoming`. */
export function shown(breaking: readonly BrokenLine[]): string[] {
  return breaking
    .toSorted((a, b) => (a.path === b.path ? a.line - b.line || a.column - b.column : a.path < b.path ? -1 : 1))
    .map(({ path, line, column, kind, breaks, symbol }) => `${path}:${line}:${column} ${kind} ${breaks} ${symbol}`)
}
