import type { AuditFacts } from '../domain/audit.ts'
import { folderOf, type Place } from '../domain/place.ts'
import type { SdkFacts } from '../domain/sdk-facts.ts'
import type { Use } from '../domain/use.ts'
import type { VersionScheme } from '../domain/version.ts'

/** Which version of the SDK code runs on, as far as the manifests say it. */
export interface InUse {
  readonly facts: AuditFacts
  /** Whether the code of a file runs on this version or a later one; null where that is not known. */
  isSince(path: string, version: string): boolean | null
  /** Whether that version passes a case of the contract; null where that is not known. Only for cases that some versions fail. */
  passes(path: string, contractCase: string): boolean | null
  /** The major version that the code of a file runs on; null where it is not known. */
  majorAt(path: string): number | null
  /** Each line of a manifest that says a major version, with it. */
  readonly majors: readonly (Place & { readonly major: number })[]
}

/** What a use says of its version: one, or the lowest of a range. */
interface Known {
  readonly text: string
  readonly major: number
  /** `one`: this one. `major`: any of this major from it on. `open`: any from it on. */
  readonly reach: 'one' | 'major' | 'open'
}

/** `^17.3.0`, `~17.3`, `==11.*`, `>=11,<12`: what npm, pip and Poetry read the same way. */
const LOWEST = /^(\^|~=?|~>|>=|==|=)?\s*v?(\d+)(?:\.(\d+|[x*]))?(?:\.(\d+|[x*]))?(?:\s*,?\s*<\s*(\d+)(?:\.0)*)?$/

function knownOf({ version, specifier }: Use, scheme: VersionScheme): Known | null {
  const exact = version === null ? undefined : scheme.parse(version)
  if (exact !== undefined) return { text: exact.text, major: exact.major, reach: 'one' }
  const [whole, operator, major, minor = '0', patch = '0', below] = LOWEST.exec(specifier.trim()) ?? []
  if (whole === undefined || major === undefined) return null
  const text = [major, minor, patch].map((part) => (/^\d+$/.test(part) ? part : '0')).join('.')
  const reach = operator === '>=' && below !== String(Number(major) + 1) ? 'open' : 'major'
  return { text, major: Number(major), reach }
}

/** What all say alike; null where they differ, or say nothing. */
function agreed<T>(answers: readonly (T | null)[]): T | null {
  const [first = null] = answers
  return answers.every((one) => one === first) ? first : null
}

/** `uses` are those of one SDK. */
export function inUse(uses: readonly Use[], facts: AuditFacts, { fixedIn }: Pick<SdkFacts, 'fixedIn'>, scheme: VersionScheme): InUse {
  const known = uses.flatMap((use) => {
    const own = use.isPeer === true ? null : knownOf(use, scheme)
    return own === null ? [] : [{ ...own, path: use.path, line: use.line, folder: folderOf(use.path) }]
  })
  /** Those of the manifests that are nearest above a file; of all, where none is. */
  const at = (path: string): readonly Known[] => {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const own = known.filter((one) => one.folder === folder)
      if (own.length > 0) return own
      if (folder === '') return known
    }
  }
  const isSince = (path: string, version: string): boolean | null => {
    const threshold = scheme.parse(version)?.major ?? 0
    return agreed(
      at(path).map(({ text, major, reach }) => {
        if (scheme.compare(text, version) >= 0) return true
        return reach === 'one' || (reach === 'major' && major < threshold) ? false : null
      }),
    )
  }
  return {
    facts,
    isSince,
    passes: (path, contractCase) => {
      const since = fixedIn.find(({ cases }) => cases.includes(contractCase))?.version
      return since === undefined ? null : isSince(path, since)
    },
    majorAt: (path) => agreed(at(path).map(({ major, reach }) => (reach === 'open' ? null : major))),
    majors: known.flatMap(({ path, line, major, reach }) => (reach === 'open' ? [] : [{ path, line, major }])),
  }
}
