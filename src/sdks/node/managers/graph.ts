import semver from 'semver'

/** What a lockfile installs, whatever its format: packages, and who needs whom. */
export interface LockGraph {
  /** What must not change on the way, such as the format's version. */
  readonly format: string
  /** By `name@version`. */
  readonly packages: ReadonlyMap<string, LockedPackage>
  /** What each package.json asks for, by its folder (`''` is the lockfile's own) and the dependency's name. */
  readonly roots: ReadonlyMap<string, ReadonlyMap<string, Root>>
  /** The hosts that packages are fetched from, where the lockfile names any. */
  readonly hosts: ReadonlySet<string>
}

/** One package of a lockfile. */
export interface LockedPackage {
  readonly name: string
  /** What its bytes are known by: integrity and address. */
  readonly fingerprint: string
  /** Where it is fetched from, where the lockfile says so. */
  readonly address?: string
  /** The `name@version` of each package that it is given. */
  readonly needs: ReadonlySet<string>
  /** The range of Stripe's package that it asks for as its peer, where the lockfile says so. */
  readonly peer?: string
}

/** One dependency of one package.json. */
export interface Root {
  readonly specifier: string
  /** Its `name@version`; null where it is nothing that is installed. */
  readonly id: string | null
  /** Whether it is asked for as a peer alone: it is given what the others install. */
  readonly isPeer?: boolean
}

/** The host of an address; empty where there is none, as of a folder. */
export function hostOf(resolved: string | undefined): string {
  return resolved !== undefined && URL.canParse(resolved) ? new URL(resolved).host : ''
}

/** The packages that any of Stripe's is given, itself among them. */
function reachable(graph: LockGraph): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...graph.packages].filter(([, { name }]) => name === 'stripe').map(([id]) => id)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(graph.packages.get(id)?.needs ?? []))
  }
  return found
}

/** The `name@version` of Stripe's package and what it needs, before and after: what may change in a lockfile. */
export function oursOf(before: LockGraph, after: LockGraph): ReadonlySet<string> {
  return new Set([...reachable(before), ...reachable(after)])
}

/** The packages that are installed whether Stripe's is or not. */
function asked({ packages, roots }: LockGraph): ReadonlySet<string> {
  const isStripe = (id: string): boolean => packages.get(id)?.name === 'stripe'
  const found = new Set<string>()
  const open = [...roots.values()].flatMap((root) => [...root.values()].flatMap(({ id }) => id ?? []))
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id) || isStripe(id)) continue
    found.add(id)
    open.push(...(packages.get(id)?.needs ?? []))
  }
  return found
}

/**
 * What Stripe's package is given before, that others are given too, and that another version has replaced after: the others do not
 * need that. Of `oursOf`.
 */
export function replacedForOthers(before: LockGraph, after: LockGraph): ReadonlySet<string> {
  const others = asked(before)
  return new Set([...reachable(before)].filter((id) => others.has(id) && !after.packages.has(id)))
}

/** The packages of a lockfile that another does not hold and that nobody is given. */
export function unneededIn(graph: LockGraph, before: LockGraph): readonly string[] {
  const given = new Set([...graph.packages].flatMap(([id, { needs }]) => [...needs].filter((need) => need !== id)))
  for (const root of graph.roots.values()) for (const { id } of root.values()) if (id !== null) given.add(id)
  return [...graph.packages.keys()].filter((id) => !given.has(id) && !before.packages.has(id))
}

/** What is in one of two and not in the other. */
function* differing(a: Iterable<string>, b: Iterable<string>): Generator<string> {
  const [left, right] = [new Set(a), new Set(b)]
  for (const each of left) if (!right.has(each)) yield each
  for (const each of right) if (!left.has(each)) yield each
}

function sameRoot(a: Root | undefined, b: Root | undefined): boolean {
  return a?.specifier === b?.specifier && a?.id === b?.id
}

/** Whether it is the same peer in both, and only what it is given has changed. */
function follows(a: Root | undefined, b: Root | undefined): boolean {
  return a?.isPeer === true && b?.isPeer === true && a.specifier === b.specifier
}

/** The `name@version` of each package that one lockfile holds beside Stripe's, and another does not; sorted. */
export function onlyIn({ packages }: LockGraph, other: LockGraph): readonly string[] {
  return [...packages].flatMap(([id, { name }]) => (name === 'stripe' || other.packages.has(id) ? [] : [id])).toSorted()
}

/**
 * The packages that ask for Stripe's as a peer in a range that a version is not in, as a person would say it; sorted. `said` has
 * the ranges that the lockfile does not say, by `name@version`.
 */
export function unmetPeers({ packages }: LockGraph, version: string, said: ReadonlyMap<string, string> = new Map()): readonly string[] {
  return [...packages]
    .flatMap(([id, { peer = said.get(id) }]) =>
      peer === undefined || semver.satisfies(version, peer) ? [] : [`${id} asks for stripe ${peer}`],
    )
    .toSorted()
}

/**
 * What changed between two states of a lockfile beyond Stripe's package and what it needs, before or after; each as a
 * person would say it, sorted. Empty where nothing did. `folders` are those whose own dependency on Stripe may move.
 */
export function strayChanges(before: LockGraph, after: LockGraph, folders: ReadonlySet<string>): readonly string[] {
  const ours = oursOf(before, after)
  const stray = new Set<string>()
  if (before.format !== after.format) stray.add(`the format, from ${before.format} to ${after.format}`)
  for (const id of new Set([...before.packages.keys(), ...after.packages.keys()])) {
    const [old, now] = [before.packages.get(id), after.packages.get(id)]
    if (old === undefined || now === undefined) {
      if (!ours.has(id)) stray.add(id)
      continue
    }
    // The same version with other bytes is a change whoever needs it (threats T27 and T29).
    if (old.fingerprint !== now.fingerprint) stray.add(`${id} (other bytes or another address)`)
    if (!ours.has(id) && [...differing(old.needs, now.needs)].some((need) => !ours.has(need))) stray.add(`what ${id} is given`)
  }
  for (const folder of new Set([...before.roots.keys(), ...after.roots.keys()])) {
    const [old, now] = [before.roots.get(folder), after.roots.get(folder)]
    for (const name of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
      if (name === 'stripe' && (folders.has(folder) || follows(old?.get(name), now?.get(name)))) continue
      if (!sameRoot(old?.get(name), now?.get(name))) stray.add(`${name} of ${folder === '' ? 'the root' : folder}`)
    }
  }
  for (const host of after.hosts)
    if (!before.hosts.has(host)) stray.add(`the address of a registry (${host}), which this lockfile did not name`)
  return [...stray].toSorted()
}

/** The same reading, which understands each text once: a refresh asks several times of the same three. */
export function readOnce<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly meaning: T }>()
  return (text) => {
    const found = known.get(text) ?? { meaning: read(text) }
    known.set(text, found)
    return found.meaning
  }
}
