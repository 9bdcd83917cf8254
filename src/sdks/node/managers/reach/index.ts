import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { EditError } from '../../../../domain/errors.ts'
import { NAME_REGISTRY } from '../../../../domain/trust.ts'
import { withoutSecrets } from '../../../../domain/secrets.ts'
import type { SdkWorld } from '../../../../world.ts'
import { inFolder, upwards } from '../../../shared/paths.ts'
import { namedRegistries, originOf } from './named.ts'
import { bunfigReach, dotenvReach } from './bunfig.ts'
import { npmrcReach } from './npmrc.ts'
import { yarnrcReach } from './yarnrc.ts'
import { yamlReach } from './yaml.ts'

/** Something that a settings file says and that reaches outside the repository. */
export interface Reach {
  /** 1-based. */
  readonly line: number
  /**
   * `registry`: asks the registry at `value`. `proxy`: sends what the client asks for through somebody. `folder`: writes to the
   * folder `value`. `variable`: reads the variable `value`. `hidden`: what it says cannot be known.
   */
  readonly kind: 'registry' | 'proxy' | 'folder' | 'variable' | 'hidden'
  /** The setting. */
  readonly key: string
  readonly value: string
}

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

/** Whether a path leads out of the repository from a folder in it. */
function leaves(folder: string, path: string): boolean {
  if (path === '') return false
  const joined = posix.normalize(posix.join(folder, path))
  return posix.isAbsolute(path) || /^~|[$\\]|^[a-z]:/i.test(path) || joined === '..' || joined.startsWith('../')
}

/** What is wrong with it, and what helps; null where nothing is. */
function problem(folder: string, { kind, key, value }: Reach, named: ReadonlySet<string>): readonly [why: string, wayOut: string] | null {
  const own = `Take "${key}" out of it, and set it in the job or for its user.`
  if (kind === 'hidden') return [`sets "${key}", whose meaning depends on a variable`, own]
  if (kind === 'proxy') return ['names a proxy, which would see what is sent to the registry', own]
  if (kind === 'folder') return leaves(folder, value) ? [`makes it write outside the repository ("${key}")`, own] : null
  if (kind === 'variable')
    return OF_OTHERS.test(value) ? [`would send the variable ${value} to a registry, which is another client's`, own] : null
  const origin = originOf(value)
  if (origin !== null && named.has(origin)) return null
  return [`names the registry ${withoutSecrets(origin ?? value)}, which neither the job nor its user's own settings name`, NAME_REGISTRY]
}

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
      if (reaches.length === 0) continue
      const named = reaches.some(({ kind }) => kind === 'registry') ? await namedRegistries(world) : new Set<string>()
      for (const reach of reaches) {
        const found = problem(above, reach, named)
        if (found !== null) throw new EditError(blocked, `${path}:${reach.line} ${found[0]}`, found[1])
      }
    }
  }
}
