import { describe, expect, test } from 'vitest'
import { pythonWith } from '../../../../src/sdks/python/index.ts'
import { MANAGERS } from '../../../../src/sdks/python/managers/index.ts'
import { folderWith } from '../../../support/folder.ts'
import { memoryRepository } from '../../../support/memory-repository.ts'
import { testTools } from '../../../support/tools.ts'
import { toy } from './toy/index.ts'
import { upgraded } from './upgraded.ts'

const python = pythonWith({ ...MANAGERS, toy })

const FILES = {
  'toy.toml': 'python = ">=3.9"\n\n[packages]\nstripe = "^11.0" # pay\n',
  'toy.lock': 'idna 3.10\nstripe 11.6.0\n',
}

describe('a package manager that is one folder and one row of the table', () => {
  test('is detected: its uses, its lock, its Pythons, and what is installed by hand', async () => {
    const repository = memoryRepository({ ...FILES, 'up.sh': 'toy get stripe==11.6.0\n' })
    const { uses, runtimes, notes } = await python.detect(repository, await repository.mentioning('stripe'))
    expect(uses).toMatchObject([{ path: 'toy.toml', line: 4, kind: 'toy:packages', specifier: '^11.0', version: '11.6.0', editable: true }])
    expect(uses[0]?.lockfile).toEqual({ path: 'toy.lock', line: 2 })
    expect(runtimes).toEqual([{ sdk: 'python', path: 'toy.toml', line: 1, requirement: '>=3.9' }])
    expect(notes).toMatchObject([{ place: { path: 'up.sh', line: 1 } }])
  })

  test.each([['its lock lacks stripe', { 'toy.lock': 'idna 3.10\n' }, 'toy.lock does not hold stripe yet; run "toy lock" first']])(
    'is left alone where %s',
    async (_, files, why) => {
      const repository = memoryRepository({ ...FILES, ...files })
      const { uses } = await python.detect(repository, await repository.mentioning('stripe'))
      expect(uses).toMatchObject([{ editable: false, why }])
    },
  )

  test('is not edited where its plugin would be run', async () => {
    const folder = await folderWith({ ...FILES, 'toy-plugin.py': '' })
    await expect(upgraded(testTools(), folder, '16.1.0', ['toy.toml', 'toy.lock'], python)).rejects.toThrow('toy-plugin.py would be run')
  })

  test('is edited and checked by its own program', async () => {
    const { after, checks } = await upgraded(testTools(), await folderWith(FILES), '16.1.0', ['toy.toml', 'toy.lock'], python)
    expect(after).toEqual({
      'toy.toml': FILES['toy.toml'].replace('^11.0', '^16.1'),
      'toy.lock': 'idna 3.10\nstripe 16.1.0\n',
    })
    expect(checks).toEqual(['toy check'])
  })
})
