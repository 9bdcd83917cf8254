import * as v from 'valibot'
import type { Scratch } from '../../../../world.ts'
import { folderOf } from '../../../shared/paths.ts'
import { SECTIONS, withoutBom } from '../../manifest/manifest.ts'
import { manifestsOf } from '../job.ts'

/** What releases of Stripe's package ask for as their peers: with what a project is given of them, they are locked. */
const PEERS: ReadonlySet<string> = new Set(['@types/node'])

/** pnpm refuses to lock where a patch is for nothing that is installed; before 10 it is told so in a package.json alone. */
export const ANY_PATCH = '--config.allow-unused-patches=true'
const ANY_PATCH_BEFORE_10 = { allowNonAppliedPatches: true }

const MANIFEST = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()))
const LIST = v.record(v.string(), v.unknown())

function isOurs(name: string, specifier: unknown): boolean {
  return name === 'stripe' || PEERS.has(name) || (typeof specifier === 'string' && /^npm:stripe(?:@|$)/.test(specifier))
}

/** A package.json in which nothing is asked for but Stripe's package and its peers; null where it is no JSON. */
function withStripeAlone(text: string): string | null {
  const read = v.safeParse(MANIFEST, withoutBom(text))
  if (!read.success) return null
  const lists = Object.keys(SECTIONS).flatMap((section) => {
    const list = v.safeParse(LIST, read.output[section])
    return list.success ? [[section, Object.fromEntries(Object.entries(list.output).filter((entry) => isOurs(...entry)))]] : []
  })
  const settings = v.safeParse(LIST, read.output['pnpm'])
  const pnpm = settings.success ? { pnpm: { ...settings.output, ...ANY_PATCH_BEFORE_10 } } : {}
  return JSON.stringify({ ...read.output, ...Object.fromEntries(lists), ...pnpm })
}

/** Leaves nothing but Stripe's package and its peers in each package.json of the copy in or below a folder. */
export async function leaveStripeAlone(scratch: Scratch, folder: string): Promise<void> {
  for (const [path, text] of await manifestsOf(scratch)) {
    const own = folderOf(path)
    const alone = folder === '' || own === folder || own.startsWith(`${folder}/`) ? withStripeAlone(text) : null
    if (alone !== null) await scratch.write(path, alone)
  }
}
