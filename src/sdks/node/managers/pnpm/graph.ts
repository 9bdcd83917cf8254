import type { LockGraph, Root } from '../graph.ts'
import { bare, pnpmLines, pnpmPackage, pnpmRoots } from './lock.ts'

/** The sections of a package that name what it is given. */
const NEEDS = new Set(['dependencies', 'optionalDependencies'])

/** The `name@version` of a dependency: its version, or, of an alias, the whole key of another package. Null for a folder. */
function idOf(name: string, version: string, packages: ReadonlySet<string>): string | null {
  if (/^(?:link|file|workspace):/.test(version)) return null
  const plain = `${name}@${bare(version)}`
  if (packages.has(plain)) return plain
  const aliased = pnpmPackage(version)
  const id = `${aliased.name}@${aliased.version}`
  return packages.has(id) ? id : plain
}

/** A package while its lines are read. */
interface Open {
  readonly name: string
  fingerprint: string
  peer?: string
  readonly needs: Set<string>
  readonly asked: [name: string, version: string][]
}

/** A pnpm-lock.yaml of version 5, 6 or 9 as a graph; packages that differ in their peers alone are one. */
export function pnpmLockGraph(lock: string): LockGraph {
  const collected = pnpmRoots()
  const found = new Map<string, Open>()
  let format = ''
  for (const line of pnpmLines(lock)) {
    const { path, value } = line
    const [section, key, field, name, ...deeper] = path
    if (section === 'lockfileVersion') format = `lockfileVersion ${value}`
    if (section !== 'packages' && section !== 'snapshots') {
      collected.see(line)
      continue
    }
    if (key === undefined) continue
    const { name: own, version } = pnpmPackage(key)
    const id = `${own}@${version}`
    const known: Open = found.get(id) ?? { name: own, fingerprint: '', needs: new Set<string>(), asked: [] }
    found.set(id, known)
    if (field === 'resolution' && name === undefined) known.fingerprint = value
    if (field === 'peerDependencies' && name === 'stripe') known.peer = value
    if (field !== undefined && NEEDS.has(field) && name !== undefined && deeper.length === 0) known.asked.push([name, value])
  }
  const ids = new Set(found.keys())
  for (const { needs, asked } of found.values()) {
    for (const [name, version] of asked) {
      const need = idOf(name, version, ids)
      if (need !== null) needs.add(need)
    }
  }
  const roots = new Map<string, Map<string, Root>>()
  for (const { importer, name, specifier, version } of collected.done()) {
    const folder = importer === '.' ? '' : importer
    const known = roots.get(folder) ?? new Map<string, Root>()
    roots.set(folder, known.set(name, { specifier, id: idOf(name, version, ids) }))
  }
  // pnpm writes an address only for what no registry serves, and then the registry's own is not among them.
  const hosts = new Set([...found.values()].flatMap(({ fingerprint }) => /tarball: https?:\/\/([^/\s,}]+)/.exec(fingerprint)?.[1] ?? []))
  return { format, packages: found, roots, hosts }
}
