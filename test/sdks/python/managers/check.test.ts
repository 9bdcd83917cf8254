import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRepository } from '../../../../src/adapters/repository.ts'
import { findPython } from '../../../../src/sdks/python/interpreter.ts'
import { poetryProgram } from '../../../../src/sdks/python/managers/poetry/program.ts'
import { uvProgram } from '../../../../src/sdks/python/managers/uv/program.ts'
import type { SdkWorld } from '../../../../src/world.ts'
import { folderWith } from '../../../support/folder.ts'
import { SDKS, realUpgrader } from '../../../support/sdks.ts'
import { toolsWithManagers } from './tools.ts'
import { made, worldWith } from './upgraded.ts'

const UV = '[project]\nname = "shop"\nversion = "0.1.0"\nrequires-python = ">=3.9"\ndependencies = ["stripe>=11,<12"]\n'
const POETRY =
  '[tool.poetry]\nname = "shop"\nversion = "0.1.0"\ndescription = ""\nauthors = []\n[tool.poetry.dependencies]\npython = ">=3.9"\nstripe = ">=11,<12"\n'

async function checked(world: SdkWorld, folder: string): Promise<boolean | null | undefined> {
  const repository = await openRepository(folder, world.tools)
  const { uses } = await SDKS.of('python').detect(repository, await repository.mentioning('stripe'))
  await using scratch = await repository.checkout()
  return await realUpgrader('python').check?.(world, scratch, uses)
}

test.each([
  [
    'uv',
    'pyproject.toml',
    UV,
    async (world: SdkWorld, folder: string) =>
      made(await uvProgram(world), ['lock', '--quiet', '--python', await findPython(world.tools)], folder),
  ],
  [
    'poetry',
    'pyproject.toml',
    POETRY,
    async (world: SdkWorld, folder: string) => made(await poetryProgram(world, '2.5.1'), ['lock'], folder),
  ],
] as const)('%s says whether its lock fits the manifest', async (name, manifest, text, lock) => {
  const world = worldWith(await toolsWithManagers(name))
  const folder = await folderWith({ [manifest]: text })
  await lock(world, folder)
  expect(await checked(world, folder)).toBe(true)
  await writeFile(join(folder, manifest), text.replace('>=11,<12', '>=12,<13'))
  expect(await checked(world, folder)).toBe(false)
})

test('requirements that pip reads have no lock to check', async () => {
  const world = worldWith(await toolsWithManagers())
  expect(await checked(world, await folderWith({ 'requirements.txt': 'stripe==11.6.0\n' }))).toBeNull()
})
