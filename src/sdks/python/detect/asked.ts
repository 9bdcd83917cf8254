import { parseRequirement } from '../manifest/requirement.ts'
import { parseRequirements } from '../manifest/requirements-file.ts'
import { parseToml } from '../manifest/toml.ts'

const REQUIREMENTS = /(?:^|\/)[^/]*(?:requirements|constraints)[^/]*\.(?:txt|in)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/
const TOML = /(?:^|\/)(?:pyproject\.toml|Pipfile)$/

/** Tables of a TOML manifest whose keys are names of packages. */
const TABLES = /^(?:tool\.poetry(?:\.group\.[^.]+)?\.(?:dev-)?dependencies|(?:dev-)?packages)$/

/** What a manifest asks for, by the package's name; null for another file, and for one that cannot be read. */
export function askedIn(path: string, text: string): ReadonlyMap<string, string> | null {
  if (REQUIREMENTS.test(path)) return askedByLines(text)
  if (TOML.test(path)) return askedByToml(text)
  return null
}

function askedByLines(text: string): ReadonlyMap<string, string> {
  return new Map(
    parseRequirements(text).flatMap(({ content }) =>
      content.kind === 'requirement' ? [[content.requirement.name, content.requirement.specifier]] : [],
    ),
  )
}

/** The strings of lists are requirements where they read as one, and those of Poetry's and Pipenv's tables are specifiers. */
function askedByToml(text: string): ReadonlyMap<string, string> | null {
  const read = parseToml(text)
  if (!('strings' in read)) return null
  return new Map(
    read.strings.flatMap(({ path, value }): readonly (readonly [string, string])[] => {
      const [last, ...before] = path.toReversed()
      if (typeof last === 'number') {
        const list = before[0]
        const isAsked = list === 'dependencies' || path[0] === 'dependency-groups' || path[1] === 'optional-dependencies'
        const requirement = isAsked ? parseRequirement(value) : undefined
        return requirement === undefined ? [] : [[requirement.name, requirement.specifier]]
      }
      const table = before.toReversed()
      if (TABLES.test(table.join('.'))) return [[String(last), value]]
      const name = table.at(-1)
      return last === 'version' && TABLES.test(table.slice(0, -1).join('.')) && name !== undefined ? [[String(name), value]] : []
    }),
  )
}
