import { explain } from '@renovatebot/pep440'
import { alternativesOf, raised } from './ranges.ts'
import { versions } from './versions.ts'

/** Where a specifier begins and ends; null where it is open there. */
export interface Bounds {
  /** The oldest version that it names as admitted, or that it begins above. */
  readonly least: string | null
  /** The version that ends it: it, or all from it on, is not admitted. Of an exact pin or `<=`, it is the one named. */
  readonly below: string | null
}

/** The bounds of one clause as PEP 440 writes it; undefined where it cannot be read. `!=` bounds nothing. */
function clauseBounds(clause: string): Bounds | undefined {
  const read = /^(?<operator>===|~=|==|!=|<=|>=|<|>)[ \t]*(?<version>[^ \t*]+?)(?<star>\.\*)?$/.exec(clause.trim())?.groups
  const { operator = '', version = '', star } = read ?? {}
  const numbers = explain(version)?.release ?? []
  const last = numbers.length - 1
  if (last < 0) return undefined
  if (operator === '!=') return { least: null, below: null }
  if (operator === '>=' || operator === '>') return { least: version, below: null }
  if (operator === '<=' || operator === '<') return { least: null, below: version }
  if (operator === '~=') return { least: version, below: raised(numbers, Math.max(0, last - 1)) }
  return { least: version, below: star === undefined ? version : raised(numbers, last) }
}

/** The furthest of some bounds to one side; of several clauses or alternatives. */
function furthest(bounds: readonly (string | null)[], sign: 1 | -1): string | null {
  const known = bounds.filter((bound) => bound !== null)
  return known.toSorted((a, b) => sign * versions.compare(b, a))[0] ?? null
}

/** Where a specifier begins and ends; all of its alternatives as one. Undefined where it cannot be read. */
export function boundsOf(specifier: string): Bounds | undefined {
  const alternatives = alternativesOf(specifier)?.map((alternative): Bounds | undefined => {
    const clauses = alternative
      .split(',')
      .filter((clause) => clause.trim() !== '')
      .map(clauseBounds)
    const read = clauses.filter((clause) => clause !== undefined)
    if (read.length < clauses.length) return undefined
    return {
      least: furthest(
        read.map(({ least }) => least),
        1,
      ),
      below: furthest(
        read.map(({ below }) => below),
        -1,
      ),
    }
  })
  const known = alternatives?.filter((bounds) => bounds !== undefined)
  if (known === undefined || known.length === 0 || known.length < (alternatives?.length ?? 0)) return undefined
  const isOpenBelow = known.some(({ least }) => least === null)
  const isOpenAbove = known.some(({ below }) => below === null)
  return {
    least: isOpenBelow
      ? null
      : furthest(
          known.map(({ least }) => least),
          -1,
        ),
    below: isOpenAbove
      ? null
      : furthest(
          known.map(({ below }) => below),
          1,
        ),
  }
}
