import { posix } from 'node:path'
import * as v from 'valibot'
import type { Repository } from '../../../world.ts'

const MANIFEST = v.pipe(v.string(), v.parseJson(), v.looseObject({ type: v.optional(v.unknown()) }))

/**
 * The files that run as ES modules, whatever compiles them: by their extension, or by what the nearest package.json says.
 * https://nodejs.org/api/packages.html#determining-module-system
 */
export async function esModulesAmong(repository: Pick<Repository, 'read'>, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const folders = new Map<string, Promise<boolean>>()
  const found = new Set<string>()
  for (const path of paths) {
    if (/\.c[jt]s$/.test(path)) continue
    if (/\.m[jt]s$/.test(path) || (await isOfModules(repository, posix.dirname(path), folders))) found.add(path)
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
