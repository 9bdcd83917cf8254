import { createLocalForge } from '../../src/adapters/local-forge.ts'
import type { PullDraft } from '../../src/domain/pull.ts'
import type { Base, Forge } from '../../src/world.ts'
import { folderWith } from './folder.ts'
import { gitRepository, type GitRepository } from './git-repository.ts'
import { pullDraft } from './pull-draft.ts'
import { testTools } from './tools.ts'

/** The branch of every draft here. */
export const BRANCH = 'stripe-upgrade/node-23.x'
/** The files of every draft here. */
export const NEW = new Map([['package.json', '{"stripe": "^23"}\r\n']])

/** A repository with a local forge on it. */
export async function ground(files: Readonly<Record<string, string>> = { 'package.json': '{"stripe": "^17"}', 'keep.txt': 'kept' }) {
  const repository = await gitRepository(files)
  const out = await folderWith()
  const forge = createLocalForge({ root: repository.root, out, tools: testTools() })
  return { repository, out, forge, base: baseOf(repository) }
}

/** Its main branch, as it is. */
export function baseOf(repository: GitRepository): Base {
  return { branch: 'main', commit: repository.git('rev-parse', 'main') }
}

/** The newest pull request of `BRANCH`. */
export async function pullOf(forge: Forge) {
  return (await forge.pulls(BRANCH))[0]
}

/** A draft on a base, with what a test wants otherwise. */
export function draftOf(base: Base, more: Partial<PullDraft> = {}): PullDraft {
  return pullDraft({ base: base.branch, baseCommit: base.commit, files: NEW, ...more })
}
