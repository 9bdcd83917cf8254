import { expect, test } from 'vitest'
import { narrow, versionsInUse } from '../../src/choose/index.ts'
import { SDKS } from '../support/sdks.ts'
import { releaseList, chosen, use } from './situation.ts'

const RELEASE_LISTS = [releaseList('node', ['17.7.0', '22.5.0', '23.0.0', '23.1.0'])]
const USES = [
  use({ path: 'a/package.json', specifier: '^17.0.0', locked: '17.7.0', lockfile: 'a/package-lock.json' }),
  use({ path: 'b/package.json', specifier: '^22.0.0', locked: '22.5.0', lockfile: 'b/package-lock.json' }),
  use({ path: 'c/package.json', specifier: '^23.0.0', locked: '23.0.0', lockfile: 'c/package-lock.json' }),
]

const KEPT: readonly { readonly paths: readonly string[] }[] = [
  { paths: ['b/package.json', 'c/package.json'] },
  { paths: ['a/package.json'] },
  { paths: ['c/package.json'] },
]

test.for(KEPT)('an upgrade without some of its targets says what it would say had only $paths been there', ({ paths }) => {
  const [upgrade] = chosen({ uses: USES, releaseLists: RELEASE_LISTS }).upgrades
  const [wanted] = chosen({ uses: USES.filter(({ path }) => paths.includes(path)), releaseLists: RELEASE_LISTS }).upgrades
  if (upgrade === undefined) throw new Error('there is no upgrade')
  const targets = upgrade.targets.filter(({ use: { path } }) => paths.includes(path))
  expect(narrow(SDKS, upgrade, targets, versionsInUse(SDKS, USES, RELEASE_LISTS), RELEASE_LISTS)).toEqual(wanted)
  expect(wanted).not.toEqual(upgrade)
})
