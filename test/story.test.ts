import { expect, test } from 'vitest'
import { openRepository } from '../src/adapters/repository.ts'
import { createRunCache } from '../src/domain/run-cache.ts'
import { openSdkTable } from '../src/domain/sdk-table.ts'
import { readSettings } from '../src/settings/index.ts'
import { story } from '../src/story.ts'
import { NOW } from './choose/situation.ts'
import { github } from './look-up/stage.ts'
import { toy } from './sdks/toy/language/index.ts'
import { gitRepository } from './support/git-repository.ts'
import { emptyForge, memoryForge } from './support/memory-forge.ts'
import { quietLog } from './support/quiet-log.ts'
import { testTools } from './support/tools.ts'

test('the review has its packages from where the proof has them from, so that each version is installed once', async () => {
  const { root } = await gitRepository({ 'toy.deps': 'stripe 1.0.0\n', 'toy.lock': 'stripe 1.0.0\n' })
  const tools = testTools()
  const sdks = await openSdkTable({ toy: async () => toy })
  const world = {
    repository: await openRepository(root, tools),
    tools,
    cache: createRunCache(),
    sdks,
    log: quietLog(),
    github: github(),
    clock: { now: () => NOW },
    forge: memoryForge(emptyForge()),
  }
  const from: unknown[] = []
  await story(
    world,
    { ...(await readSettings({ flags: [] })), sdks: sdks.names },
    {
      steps: {
        async prove({ repository }, upgrades) {
          from.push(repository?.root)
          for await (const _ of upgrades) continue
          return []
        },
        async review(_, upgrades, { packagesFrom }) {
          from.push(packagesFrom)
          return upgrades.map(() => null)
        },
        publish: async () => [],
      },
    },
  )
  expect(from).toEqual([world.repository.root, world.repository.root])
})
