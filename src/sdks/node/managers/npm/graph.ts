import { hostOf, type LockedPackage, type LockGraph, type Root } from '../graph.ts'
import { type PackageEntry, type PackageLock, readPackageLock, resolve } from './lock.ts'

/** The sections of a package.json's entry that ask for packages. */
export const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

/** Those of them that are installed because of it. */
const INSTALLED = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

function asked(entry: PackageEntry, sections: readonly (typeof SECTIONS)[number][]): ReadonlyMap<string, string> {
  return new Map(sections.flatMap((section) => Object.entries(entry[section] ?? {})))
}

/** What a package.json asks for; `idOf` says what it is given for a name. */
function rootsOf(entry: PackageEntry, idOf: (name: string) => string | null): ReadonlyMap<string, Root> {
  const installed = asked(entry, INSTALLED)
  return new Map(
    [...asked(entry, SECTIONS)].map(([name, specifier]) => [name, { specifier, id: idOf(name), isPeer: !installed.has(name) }]),
  )
}

/** The name that a package is published under, which for an alias is not the one it is installed by. */
function nameAt(place: string, entry: PackageEntry): string {
  return entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** Whether an entry is a package.json of the repository's own, and nothing that is installed. */
export function isMember(place: string): boolean {
  return !place.includes('node_modules/')
}

/** The `name@version` of what is installed at a place. */
export function idAt(place: string, entry: PackageEntry): string {
  return `${nameAt(place, entry)}@${entry.version ?? ''}`
}

/** A package-lock.json of any version as a graph. Throws as `readPackageLock`. */
export function packageLockGraph(lock: string): LockGraph {
  return graphOf(readPackageLock(lock))
}

/** The same of one that was read. */
export function graphOf({ lockfileVersion, packages }: PackageLock): LockGraph {
  const idOf = (place: string | null): string | null => {
    const entry = place === null ? undefined : packages.get(place)
    if (place === null || entry === undefined) return null
    return isMember(place) ? place : idAt(place, entry)
  }
  const found = new Map<string, { name: string; fingerprint: string; needs: Set<string> } & LockedPackage>()
  const roots = new Map<string, ReadonlyMap<string, Root>>()
  const hosts = new Set<string>()
  for (const [place, entry] of packages) {
    if (isMember(place)) {
      roots.set(
        place,
        rootsOf(entry, (name) => idOf(resolve(packages, place, name))),
      )
      continue
    }
    const id = idOf(place)
    if (id === null || entry.link === true) continue
    hosts.add(hostOf(entry.resolved))
    const peer = entry.peerDependencies?.['stripe']
    const known = found.get(id) ?? {
      ...(peer === undefined ? {} : { peer }),
      ...(entry.resolved === undefined ? {} : { address: entry.resolved }),
      name: nameAt(place, entry),
      fingerprint: `${entry.integrity ?? ''} ${entry.resolved ?? ''}`,
      needs: new Set(),
    }
    found.set(id, known)
    for (const name of asked(entry, ['dependencies', 'optionalDependencies', 'peerDependencies']).keys()) {
      const need = idOf(resolve(packages, place, name))
      if (need !== null) known.needs.add(need)
    }
  }
  hosts.delete('')
  return { format: `lockfileVersion ${lockfileVersion}`, packages: found, roots, hosts }
}
