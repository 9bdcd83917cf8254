import type { LockGraph } from './graph.ts'

/** The part of an address that says which package and version it is of: `/stripe/-/stripe-23.1.0.tgz`. */
function placeOf(address: string, version: string): string | null {
  if (!URL.canParse(address)) return null
  const { pathname } = new URL(address)
  return pathname.includes(version) ? pathname.replaceAll(version, '') : null
}

/**
 * The lockfile with Stripe's package fetched from where it was fetched before. A registry often has two hosts with the same
 * paths, and the manager writes the one that it is set to on this machine. Only a host whose paths are the same is taken.
 */
export function withOwnHost(text: string, before: LockGraph, written: LockGraph): string {
  const [own, second] = before.hosts
  if (own === undefined || second !== undefined) return text
  const places = new Set<string | null>(
    [...before.packages].map(([id, { name, address }]) => placeOf(address ?? '', id.slice(name.length + 1))),
  )
  let moved = text
  for (const [id, { name, address = '' }] of written.packages) {
    const place = placeOf(address, id.slice(name.length + 1))
    if (name !== 'stripe' || place === null || !places.has(place)) continue
    const { host } = new URL(address)
    if (host !== own) moved = moved.replaceAll(address, address.replace(`//${host}/`, `//${own}/`))
  }
  return moved
}
