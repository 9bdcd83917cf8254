import type { Place } from './place.ts'
import type { Use } from './use.ts'

function placeKey({ path, line }: Place): string {
  return `${path}:${line}`
}

/** Finds the use that decides which version another one is given; the use itself where none does. */
export function governingUse(uses: readonly Use[]): (use: Use) => Use {
  const byPlace = new Map(uses.map((use) => [placeKey(use), use]))
  return (use) => (use.movesWith && byPlace.get(placeKey(use.movesWith))) ?? use
}

/**
 * The compiled file that a use is in, or is compiled to, among the uses given; undefined for all others. A lockfile that
 * holds no use itself, such as `package-lock.json`, is not one: its manifests can move one by one.
 */
export function compiledFile(use: Use, uses: readonly Use[]): string | undefined {
  const isCompiled = (path: string): boolean => uses.some((one) => one.lockfile?.path === path) && uses.some((one) => one.path === path)
  return [use.path, use.lockfile?.path].find((path) => path !== undefined && isCompiled(path))
}

/** Those among the uses that move with some of them or not at all, these themselves among them. */
export function allMovingWith(some: ReadonlySet<Use>, uses: readonly Use[]): ReadonlySet<Use> {
  const governing = governingUse(uses)
  const deciding = new Set([...some].map(governing))
  const files = new Set([...some].map((use) => compiledFile(use, uses)).filter((path) => path !== undefined))
  const all = uses.filter((use) => some.has(use) || deciding.has(governing(use)) || files.has(compiledFile(use, uses) ?? ''))
  return all.length === some.size ? some : allMovingWith(new Set(all), uses)
}
