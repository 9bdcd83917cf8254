import { cut, type Block } from '../blocks.ts'
import { PNPM_SECTIONS, pnpmLines, pnpmPackage } from './lock.ts'

/** The sections whose keys are packages, and not the names that a manifest or a setting asks for. */
const PACKAGES = new Set(['packages', 'snapshots', 'time'])

/** How deep a section of a pnpm-lock.yaml is cut: 1 leaves it whole. */
function depthOf(section: string | undefined): number {
  if (section === 'importers') return 4
  if (section === 'catalogs') return 3
  return section !== undefined && (PACKAGES.has(section) || PNPM_SECTIONS.has(section) || ['specifiers', 'overrides'].includes(section))
    ? 2
    : 1
}

/** A package that is given Stripe's as its peer says so in its key, also where only one below it is. */
const GIVEN = /[(_]stripe@/

function isOurs(path: readonly string[], ours: ReadonlySet<string>): boolean {
  const [section = '', key = ''] = path
  if (path.length === 1 || path.length < depthOf(section)) return false
  if (!PACKAGES.has(section)) return path.at(-1) === 'stripe'
  const { name, version } = pnpmPackage(key)
  return ours.has(`${name}@${version}`) || GIVEN.test(key)
}

/** The rows in which it is given a package whose peer is Stripe's: which one that is may change with Stripe's version. */
function givenIn(text: string): ReadonlyMap<string, string> {
  const rows = text.split('\n')
  return new Map(
    [...pnpmLines(text)].flatMap(({ path, value, line }) => (GIVEN.test(value) ? [[path.join(' > '), rows[line - 1] ?? ''] as const] : [])),
  )
}

/** The text of a pnpm-lock.yaml of version 5, 6 or 9 in blocks: each package, and each line of each importer. */
export function pnpmBlocks(text: string, ours: ReadonlySet<string>): readonly Block[] {
  const heads = [...pnpmLines(text)].flatMap(({ path, line }) => (path.length <= depthOf(path[0]) ? [{ line, is: path }] : []))
  const seen = new Map<string, number>()
  return cut(text, heads, []).map(([path, block]) => {
    const key = path.join(' > ')
    // Later versions of pnpm put a document of their own in front, with the same sections.
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return { key: count === 0 ? key : `${key} (${count + 1})`, text: block, isOurs: isOurs(path, ours), given: givenIn(block) }
  })
}
