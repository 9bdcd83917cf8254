import { expect, test } from 'vitest'
import { choose, hazardsInUse, narrow, versionsInUse } from '../../../src/choose/index.ts'
import { detect } from '../../../src/detect/index.ts'
import { settled } from '../../../src/domain/change.ts'
import { createRunCache } from '../../../src/domain/run-cache.ts'
import { openSdkTable } from '../../../src/domain/sdk-table.ts'
import { edit } from '../../../src/edit/index.ts'
import { lookUp, lookUpNotes } from '../../../src/look-up/index.ts'
import { json, pullRequests, report, summary } from '../../../src/report/index.ts'
import { LANGUAGES } from '../../../src/sdks/index.ts'
import { NOW, POLICY } from '../../choose/situation.ts'
import { memoryRepository } from '../../support/memory-repository.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { testTools } from '../../support/tools.ts'
import { github } from '../../look-up/stage.ts'
import { toy } from './language/index.ts'

/** The table of languages with one line more, which is all that a new language takes outside its folder. */
const WITH_TOY = { ...LANGUAGES, toy: async () => toy }

test('a language that is added by its folder and one line in the table is detected, chosen, edited and reported', async () => {
  const sdks = await openSdkTable(WITH_TOY)
  const repository = memoryRepository({ 'app/toy.deps': 'stripe 1.0.0\n', 'toy.lock': 'stripe 1.0.0\n' })
  const world = { repository, sdks, tools: testTools(), cache: createRunCache(), github: github(), log: quietLog() }

  const detection = await detect(world, { ...POLICY, sdks: sdks.names })
  expect(detection.uses).toMatchObject([{ sdk: 'toy', path: 'app/toy.deps', version: '1.0.0' }])

  const releaseLists = await lookUp(world, detection.uses)
  const choice = choose(sdks, detection, releaseLists, { ...POLICY, inMajor: 'always', sdks: sdks.names }, NOW)
  expect(choice.upgrades.map(({ branch, from, to }) => [branch, from, to])).toEqual([
    ['stripe-upgrade/toy-1.x', '1.0.0', '1.4.0'],
    ['stripe-upgrade/toy-2.x', '1.0.0', '2.1.0'],
  ])

  const inUse = versionsInUse(sdks, detection.uses, releaseLists)
  const changes = await edit(world, choice.upgrades, (upgrade, targets) => narrow(sdks, upgrade, targets, inUse, releaseLists))
  expect(changes[1]).toMatchObject({
    kind: 'edited',
    edits: [
      { path: 'app/toy.deps', after: 'stripe 2.1.0\n' },
      { path: 'toy.lock', after: 'stripe 2.1.0\n' },
    ],
    checks: [{ command: 'toy check' }],
  })

  const upgrades = changes.map(({ upgrade }) => upgrade)
  const all = report({
    sdks,
    detection,
    releaseLists,
    inUse,
    hazards: hazardsInUse(sdks, inUse),
    choice: settled(choice, changes),
    changes,
    proofs: [],
    changelogs: await lookUpNotes(world, upgrades),
    reviews: upgrades.map(() => null),
  })
  const [, major] = pullRequests(all, { branch: 'main', commit: 'a'.repeat(40) })
  expect(major).toMatchObject({ branch: 'stripe-upgrade/toy-2.x', title: 'Upgrade stripe (Toy) 1.0.0 → 2.1.0' })
  expect(major?.body).toContain('An empty webhook secret accepts forged toys')
  expect(summary(all, [])).toContain('stripe (Toy)')
  expect(json(all, [])).toMatchObject({ upgrades: [{ sdk: 'toy' }, { sdk: 'toy' }] })
})

test('a language that calls itself otherwise than the table does is refused', async () => {
  await expect(openSdkTable({ game: async () => toy })).rejects.toThrow('the language "game" calls itself "toy"')
})
