import { expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { writeEdits } from '../../src/adapters/work-tree.ts'
import { EditError } from '../../src/domain/errors.ts'
import type { Report } from '../../src/domain/report.ts'
import { addFiles, folderWith, snapshot } from '../support/folder.ts'
import { quietLog } from '../support/quiet-log.ts'
import { testTools } from '../support/tools.ts'
import { NODE_CHANGELOG } from '../report/sample-facts.ts'
import { SDKS } from '../support/sdks.ts'
import { MAJOR_NODE } from '../report/samples.ts'

type Entry = Report['upgrades'][number]

/** An upgrade of the sample, to a version, with the edits given: path to text after; before, each file held `before`. */
function entry(major: boolean, branch: string, files: Readonly<Record<string, string>>): Entry {
  const upgrade = { ...MAJOR_NODE, major, branch }
  const edits = Object.entries(files).map(([path, after]) => ({ path, before: 'before', after }))
  return {
    upgrade,
    facts: SDKS.of(upgrade.sdk),
    change: { kind: 'edited', upgrade, edits, checks: [], notes: [] },
    proofs: [],
    changelog: NODE_CHANGELOG,
    behind: null,
    review: null,
    ownTests: null,
    endpoint: null,
    isApart: false,
  }
}

test('of two upgrades that edit the same file, the one that moves furthest is written', async () => {
  const root = await folderWith({ 'package.json': 'before', 'other.txt': 'before' })
  const upgrades = [
    entry(false, 'near', { 'package.json': 'near' }),
    entry(true, 'far', { 'package.json': 'far' }),
    entry(false, 'apart', { 'other.txt': 'apart' }),
  ]
  await writeEdits(await openRepository(root, testTools()), { upgrades }, quietLog())
  expect(await snapshot(root)).toEqual(
    await snapshot(await folderWith({ 'package.json': 'far', 'other.txt': 'apart' })).then((files) => renamed(files, root)),
  )
})

test('where one file is no longer as it was, nothing at all is written', async () => {
  const root = await folderWith({ 'a.json': 'before', 'b.json': 'before' })
  await addFiles(root, { 'b.json': 'changed by hand' })
  const before = await snapshot(root)
  const writing = writeEdits(
    await openRepository(root, testTools()),
    { upgrades: [entry(true, 'far', { 'a.json': 'after', 'b.json': 'after' })] },
    quietLog(),
  )
  await expect(writing).rejects.toThrow(EditError)
  await expect(writing).rejects.toThrow('b.json differs from the commit')
  expect(await snapshot(root)).toEqual(before)
})

/** The same files, as if they stood in another folder. */
function renamed(files: Readonly<Record<string, string>>, root: string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`${root}/${path.split('/').at(-1)}`, content]))
}
