import { posix } from 'node:path'
import type { ApiVersionPin } from '../../../domain/review.ts'
import { folderOf } from '../../../domain/place.ts'
import type { Repository } from '../../../world.ts'
import { child, descendants } from '../../shared/syntax-tree.ts'
import { trackedIn } from '../../shared/tracked.ts'
import { givenVersions, versionOf } from './api-versions.ts'
import { importsOf, type Imported } from './own-calls.ts'
import { fieldOf, literal, MAX_LENGTH, parse, type Source } from './source.ts'

/**
 * The API versions that code takes from another file of the repository: `stripe.api_version = API_VERSION`, where that is imported from
 * `config.py`, or `config.API_VERSION`. Each is at the line that holds it, which need not say whose version it is.
 */
export async function pinsElsewhere(repository: Repository, sources: readonly Source[]): Promise<readonly ApiVersionPin[]> {
  const taken = sources.flatMap((source) => takenIn(source).map((one) => ({ source, one })))
  if (taken.length === 0) return []
  const files = await trackedIn(repository)
  const pins = new Map<string, ApiVersionPin>()
  for (const {
    source,
    one: { module, name, scope },
  } of taken) {
    const path = pathOf(files, source.path, module)
    const content = path === null ? null : await repository.read(path)
    if (path === null || content?.kind !== 'text' || content.text.length > MAX_LENGTH) continue
    const config = await parse(path, content.text).catch(() => null)
    const pin = config === null ? null : constantIn(config, name)
    if (config !== null && pin !== null) pins.set(`${path}:${pin.start}`, { ...config.place(pin.start), value: pin.value, scope })
  }
  return [...pins.values()]
}

interface Taken {
  readonly module: string
  readonly name: string
  readonly scope: ApiVersionPin['scope']
}

/** The names of other modules that a file gives to Stripe as its API version. */
function takenIn(source: Source): readonly Taken[] {
  const imported = importsOf(source)
  return givenVersions(source).flatMap(({ node, scope }): readonly Taken[] => {
    if (node.kind === 'identifier') {
      const from = imported.get(source.textOf(node))
      return from === undefined || from.name === null ? [] : [{ module: from.module, name: from.name, scope }]
    }
    const [object, name] = [child(node, 'object'), fieldOf(node, source.textOf)]
    const from = object === undefined ? undefined : imported.get(source.textOf(object))
    return from === undefined || name === null ? [] : [{ module: wholeOf(from), name, scope }]
  })
}

/** `app.config` of `from app import config` and of `import app.config`; `.config` of `from . import config`. */
function wholeOf({ module, name }: Imported): string {
  if (name === null) return module
  return module.endsWith('.') ? `${module}${name}` : `${module}.${name}`
}

/** The file of a module, where the file that imports it can mean one alone. */
function pathOf(files: ReadonlySet<string>, from: string, module: string): string | null {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(module) ?? []
  const steps = rest.split('.').filter(Boolean).join('/')
  const roots = dots === '' ? rootsFor(from) : [up(folderOf(from), dots.length - 1)]
  const found = roots.flatMap((root) =>
    [`${steps}.py`, `${steps}/__init__.py`].map((path) => posix.normalize(posix.join(root, path))).filter((path) => files.has(path)),
  )
  const [only, ...others] = new Set(found)
  return only === undefined || others.length > 0 ? null : only
}

/** The folders that an import may start from: those around the file, and `src` in each. */
function rootsFor(path: string): readonly string[] {
  const folders = folderOf(path).split('/')
  const around = folders.map((_, index) => folders.slice(0, index + 1).join('/'))
  return ['', ...around].flatMap((root) => [root, posix.join(root, 'src')])
}

function up(folder: string, levels: number): string {
  return posix.join(folder, '../'.repeat(levels))
}

/** The API version that a name of the module holds for good, with the place of the text; null where it is none. */
function constantIn(source: Source, name: string): { readonly value: string; readonly start: number } | null {
  const assigned = descendants(source.tree, 'assignment').find((node) => {
    const left = child(node, 'left')
    return node.parent?.parent === source.tree && left?.kind === 'identifier' && source.textOf(left) === name
  })
  const text = assigned === undefined ? undefined : child(assigned, 'right')
  const value = text === undefined || source.valueOf(name) === undefined ? null : versionOf(literal(text, source.textOf) ?? '')
  return value === null || text === undefined ? null : { value, start: text.start }
}
