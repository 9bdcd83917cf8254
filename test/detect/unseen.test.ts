import { expect, test } from 'vitest'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { openRepository } from '../../src/adapters/repository.ts'
import { detect } from '../../src/detect/index.ts'
import { quietLog } from '../support/quiet-log.ts'
import { gitRepository } from '../support/git-repository.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'

const policy = {
  sdks: SDKS.names,
  majors: 'latest',
  inMajor: 'auto',
  range: 'auto',
  minAge: 3,
  ignore: [],
  exclude: ['ignored/**'],
} as const

test('manifests that a search cannot see into are noted, each once, and the rest goes on', async () => {
  const tools = testTools()
  const { root, commit } = await gitRepository({
    'app/package.json': '{ "dependencies": { "stripe": "17.0.0" } }',
    'binary/package.json': new Uint8Array([0, 1, 2, 115]),
    'real/Gemfile': 'gem "rails"\n',
  })
  await symlink('app/package.json', join(root, 'package.json'))
  await symlink('nowhere', join(root, 'README.md'))
  await commit({ 'requirements.txt': Buffer.from('\ufeffstripe==11.0.0\r\n', 'utf16le') })
  const detection = await detect({ repository: await openRepository(root, tools), sdks: SDKS, log: quietLog() }, policy)
  expect(detection.uses.map(({ path }) => path)).toEqual(['app/package.json'])
  expect(detection.notes).toEqual([
    { place: { path: 'binary/package.json' }, text: expect.stringContaining('binary') },
    { place: { path: 'package.json' }, text: 'it is a symbolic link, which is not followed' },
    { place: { path: 'requirements.txt' }, text: expect.stringContaining('UTF-16') },
  ])
})
