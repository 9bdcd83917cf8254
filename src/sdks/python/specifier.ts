import type { Policy } from '../../domain/policy.ts'
import type { Use } from '../../domain/use.ts'
import type { Version } from '../../domain/version.ts'
import { boundsOf, type Bounds } from './bounds.ts'
import { BETWEEN_CLAUSES } from './ranges.ts'
import { versions } from './versions.ts'

/** One clause of a specifier, with the space around its parts: ` >= 11.0`. Poetry's may have `^`, `~` or no operator. */
const CLAUSE = /^(?<before>[ \t]*)(?<operator>===|~=|==|!=|<=|>=|<|>|\^|~|)(?<space>[ \t]*)(?<version>[A-Za-z0-9*][^ \t]*)(?<after>[ \t]*)$/

/** `to` with as many parts as `like` has: 16.1.0 is `16.1` for `11.0`. A pre-release has all of its own. */
function precisely(to: Version, like: string): string {
  const parts = like.replace(/\.\*$/, '').split('.').length
  const cut = [to.major, to.minor, to.patch].slice(0, Math.min(parts, 3)).join('.')
  return to.channel === 'stable' || like.endsWith('.*') ? cut : to.text
}

/** The upper bound that `bound` becomes: `12` is `17` and `12.0.0` is `17.0.0`; one below the major, `12.5`, is `16.2`. */
function above(to: Version, bound: string): string {
  const parts = bound.split('.')
  const inMinor = parts.slice(1).some((part) => !/^0+$/.test(part))
  const next = inMinor ? [to.major, to.minor + 1, 0] : [to.major + 1, 0, 0]
  return next.slice(0, Math.max(1, Math.min(parts.length, 3))).join('.')
}

/** Whether a range takes in more than one of the majors up to that of `to`: then its floor is a promise to old users. */
function spansMajors(specifier: string, to: Version): boolean {
  const majors = Array.from({ length: to.major + 1 }, (_, major) => [`${major}.0.0`, `${major}.9999.0`])
  return majors.filter((ends) => ends.some((end) => versions.admits(specifier, end))).length > 1
}

function moveClause(clause: string, to: Version, keepsFloor: boolean): string | undefined {
  const read = CLAUSE.exec(clause)?.groups
  if (read === undefined) return undefined
  const { before = '', operator = '', space = '', version = '', after = '' } = read
  const put = (moved: string): string => `${before}${operator}${space}${moved}${after}`
  if (operator === '!=' || operator === '>' || version === '*' || (operator === '>=' && keepsFloor)) return clause
  if (operator === '<') return versions.admits(`<${version}`, to.text) ? clause : put(above(to, version))
  if (operator === '<=') return versions.admits(`<=${version}`, to.text) ? clause : put(to.text)
  if (operator === '==' || operator === '===' || operator === '')
    return put(version.endsWith('.*') ? `${precisely(to, version)}.*` : to.text)
  return put(precisely(to, version))
}

/**
 * The specifier with each clause moved to `to`, all but a floor that is a promise, and of alternatives the last alone;
 * undefined where it cannot be read, or where nothing of its form admits `to`.
 */
function moveSpecifier(specifier: string, to: Version, isPromise: boolean): string | undefined {
  if (specifier.length > 500) return undefined
  const bar = specifier.lastIndexOf('|')
  const last = bar < 0 ? specifier : specifier.slice(bar + 1).trim()
  const keepsFloor = isPromise && spansMajors(last, to)
  // What separates the clauses is between them, and stays.
  const parts = last.split(BETWEEN_CLAUSES).map((part, index) => (index % 2 === 1 || part === '' ? part : moveClause(part, to, keepsFloor)))
  if (parts.some((part) => part === undefined)) return undefined
  const moved = parts.join('')
  return versions.admits(moved, to.text) ? moved : undefined
}

/** Whether a specifier asks for nothing as old as `to`; `>11` and `>=11,!=11` do not ask for 11. */
function isAbove(specifier: string, { least }: Bounds, to: Version): boolean {
  const order = least === null ? -1 : versions.compare(least, to.text)
  return order > 0 || (order === 0 && !versions.admits(specifier, to.text))
}

/** Whether what a specifier moved to ends no earlier than it did. */
function keepsNewer({ below }: Bounds, moved: string): boolean {
  const end = boundsOf(moved)?.below
  return end === null || (end !== undefined && below !== null && versions.compare(end, below) >= 0)
}

/**
 * The specifier that moves a use; see `Upgrader.specifier`. A compiled file's line keeps its own: compiling again moves
 * it. A range that already admits the target is not raised unless that is asked, nor is the floor of one that spans majors
 * and that no lockfile answers for: a library's floor is a promise.
 */
export function specifierFor(use: Use, to: string, range: Policy['range']): { readonly specifier: string } | { readonly refused: string } {
  if (use.why !== null) return { refused: use.why }
  const target = versions.parse(to)
  if (target === undefined) return { refused: `${to} is no version of stripe-python` }
  if (use.lockfile?.path === use.path) return { specifier: use.specifier }
  const bounds = boundsOf(use.specifier)
  if (bounds !== undefined && isAbove(use.specifier, bounds, target))
    return { refused: `${use.specifier} asks for a newer version than ${target.text}, and no specifier is lowered` }
  if (range === 'pin') return { specifier: `==${target.text}` }
  const admitted = versions.admits(use.specifier, target.text)
  const locked = use.lockfile !== null
  const any = use.specifier === '' || use.specifier === '*'
  if (admitted && (range !== 'bump' || any)) {
    if (locked) return { specifier: use.specifier }
    return {
      refused: `${any ? 'it asks for no version' : `${use.specifier} admits ${target.text}`}, and no lockfile pins it`,
    }
  }
  if (range === 'lockfile-only') return { refused: `${use.specifier} does not admit ${target.text}, and only lockfiles are to be changed` }
  const moved = moveSpecifier(use.specifier, target, !locked && range !== 'bump')
  if (moved !== undefined && bounds !== undefined && keepsNewer(bounds, moved)) return { specifier: moved }
  if (admitted && locked) return { specifier: use.specifier }
  return { refused: `no specifier of the form ${use.specifier} admits ${target.text}` }
}
