import { posix } from 'node:path'
import type { World } from '../world.ts'

/** More files that import something of these names are not looked at: a name such as `utils` is in every repository. */
const MAX_LOOKED_AT = 300
/** So many names are searched for: git takes twenty times as long for 150 of them as for one, and no longer for 20. */
const MAX_WORDS = 20

/** A file that takes the SDK in: `from 'stripe'`, `require("stripe")`, `import stripe`, `from stripe.error import …`. */
const LOADS_SDK = /(?:\bfrom|\bimport|\brequire\s*\()\s*["']?stripe\b/

/**
 * The sources that do not mention Stripe, and import one that takes the SDK in: what they get from a wrapper of the user's own is
 * Stripe's all the same. They are found by one search for the names of those files. Sorted.
 */
export async function importersOf(
  repository: Pick<World['repository'], 'mentioning' | 'read'>,
  isSource: (path: string) => boolean,
  sources: readonly string[],
): Promise<readonly string[]> {
  // Who imports a path that says "stripe" mentions it.
  const named = sources.filter((path) => !/stripe/i.test(path))
  const loading = await keptOf(named, async (path) => LOADS_SDK.test(await textOf(repository, path)))
  const modules = [...new Set(loading.map(moduleOf))]
  const words = [...new Set(modules.map((module) => posix.basename(module)))].filter((word) => word.length > 2).slice(0, MAX_WORDS)
  if (words.length === 0) return []
  const known = new Set(sources)
  // Git takes each line of what it searches for as a text of its own.
  const mentioning = await repository.mentioning(words.join('\n'))
  const candidates = mentioning.filter((path) => isSource(path) && !known.has(path)).slice(0, MAX_LOOKED_AT)
  const found = await keptOf(candidates, async (path) => {
    const text = await textOf(repository, path)
    return importsIn(text).some((one) => modules.some((module) => isModule(one, module, posix.dirname(path))))
  })
  return found.toSorted()
}

async function keptOf(paths: readonly string[], keep: (path: string) => Promise<boolean>): Promise<readonly string[]> {
  const kept = await Promise.all(paths.map(keep))
  return paths.filter((_, index) => kept[index] === true)
}

async function textOf(repository: Pick<World['repository'], 'read'>, path: string): Promise<string> {
  const content = await repository.read(path)
  return content.kind === 'text' ? content.text : ''
}

/** `lib/billing` for `lib/billing.ts`, `lib/billing/index.ts` and `lib/billing/__init__.py`. */
function moduleOf(path: string): string {
  const module = path.replace(/(?:\.d)?\.\w+$/, '')
  return /\/(?:index|__init__)$/.test(module) ? posix.dirname(module) : module
}

/** `../lib/billing` of `from '../lib/billing.js'`; `app/billing` of `from app import billing`, `./billing` of `from .billing import sync`. */
function importsIn(text: string): readonly string[] {
  const quoted = Array.from(text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["']([^"'\n]{1,200})["']/g), ([, path = '']) =>
    path.replace(/\.[cm]?[jt]sx?$|\/index$/, ''),
  )
  const dotted = Array.from(
    text.matchAll(/^[ \t]*(?:from[ \t]+(\.{0,9}[\w.]{0,200})[ \t]+import[ \t]+\(?([\w, \t]{0,400})|import[ \t]+([\w.]{1,200}))/gm),
    ([, from, names = '', module]) =>
      from === undefined
        ? [pathOf(module ?? '')]
        : [pathOf(from), ...names.split(',').map((name) => posix.join(pathOf(from), name.trim().split(/\s/)[0] ?? ''))].map((one) =>
            from.startsWith('.') && !one.startsWith('.') ? `./${one}` : one,
          ),
  ).flat()
  return [...quoted, ...dotted]
}

/** `../a/b` for `..a.b`, as Python counts: one dot is the file's own folder. */
function pathOf(dotted: string): string {
  const [dots = ''] = /^\.*/.exec(dotted) ?? []
  const up = dots.length === 0 ? '' : dots.length === 1 ? './' : '../'.repeat(dots.length - 1)
  return `${up}${dotted.slice(dots.length).replaceAll('.', '/')}`
}

/** Whether a file in a folder means a module by a path: from there, or, through an alias or from a root of the sources, by its last steps. */
function isModule(path: string, module: string, folder: string): boolean {
  if (path.startsWith('.')) return posix.join(folder, path) === module
  const own = path.split('/').slice(-2)
  return module.split('/').slice(-own.length).join('/') === own.join('/')
}
