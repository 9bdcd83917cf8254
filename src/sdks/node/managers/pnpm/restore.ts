import { restoreBlocks } from '../blocks.ts'
import type { LockGraph } from '../graph.ts'
import { keepLineEnds, type Restored } from '../manager.ts'
import { pnpmBlocks } from './blocks.ts'
import { pnpmLockGraph } from './graph.ts'
import { PNPM_SECTIONS, pnpmLines, pnpmPackage } from './lock.ts'

/** Every package that a manifest or another package is given. */
function* neededIn({ packages, roots }: LockGraph): Generator<string> {
  for (const { needs } of packages.values()) yield* needs
  for (const asked of roots.values()) for (const { id } of asked.values()) if (id !== null) yield id
}

/** The keys under which what somebody is given may be: plain, of an alias, and of versions 6 and 5. */
function placesOf(name: string, version: string): readonly string[] {
  return [`${name}@${version}`, version, `/${name}@${version}`, `/${name}/${version}`]
}

/** What a lockfile gives somebody and does not hold, with the peers that it is asked for with. */
function danglingIn(text: string): ReadonlySet<string> {
  const keys = new Map<string, Set<string>>([
    ['packages', new Set()],
    ['snapshots', new Set()],
  ])
  const given: [name: string, version: string][] = []
  for (const { path, value } of pnpmLines(text)) {
    const [section = '', key = '', field = ''] = path
    keys.get(section)?.add(key)
    const isPackage = section === 'packages' || section === 'snapshots'
    const asked = isPackage ? path.slice(2) : section === 'importers' ? path.slice(2) : path
    const [list = '', name = '', more] = asked
    if (!PNPM_SECTIONS.has(isPackage ? field : list) || name === '') continue
    if (more === undefined && value !== '') given.push([name, value])
    if (more === 'version') given.push([name, value])
  }
  const [packages = new Set<string>(), snapshots = new Set<string>()] = keys.values()
  const held = snapshots.size > 0 ? snapshots : packages
  return new Set(
    given
      .filter(([name, version]) => !placesOf(name, version).some((place) => held.has(place)))
      .map(([name, version]) => `${name}@${version}`),
  )
}

/**
 * `Lockfile.restore` for a pnpm-lock.yaml of any version. A version of a package that is in both states says what it said
 * before, whoever is given it. One that somebody is still given stays, and one that nobody is given does not come.
 */
export function restorePnpmLock(before: string, written: string, ours: ReadonlySet<string>): Restored {
  const now = keepLineEnds(before, written)
  const [old, after] = [pnpmLockGraph(before).packages, pnpmLockGraph(now).packages]
  const moving = new Set([...ours].filter((id) => pnpmPackage(id).name === 'stripe' || old.has(id) !== after.has(id)))
  for (;;) {
    const text = restoreBlocks(pnpmBlocks(before, moving), pnpmBlocks(now, moving))
    const graph = pnpmLockGraph(text)
    const needed = new Set(neededIn(graph))
    const isWrong = (id: string): boolean => (old.has(id) ? needed.has(id) && !graph.packages.has(id) : !needed.has(id))
    const wrong = [...moving].filter(isWrong)
    if (wrong.length === 0) {
      const lost = danglingIn(before)
      return { text, stray: [...danglingIn(text)].filter((each) => !lost.has(each)) }
    }
    for (const id of wrong) moving.delete(id)
  }
}
