import { execFileSync } from 'node:child_process'
import { chmod, mkdir, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { SettingsError } from '../../src/domain/errors.ts'
import { addFiles, folderWith, snapshot } from '../support/folder.ts'
import { gitIn, gitRepository } from '../support/git-repository.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { testTools } from '../support/tools.ts'

const UTF16 = new Uint8Array([0xff, 0xfe, 0x73, 0, 0x74, 0])
const BINARY = new Uint8Array([0x73, 0x74, 0x72, 0x69, 0x70, 0x65, 0, 1])
/** How often a file is swapped for a symlink and back, and how often it is read meanwhile. */
const TIMES = 300
const LATIN1 = new Uint8Array([0x73, 0x74, 0x72, 0x69, 0x70, 0x65, 0xe9])
const CODED = Buffer.from('#!/usr/bin/python\n# -*- coding: latin-1 -*-\n# caf\u00e9\n', 'latin1')

describe('a git repository', () => {
  test('lists the tracked regular files, sorted, without symlinks and submodules', async () => {
    const repository = await gitRepository({ 'package.json': '{}', 'b/über.txt': 'x', 'a.txt': 'x', '.gitignore': 'ignored\n' })
    await symlink('package.json', join(repository.root, 'link.json'))
    await repository.commit({ 'ignored/forced.txt': 'tracked all the same' })
    repository.git('update-index', '--add', '--cacheinfo', `160000,${repository.git('rev-parse', 'HEAD')},module`)
    await addFiles(repository.root, { 'untracked.txt': 'stripe' })
    const opened = await openRepository(repository.root, testTools())
    expect(await opened.files()).toEqual(['.gitignore', 'a.txt', 'b/über.txt', 'ignored/forced.txt', 'package.json'])
  })

  test('finds the files that hold a word, whatever its case and the attributes, and no binary ones', async () => {
    const repository = await gitRepository({
      '.gitattributes': 'package-lock.json binary\n',
      'package-lock.json': '{"stripe": 1}',
      'README.md': 'Stripe and STRIPE',
      'logo.png': BINARY,
      'latin1.txt': LATIN1,
      'other.txt': 'strip',
      'dir/a b.txt': 'stripe',
    })
    await addFiles(repository.root, { 'untracked.txt': 'stripe' })
    const opened = await openRepository(repository.root, testTools())
    expect(await opened.mentioning('stripe')).toEqual(['README.md', 'dir/a b.txt', 'latin1.txt', 'package-lock.json'])
    expect(await opened.mentioning('--no-such-text')).toEqual([])
    expect(await opened.mentioning('str.pe')).toEqual([])
  })

  test('searches only the files that it is given, and follows no link on the way to one', async () => {
    const outside = await folderWith({ 'a.txt': 'stripe@1' })
    const long = `${'x'.repeat(70_000)}Stripe@17`
    const repository = await gitRepository({
      'a.ts': 'STRIPE@17',
      'b.ts': 'stripe',
      'c/d.ts': 'stripe@17',
      'long.ts': long,
      'e.bin': BINARY,
    })
    await symlink(outside, join(repository.root, 'linked'))
    const opened = await openRepository(repository.root, testTools())
    const among = ['a.ts', 'b.ts', 'e.bin', 'linked/a.txt', 'long.ts', 'missing.ts', '../a.ts', 'c']
    expect(await opened.mentioning('stripe@', among)).toEqual(['a.ts', 'long.ts'])
    expect(await opened.mentioning('stripe@', [])).toEqual([])
  })

  test('is not swayed by what the repository configures', async () => {
    const repository = await gitRepository({ 'a.txt': 'stripe\n', 'b.txt': 'x\n', '.gitattributes': '*.txt diff=evil filter=evil\n' })
    const marker = join(await folderWith(), 'ran')
    const evil = join(repository.root, '.git', 'evil.sh')
    await writeFile(evil, `#!/bin/sh\ntouch ${marker}\ncat\n`)
    await chmod(evil, 0o755)
    await mkdir(join(repository.root, '.git/hooks'), { recursive: true })
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction']) {
      await writeFile(join(repository.root, '.git/hooks', hook), `#!/bin/sh\ntouch ${marker}\n`)
      await chmod(join(repository.root, '.git/hooks', hook), 0o755)
    }
    const settings = {
      'core.fsmonitor': evil,
      'core.pager': evil,
      'diff.external': evil,
      'diff.evil.textconv': evil,
      'filter.evil.smudge': evil,
      'filter.evil.clean': evil,
    }
    const odd = {
      'grep.fullName': 'true',
      'grep.patternType': 'perl',
      'grep.lineNumber': 'true',
      'color.ui': 'always',
      'core.autocrlf': 'true',
      'core.quotePath': 'true',
    }
    for (const [name, value] of Object.entries({ ...settings, ...odd })) repository.git('config', name, value)
    await rm(marker, { force: true })
    const opened = await openRepository(repository.root, testTools())
    expect(await opened.files()).toEqual(['.gitattributes', 'a.txt', 'b.txt'])
    expect(await opened.mentioning('stripe')).toEqual(['a.txt'])
    await using scratch = await opened.checkout()
    expect(await scratch.mentioning('stripe')).toEqual(['a.txt'])
    await expect(stat(marker)).rejects.toThrow('ENOENT')
  })

  test('reads a file byte for byte, BOM and line ends included', async () => {
    const repository = await gitRepository({ 'a.json': '\uFEFF{\r\n\t"é": 1}' })
    const opened = await openRepository(repository.root, testTools())
    expect(await opened.read('a.json')).toEqual({ kind: 'text', text: '\uFEFF{\r\n\t"é": 1}' })
  })

  test('refuses what is not a text file of its own, with one sentence', async () => {
    const outside = await folderWith({ 'secret.json': '{}' })
    const repository = await gitRepository({
      'utf16.txt': UTF16,
      'binary.dat': BINARY,
      'latin1.txt': LATIN1,
      'coding.py': CODED,
      'folder/inner.txt': 'x',
    })
    await symlink(join(outside, 'secret.json'), join(repository.root, 'link.json'))
    await symlink(outside, join(repository.root, 'linked'))
    execFileSync('mkfifo', [join(repository.root, 'pipe')])
    await writeFile(join(repository.root, 'huge.json'), '')
    await truncate(join(repository.root, 'huge.json'), 50 * 1024 * 1024 + 1)
    const opened = await openRepository(repository.root, testTools())
    const read: Record<string, string> = {}
    const paths = [
      'utf16.txt',
      'binary.dat',
      'latin1.txt',
      'coding.py',
      'link.json',
      'linked/secret.json',
      'pipe',
      'huge.json',
      'folder',
      '../secret.json',
      '/etc/passwd',
      '.git/config',
      '.GIT/config',
      'a/../utf16.txt',
      '',
    ]
    for (const path of paths) {
      const content = await opened.read(path)
      read[path] = content.kind === 'unreadable' ? content.why : content.kind
    }
    expect(read).toEqual({
      'utf16.txt': 'The file is in UTF-16; only UTF-8 is read.',
      'binary.dat': 'The file is binary.',
      'latin1.txt': 'The file is not valid UTF-8.',
      'coding.py': 'The file is written in latin-1, as its line 2 says. Only UTF-8 is read.',
      'link.json': 'The file is a symlink or is behind one. Symlinks are not followed.',
      'linked/secret.json': 'The file is a symlink or is behind one. Symlinks are not followed.',
      pipe: 'It is not a regular file.',
      'huge.json': 'The file is larger than 50 MB.',
      folder: 'It is not a regular file.',
      '../secret.json': 'The path leaves the repository.',
      '/etc/passwd': 'The path leaves the repository.',
      '.git/config': 'The path leaves the repository.',
      '.GIT/config': 'The path leaves the repository.',
      'a/../utf16.txt': 'The path leaves the repository.',
      '': 'The path leaves the repository.',
    })
    expect(await opened.read('missing.txt')).toEqual({ kind: 'missing' })
    expect(await opened.read('utf16.txt/below')).toEqual({ kind: 'missing' })
  })

  test('never gives what a symlink points to, however it is swapped while we read (T21)', async () => {
    const outside = await folderWith({ secret: 'canary' })
    const repository = await gitRepository({ 'a.json': 'mine' })
    const opened = await openRepository(repository.root, testTools())
    const at = (name: string): string => join(repository.root, name)
    const seen = new Set<string>()
    const swap = async (): Promise<void> => {
      for (let time = 0; time < TIMES; time += 1) {
        await symlink(join(outside, 'secret'), at('link'))
        await rename(at('link'), at('a.json'))
        await writeFile(at('file'), 'mine')
        await rename(at('file'), at('a.json'))
      }
    }
    const read = async (): Promise<void> => {
      for (let time = 0; time < TIMES; time += 1) {
        const content = await opened.read('a.json')
        seen.add(content.kind === 'text' ? content.text : content.kind)
      }
    }
    await Promise.all([swap(), read()])
    expect([...seen].filter((each) => each !== 'mine' && each !== 'unreadable')).toEqual([])
  })

  test('says the same of the same files as the one in memory', async () => {
    const files = { 'a.json': '{"name": "Stripe"}', 'b/c.txt': UTF16, 'd.bin': BINARY, 'e.txt': LATIN1, 'f.txt': '\uFEFFstripe' }
    const opened = await openRepository((await gitRepository(files)).root, testTools())
    const inMemory = memoryRepository(files)
    expect(await inMemory.files()).toEqual(await opened.files())
    for (const among of [undefined, ['b/c.txt', 'f.txt'], []])
      expect(await inMemory.mentioning('STRIPE', among)).toEqual(await opened.mentioning('STRIPE', among))
    for (const path of [...Object.keys(files), '../x', 'missing']) expect(await inMemory.read(path)).toEqual(await opened.read(path))
  })

  test('a folder of a repository means the whole of it', async () => {
    const repository = await gitRepository({ 'package.json': '"stripe"', 'apps/pay/package.json': '"stripe"', 'apps/pay/src/a.js': '' })
    const opened = await openRepository(join(repository.root, 'apps/pay/src'), testTools())
    expect(opened.root).toBe(repository.root)
    expect(await opened.files()).toEqual(['apps/pay/package.json', 'apps/pay/src/a.js', 'package.json'])
    expect(await opened.mentioning('stripe')).toEqual(['apps/pay/package.json', 'package.json'])
    await using scratch = await opened.checkout()
    expect(await scratch.files()).toEqual(['apps/pay/package.json', 'apps/pay/src/a.js', 'package.json'])
  })

  test('a bare repository and a missing folder are errors that the user can fix', async () => {
    const bare = await folderWith()
    gitIn(bare, 'init', '--quiet', '--bare')
    await expect(openRepository(bare, testTools())).rejects.toThrow(SettingsError)
    await expect(openRepository(join(bare, 'missing'), testTools())).rejects.toThrow('is not a folder')
  })

  test('a repository of another user is an error with the command that lets git read it', async () => {
    const { root } = await gitRepository({ 'a.txt': 'x' })
    const tools = testTools()
    const asAnother: typeof tools.run = (file, args, options) =>
      tools.run(file, args, { ...options, env: { ...options?.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } })
    await expect(openRepository(root, { ...tools, run: asAnother })).rejects.toThrow(
      `${root} belongs to another user, so git does not read it; run "git config --global --add safe.directory ${root}" first.`,
    )
  })
})

describe('a plain folder', () => {
  test('lists what .gitignore leaves and leaves nothing behind', async () => {
    const folder = await folderWith({
      '.gitignore': 'node_modules/\n*.log\n',
      'package.json': '"Stripe"',
      'node_modules/stripe/index.js': 'stripe',
      'a.log': 'stripe',
      'deep/er/x.txt': 'stripe',
    })
    await symlink('package.json', join(folder, 'link.json'))
    const before = await snapshot(folder)
    const opened = await openRepository(folder, testTools())
    expect(await opened.files()).toEqual(['.gitignore', 'deep/er/x.txt', 'package.json'])
    expect(await opened.mentioning('stripe')).toEqual(['deep/er/x.txt', 'package.json'])
    expect(await opened.base()).toBeNull()
    await using scratch = await opened.checkout()
    expect(await scratch.files()).toEqual(['.gitignore', 'deep/er/x.txt', 'package.json'])
    await scratch.write('package.json', 'changed')
    await scratch.write('lock.json', 'stripe')
    expect(await scratch.mentioning('stripe')).toEqual(['deep/er/x.txt', 'lock.json'])
    expect(await snapshot(folder)).toEqual(before)
  })

  test('a folder in which nothing is tracked is one, also inside a repository', async () => {
    const repository = await gitRepository({ 'a.txt': 'x' })
    await addFiles(repository.root, { 'new/package.json': '"stripe"' })
    const opened = await openRepository(join(repository.root, 'new'), testTools())
    expect(await opened.files()).toEqual(['package.json'])
    expect(await opened.base()).toBeNull()
  })

  test('a repository without a commit has files and no base', async () => {
    const repository = await gitRepository()
    await addFiles(repository.root, { 'package.json': '"stripe"' })
    repository.git('add', 'package.json')
    const opened = await openRepository(repository.root, testTools())
    expect(await opened.files()).toEqual(['package.json'])
    expect(await opened.base()).toBeNull()
    await using scratch = await opened.checkout()
    expect(await scratch.read('package.json')).toEqual({ kind: 'text', text: '"stripe"' })
  })
})

test('a file that was tracked and is gone is listed and missing', async () => {
  const repository = await gitRepository({ 'a.txt': 'stripe', 'b.txt': 'stripe' })
  await rename(join(repository.root, 'a.txt'), join(repository.root, 'c.txt'))
  const opened = await openRepository(repository.root, testTools())
  expect(await opened.files()).toEqual(['a.txt', 'b.txt'])
  expect(await opened.read('a.txt')).toEqual({ kind: 'missing' })
  expect(await opened.mentioning('stripe')).toEqual(['b.txt'])
})
