import { posix } from 'node:path'
import { withoutSecrets } from '../../domain/secrets.ts'
import { EditError } from '../../domain/errors.ts'
import { cacheKey } from '../../domain/run-cache.ts'
import { NAME_REGISTRY, TRUST } from '../../domain/trust.ts'
import type { SdkWorld, Tools } from '../../world.ts'
import { folderOf } from './paths.ts'

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

/** Finds origins of registries in some of the settings of the job, of its user or of the client itself. */
type Asking = (tools: Tools) => Promise<readonly string[]>

/**
 * How the origins of registries are found that files of the repository may name: those that `asks` find, and those that the workflow
 * trusts. No file of the repository has a say. Each is asked once in a run, and only where those before it do not know all that are
 * sought: the cheap ones come first.
 */
export function namedOrigins(...asks: readonly Asking[]): (world: SdkWorld, sought: readonly string[]) => Promise<ReadonlySet<string>> {
  const found = cacheKey(() => new Map<Asking, Promise<readonly string[]>>())
  return async ({ tools, cache }, sought) => {
    const known = cache.get(found)
    const origins = new Set(cache.get(TRUST).registries)
    for (const ask of asks) {
      if (sought.every((origin) => origins.has(origin))) break
      const asking = known.get(ask) ?? ask(tools)
      known.set(ask, asking)
      for (const origin of await asking) origins.add(origin)
    }
    return origins
  }
}

/** What the things that a file reaches are judged by. */
interface Judging {
  /** The file that cannot be edited where one is refused. */
  readonly blocked: string
  /** Which origins are named, at least those of the ones sought. */
  readonly named: (sought: readonly string[]) => Promise<ReadonlySet<string>>
  /** Whether a variable is another client's. */
  readonly isOthers: (variable: string) => boolean
}

/** Throws EditError at the first thing that the file at `path` reaches and may not. Only where it names a registry is it asked who names those. */
export async function mustReachNothing(path: string, reaches: readonly Reach[], { blocked, named, isOthers }: Judging): Promise<void> {
  const sought = reaches.flatMap(({ kind, value }) => (kind === 'registry' ? (originOf(value) ?? []) : []))
  const origins = await named(sought)
  for (const reach of reaches) {
    const found = problemOf(folderOf(path), reach, origins, isOthers)
    if (found !== null) throw new EditError(blocked, `${path}:${reach.line} ${found[0]}`, found[1])
  }
}

/** What is wrong with it in a folder of the repository, and what helps; null where nothing is. `isOthers` finds another client's variable. */
function problemOf(
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
