import { EditError } from '../../../../domain/errors.ts'
import { ALLOW_CODE, TRUST } from '../../../../domain/trust.ts'
import type { Scratch, SdkWorld } from '../../../../world.ts'
import { namedBy as namedFrom } from '../../../shared/paths.ts'
import { normalName, parseRequirement } from '../../manifest/requirement.ts'
import { buildingLine, parseRequirements } from '../../manifest/requirements-file.ts'
import { parseToml } from '../../manifest/toml.ts'

/**
 * Why pip-compile would ask the build backend of a pyproject.toml what the project needs, which runs its code; null where
 * it reads that from the file itself. The conditions are pip-tools' own (`maybe_statically_parse_project_metadata`).
 */
function whyAsked(text: string): string | null {
  const toml = parseToml(text)
  if ('message' in toml) return 'is broken TOML'
  const strings = toml.strings.map(({ path, value }) => ({ key: path.filter((part) => typeof part === 'string').join('.'), value }))
  const name = strings.find(({ key }) => key === 'project.name')?.value
  if (name === undefined) return 'has no project.name'
  const dynamic = strings.find(({ key, value }) => key === 'project.dynamic' && /^(?:optional-)?dependencies$/.test(value))
  if (dynamic !== undefined) return `says that its ${dynamic.value} are dynamic`
  const asked = strings.filter(({ key }) => key === 'project.dependencies' || key.startsWith('project.optional-dependencies.'))
  const built = asked
    .map(({ value }) => parseRequirement(value))
    .find((read) => read?.name === normalName(name) || (read?.url ?? null) !== null)
  return built === undefined ? null : `asks for ${built.name} by its address or as itself`
}

/** What of a file that pip-compile reads would make it build something; null where nothing would. */
function whyBuilds(path: string, text: string): string | null {
  if (path.endsWith('.toml')) {
    const why = whyAsked(text)
    return why === null ? null : `${path} ${why}, so that its build backend would be asked`
  }
  const line = buildingLine(parseRequirements(text))
  return line === undefined ? null : `${path}:${line.line} would make pip build something`
}

/** Sources that are no requirements files. */
const OTHER = /\.(?:toml|lock)$/

/** The files that some requirements files name by `-r` or `-c`, in turn. */
export async function namedBy(scratch: Scratch, start: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const queue = [...start]
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const read = await scratch.read(path)
    for (const { content } of read.kind === 'text' && !OTHER.test(path) ? parseRequirements(read.text) : []) {
      if (content.kind !== 'include') continue
      const other = namedFrom(path, content.path)
      if (other === null) continue
      if (!found.has(other)) queue.push(other)
      found.add(other)
    }
  }
  return found
}

/**
 * Throws EditError where reading these requirements files, with those that they name, would make pip build something, and the
 * workflow does not allow that.
 */
export async function refuseBuilds({ cache }: SdkWorld, scratch: Scratch, path: string, start: readonly string[]): Promise<void> {
  if (cache.get(TRUST).repositoryCode) return
  for (const source of new Set([...start, ...(await namedBy(scratch, start))])) {
    const read = await scratch.read(source)
    if (read.kind !== 'text') continue
    const why = whyBuilds(source, read.text)
    if (why !== null) throw new EditError(path, `${why}, which runs its code.`, `Refresh ${path} yourself. ${ALLOW_CODE}`)
  }
}
