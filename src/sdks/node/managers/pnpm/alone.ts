import * as v from 'valibot'
import type { Scratch } from '../../../../world.ts'
import { folderOf } from '../../../shared/paths.ts'
import { SECTIONS, withoutBom } from '../../manifest/manifest.ts'
import type { LockGraph } from '../graph.ts'
import { manifestsOf } from '../job.ts'

/** What releases of Stripe's package ask for as their peers: with what a project is given of them, they are locked. */
const PEERS: ReadonlySet<string> = new Set(['@types/node'])

/** Else, where a workspace asks for it, pnpm takes what nobody asks for out of pnpm-workspace.yaml. */
const KEEP_CATALOGS = '--config.cleanup-unused-catalogs=false'

/** pnpm refuses to lock where a patch is for nothing that is installed; before 10 a setting in a package.json alone admits it. */
export const UNUSED_IS_FINE = ['--config.allow-unused-patches=true', KEEP_CATALOGS]
const ANY_PATCH_BEFORE_10 = { allowNonAppliedPatches: true }

const MANIFEST = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()))
const LIST = v.record(v.string(), v.unknown())

/** The names of the packages that are given Stripe's, and of all that those are given: their peers are part of how pnpm names them. */
function askersIn({ packages }: LockGraph): ReadonlySet<string> {
  const isStripe = (id: string): boolean => packages.get(id)?.name === 'stripe'
  const open = [...packages].flatMap(([id, { needs, peer }]) => (peer !== undefined || [...needs].some(isStripe) ? [id] : []))
  const found = new Set<string>()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(packages.get(id)?.needs ?? []))
  }
  return new Set([...found].flatMap((id) => packages.get(id)?.name ?? []))
}

/** A package.json in which nothing is asked for but Stripe's package, its peers and others by name; null where it is no JSON. */
function withStripeAlone(text: string, others: ReadonlySet<string>): string | null {
  const isOurs = (name: string, specifier: unknown): boolean =>
    name === 'stripe' || PEERS.has(name) || others.has(name) || (typeof specifier === 'string' && /^npm:stripe(?:@|$)/.test(specifier))
  const read = v.safeParse(MANIFEST, withoutBom(text))
  if (!read.success) return null
  const lists = Object.keys(SECTIONS).flatMap((section) => {
    const list = v.safeParse(LIST, read.output[section])
    return list.success
      ? [[section, Object.fromEntries(Object.entries(list.output).filter(([name, specifier]) => isOurs(name, specifier)))]]
      : []
  })
  const settings = v.safeParse(LIST, read.output['pnpm'])
  const pnpm = settings.success ? { pnpm: { ...settings.output, ...ANY_PATCH_BEFORE_10 } } : {}
  return JSON.stringify({ ...read.output, ...Object.fromEntries(lists), ...pnpm })
}

/**
 * Leaves nothing but Stripe's package, its peers and what is given it in each package.json of the copy in or below a folder. `graph` is
 * what the lockfile holds.
 */
export async function leaveStripeAlone(scratch: Scratch, folder: string, graph: LockGraph): Promise<void> {
  const askers = askersIn(graph)
  for (const [path, text] of await manifestsOf(scratch)) {
    const own = folderOf(path)
    const alone = folder === '' || own === folder || own.startsWith(`${folder}/`) ? withStripeAlone(text, askers) : null
    if (alone !== null) await scratch.write(path, alone)
  }
}
