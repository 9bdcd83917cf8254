import { basename, join, relative, resolve, sep } from 'node:path'
import type { OutputChunk, PreRenderedChunk } from 'rolldown'

const ROOT = resolve(import.meta.dirname, '..')
const SOURCES = join(ROOT, 'src')

/** Folders whose own folders are chunks of their own: a language, or GitHub, is not loaded with the others. */
const DIVIDED = new Set(['sdks', 'adapters'])

/** What rolldown knows of a module. */
interface Module {
  readonly importedIds: readonly string[]
  readonly dynamicallyImportedIds: readonly string[]
}

type Graph = { getModuleInfo(id: string): Module | null }

/** How the bundle is cut into chunks, and what they are called. */
interface Chunking {
  /** The chunk that a module goes into; null where rolldown decides. */
  group(id: string, graph: Graph): string | null
  /** The name of a chunk, without its extension. */
  name(chunk: PreRenderedChunk): string
}

/**
 * One chunk for each package that we import, with what that package alone needs, and one for each folder of `src` and each
 * language. What a folder loads by an `import()` of its own stays apart, so that nothing is loaded earlier than the sources
 * say.
 */
export function createChunking(entries: readonly string[]): Chunking {
  let names: ReadonlyMap<string, string> | null = null
  return {
    group: (id, graph) => (names ??= namesOf(entries, graph)).get(id) ?? null,
    name({ facadeModuleId, moduleIds, name }) {
      const grouped = moduleIds.map((id) => names?.get(id)).find((group) => group !== undefined)
      if (grouped !== undefined) return grouped
      // Modules come after what they import, so that the last is what the others are there for.
      const main = facadeModuleId ?? moduleIds.at(-1)
      if (main === undefined || (packageOf(main) === null && !main.startsWith(SOURCES + sep))) return name
      // An empty one only hands on what an `import()` asks for.
      return moduleIds.length === 0 ? `load-${placeOf(main)}` : placeOf(main)
    },
  }
}

/** `sdks-node-registry` for `src/sdks/node/registry.ts`, `tar-extract` for the file of that name in the package `tar`. */
function placeOf(id: string): string {
  const folder = packageOf(id)
  const [file = ''] = basename(id).split('.')
  const path = folder === null ? relative(SOURCES, id).split(sep).slice(0, -1) : [bareName(folder)]
  return ['index', 'main', path.at(-1)].includes(file) ? path.join('-') : [...path, file].join('-')
}

function namesOf(entries: readonly string[], graph: Graph): ReadonlyMap<string, string> {
  const modules = walk(entries, (id) => [...importsOf(graph, id), ...dynamicImportsOf(graph, id)])
  const names = new Map<string, string>()
  const asked = new Map<string, Set<string>>()
  for (const id of modules) {
    if (packageOf(id) !== null) continue
    for (const next of importsOf(graph, id)) if (groupOf(next) !== groupOf(id)) add(asked, groupOf(next), next)
    for (const next of dynamicImportsOf(graph, id)) if (groupOf(next) !== groupOf(id)) add(asked, groupOf(next), next)
  }
  // By folder or package: what somebody else asks of it, and all that is loaded with that.
  const holders = new Map<string, Set<string>>()
  for (const [group, roots] of asked) {
    const isVendor = [...roots].some((id) => packageOf(id) !== null)
    const loaded = walk([...roots], (id) =>
      importsOf(graph, id).filter((next) => (isVendor ? packageOf(next) !== null : groupOf(next) === group)),
    )
    for (const id of loaded) add(holders, id, group)
  }
  // What an entry point imports itself is all that `--version` loads: with its folder, the whole folder would start with it.
  const first = new Set(entries.flatMap((id) => importsOf(graph, id)))
  for (const [id, groups] of holders) {
    if (first.has(id)) continue
    const [only, ...others] = groups
    const name = others.length === 0 ? only : groupOf(id)
    // Each command and each entry point loads only what it needs of the folder of commands.
    if (name !== undefined && name !== '' && name !== 'commands') names.set(id, name)
  }
  return names
}

/** The folder of `src`, the language or the package that a module belongs to; empty for the entry points. */
function groupOf(id: string): string {
  const folder = packageOf(id)
  if (folder !== null) return bareName(folder)
  const [first = '', second = '', ...rest] = relative(SOURCES, id).split(sep)
  if (first === '..' || second === '') return ''
  return DIVIDED.has(first) && rest.length > 0 ? `${first}-${second}` : first
}

function importsOf(graph: Graph, id: string): readonly string[] {
  return graph.getModuleInfo(id)?.importedIds ?? []
}

function dynamicImportsOf(graph: Graph, id: string): readonly string[] {
  return graph.getModuleInfo(id)?.dynamicallyImportedIds ?? []
}

/** Everything that is reached from the starts, themselves included. */
function walk(starts: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(starts)
  for (const id of found) for (const each of next(id)) found.add(each)
  return found
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, new Set([value]))
  else values.add(value)
}

/** Throws where chunks import each other in a circle: a constant of one could be read before it is set. */
export function checkForCircles(chunks: readonly Pick<OutputChunk, 'fileName' | 'imports'>[]): void {
  const imports = new Map(chunks.map(({ fileName, imports: others }) => [fileName, others]))
  for (const name of imports.keys()) {
    const reached = walk(imports.get(name) ?? [], (each) => imports.get(each) ?? [])
    if (reached.has(name)) throw new Error(`${name} imports itself, by way of ${[...reached].join(', ')}`)
  }
}

/** The folder of the package that a module belongs to; null for our own. */
export function packageOf(module: string): string | null {
  const parts = module.split(sep)
  const at = parts.lastIndexOf('node_modules')
  if (at === -1) return null
  const length = parts[at + 1]?.startsWith('@') === true ? 3 : 2
  return parts.slice(0, at + length).join(sep)
}

/** `@actions/core` for `…/node_modules/@actions/core`. */
export function nameOf(folder: string): string {
  return folder
    .split(sep)
    .slice(folder.split(sep).lastIndexOf('node_modules') + 1)
    .join('/')
}

/** `actions-core` for the same. */
function bareName(folder: string): string {
  return nameOf(folder).replace('@', '').replace('/', '-')
}
