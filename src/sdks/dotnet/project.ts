import type { TextRange } from '../../domain/place.ts'
import { exactVersion } from '../shared/exact-version.ts'
import { linesOf } from '../shared/lines.ts'
import type { Lockfiles } from '../shared/lockfiles.ts'
import { folderOf, inFolder } from '../shared/paths.ts'
import type { Survey } from '../shared/survey.ts'
import { childText, descendants, parseXml, type XmlElement } from '../shared/xml.ts'

const PACKAGE = 'Stripe.net'

/** The items that name a package, and what a use of each is called. CPM: NuGet's central package management. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['PackageReference', 'nuget:PackageReference'],
  ['PackageVersion', 'nuget:PackageVersion(CPM)'],
  ['GlobalPackageReference', 'nuget:GlobalPackageReference(CPM)'],
])

/**
 * The uses in an MSBuild file: package references with their version as an attribute, as an element inside, or in
 * Directory.Packages.props above. A version may be a property of this file or of a Directory.*.props above.
 */
export async function readProject(survey: Survey, locks: Lockfiles, path: string, text: string): Promise<void> {
  const project = parseXml(text)
  const lines = linesOf(text)
  for (const { element } of descendants(project)) {
    const kind = KINDS.get(element.name)
    if (kind === undefined || !namesStripe(element)) continue
    const override = metadata(element, 'VersionOverride')
    const version = override ?? metadata(element, 'Version')
    const end = element.attributes.at(-1)?.range.end ?? element.start
    const isReference = element.name === 'PackageReference'
    const locked = isReference ? await locks.claim(inFolder(folderOf(path), 'packages.lock.json')) : null
    const asked = version?.value ?? (isReference ? await centralVersion(survey, path) : '')
    survey.use({
      path,
      line: lines.at(element.start),
      package: PACKAGE,
      kind: override === undefined ? kind : 'nuget:VersionOverride(CPM)',
      specifier: version?.value ?? '',
      range: version?.range ?? { start: end, end },
      locked,
      version: pinned(locked?.version ?? (await resolve(survey, path, project, asked))),
    })
  }
}

/** The uses in a packages.config, NuGet's older manifest, which also is its own lockfile. */
export function readPackagesConfig(survey: Survey, path: string, text: string): void {
  const lines = linesOf(text)
  for (const element of parseXml(text).children) {
    const id = attribute(element, 'id')
    const version = attribute(element, 'version')
    if (element.name !== 'package' || id?.value.toLowerCase() !== PACKAGE.toLowerCase() || version === undefined) continue
    survey.use({
      path,
      line: lines.at(element.start),
      package: PACKAGE,
      kind: 'nuget:packages.config',
      specifier: version.value,
      range: version.range,
      locked: null,
      version: pinned(version.value),
    })
  }
}

/** `Include` may list several packages; `Update` changes a reference in another file. */
function namesStripe(element: XmlElement): boolean {
  const names = attribute(element, 'Include') ?? attribute(element, 'Update')
  return names !== undefined && names.value.split(';').some((name) => name.trim().toLowerCase() === PACKAGE.toLowerCase())
}

interface Value {
  readonly value: string
  readonly range: TextRange
}

/** MSBuild takes metadata as an attribute or as an element inside, in any case. */
function metadata(element: XmlElement, name: string): Value | undefined {
  const found = attribute(element, name)
  if (found !== undefined) return found
  return element.children.find((child) => child.name.toLowerCase() === name.toLowerCase())?.text ?? undefined
}

function attribute(element: XmlElement, name: string): Value | undefined {
  return element.attributes.find((one) => one.name.toLowerCase() === name.toLowerCase())
}

/** The version in the nearest Directory.Packages.props that gives one; empty where none does. */
async function centralVersion(survey: Survey, path: string): Promise<string> {
  for await (const props of above(survey, path, 'Directory.Packages.props')) {
    for (const { element } of descendants(props)) {
      if (element.name !== 'PackageVersion' || !namesStripe(element)) continue
      const version = metadata(element, 'Version')
      if (version !== undefined) return resolve(survey, path, props, version.value)
    }
  }
  return ''
}

/** A version that is one property, `$(StripeVersion)`, becomes what this file or the nearest Directory.*.props gives it. */
async function resolve(survey: Survey, path: string, project: XmlElement, version: string): Promise<string> {
  const name = /^\$\(([^$()]+)\)$/.exec(version)?.[1]
  if (name === undefined) return version
  const here = propertyOf(project, name)
  if (here !== undefined) return here
  for (const file of ['Directory.Packages.props', 'Directory.Build.props']) {
    for await (const props of above(survey, path, file)) {
      const value = propertyOf(props, name)
      if (value !== undefined) return value
    }
  }
  return version
}

function propertyOf(project: XmlElement, name: string): string | undefined {
  for (const group of project.children) {
    if (group.name !== 'PropertyGroup') continue
    const value = childText(group, name)
    if (value) return value.value
  }
  return undefined
}

/** The files of that name in the file's folder and above, nearest first, as far as they are tracked and well formed. */
async function* above(survey: Survey, path: string, name: string): AsyncGenerator<XmlElement> {
  for (const candidate of await survey.above(path, name)) {
    const read: XmlElement[] = []
    await survey.open(candidate, (text) => void read.push(parseXml(text)))
    yield* read
  }
}

/** `50.2.0` asks for at least that version, and NuGet takes the lowest that will do: it is as good as exact. */
function pinned(version: string): string | null {
  return exactVersion(version.replace(/^\[([^,[\]]*)\]$/, '$1').trim())
}
