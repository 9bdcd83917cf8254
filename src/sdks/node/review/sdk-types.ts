import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import semver from 'semver'
import * as v from 'valibot'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { SdkWorld } from '../../../world.ts'
import { packageOf } from '../package/archive.ts'
import { putFiles } from '../package/safe-tar.ts'

/** The first version with types. */
const TYPED_SINCE = '8.0.0'
/** From here on the package has types of its own for `require('stripe')`. */
const COMMONJS_SINCE = '22.0.0'

const UNPACKED = cacheKey(() => new Map<string, Promise<string>>())

/** Whether a version has types at all. */
export function hasTypes(version: string): boolean {
  return semver.gte(version, TYPED_SINCE)
}

/** What only an editor or a run needs. */
const UNUSED = /\.(?:map|md|[cm]?js)$/

/**
 * The folder of the types of one version, unpacked once in a run: what the proof installs has none. They are made for a
 * comparison with the version `beside`. Throws UpstreamError.
 */
export async function typesOf(world: SdkWorld, version: string, root: string, beside: string): Promise<string> {
  const unpacked = world.cache.get(UNPACKED)
  const both = [version, beside].every((one) => semver.lt(one, COMMONJS_SINCE))
  const key = `${version} ${both}`
  const known = unpacked.get(key)
  if (known !== undefined) return known
  const unpacking = unpack(world, version, root, both)
  unpacked.set(key, unpacking)
  return unpacking
}

async function unpack(world: SdkWorld, version: string, root: string, both: boolean): Promise<string> {
  const { files } = await packageOf(world, version, root, (name) => !UNUSED.test(name))
  const folder = await world.tools.folder(`types-${version}`)
  putFiles(files, folder)
  const isNew = semver.gte(version, COMMONJS_SINCE)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.d.ts')) continue
    const path = join(entry.parentPath, entry.name)
    const declared = await readFile(path, 'utf8')
    const readable = telling(isNew ? declared : renamed(declared, both))
    if (readable !== declared) await writeFile(path, readable)
  }
  if (!isNew) await makeCallable(folder)
  return folder
}

/**
 * What a parameter with a list of values takes beside them, as the files call it in place of `OtherString`: whatever is checked
 * declares it, as nothing, or as any text, which the types since 22 say.
 */
const OTHER = '_StripeUpgradeOther'
export const NO_OTHER = `type ${OTHER} = never\n`
export const ANY_OTHER = `type ${OTHER} = string & Record<never, never>\n`

/** Most of what the files hold, and nothing that is checked. */
const COMMENTS = /^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\r?\n/gm

/** The parameters of a request, as a block; or a field of an answer that holds an id, and an object where it was expanded. */
const PARAMS_OR_EXPANDABLE =
  /^( *)(?:export )?(?:declare )?(?:interface|namespace) \w*Params\b[^\n]*\{\n[\s\S]*?^\1\}|^( *\w+\??: )string((?: \| (?!OtherString\b|Decimal\b|Buffer\b|Date\b)(?:Stripe\.)?[A-Z][\w.]*)+)( \| null)?;$/gm

/**
 * What an expandable field holds may be read as a string and as an object, so that `subscription.latest_invoice.payment_intent` is
 * checked; and what a parameter with a list of values takes beside them has a name of its own.
 */
function telling(declared: string): string {
  return declared
    .replaceAll(COMMENTS, '')
    .replaceAll(PARAMS_OR_EXPANDABLE, (whole, _indent, field?: string, types?: string, nothing?: string) => {
      if (field === undefined || types === undefined) return whole.replaceAll(' | OtherString', ` | ${OTHER}`)
      const objects = types.slice(' | '.length)
      return `${field}(string & (${objects})) | ${objects}${nothing ?? ''};`
    })
}

const AMBIENT = 'stripe/ambient'

/** What `require('stripe')` gives up to 21: a function that needs no `new`, and has itself as `default` and `Stripe`. */
const CALLABLE = `/// <reference path="TYPES" />
import { Stripe as Client } from '${AMBIENT}'
interface Callable {
  (key: string, config?: Client.StripeConfig): Client
  readonly default: typeof Client & Callable
  readonly Stripe: typeof Client & Callable
}
declare const stripe: typeof Client & Callable
export = stripe
`

const MODULE = `/// <reference path="TYPES" />
export { Stripe, Stripe as default } from '${AMBIENT}'
`

/**
 * A method with parameters, and the same again with options alone. Of a call that neither allows, TypeScript says what is wrong
 * by the last, which never is what was meant. Where both versions have it, it says nothing of what changed.
 */
const OPTIONS_ALONE =
  /(\b(\w{1,80})\(\s{0,40}(?:\w{1,40}\??: string,\s{0,40}){0,3}params\??: [^()]{1,200}\): [^;]{1,300};\s{1,40})\2\(\s{0,40}(?:\w{1,40}\??: string,\s{0,40}){0,3}options\?: (?:Stripe\.)?RequestOptions\s{0,40}\): [^;]{1,300};/g

function renamed(declared: string, both: boolean): string {
  const own = declared.replaceAll(/declare module (['"])stripe\1/g, `declare module '${AMBIENT}'`)
  return both ? own.replaceAll(OPTIONS_ALONE, '$1') : own
}

/**
 * The types up to 21 say that `require('stripe')` is a namespace which cannot be called, so that everything behind
 * `require('stripe')(key)` would be `any`, and nothing would be found in it. They declare the module under its own name, which
 * would come before any file: here it has another, with one file in front of it for `import` and one for `require`.
 */
async function makeCallable(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'package.json'), 'utf8')
  const manifest = v.parse(v.pipe(v.string(), v.parseJson(), v.looseObject({ types: v.string() })), text)
  const types = `./${manifest.types.replace(/^\.\//, '')}`
  await writeFile(join(folder, 'callable.d.ts'), CALLABLE.replace('TYPES', types))
  await writeFile(join(folder, 'module.d.ts'), MODULE.replace('TYPES', types))
  const exports = { '.': { require: './callable.d.ts', default: './module.d.ts' }, './*': './*' }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, types: 'module.d.ts', exports }))
}
