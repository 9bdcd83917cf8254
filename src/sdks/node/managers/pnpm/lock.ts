import { eachLine } from '../../../shared/lines.ts'
import type { Lock, Locked } from '../manager.ts'

/** One `key: value` of a pnpm-lock.yaml. */
export interface PnpmLine {
  /** The keys that lead to it, its own last. */
  readonly path: readonly string[]
  /** What follows the colon, unquoted; empty where lines below hold it. */
  readonly value: string
  /** 1-based. */
  readonly line: number
}

function unquoted(text: string): string {
  if (text.length >= 2 && text.startsWith("'") && text.endsWith("'")) return text.slice(1, -1).replaceAll("''", "'")
  if (text.length >= 2 && text.startsWith('"') && text.endsWith('"')) return text.slice(1, -1)
  return text
}

/** Where the key ends: at the first `: `, or at a colon that ends the line; a quoted key may hold either. */
function colonOf(text: string): number {
  const [quote] = text
  const from = quote === "'" || quote === '"' ? text.indexOf(quote, 1) + 1 : 0
  const inner = text.indexOf(': ', from)
  return inner === -1 && text.endsWith(':') ? text.length - 1 : inner
}

/**
 * Every key of a pnpm-lock.yaml in order. pnpm writes nothing but block mappings with flow values, so that reading
 * lines and their indentation gives what a YAML parser gives, at a twentieth of its time (0.2 s for 220 KB).
 * Lists and block scalars are passed over.
 */
export function* pnpmLines(text: string): Generator<PnpmLine> {
  const path: { readonly key: string; readonly indent: number }[] = []
  for (const { text: row, line } of eachLine(text)) {
    const body = row.trimStart()
    if (body === '' || body.startsWith('#') || body.startsWith('- ') || row.startsWith('---')) continue
    const colon = colonOf(body)
    if (colon === -1) continue
    const indent = row.length - body.length
    while ((path.at(-1)?.indent ?? -1) >= indent) path.pop()
    path.push({ key: unquoted(body.slice(0, colon)), indent })
    yield { path: path.map(({ key }) => key), value: unquoted(body.slice(colon + 1).trim()), line }
  }
}

/** The sections of an importer that name dependencies. */
export const PNPM_SECTIONS: ReadonlySet<string> = new Set(['dependencies', 'devDependencies', 'optionalDependencies'])

/** A dependency of one importer as pnpm resolved it. */
export interface PnpmRoot {
  readonly importer: string
  readonly name: string
  readonly specifier: string
  /** `17.7.0`, `1.0.0(stripe@17.7.0)`, `link:../a`. */
  readonly version: string
}

/** Folds lines into the dependencies of the importers; of versions 5, 6 and 9, with one importer or several. */
export function pnpmRoots(): { see(line: PnpmLine): void; done(): readonly PnpmRoot[]; importers(): ReadonlySet<string> } {
  const found = new Map<string, { importer: string; name: string; specifier: string; version: string }>()
  const importers = new Set<string>()
  function at(importer: string, name: string): { specifier: string; version: string } {
    const key = JSON.stringify([importer, name])
    const known = found.get(key) ?? { importer, name, specifier: '', version: '' }
    found.set(key, known)
    return known
  }
  return {
    see({ path, value }) {
      const [first, second] = path
      if (first === 'importers' && second !== undefined) importers.add(second)
      const importer = first === 'importers' ? (second ?? '.') : '.'
      const [section = '', name, field] = first === 'importers' ? path.slice(2) : path
      if (name === undefined) return
      if (section === 'specifiers' && field === undefined) at(importer, name).specifier = value
      if (!PNPM_SECTIONS.has(section)) return
      if (field === undefined && value !== '') at(importer, name).version = value
      if (field === 'specifier') at(importer, name).specifier = value
      if (field === 'version') at(importer, name).version = value
    },
    done: () => [...found.values()],
    importers: () => (importers.size === 0 ? new Set(['.']) : importers),
  }
}

/** A version without the peers that it was resolved with: `1.0.0(stripe@17.7.0)`, and `1.0.0_stripe@17.7.0` in version 5. */
export function bare(version: string): string {
  const end = version.search(/[(_]/)
  return end <= 0 ? version : version.slice(0, end)
}

/** The name and version of a key of `packages`: `stripe@17.7.0(…)`, `/stripe@17.7.0` or `/stripe/17.7.0_…`. */
export function pnpmPackage(key: string): { readonly name: string; readonly version: string } {
  const whole = key.startsWith('/') ? key.slice(1) : key
  const scope = whole.startsWith('@') ? whole.indexOf('/') + 1 : 0
  const peers = whole.indexOf('(')
  const id = peers === -1 ? whole : whole.slice(0, peers)
  const at = id.indexOf('@', scope)
  const slash = id.indexOf('/', scope)
  // Version 5 has a slash there, and an at sign only in the peers behind it.
  const cut = slash !== -1 && (at === -1 || slash < at) ? slash : at
  return cut === -1 ? { name: id, version: '' } : { name: id.slice(0, cut), version: bare(id.slice(cut + 1)) }
}

/** pnpm-lock.yaml for `detect`. Throws an Error of one sentence where it is none. */
export function pnpmLock(text: string): Lock {
  const roots = pnpmRoots()
  const stripes = new Map<string, Locked>()
  let isLock = false
  for (const line of pnpmLines(text)) {
    const [section, key, ...deeper] = line.path
    if (section === 'lockfileVersion') isLock = true
    if (section !== 'packages') roots.see(line)
    if (section !== 'packages' || key === undefined || deeper.length > 0) continue
    const { name, version } = pnpmPackage(key)
    if (name === 'stripe' && !stripes.has(version)) stripes.set(version, { version, line: line.line })
  }
  if (!isLock) throw new Error('it has no lockfileVersion')
  const importers = roots.importers()
  return {
    governs: (folder) => importers.has(folder === '' ? '.' : folder),
    locked(folder, key) {
      const root = roots.done().find(({ importer, name }) => importer === (folder === '' ? '.' : folder) && name === key)
      if (root === undefined) return null
      const { version } =
        root.version.startsWith('stripe@') || root.version.startsWith('/') ? pnpmPackage(root.version) : { version: bare(root.version) }
      return stripes.get(version) ?? null
    },
    any: [...stripes.values()][0] ?? null,
  }
}
