import { posix } from 'node:path'
import { withoutSecrets } from '../../domain/secrets.ts'
import { NAME_REGISTRY } from '../../domain/trust.ts'

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

/** The origin of an address, or null where it is none. */
export function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null
}

/** Whether a path leads out of the repository from a folder in it. */
function leaves(folder: string, path: string): boolean {
  if (path === '') return false
  const joined = posix.normalize(posix.join(folder, path))
  return posix.isAbsolute(path) || /^~|[$\\]|^[a-z]:/i.test(path) || joined === '..' || joined.startsWith('../')
}

/** What is wrong with it in a folder of the repository, and what helps; null where nothing is. `isOthers` finds another client's variable. */
export function problemOf(
  folder: string,
  { kind, key, value }: Reach,
  named: ReadonlySet<string>,
  isOthers: (variable: string) => boolean,
): readonly [why: string, wayOut: string] | null {
  const own = `Take "${key}" out of it, and set it in the job or for its user.`
  if (kind === 'hidden') return [`sets "${key}", whose meaning depends on a variable`, own]
  if (kind === 'proxy') return ['names a proxy, which would see what is sent to the registry', own]
  if (kind === 'folder') return leaves(folder, value) ? [`makes it write outside the repository ("${key}")`, own] : null
  if (kind === 'variable')
    return isOthers(value) ? [`would send the variable ${value} to a registry, which is another client's`, own] : null
  const origin = originOf(value)
  if (origin !== null && named.has(origin)) return null
  return [`names the registry ${withoutSecrets(origin ?? value)}, which neither the job nor its user's own settings name`, NAME_REGISTRY]
}
