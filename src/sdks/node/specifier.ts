import semver from 'semver'
import type { Policy } from '../../domain/policy.ts'
import type { Use } from '../../domain/use.ts'
import { SECTIONS } from './manifest/manifest.ts'

/** Longer than any range a person writes; what is longer is left alone. */
const MAX_SPECIFIER = 200

/** What a specifier asks for, where that is something else than a range of Stripe's package. */
export interface Foreign {
  /** The package that it means: another one behind an alias. */
  readonly package: string
  /** The range within an alias or a protocol, or null. */
  readonly range: string | null
  readonly why: string
}

const CATALOG = 'catalog:'

/** The catalog that `catalog:` (the name `default`) or `catalog:name` names; null for any other specifier. */
export function catalogName(specifier: string): string | null {
  return specifier.startsWith(CATALOG) ? specifier.slice(CATALOG.length).trim() || 'default' : null
}

/** What follows an `npm:` alias: `npm:stripe@17` and `npm:@scope/name@1` alike. */
function aliased(specifier: string): { readonly name: string; readonly range: string | null } | null {
  if (!specifier.startsWith('npm:')) return null
  const target = specifier.slice('npm:'.length)
  const at = target.indexOf('@', 1)
  return at === -1 ? { name: target, range: null } : { name: target.slice(0, at), range: target.slice(at + 1) }
}

/** Protocols of package managers, and what they mean for us. Nothing of the kind is ever rewritten (threats T28). */
const PROTOCOLS: readonly (readonly [prefix: string, what: string])[] = [
  ['workspace:', 'a package of this workspace'],
  ['git+', 'a git repository'],
  ['git:', 'a git repository'],
  ['git@', 'a git repository'],
  ['github:', 'a git repository'],
  ['gitlab:', 'a git repository'],
  ['bitbucket:', 'a git repository'],
  ['gist:', 'a git repository'],
  ['jsr:', 'a package of another registry, JSR'],
  ['file:', 'a folder or an archive'],
  ['link:', 'a folder'],
  ['portal:', 'a folder'],
  ['patch:', 'a patched copy'],
  ['http:', 'an archive'],
  ['https:', 'an archive'],
  ['./', 'a folder or an archive'],
  ['../', 'a folder or an archive'],
  ['/', 'a folder or an archive'],
  ['~/', 'a folder or an archive'],
]

/**
 * Why an entry is no plain range of Stripe's package, or null where it is one. `key` is the name it is required by.
 * The text of `why` completes "not edited: ".
 */
export function foreign(key: string, specifier: string): Foreign | null {
  const alias = aliased(specifier)
  if (alias !== null && alias.name === 'stripe') {
    return { package: 'stripe', range: alias.range, why: 'it is an alias (`npm:`), and aliases are never rewritten' }
  }
  if (alias !== null && semver.validRange(alias.name) !== null) {
    return { package: 'stripe', range: alias.name, why: 'it names its protocol (`npm:`); write the range alone to have it upgraded' }
  }
  if (alias !== null) {
    return {
      package: alias.name,
      range: null,
      why: `it is an alias of another package, ${alias.name}; what the code imports as "${key}" is not Stripe's own`,
    }
  }
  const protocol = PROTOCOLS.find(([prefix]) => specifier.startsWith(prefix))
  if (protocol !== undefined) return { package: 'stripe', range: null, why: `it asks for ${protocol[1]}, not for a release` }
  if (catalogName(specifier) !== null) return { package: 'stripe', range: null, why: 'it is in a catalog' }
  if (['', '*', 'x', 'X'].includes(specifier.trim()))
    return { package: 'stripe', range: null, why: 'it asks for any version; write a range to have it upgraded' }
  if (specifier.length <= MAX_SPECIFIER && semver.validRange(specifier) !== null) return null
  if (/^[\w.-]+\/[\w.-]+(?:#.*)?$/.test(specifier))
    return { package: 'stripe', range: null, why: 'it asks for a git repository, not for a release' }
  if (/^[a-z][\w.-]*$/i.test(specifier))
    return { package: 'stripe', range: null, why: `it asks for the tag "${specifier}", which moves by itself` }
  return { package: 'stripe', range: null, why: 'it is no range that npm reads' }
}

/** The version of a specifier that admits no other: `17.0.0`, `=17.0.0`, `v17.0.0`; else null. `17` is a range. */
export function exactPin(specifier: string): string | null {
  return semver.valid(specifier.trim().replace(/^=\s*/, ''))
}

/** One comparator: `>=17`, `^17.0.0`, `v17.x`. */
interface Comparator {
  readonly start: number
  readonly end: number
  readonly operator: string
  /** What is between operator and version: spaces, `v`. */
  readonly gap: string
  /** Its numbers and wildcards: `['17', 'x']`. */
  readonly parts: readonly string[]
  readonly prerelease: string | null
}

/** The comparators of one alternative (no `||` in it), or null where it holds anything else. */
function comparatorsOf(alternative: string): readonly Comparator[] | null {
  const pattern = /\s*([<>]=?|~>?|\^|=)?(\s*v?)(\d+|[xX*])((?:\.(?:\d+|[xX*])){0,2})(-[0-9A-Za-z.-]+)?(?=\s|$)/y
  const found: Comparator[] = []
  const end = alternative.trimEnd().length
  while (pattern.lastIndex < end) {
    const match = pattern.exec(alternative)
    if (match === null) return null
    const [text, operator = '', gap = '', first = '', rest = '', prerelease] = match
    const body = text.trimStart()
    found.push({
      start: match.index + text.length - body.length,
      end: match.index + text.length,
      operator,
      gap: operator === '' ? gap.trimStart() : gap,
      parts: [first, ...rest.split('.').slice(1)],
      prerelease: prerelease ?? null,
    })
  }
  return found.length === 0 ? null : found
}

/** The numbers of a version in the precision of another: `23.1.0` like `17.x` is `23.x`. */
function inPrecision(numbers: readonly number[], like: readonly string[]): string {
  return like.map((part, index) => (/^\d/.test(part) ? String(numbers[index]) : part)).join('.')
}

/** The upper bound that leaves `to`'s major open, in the precision of another; null where the old one cuts into a major. One above `to` stays. */
function upperBound(to: semver.SemVer, { parts, prerelease }: Comparator): string | null {
  if (semver.satisfies(to, `<${parts.join('.')}${prerelease ?? ''}`)) return parts.join('.') + (prerelease ?? '')
  if (parts.slice(1).some((part) => part !== '0') || (prerelease !== null && prerelease !== '-0')) return null
  return [String(to.major + 1), ...parts.slice(1)].join('.') + (prerelease ?? '')
}

/**
 * One alternative moved to `to`, with operators, spaces and precision kept; null where its form is not understood. Two
 * comparators that are `widened` get the whole of the new major: who asks for its first release is not shut out.
 */
function moveAlternative(alternative: string, to: semver.SemVer, widened: boolean): string | null {
  const comparators = comparatorsOf(alternative)
  if (comparators === null || comparators.length > 2) return null
  const isWhole = widened && comparators.length === 2 && to.prerelease.length === 0
  const numbers = isWhole ? [to.major, 0, 0] : [to.major, to.minor, to.patch]
  let moved = ''
  let at = 0
  for (const comparator of comparators) {
    const { operator, gap, parts, start, end } = comparator
    const isUpper = operator === '<'
    if (operator === '>' || operator === '<=' || (isUpper && comparators.length === 1)) return null
    if (comparators.length === 2 && !isUpper && operator !== '>=') return null
    const version = isUpper
      ? upperBound(to, comparator)
      : inPrecision(numbers, parts) + (parts.length === 3 && to.prerelease.length > 0 ? `-${to.prerelease.join('.')}` : '')
    if (version === null) return null
    moved += alternative.slice(at, start) + operator + gap + version
    at = end
  }
  const text = moved + alternative.slice(at)
  if (semver.satisfies(to, text)) return text
  // A pre-release is admitted only by a range that names it in full.
  const [only] = comparators
  return comparators.length === 1 && only !== undefined ? only.operator + only.gap + to.version : null
}

/** The specifier with its last alternative moved, and the others kept (a peer range, widened) or dropped. */
function bump(specifier: string, to: semver.SemVer, widen: boolean): string | null {
  const bar = specifier.lastIndexOf('||')
  const last = specifier.slice(bar === -1 ? 0 : bar + 2)
  const moved = moveAlternative(last, to, widen)
  if (moved === null) return null
  if (!widen) return bar === -1 ? moved : moved.trim()
  if (bar === -1) return `${specifier} || ${moved.trim()}`
  const before = specifier.slice(0, bar)
  const separator = `${before.slice(before.trimEnd().length)}||${last.slice(0, last.length - last.trimStart().length)}`
  return `${specifier}${separator}${moved.trim()}`
}

/** The oldest version that a specifier admits; null where it admits none. */
function oldestOf(specifier: string): semver.SemVer | null {
  const each = specifier.split('||').flatMap((alternative) => semver.minVersion(alternative) ?? [])
  return each.toSorted(semver.compare)[0] ?? null
}

/**
 * Whether a specifier was moved and not lowered: it admits nothing older than before, and all that was admitted from `to` on. What is
 * older than `to` may be shut out, as a raised floor does.
 */
function isRaised(specifier: string, to: semver.SemVer, moved: string): boolean {
  const [before, after] = [oldestOf(specifier), oldestOf(moved)]
  if (before !== null && after !== null && semver.lt(after, before)) return false
  return specifier.split('||').every((alternative) => semver.subset(`${alternative} >=${to.version}`, moved))
}

/**
 * The specifier that moves `use` to `to`; see `Upgrader.specifier`. `^17.0.0` becomes `^23.1.0`, `17.x` becomes `23.x`,
 * `>=17 <18` becomes `>=23 <24`; `catalog:` stays. The range of a library's peer is widened, never replaced: `^18 || ^19 || ^23`.
 */
export function specifierTo(use: Use, to: string, range: Policy['range']): { readonly specifier: string } | { readonly refused: string } {
  if (!use.editable) return { refused: use.why ?? 'it cannot be edited' }
  // What it means is written by the use that it moves with.
  if (catalogName(use.specifier) !== null) return { specifier: use.specifier }
  const target = semver.parse(to)
  if (target === null) return { refused: `"${to}" is no version` }
  const { specifier } = use
  const isAdmitted = semver.satisfies(target, specifier)
  const same =
    use.lockfile === null
      ? { refused: `"${specifier}" already admits ${to}, and no lockfile holds it back: an install already takes it` }
      : { specifier }

  const isPeer = use.isPeer ?? false
  // A catalog's entry may be a library's peer range and what is installed at once.
  if (isPeer && isAdmitted && use.kind === SECTIONS.peerDependencies)
    return { refused: `the peer range "${specifier}" already admits ${to}` }
  if (range === 'lockfile-only' && !isAdmitted)
    return { refused: `"${specifier}" does not admit ${to}, and \`range: lockfile-only\` leaves it as it is` }
  const oldest = oldestOf(specifier)
  if (oldest !== null && semver.gt(oldest, target))
    return { refused: `"${specifier}" asks for a newer version than ${to}, and no specifier is lowered` }
  if (isAdmitted && (range === 'auto' || range === 'lockfile-only')) return same
  const isPin = range === 'pin' && !isPeer
  const moved = isPin ? to : bump(specifier, target, isPeer)
  if (moved === null || !semver.satisfies(target, moved) || !(isPin || isRaised(specifier, target, moved))) {
    return isAdmitted ? same : { refused: `"${specifier}" is of a form that is not rewritten; write one that admits ${to}` }
  }
  return moved === specifier ? same : { specifier: moved }
}
