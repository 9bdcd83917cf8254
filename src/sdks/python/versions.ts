import { compare as compareVersions, explain, satisfies, validRange } from '@renovatebot/pep440'
import type { Channel, Version, VersionScheme } from '../../domain/version.ts'
import { alternativesOf } from './ranges.ts'

const CHANNEL_OF: Readonly<Record<string, Channel>> = { a: 'alpha', b: 'beta' }

function parse(text: string): Version | undefined {
  if (text.length > 64) return undefined
  const read = explain(text.trim())
  if (read === null || read.epoch !== 0 || read.local !== null) return undefined
  if (read.is_postrelease || read.is_devrelease || read.release.length > 3) return undefined
  const mark = read.pre?.[0]
  const channel = mark === undefined ? 'stable' : CHANNEL_OF[mark]
  if (channel === undefined) return undefined
  const [major = 0, minor = 0, patch = 0] = read.release
  return { text: `${major}.${minor}.${patch}${(read.pre ?? []).join('')}`, major, minor, patch, channel }
}

function compare(a: string, b: string): number {
  for (const text of [a, b]) if (explain(text) === null) throw new RangeError(`${text} is no version of Python's`)
  return compareVersions(a, b)
}

/** Poetry's and pip's ways to say which Pythons: `^3.9`, `3.11`, `python-3.11.4`, `>=3.9,<4`; alternatives of comma lists. */
function pythonRanges(claim: string): readonly string[] | undefined {
  // `3.11.4` says which Python 3.11 runs today; what matters to a requirement is the minor, and `3` is any of them.
  const minors = claim.slice(0, 501).replaceAll(PYTHON, (_, before: string, version: string) => `${before}==${version}.*`)
  const ranges = alternativesOf(minors)
  return ranges?.every((range) => range !== '' && validRange(range)) === true ? ranges : undefined
}

/** A Python said by name or number alone. */
const PYTHON = /(^|[,|][ \t]*)(?:c?python-?|py)?(\d+(?:\.\d+)?)(?:\.\d+)*(?:\.\*)?(?=[ \t]*(?:$|[,|]))/gi

/** Pythons that anybody may still run or soon will, each with an early and a late patch release: `>=3.9.2` admits one of 3.9. */
const PYTHONS = ['2.7', ...Array.from({ length: 35 }, (_, index) => `3.${index + 5}`)].flatMap((minor) => [`${minor}.0`, `${minor}.99`])

function within(ranges: readonly string[], python: string): boolean {
  return ranges.some((range) => satisfies(python, range))
}

/** Whether a statement such as `>=3.9`, `3.11` or `^3.8` admits a minor version of Python; true where it cannot be read. */
export function admitsPython(claim: string, minor: string): boolean {
  const ranges = pythonRanges(claim)
  return ranges === undefined || [`${minor}.0`, `${minor}.99`].some((python) => within(ranges, python))
}

function runtimeMeets(claimed: string, required: string): boolean {
  const claims = claimed.split(' and ').map(pythonRanges)
  const needs = pythonRanges(required)
  if (claims.some((ranges) => ranges === undefined) || needs === undefined) return true
  const isClaimed = (python: string): boolean => claims.every((ranges) => ranges !== undefined && within(ranges, python))
  // Without a floor it does not say which is the lowest: `<3.12` is met by what needs 3.9, and `<3.9` is not.
  if (isClaimed('1.0.0')) return PYTHONS.some((python) => isClaimed(python) && within(needs, python))
  return PYTHONS.every((python) => !isClaimed(python) || within(needs, python))
}

/**
 * Whether pip, or Poetry with its carets, would take the version for the specifier: a pre-release only where the specifier
 * names one (PEP 440, "Handling of pre-releases"). False where the specifier cannot be read.
 */
function admits(specifier: string, version: string): boolean {
  const alternatives = alternativesOf(specifier)
  if (alternatives === undefined || explain(version) === null || !alternatives.every(validRange)) return false
  return alternatives.some((range) => {
    const named = range.split(',').some((clause) => explain(clause.replace(/^[ \t=<>!~]+/, ''))?.is_prerelease === true)
    return satisfies(version, range, named ? { prereleases: true } : {})
  })
}

/** Python's versions, by PEP 440. A beta is written `16.2.0b1`, an alpha `16.2.0a1`; Stripe publishes no other suffix. */
export const versions: VersionScheme = { parse, compare, admits, runtimeMeets }
