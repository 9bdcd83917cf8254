import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { EditError } from '../../src/domain/errors.ts'
import { addFiles, folderWith, snapshot } from '../support/folder.ts'
import { gitIn, gitRepository } from '../support/git-repository.ts'
import { testTools } from '../support/tools.ts'

describe('a checkout', () => {
  test('holds the base commit byte for byte, whatever attributes and work tree say', async () => {
    const files = {
      '.gitattributes': '* text=auto eol=crlf\n*.bin filter=lfs\n*.id ident\n',
      'a.txt': 'one\ntwo\n',
      'crlf.txt': 'one\r\n',
      'x.bin': 'version pointer\n',
      'v.id': '$Id$\n',
    }
    const repository = await gitRepository()
    await addFiles(repository.root, files)
    for (const [path, content] of Object.entries(files)) {
      await writeFile(join(repository.root, 'content'), content)
      const blob = repository.git('hash-object', '-w', '--no-filters', 'content')
      repository.git('update-index', '--add', '--cacheinfo', `100${path === 'a.txt' ? 755 : 644},${blob},${path}`)
    }
    repository.git('commit', '--quiet', '-m', 'Begin')
    repository.git('config', 'filter.lfs.smudge', 'false')
    repository.git('config', 'filter.lfs.required', 'true')
    repository.git('config', 'core.autocrlf', 'true')
    await writeFile(join(repository.root, 'a.txt'), 'changed and not committed')
    await using scratch = await (await openRepository(repository.root, testTools())).checkout()
    for (const [path, content] of Object.entries(files)) expect(await readFile(join(scratch.root, path), 'utf8')).toBe(content)
    expect((await stat(join(scratch.root, 'a.txt'))).mode & 0o100).toBe(0o100)
    expect(await scratch.base()).toEqual({ branch: 'main', commit: repository.git('rev-parse', 'HEAD') })
  })

  test('leaves nothing behind, in the repository or beside it', async () => {
    const repository = await gitRepository({ 'a.txt': 'stripe', 'b/c.txt': 'x' })
    const before = await snapshot(repository.root)
    const tools = testTools()
    const opened = await openRepository(repository.root, tools)
    const scratch = await opened.checkout()
    await scratch.write('a.txt', 'changed')
    await scratch.write('new/folder/file.txt', 'new: stripe')
    expect(await scratch.files()).toEqual(['a.txt', 'b/c.txt', 'new/folder/file.txt'])
    expect(await scratch.mentioning('stripe')).toEqual(['new/folder/file.txt'])
    expect(await scratch.read('a.txt')).toEqual({ kind: 'text', text: 'changed' })
    await using again = await scratch.checkout()
    expect(await again.read('a.txt')).toEqual({ kind: 'text', text: 'stripe' })
    await expect(stat(join(scratch.root, '.git'))).rejects.toThrow('ENOENT')
    await scratch[Symbol.asyncDispose]()
    await expect(stat(scratch.root)).rejects.toThrow('ENOENT')
    expect(await snapshot(repository.root)).toEqual(before)
  })

  test('keeps the symlinks that stay inside, drops those that lead out, and writes through none', async () => {
    const outside = await folderWith({ 'target.txt': 'mine' })
    const repository = await gitRepository({ 'real/a.txt': 'x' })
    await symlink('real', join(repository.root, 'inside'))
    await symlink(outside, join(repository.root, 'out-folder'))
    await symlink(join(outside, 'target.txt'), join(repository.root, 'package-lock.json'))
    await symlink(join(outside, 'not-yet'), join(repository.root, 'dangling'))
    await symlink('out-folder', join(repository.root, 'chain'))
    await repository.commit({})
    await using scratch = await (await openRepository(repository.root, testTools())).checkout()
    expect((await readdir(scratch.root)).toSorted()).toEqual(['inside', 'real'])
    expect((await lstat(join(scratch.root, 'inside'))).isSymbolicLink()).toBe(true)
    for (const path of ['inside/a.txt', '../up.txt', '/abs.txt', '.git/config', 'a/.git/hooks/x'])
      await expect(scratch.write(path, 'no')).rejects.toThrow(EditError)
    expect(await readFile(join(outside, 'target.txt'), 'utf8')).toBe('mine')
    expect((await readdir(scratch.root)).toSorted()).toEqual(['inside', 'real'])
  })

  test('keeps the mode of a file that it writes', async () => {
    const repository = await gitRepository({ 'run.sh': 'a' })
    await chmod(join(repository.root, 'run.sh'), 0o755)
    await repository.commit({})
    await using scratch = await (await openRepository(repository.root, testTools())).checkout()
    await scratch.write('run.sh', 'b')
    expect((await stat(join(scratch.root, 'run.sh'))).mode & 0o111).toBe(0o111)
  })

  test('works on a linked work tree, a shallow clone and a SHA-256 repository', async () => {
    const repository = await gitRepository({ 'a.txt': '1' })
    await repository.commit({ 'a.txt': '2' })
    const folder = await folderWith()
    repository.git('worktree', 'add', '--quiet', '-b', 'tree', join(folder, 'tree'))
    gitIn(folder, 'clone', '--quiet', '--depth=1', `file://${repository.root}`, 'shallow')
    gitIn(folder, 'init', '--quiet', '--object-format=sha256', 'long')
    await writeFile(join(folder, 'long/a.txt'), '2')
    gitIn(join(folder, 'long'), 'add', 'a.txt')
    gitIn(join(folder, 'long'), 'commit', '--quiet', '-m', 'Begin')
    const tools = testTools()
    for (const name of ['tree', 'shallow', 'long']) {
      await using scratch = await (await openRepository(join(folder, name), tools)).checkout()
      await scratch.write('b.txt', 'new')
      expect(await scratch.files()).toEqual(['a.txt', 'b.txt'])
      expect(await scratch.read('a.txt')).toEqual({ kind: 'text', text: '2' })
    }
  })
})
