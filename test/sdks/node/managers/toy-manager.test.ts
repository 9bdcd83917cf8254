import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openRepository } from '../../../../src/adapters/repository.ts'
import { createTools } from '../../../../src/adapters/tools.ts'
import { nodeWith } from '../../../../src/sdks/node/index.ts'
import { MANAGERS } from '../../../../src/sdks/node/managers/index.ts'
import { folderWith, json, upgrade } from './project.ts'
import { toy } from './toy/index.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

const node = nodeWith({ ...MANAGERS, toy })

async function project(): Promise<string> {
  return folderWith(tools, {
    'package.json': json({ dependencies: { ms: '^2.0.0', stripe: '^22.0.0' } }),
    'toy.lock': 'ms ^2.0.0 2.0.0\nstripe ^22.0.0 22.0.0\n',
    Dockerfile: 'FROM scratch\nRUN toy add stripe@22\n',
  })
}

test('a package manager that is one folder and one row is detected, edited and checked like the others', async () => {
  const folder = await project()
  const repository = await openRepository(folder, tools)
  const { uses, notes } = await node.detect(repository, await repository.mentioning('stripe'))
  expect(uses).toMatchObject([{ version: '22.0.0', lockfile: { path: 'toy.lock', line: 2 }, editable: true }])
  expect(notes.map(({ place }) => place)).toEqual([{ path: 'Dockerfile', line: 2 }])

  const { change, after } = await upgrade(tools, folder, '23.1.0', node)
  expect(change).toMatchObject({ kind: 'edited', checks: [{ command: 'toy lock --frozen', path: 'toy.lock' }] })
  expect(after('package.json')).toBe(json({ dependencies: { ms: '^2.0.0', stripe: '^23.1.0' } }))
  expect(after('toy.lock')).toBe('ms ^2.0.0 2.0.0\nstripe ^23.1.0 23.1.0\n')
})

test('what it changes beside Stripe’s package is refused, with its own command as the advice', async () => {
  const folder = await project()
  await writeFile(join(folder, 'toy.lock'), 'ms ^1.0.0 1.0.0\nstripe ^22.0.0 22.0.0\n')
  expect((await upgrade(tools, folder, '23.1.0', node)).change).toMatchObject({
    kind: 'refused',
    path: 'toy.lock',
    why: "`toy lock` also changes what Stripe's package does not need: ms of the root, ms@1.0.0, ms@2.1.3",
    wayOut: expect.stringContaining('toy add stripe@23.1.0'),
  })
})
