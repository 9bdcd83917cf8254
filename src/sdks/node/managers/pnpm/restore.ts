import { keepLineEnds, type Restored } from '../manager.ts'
import { restoreMoving } from '../moving.ts'
import { pnpmBlocks } from './blocks.ts'
import { pnpmLockGraph } from './graph.ts'
import { bare, PNPM_SECTIONS, pnpmLines } from './lock.ts'

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
  const present = snapshots.size > 0 ? snapshots : packages
  return new Set(
    given
      .filter(([name, version]) => !placesOf(name, version).some((place) => present.has(place)))
      .map(([name, version]) => `${name}@${version}`),
  )
}

/**
 * The text with what somebody is given put back where only the peers that it was resolved with differ, and such a resolution is not
 * held: of a package that is given Stripe's as a peer, pnpm resolves all else anew too.
 */
function withHeldPeers(text: string, before: string): string {
  const wrong = danglingIn(text)
  if (wrong.size === 0) return text
  const held = new Map<string, Set<string>>()
  for (const { path, value } of pnpmLines(before)) {
    const name = path.at(-1) ?? ''
    const plain = `${name}@${bare(value)}`
    held.set(plain, (held.get(plain) ?? new Set()).add(value))
  }
  return text
    .split('\n')
    .map((row) => {
      const [, start = '', name = '', value = ''] = /^( +'?([^':]+)'?: )(\S+)$/.exec(row) ?? []
      const [only, ...more] = wrong.has(`${name}@${value}`) ? (held.get(`${name}@${bare(value)}`) ?? []) : []
      return only === undefined || more.length > 0 ? row : start + only
    })
    .join('\n')
}

/** `Lockfile.restore` for a pnpm-lock.yaml of any version. */
export function restorePnpmLock(before: string, written: string, ours: ReadonlySet<string>, graph = pnpmLockGraph): Restored {
  const moved = restoreMoving(before, keepLineEnds(before, written), ours, { graph, blocks: pnpmBlocks })
  const text = withHeldPeers(moved, before)
  const known = danglingIn(before)
  return { text, stray: [...danglingIn(text)].filter((each) => !known.has(each)) }
}
