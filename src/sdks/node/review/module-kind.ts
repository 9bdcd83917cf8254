import { posix } from 'node:path'
import * as v from 'valibot'
import type { Repository } from '../../../world.ts'
import { jsonOf } from './aliases.ts'

const MANIFEST = v.pipe(v.string(), v.parseJson(), v.looseObject({ type: v.optional(v.unknown()) }))

const SETTINGS = v.looseObject({
  extends: v.optional(v.unknown()),
  compilerOptions: v.optional(v.looseObject({ module: v.optional(v.string()), moduleResolution: v.optional(v.string()) })),
})

/** How many files of settings, each extending the next, are read. */
const MAX_EXTENDED = 4

/**
 * The files that run as ES modules, whatever compiles them: by their extension, by what the nearest package.json says, or because the
 * nearest tsconfig.json leaves `import` as it is, for a bundler or a loader.
 * https://nodejs.org/api/packages.html#determining-module-system
 */
export async function esModulesAmong(repository: Pick<Repository, 'read'>, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const folders = new Map<string, Promise<boolean>>()
  const compiled = new Map<string, Promise<boolean>>()
  const found = new Set<string>()
  for (const path of paths) {
    if (/\.c[jt]s$/.test(path)) continue
    const folder = posix.dirname(path)
    if (/\.m[jt]s$/.test(path) || (await isOfModules(repository, folder, folders)) || (await isLeftAsIs(repository, folder, compiled)))
      found.add(path)
  }
  return found
}

function isOfModules(repository: Pick<Repository, 'read'>, folder: string, known: Map<string, Promise<boolean>>): Promise<boolean> {
  const asked = known.get(folder) ?? readFolder(repository, folder, known)
  known.set(folder, asked)
  return asked
}

async function readFolder(repository: Pick<Repository, 'read'>, folder: string, known: Map<string, Promise<boolean>>): Promise<boolean> {
  const content = await repository.read(posix.join(folder, 'package.json'))
  if (content.kind === 'text') {
    const read = v.safeParse(MANIFEST, content.text.replace(/^\uFEFF/, ''))
    return read.success && read.output.type === 'module'
  }
  return folder === '.' ? false : isOfModules(repository, posix.dirname(folder), known)
}

/** Whether what TypeScript makes of the files of a folder has `import` still. */
function isLeftAsIs(repository: Pick<Repository, 'read'>, folder: string, known: Map<string, Promise<boolean>>): Promise<boolean> {
  const asked = known.get(folder) ?? readSettings(repository, folder, known)
  known.set(folder, asked)
  return asked
}

async function readSettings(repository: Pick<Repository, 'read'>, folder: string, known: Map<string, Promise<boolean>>): Promise<boolean> {
  const kind = await moduleIn(repository, posix.join(folder, 'tsconfig.json'))
  if (kind !== null) return /^(?:es\w*|preserve)$/i.test(kind)
  return folder === '.' ? false : isLeftAsIs(repository, posix.dirname(folder), known)
}

/** `esnext`, or `` where a file of settings says nothing of modules; null where there is none. */
async function moduleIn(repository: Pick<Repository, 'read'>, path: string, depth = 0): Promise<string | null> {
  const read = v.safeParse(SETTINGS, await jsonOf(repository, path))
  if (!read.success || depth > MAX_EXTENDED) return null
  const { compilerOptions, extends: base } = read.output
  const own = compilerOptions?.module ?? (/^bundler$/i.test(compilerOptions?.moduleResolution ?? '') ? 'preserve' : undefined)
  if (own !== undefined) return own
  if (typeof base !== 'string' || !base.startsWith('.')) return ''
  const target = posix.join(posix.dirname(path), base)
  return (await moduleIn(repository, target, depth + 1)) ?? (await moduleIn(repository, `${target}.json`, depth + 1)) ?? ''
}
