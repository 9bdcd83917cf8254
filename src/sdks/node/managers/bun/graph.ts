import { hostOf, type LockedPackage, type LockGraph, type Root } from '../graph.ts'
import { type BunLock, type BunPackage, bunPackage, placeFor, readBunLock } from './lock.ts'

/** Whether it is a package.json of the repository's own, and nothing that is installed. */
function isMember({ id }: BunPackage): boolean {
  return id.includes('@workspace:')
}

/** What a member asks for, with what it is given. */
function rootsOf(lock: BunLock, folder: string): ReadonlyMap<string, Root> {
  const member = lock.workspaces[folder]
  const from = folder === '' ? '' : (member?.name ?? '')
  const installed = { ...member?.dependencies, ...member?.devDependencies, ...member?.optionalDependencies }
  return new Map(
    Object.entries({ ...member?.peerDependencies, ...installed }).map(([name, specifier]) => {
      const id = lock.packages[placeFor(lock.packages, from, name) ?? '']?.id ?? null
      return [name, { specifier, id, isPeer: !Object.hasOwn(installed, name) }]
    }),
  )
}

/** A bun.lock as a graph. Throws as `readBunLock`. */
export function bunLockGraph(text: string): LockGraph {
  const lock = readBunLock(text)
  const packages = new Map<string, LockedPackage & { readonly needs: Set<string> }>()
  const hosts = new Set<string>()
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (isMember(entry)) continue
    const { id, texts, dependencies, optionalDependencies, peerDependencies } = entry
    const peer = peerDependencies?.['stripe']
    const { name } = bunPackage(id)
    const known = packages.get(id) ?? {
      name,
      fingerprint: texts.join(' '),
      needs: new Set<string>(),
      ...(peer === undefined ? {} : { peer }),
    }
    packages.set(id, known)
    hosts.add(hostOf(texts[0]))
    for (const need of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const found = lock.packages[placeFor(lock.packages, place, need) ?? '']
      if (found !== undefined && !isMember(found)) known.needs.add(found.id)
    }
  }
  hosts.delete('')
  const roots = new Map(Object.keys(lock.workspaces).map((folder) => [folder, rootsOf(lock, folder)]))
  return { format: `lockfileVersion ${lock.lockfileVersion}`, packages, roots, hosts }
}
