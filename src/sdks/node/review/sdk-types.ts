import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import semver from 'semver'
import * as v from 'valibot'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { SdkWorld } from '../../../world.ts'
import { archiveOf } from '../package/archive.ts'
import { unpackTar } from '../package/safe-tar.ts'

/** The types of one version of stripe-node. */
export interface SdkTypes {
  /** The package's folder. */
  readonly folder: string
  /** Files of it that the checker is shown otherwise, by their paths in the package. */
  readonly instead: Readonly<Record<string, string>>
}

/** The first version with types. */
const TYPED_SINCE = '8.0.0'
/** From here on the package has types of its own for `require('stripe')`. */
const COMMONJS_SINCE = '22.0.0'

const UNPACKED = cacheKey(() => new Map<string, Promise<SdkTypes>>())

/** Whether a version has types at all. */
export function hasTypes(version: string): boolean {
  return semver.gte(version, TYPED_SINCE)
}

/** What only an editor or a run needs. */
const UNUSED = /\.(?:map|md|[cm]?js)$/

/** Unpacks the types of one version, once in a run: what the proof installs has none. Throws UpstreamError. */
export async function typesOf(world: SdkWorld, version: string, root: string): Promise<SdkTypes> {
  const unpacked = world.cache.get(UNPACKED)
  const known = unpacked.get(version)
  if (known !== undefined) return known
  const unpacking = unpack(world, version, root)
  unpacked.set(version, unpacking)
  return unpacking
}

async function unpack(world: SdkWorld, version: string, root: string): Promise<SdkTypes> {
  const archive = await archiveOf(world, version, root)
  const into = await world.tools.folder(`types-${version}`)
  await unpackTar(archive.path, into, (name) => !UNUSED.test(name) || name.endsWith('.d.ts'))
  const folder = join(into, 'package')
  return { folder, instead: semver.gte(version, COMMONJS_SINCE) ? {} : await callable(folder) }
}

/** What `require('stripe')` gives up to 21: a function that needs no `new`, and has itself as `default` and `Stripe`. */
const CALLABLE = `import { Stripe as Client } from 'stripe'
interface Callable {
  (key: string, config?: Client.StripeConfig): Client
  readonly default: typeof Client
  readonly Stripe: typeof Client
}
declare const stripe: typeof Client & Callable
export = stripe
`

/**
 * The types up to 21 say that \`require('stripe')\` is a namespace which cannot be called, so that everything behind
 * \`require('stripe')(key)\` would be \`any\`, and nothing would be found in it. The checker is shown what it really is.
 */
async function callable(folder: string): Promise<Readonly<Record<string, string>>> {
  const manifest = v.parse(
    v.pipe(v.string(), v.parseJson(), v.looseObject({ types: v.string() })),
    await readFile(join(folder, 'package.json'), 'utf8'),
  )
  const types = `./${manifest.types}`
  return {
    'package.json': JSON.stringify({ ...manifest, exports: { '.': { require: './callable.d.ts', default: types }, './*': './*' } }),
    'callable.d.ts': CALLABLE,
  }
}
