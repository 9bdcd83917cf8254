import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRepository, type RepositoryOptions } from '../../src/adapters/repository.ts'
import { SettingsError } from '../../src/domain/errors.ts'
import { folderWith } from '../support/folder.ts'
import { gitIn, gitRepository } from '../support/git-repository.ts'
import { testTools } from '../support/tools.ts'

test('starts from the branch that is checked out, or from the one that is asked for', async () => {
  const repository = await gitRepository({ 'a.txt': '1' })
  const first = repository.git('rev-parse', 'HEAD')
  repository.git('switch', '--quiet', '--create', 'feature/x')
  const second = await repository.commit({ 'a.txt': '2' })
  const tools = testTools()
  expect(await (await openRepository(repository.root, tools)).base()).toEqual({ branch: 'feature/x', commit: second })
  const opened = await openRepository(repository.root, tools, { base: 'main' })
  expect(await opened.base()).toEqual({ branch: 'main', commit: first })
  await using scratch = await opened.checkout()
  expect(await scratch.read('a.txt')).toEqual({ kind: 'text', text: '1' })
  const wrong = openRepository(repository.root, tools, { base: '--exec=x' }).then(async (each) => each.base())
  await expect(wrong).rejects.toThrow(SettingsError)
})

test('names a sensible branch for a detached HEAD', async () => {
  const origin = await gitRepository({ 'a.txt': '1' })
  origin.git('branch', '--move', 'main', 'trunk')
  const folder = await folderWith()
  gitIn(folder, 'clone', '--quiet', origin.root, 'clone')
  const root = join(folder, 'clone')
  const commit = gitIn(root, 'rev-parse', 'HEAD')
  gitIn(root, 'checkout', '--quiet', '--detach')
  const tools = testTools()
  expect(await (await openRepository(root, tools)).base()).toEqual({ branch: 'trunk', commit })
  gitIn(root, 'remote', 'remove', 'origin')
  gitIn(root, 'branch', '--move', 'trunk', 'local')
  expect(await (await openRepository(root, tools)).base()).toEqual({ branch: 'local', commit })
  gitIn(root, 'branch', '--delete', '--force', 'local')
  expect(await (await openRepository(root, tools)).base()).toEqual({ branch: 'HEAD', commit })
})

async function clone(): Promise<string> {
  const origin = await gitRepository({ 'a.txt': '1' })
  origin.git('branch', '--move', 'main', 'trunk')
  origin.git('branch', 'next')
  const folder = await folderWith()
  gitIn(folder, 'clone', '--quiet', origin.root, 'clone')
  return join(folder, 'clone')
}

test.each<[string, RepositoryOptions, boolean]>([
  ['that origin has as its default', {}, false],
  ['beside that', { base: 'next' }, true],
  ['that the workflow has as its default, whatever origin had once', { base: 'next', defaultBranch: 'next' }, false],
  ['beside that one', { defaultBranch: 'next' }, true],
])('knows a branch %s', async (_, options, isAside) => {
  const base = await (await openRepository(await clone(), testTools(), options)).base()
  expect(base?.isAside ?? false).toBe(isAside)
})

test.each<[string, RepositoryOptions, boolean]>([
  ['the one that is checked out is not', {}, false],
  ['one that is asked for is', { base: 'next' }, true],
  ['unless it has the usual name', { base: 'main' }, false],
])('where nothing says which branch is the default: %s beside it', async (_, options, isAside) => {
  const repository = await gitRepository({ 'a.txt': '1' })
  repository.git('branch', 'next')
  const base = await (await openRepository(repository.root, testTools(), options)).base()
  expect(base?.isAside ?? false).toBe(isAside)
})
