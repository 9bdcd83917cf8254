import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { patchOf, readBundle, writeBundle } from '../../src/adapters/bundle-files.ts'
import { addFiles, folderWith } from '../support/folder.ts'
import { gitIn } from '../support/git-repository.ts'
import { testTools } from '../support/tools.ts'

const FILES = { 'plan.json': '{"a":1}', 'report.json': '{"b":2}', 'changes.patch': 'x' } as const

async function written(): Promise<string> {
  const folder = join(await folderWith(), 'bundle')
  await writeBundle(folder, FILES)
  return folder
}

describe('the folder of a bundle (F36)', () => {
  test('gives back what was written, and what an earlier run left there is gone', async () => {
    const folder = await written()
    await writeFile(join(folder, 'old.txt'), 'left')
    await writeBundle(folder, FILES)
    expect(await readBundle(folder)).toEqual({ plan: FILES['plan.json'], report: FILES['report.json'] })
  })

  test.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
    ['is not there', async (folder) => rm(folder, { recursive: true }), /^B2: there is no bundle at .* Download it/],
    ['lacks a file', async (folder) => rm(join(folder, 'report.json')), /^B2: the bundle has no report\.json/],
    ['holds one more file', async (folder) => writeFile(join(folder, '.npmrc'), 'x'), /^B2: the bundle holds \.npmrc/],
    ['holds a folder', async (folder) => mkdir(join(folder, 'dist')), /^B2: the bundle holds dist/],
    [
      'holds a symbolic link (T20, T22)',
      async (folder) => {
        await rename(join(folder, 'plan.json'), join(folder, '..', 'plan.json'))
        await symlink('../plan.json', join(folder, 'plan.json'))
      },
      /^B2: plan\.json is no regular file/,
    ],
    [
      'is too large',
      async (folder) => truncate(join(folder, 'report.json'), 5 * 1024 * 1024 + 1),
      /^B2: report\.json is larger than 5242880 bytes/,
    ],
    [
      'is too large as a whole',
      async (folder) => {
        for (const name of Object.keys(FILES)) await truncate(join(folder, name), 4 * 1024 * 1024)
      },
      /^B2: the bundle is larger than 10485760 bytes/,
    ],
  ])('that %s is refused', async (_, change, message) => {
    const folder = await written()
    await change(folder)
    await expect(readBundle(folder)).rejects.toThrow(message)
  })
})

test('the patch is one that git takes', async () => {
  const edits = [
    { path: 'package.json', before: '{ "stripe": "17" }\n', after: '{ "stripe": "23" }\n' },
    { path: 'a b/before after.txt', before: 'before/x\n', after: 'after/x\n' },
  ]
  const folder = await folderWith()
  await addFiles(folder, Object.fromEntries(edits.map(({ path, before }) => [path, before])))
  gitIn(folder, 'init', '--quiet')
  await writeFile(join(folder, 'p.patch'), await patchOf(testTools(), edits))
  gitIn(folder, 'apply', 'p.patch')
  for (const { path, after } of edits) expect(await readFile(join(folder, path), 'utf8')).toBe(after)
  expect(await patchOf(testTools(), [])).toBe('')
})
