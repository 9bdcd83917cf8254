import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { createLocalForge } from '../../src/adapters/local-forge.ts'
import { EditError, UpstreamError } from '../../src/domain/errors.ts'
import { publish } from '../../src/publish/index.ts'
import { folderWith, snapshot } from '../support/folder.ts'
import { gitRepository } from '../support/git-repository.ts'
import { baseOf, BRANCH, draftOf, ground, NEW, pullOf } from '../support/local-ground.ts'
import { quietLog } from '../support/quiet-log.ts'
import { testTools } from '../support/tools.ts'

describe('a commit', () => {
  test('is one on top of the base, by the bot, with the files and nothing else changed', async () => {
    const { repository, forge, base } = await ground()
    await writeFile(join(repository.root, 'package.json'), 'work in progress')
    await writeFile(join(repository.root, 'staged.txt'), 'staged')
    repository.git('add', 'staged.txt')
    repository.git('config', 'core.autocrlf', 'true')
    repository.git('config', 'commit.gpgSign', 'true')
    const before = repository.git('status', '--porcelain')
    const commit = await forge.commit(BRANCH, base, 'Upgrade stripe', NEW, null)
    expect(repository.git('rev-parse', BRANCH)).toBe(commit)
    expect(repository.git('log', '-1', '--format=%P|%an|%cn|%B', BRANCH)).toBe(
      `${base.commit}|stripe-upgrade|stripe-upgrade|Upgrade stripe`,
    )
    expect(repository.git('diff', '--name-status', 'main', BRANCH)).toBe('M\tpackage.json')
    expect(repository.git('cat-file', '-s', `${BRANCH}:package.json`)).toBe(String('{"stripe": "^23"}\r\n'.length))
    expect(repository.git('status', '--porcelain')).toBe(before)
    expect(repository.git('symbolic-ref', 'HEAD')).toBe('refs/heads/main')
    expect(await forge.branch(BRANCH, base)).toEqual({ commit, baseCommit: base.commit, ours: true, files: NEW })
  })

  test('needs no configured name, keeps the mode of a file, and adds new files', async () => {
    const { repository, forge, base } = await ground({ 'run.sh': 'x' })
    repository.git('update-index', '--chmod=+x', 'run.sh')
    repository.git('commit', '--quiet', '-m', 'Make it executable')
    vi.stubEnv('HOME', await folderWith())
    await forge.commit(
      BRANCH,
      baseOf(repository),
      'm',
      new Map([
        ['run.sh', 'y'],
        ['new/file.txt', 'z'],
      ]),
      null,
    )
    vi.unstubAllEnvs()
    expect(repository.git('ls-tree', '-r', '--format=%(objectmode) %(path)', BRANCH)).toBe('100644 new/file.txt\n100755 run.sh')
    expect(base.commit).not.toBe(baseOf(repository).commit)
  })

  test('moves the branch only from where it is expected', async () => {
    const { repository, forge, base } = await ground()
    const first = await forge.commit(BRANCH, base, 'one', NEW, null)
    await expect(forge.commit(BRANCH, base, 'two', NEW, null)).rejects.toThrow(UpstreamError)
    await expect(forge.commit(BRANCH, base, 'two', NEW, base.commit)).rejects.toThrow(UpstreamError)
    expect(repository.git('rev-parse', BRANCH)).toBe(first)
    const second = await forge.commit(BRANCH, base, 'two', NEW, first)
    expect(repository.git('rev-parse', BRANCH)).toBe(second)
  })

  test('leaves a branch alone that is checked out, here or in another work tree', async () => {
    const { repository, forge, base } = await ground()
    repository.git('branch', BRANCH)
    repository.git('worktree', 'add', '--quiet', join(await folderWith(), 'tree'), BRANCH)
    await expect(forge.commit(BRANCH, base, 'm', NEW, base.commit)).rejects.toThrow(EditError)
    await expect(forge.commit('main', base, 'm', NEW, base.commit)).rejects.toThrow('is checked out')
    expect(repository.git('rev-parse', 'main', BRANCH)).toBe(`${base.commit}\n${base.commit}`)
  })

  test('refuses what would change more than the files given', async () => {
    const { repository, forge } = await ground({ 'real/a.txt': 'x' })
    await symlink('real', join(repository.root, 'link'))
    await symlink('real/a.txt', join(repository.root, 'file-link'))
    await repository.commit({})
    for (const path of ['link/a.txt', 'file-link', 'real', '../x', '.git/config', '/etc/passwd']) {
      await expect(forge.commit(BRANCH, baseOf(repository), 'm', new Map([[path, 'no']]), null)).rejects.toThrow(EditError)
    }
    await expect(forge.commit('../evil', baseOf(repository), 'm', NEW, null)).rejects.toThrow(UpstreamError)
    expect(repository.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main')
  })

  test('runs no hook', async () => {
    const { repository, forge, base } = await ground()
    await writeFile(join(repository.root, '.git/hooks/reference-transaction'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    await forge.commit(BRANCH, base, 'm', NEW, null)
    expect(repository.git('show', '--no-patch', '--format=%s', BRANCH)).toBe('m')
  })

  test('in a folder of the repository has paths below that folder', async () => {
    const repository = await gitRepository({ 'apps/pay/package.json': 'old', 'package.json': 'top' })
    const forge = createLocalForge({ root: join(repository.root, 'apps/pay'), out: await folderWith(), tools: testTools() })
    await forge.commit(BRANCH, baseOf(repository), 'm', NEW, null)
    expect(repository.git('diff', '--name-only', 'main', BRANCH)).toBe('apps/pay/package.json')
    expect((await forge.branch(BRANCH, baseOf(repository)))?.files).toEqual(NEW)
    expect(
      (await createLocalForge({ root: repository.root, out: await folderWith(), tools: testTools() }).branch(BRANCH, baseOf(repository)))
        ?.files,
    ).toEqual(new Map([['apps/pay/package.json', '{"stripe": "^23"}\r\n']]))
  })
})

describe('a branch', () => {
  test('is null where there is none', async () => {
    const { forge, base } = await ground()
    expect(await forge.branch(BRANCH, base)).toBeNull()
  })

  test('is not ours once somebody committed to it, amended it or merged into it', async () => {
    const { repository, forge, base } = await ground()
    const ours = await forge.commit(BRANCH, base, 'm', NEW, null)
    repository.git('switch', '--quiet', BRANCH)
    await repository.commit({ 'keep.txt': 'by hand' })
    expect(await forge.branch(BRANCH, base)).toMatchObject({ ours: false, baseCommit: null })
    repository.git('reset', '--quiet', '--hard', ours)
    repository.git('commit', '--quiet', '--amend', '--no-edit', '--allow-empty')
    expect(await forge.branch(BRANCH, base)).toMatchObject({ ours: false, baseCommit: base.commit })
    repository.git('reset', '--quiet', '--hard', ours)
    repository.git('switch', '--quiet', 'main')
    await repository.commit({ 'other.txt': 'x' })
    repository.git('switch', '--quiet', BRANCH)
    repository.git('merge', '--quiet', '--no-edit', 'main')
    expect(await forge.branch(BRANCH, baseOf(repository))).toMatchObject({ ours: false, baseCommit: null })
  })

  test('says what it removed, and stays ours when the base moves on', async () => {
    const { repository, forge, base } = await ground()
    const ours = await forge.commit(BRANCH, base, 'm', NEW, null)
    await repository.commit({ 'other.txt': 'x' })
    expect(await forge.branch(BRANCH, baseOf(repository))).toEqual({ commit: ours, baseCommit: base.commit, ours: true, files: NEW })
    repository.git('switch', '--quiet', '--create', 'removing')
    repository.git('rm', '--quiet', 'keep.txt')
    await repository.commit({})
    expect((await forge.branch('removing', baseOf(repository)))?.files).toEqual(new Map([['keep.txt', null]]))
  })
})

test('the subjects of the newest commits, without merges', async () => {
  const { repository, forge } = await ground()
  repository.git('switch', '--quiet', '--create', 'side')
  await repository.commit({ 'side.txt': 'x' })
  repository.git('switch', '--quiet', 'main')
  for (let count = 1; count <= 31; count += 1) repository.git('commit', '--quiet', '--allow-empty', '--message', `feat: ${count}\n\nMore.`)
  repository.git('merge', '--quiet', '--no-edit', 'side')
  const subjects = await forge.subjects(baseOf(repository))
  expect(subjects).toHaveLength(30)
  expect(subjects).toContain('feat: 31')
  expect(subjects.join('\n')).not.toMatch(/Merge|More/)
})

describe('publishing to it', () => {
  test('a second run with nothing new writes nothing, not a byte (P2)', async () => {
    const { repository, out, forge, base } = await ground()
    const drafts = [
      draftOf(base),
      draftOf(base, { branch: 'stripe-upgrade/node-17.x', title: 'Upgrade stripe from 17.0.0 to 17.7.0', draft: true }),
    ]
    const first = await publish({ forge, log: quietLog() }, drafts)
    expect(first.map(({ action }) => action)).toEqual(['opened', 'opened'])
    const before = [await snapshot(repository.root), await snapshot(out)]
    const again = createLocalForge({ root: repository.root, out, tools: testTools() })
    const second = await publish({ forge: again, log: quietLog() }, drafts)
    expect(second.map(({ action }) => action)).toEqual(['unchanged', 'unchanged'])
    expect([await snapshot(repository.root), await snapshot(out)]).toEqual(before)
  })

  test('a base that moved gives a new commit on it, in the same pull request, with the status (F17)', async () => {
    const { repository, forge, base } = await ground()
    await publish({ forge, log: quietLog() }, [draftOf(base)])
    await repository.commit({ 'other.txt': 'x' })
    const moved = baseOf(repository)
    const [published] = await publish({ forge, log: quietLog() }, [draftOf(moved)])
    expect(published?.action).toBe('refreshed')
    expect(repository.git('rev-list', '--count', `main..${BRANCH}`)).toBe('1')
    expect(await forge.status(repository.git('rev-parse', BRANCH))).toEqual(draftOf(moved).status)
    expect((await publish({ forge, log: quietLog() }, [draftOf(moved)]))[0]?.action).toBe('unchanged')
  })

  test('a changed base retargets it', async () => {
    const { repository, forge, base } = await ground()
    await publish({ forge, log: quietLog() }, [draftOf(base)])
    repository.git('branch', 'next')
    const draft = draftOf({ ...base, branch: 'next' })
    expect(await publish({ forge, log: quietLog() }, [draft])).toMatchObject([{ action: 'refreshed' }])
    expect(await pullOf(forge)).toMatchObject({ base: 'next' })
    expect(await publish({ forge, log: quietLog() }, [draft])).toMatchObject([{ action: 'unchanged' }])
  })

  test('leaves a commit by hand and a deleted branch alone (P3, P5)', async () => {
    const { repository, forge, base } = await ground()
    await publish({ forge, log: quietLog() }, [draftOf(base)])
    repository.git('switch', '--quiet', BRANCH)
    const theirs = await repository.commit({ 'keep.txt': 'by hand' })
    repository.git('switch', '--quiet', 'main')
    const [byHand] = await publish({ forge, log: quietLog() }, [draftOf(base, { body: 'newer' })])
    expect(byHand).toMatchObject({ action: 'skipped' })
    expect(repository.git('rev-parse', BRANCH)).toBe(theirs)
    repository.git('branch', '--quiet', '-D', BRANCH)
    const [deleted] = await publish({ forge, log: quietLog() }, [draftOf(base)])
    expect(deleted).toMatchObject({ action: 'skipped' })
    expect(repository.git('for-each-ref', '--format=%(refname:short)', 'refs/heads')).toBe('main')
  })
})
