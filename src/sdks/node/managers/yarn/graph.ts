import { hostOf, type LockedPackage, type LockGraph, type Root } from '../graph.ts'
import { answering, METADATA, workspaceFolder, type YarnEntry, yarnEntries } from './lock.ts'

/** The sections of an entry that name what the package is given. */
const NEEDS = new Set(['dependencies', 'optionalDependencies'])

/** The name of a descriptor or a resolution: what is before its second at sign, if it begins with one. */
function nameOf(descriptor: string): string {
  return descriptor.slice(0, descriptor.indexOf('@', 1))
}

/** `name@version`: yarn 2 and later say which; yarn 1 has it in an alias's descriptor (`a@npm:stripe@17`) or is asked by it. */
export function identify({ descriptors: [first = ''], fields }: YarnEntry): { readonly name: string; readonly id: string } {
  const resolution = fields.get('resolution')
  if (resolution !== undefined) return { name: nameOf(resolution), id: resolution.replace('@npm:', '@') }
  const alias = first.indexOf('@npm:', 1)
  const name = alias === -1 ? nameOf(first) : nameOf(`${first.slice(alias + '@npm:'.length)}@`)
  return { name, id: `${name}@${fields.get('version') ?? ''}` }
}

function addressOf(fields: YarnEntry['fields']): Pick<LockedPackage, 'address'> {
  const address = fields.get('resolved')
  return address === undefined ? {} : { address }
}

/**
 * A yarn.lock of any version as a graph. Yarn 1 does not say what the manifests ask for, so that its graph has no
 * roots. Where a resolution answers instead of a descriptor, the only entry of that name does.
 */
export function yarnLockGraph(lock: string): LockGraph {
  const entries = [...yarnEntries(lock)]
  const metadata = entries.find(({ descriptors: [first] }) => first === METADATA)
  const byDescriptor = new Map<string, string>()
  const byName = new Map<string, string | null>()
  const packages = new Map<string, LockedPackage & { readonly needs: Set<string> }>()
  const asked: { readonly needs: Set<string>; readonly of: YarnEntry }[] = []
  const hosts = new Set<string>()
  for (const entry of entries) {
    if (entry === metadata || workspaceFolder(entry) !== null) continue
    const { name, id } = identify(entry)
    const { fields } = entry
    for (const descriptor of entry.descriptors) {
      byDescriptor.set(descriptor, id)
      const own = nameOf(descriptor)
      byName.set(own, byName.has(own) && byName.get(own) !== id ? null : id)
    }
    hosts.add(hostOf(fields.get('resolved')))
    const fingerprint = [fields.get('checksum'), fields.get('integrity'), fields.get('resolved')].filter(Boolean).join(' ')
    const peer = entry.asked.find((each) => each.section === 'peerDependencies' && each.name === 'stripe')?.range
    const known = packages.get(id) ?? {
      name,
      fingerprint,
      needs: new Set<string>(),
      ...(peer === undefined ? {} : { peer }),
      ...addressOf(fields),
    }
    packages.set(id, known)
    asked.push({ needs: known.needs, of: entry })
  }
  const idOf = (name: string, range: string): string | null => answering(byDescriptor, name, range) ?? byName.get(name) ?? null
  for (const { needs, of } of asked) {
    for (const { section, name, range } of of.asked) {
      const need = NEEDS.has(section) ? idOf(name, range) : null
      if (need !== null) needs.add(need)
    }
  }
  const roots = new Map<string, ReadonlyMap<string, Root>>()
  for (const entry of entries) {
    const folder = workspaceFolder(entry)
    if (folder === null) continue
    const own = entry.asked.filter(({ section }) => NEEDS.has(section))
    roots.set(folder, new Map(own.map(({ name, range }) => [name, { specifier: range, id: idOf(name, range) }])))
  }
  hosts.delete('')
  return { format: metadata === undefined ? 'yarn 1' : `version ${metadata.fields.get('version') ?? ''}`, packages, roots, hosts }
}
