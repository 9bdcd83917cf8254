import { posix } from 'node:path'
import { parse } from 'jsonc-parser'
import * as v from 'valibot'
import type { Repository } from '../../../world.ts'

const MANIFEST = v.pipe(v.string(), v.parseJson(), v.looseObject({ type: v.optional(v.unknown()) }))

const SETTINGS = v.looseObject({
  compilerOptions: v.looseObject({ moduleResolution: v.pipe(v.string(), v.toLowerCase(), v.literal('bundler')) }),
})

/**
 * The files that run as ES modules, whatever compiles them: by their extension, or by what the nearest package.json says; or whose
 * imports a bundler resolves, which takes the ES module of a package for `import`, as the nearest tsconfig.json says.
 * https://nodejs.org/api/packages.html#determining-module-system
 * https://www.typescriptlang.org/tsconfig/#moduleResolution
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
  const [manifest, settings] = await Promise.all(['package.json', 'tsconfig.json'].map((name) => repository.read(posix.join(folder, name))))
  if (settings?.kind === 'text' && v.is(SETTINGS, parse(settings.text, [], { allowTrailingComma: true }))) return true
  if (manifest?.kind === 'text') {
    const read = v.safeParse(MANIFEST, manifest.text.replace(/^\uFEFF/, ''))
    return read.success && read.output.type === 'module'
  }
  return folder === '.' ? false : isOfModules(repository, posix.dirname(folder), known)
}
