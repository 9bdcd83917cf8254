import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SdkWorld } from '../../../../world.ts'
import { inFolder, upwards } from '../../../shared/paths.ts'
import { mustReachNothing, type Reach } from '../../../shared/reach.ts'
import { namedRegistries } from './named.ts'
import { bunfigReach, dotenvReach } from './bunfig.ts'
import { npmrcReach } from './npmrc.ts'
import { yarnrcReach } from './yarnrc.ts'
import { yamlReach } from './yaml.ts'

/** The settings files that may reach outside, by their names, and who reads them. */
const FILES: Readonly<Record<string, (text: string) => Iterable<Reach> | Promise<Iterable<Reach>>>> = {
  '.npmrc': npmrcReach,
  '.yarnrc': yarnrcReach,
  '.yarnrc.yml': yamlReach,
  'pnpm-workspace.yaml': yamlReach,
  'bunfig.toml': bunfigReach,
  '.env': dotenvReach,
}

/** Those that each manager reads. */
export const READ_BY = {
  npm: ['.npmrc'],
  pnpm: ['.npmrc', 'pnpm-workspace.yaml'],
  yarn: ['.npmrc', '.yarnrc', '.yarnrc.yml'],
  bun: ['.npmrc', 'bunfig.toml', '.env'],
} as const

/** Variables that hold the credentials of other clients than those of Node. */
const OF_OTHERS = /^(?:PIP|UV|POETRY|PDM|PIPENV|KEYRING|GO|GITHUB|GH|ACTIONS|STRIPE|AWS|AZURE|GOOGLE)_|^GO[A-Z]+$/

/**
 * Throws EditError where a settings file that the manager would read, in the folder or above it up to `root`, makes it ask a
 * registry that nobody but the repository names, send credentials of another client, go through a proxy, or write elsewhere.
 * `root` is absolute, `folder` relative to it; `blocked` is the file that cannot be edited then. Nothing is sent before.
 */
export async function mustStayInside(
  world: SdkWorld,
  root: string,
  folder: string,
  manager: keyof typeof READ_BY,
  blocked: string,
): Promise<void> {
  for (const above of upwards(folder)) {
    for (const name of READ_BY[manager]) {
      const path = inFolder(above, name)
      const text = await readFile(join(root, path), 'utf8').catch(() => null)
      const reaches = text === null ? [] : [...((await FILES[name]?.(text)) ?? [])]
      await mustReachNothing(path, reaches, {
        blocked,
        named: async (sought) => namedRegistries(world, sought),
        isOthers: (variable) => OF_OTHERS.test(variable),
      })
    }
  }
}
