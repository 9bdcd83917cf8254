import { posix } from 'node:path'
import { linesOf } from '../shared/lines.ts'
import type { Survey } from '../shared/survey.ts'
import { childrenOf, childText, descendants, parseXml, type XmlElement } from '../shared/xml.ts'
import { ARTIFACT, COORDINATE, GROUP, pinned } from './coordinate.ts'
import { namedBy } from '../shared/paths.ts'

/** More parents than anybody has, and few enough to end a circle of them. */
const MAX_PARENTS = 10

/**
 * The uses in one pom.xml: dependencies, those of plugins and profiles, and artifact items of the dependency plugin.
 * The line of a use is that of its artifactId. A version that is a property, or is in the dependencyManagement, is
 * looked for in this file and in the parents that the repository holds.
 */
export async function readPom(survey: Survey, path: string, text: string): Promise<void> {
  const project = parseXml(text)
  const lines = linesOf(text)
  const asked = [...descendants(project)].filter(({ element }) => asksForStripe(element))
  if (asked.length === 0) return
  const family = [project, ...(await parentsOf(survey, path, project))]
  for (const { element, ancestors } of asked) {
    const artifact = childrenOf(element, 'artifactId')[0] ?? element
    const version = childText(element, 'version')
    const place = version?.range.start ?? artifact.start
    survey.use({
      path,
      line: lines.at(artifact.start),
      package: COORDINATE,
      kind: ancestors.includes('dependencyManagement') ? 'maven:dependencyManagement' : 'maven',
      specifier: version?.value ?? '',
      range: version?.range ?? { start: place, end: place },
      locked: null,
      version: pinned(resolve(version?.value ?? managedVersion(family) ?? '', family)),
    })
  }
}

function asksForStripe(element: XmlElement): boolean {
  return (
    (element.name === 'dependency' || element.name === 'artifactItem') &&
    childText(element, 'groupId')?.value === GROUP &&
    childText(element, 'artifactId')?.value === ARTIFACT
  )
}

/** The parent poms inside the repository, nearest first. https://maven.apache.org/pom.html#inheritance */
async function parentsOf(survey: Survey, path: string, project: XmlElement): Promise<XmlElement[]> {
  const parents: XmlElement[] = []
  const from = { path, project }
  while (parents.length < MAX_PARENTS) {
    const next = parentPath(from.path, from.project)
    if (next === null || !(await survey.tracks(next))) break
    const before = parents.length
    await survey.open(next, (text) => void parents.push(parseXml(text)))
    const parent = parents[before]
    if (parent === undefined) break
    from.path = next
    from.project = parent
  }
  return parents
}

/** Null where there is no parent, or where an empty relativePath says that it is not in the repository. */
function parentPath(path: string, project: XmlElement): string | null {
  const parent = childrenOf(project, 'parent')[0]
  if (parent === undefined) return null
  const relative = childText(parent, 'relativePath')
  if (relative === null) return null
  const target = namedBy(path, relative?.value ?? '../pom.xml')
  if (target === null) return null
  return target.endsWith('.xml') ? target : posix.join(target, 'pom.xml')
}

/** What the nearest dependencyManagement of the family says. */
function managedVersion(family: readonly XmlElement[]): string | undefined {
  for (const project of family) {
    for (const { element, ancestors } of descendants(project)) {
      if (!ancestors.includes('dependencyManagement') || !asksForStripe(element)) continue
      const version = childText(element, 'version')
      if (version) return version.value
    }
  }
  return undefined
}

/** A version that is one property, `${stripe.version}`, becomes what the nearest of the family gives it. */
function resolve(version: string, family: readonly XmlElement[]): string {
  const name = /^\$\{([^${}]+)\}$/.exec(version)?.[1]
  if (name === undefined) return version
  for (const project of family) {
    for (const properties of childrenOf(project, 'properties')) {
      const value = childText(properties, name)
      if (value) return value.value
    }
  }
  return version
}
