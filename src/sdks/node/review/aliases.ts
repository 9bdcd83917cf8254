import { posix } from 'node:path'
import { parse, type ParseError } from 'jsonc-parser'
import * as v from 'valibot'
import { folderOf, isWithin } from '../../../domain/place.ts'
import type { Repository } from '../../../world.ts'
import { LONGEST_PATH } from '../../shared/paths.ts'

/** What a pattern of an import names: files or folders from the root, each tried in turn. */
export type Aliases = Readonly<Record<string, readonly string[]>>

/** Aliases that a file of settings makes for its folder. */
interface Scope {
  readonly folder: string
  readonly aliases: Aliases
}

/** Larger ones, or more of them, were not written by a person. */
const MAX_LENGTH = 256 * 1024
const MAX_FILES = 2_000

const PATH = v.pipe(v.string(), v.maxLength(LONGEST_PATH))

const SETTINGS = v.looseObject({
  compilerOptions: v.optional(
    v.looseObject({
      baseUrl: v.optional(PATH),
      paths: v.optional(v.record(v.string(), v.array(PATH))),
    }),
  ),
})

const MANIFEST = v.looseObject({ name: PATH, exports: v.optional(v.unknown()) })

/**
 * How imports inside the repository are resolved without installing anything: by the `paths` of each tsconfig.json and
 * jsconfig.json, and by the names of the packages in the repository. No `extends` is followed, since every file of settings is
 * read by itself. What leads out of the repository is left out.
 */
export interface AliasTable {
  /**
   * The files, in groups that share their aliases: in a monorepo `@/lib` may mean another folder in each application. What the
   * nearest file of settings says comes first.
   */
  groupsOf(files: readonly string[]): readonly { readonly files: readonly string[]; readonly aliases: Aliases }[]
}

export async function readAliases(repository: Repository): Promise<AliasTable> {
  const files = await repository.files()
  const settings = files.filter((path) => /(?:^|\/)[jt]sconfig[^/]*\.json$/.test(path)).slice(0, MAX_FILES)
  const manifests = files.filter((path) => posix.basename(path) === 'package.json').slice(0, MAX_FILES)
  const scopes: Scope[] = []
  for (const path of settings) {
    const aliases = aliasesIn(folderOf(path), await jsonOf(repository, path), files)
    if (Object.keys(aliases).length > 0) scopes.push({ folder: folderOf(path), aliases })
  }
  const packages: Record<string, readonly string[]> = {}
  for (const path of manifests)
    if (folderOf(path) !== '') Object.assign(packages, packageAliases(folderOf(path), await jsonOf(repository, path)))
  const contested = contestedKeys(scopes)
  return {
    groupsOf(asked) {
      const groups = new Map<Scope | null, string[]>()
      for (const file of asked) {
        const nearest = scopes
          .filter(({ folder, aliases }) => isWithin(folderOf(file), folder) && Object.keys(aliases).some((key) => contested.has(key)))
          .toSorted((a, b) => b.folder.length - a.folder.length)[0]
        groups.set(nearest ?? null, [...(groups.get(nearest ?? null) ?? []), file])
      }
      return [...groups].map(([nearest, some]) => ({
        files: some,
        aliases: merged([...(nearest === null ? [] : [nearest]), ...scopes], packages),
      }))
    },
  }
}

/**
 * The paths from the root that an import may mean, by pattern: those of the one with the longest beginning first, which TypeScript
 * would take.
 */
export function pathsOf(aliases: Aliases, module: string): readonly (readonly string[])[] {
  const matches = Object.entries(aliases).flatMap(([key, targets]) => {
    const [before = '', after] = key.split('*')
    if (after === undefined) return key === module ? [{ weight: Number.POSITIVE_INFINITY, paths: targets }] : []
    const isOf = module.startsWith(before) && module.endsWith(after) && module.length >= before.length + after.length
    const rest = module.slice(before.length, module.length - after.length)
    return isOf ? [{ weight: before.length, paths: targets.map((target) => posix.normalize(target.replace('*', () => rest))) }] : []
  })
  return matches.toSorted((a, b) => b.weight - a.weight).map(({ paths }) => paths)
}

const EXTENSIONS = ['', '.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.cts', '.cjs', '/index.ts', '/index.tsx', '/index.js', '/index.mjs']

/** The first file that one of some paths means, as an import leaves its extension out; null where none is there. */
export function fileAt(paths: readonly string[], all: ReadonlySet<string>): string | null {
  for (const base of paths)
    // TypeScript writes the name of what it compiles to.
    for (const root of [base, base.replace(/\.([cm]?)jsx?$/, '')])
      for (const extension of EXTENSIONS) {
        const path = posix.normalize(`${root}${extension}`)
        if (all.has(path)) return path
      }
  return null
}

async function jsonOf(repository: Repository, path: string): Promise<unknown> {
  const content = await repository.read(path)
  if (content.kind !== 'text' || content.text.length > MAX_LENGTH) return null
  const errors: ParseError[] = []
  const data: unknown = parse(content.text, errors, { allowTrailingComma: true })
  return data
}

function aliasesIn(folder: string, data: unknown, files: readonly string[]): Aliases {
  const read = v.safeParse(SETTINGS, data)
  const options = read.success ? read.output.compilerOptions : undefined
  if (options === undefined) return {}
  const base = posix.join(folder, options.baseUrl ?? '.')
  const own = Object.entries(options.paths ?? {}).flatMap(([key, targets]) => {
    const inside = targets.map((target) => posix.join(base, target)).filter(isInside)
    return isStripe(key) || inside.length === 0 ? [] : [[key, inside] as const]
  })
  // A folder of their own that is called `stripe` would hide the SDK.
  const hides = files.some((path) => path.startsWith(`${posix.join(base, 'stripe')}/`) || path.startsWith(`${posix.join(base, 'stripe')}.`))
  const bare = options.baseUrl === undefined || !isInside(base) || hides ? [] : [['*', [posix.join(base, '*')]] as const]
  return Object.fromEntries([...bare, ...own])
}

function isInside(path: string): boolean {
  return path !== '..' && !path.startsWith('../') && !path.startsWith('/')
}

/** The SDK is always the version that is asked about. */
function isStripe(key: string): boolean {
  return key === 'stripe' || key.startsWith('stripe/')
}

/** A package's sources come before what it would be built to, which is not there. */
function packageAliases(folder: string, data: unknown): Aliases {
  const read = v.safeParse(MANIFEST, data)
  if (!read.success || isStripe(read.output.name)) return {}
  const { name, exports } = read.output
  const named = Object.entries(typeof exports === 'object' && exports !== null ? exports : {}).flatMap(([key, value]) => {
    const target = sourceIn(value)
    if (target === null || !key.startsWith('./') || !isInside(posix.join(folder, target))) return []
    return [[posix.join(name, key), [posix.join(folder, target)]] as const]
  })
  return {
    ...Object.fromEntries(named),
    [name]: ['src/index.ts', 'src/index.tsx', 'index.ts', 'src/index.js', 'index.js', '.'].map((entry) => posix.join(folder, entry)),
    [`${name}/*`]: [posix.join(folder, '*'), posix.join(folder, 'src/*')],
  }
}

/** The file of an entry of `exports`, where that is a source. */
function sourceIn(value: unknown): string | null {
  if (typeof value === 'string') return value.length <= LONGEST_PATH && /\.[cm]?[jt]sx?$/.test(value) ? value : null
  if (typeof value !== 'object' || value === null) return null
  return (
    Object.values(value)
      .map(sourceIn)
      .find((target) => target !== null) ?? null
  )
}

/** Patterns that name different files in different folders. */
function contestedKeys(scopes: readonly Scope[]): ReadonlySet<string> {
  const first = new Map<string, string>()
  const contested = new Set<string>()
  for (const { aliases } of scopes)
    for (const [key, targets] of Object.entries(aliases)) {
      const text = targets.join('\n')
      if ((first.get(key) ?? text) !== text) contested.add(key)
      first.set(key, first.get(key) ?? text)
    }
  return contested
}

function merged(scopes: readonly Scope[], packages: Aliases): Aliases {
  const all: Record<string, string[]> = Object.fromEntries(Object.entries(packages).map(([key, targets]) => [key, [...targets]]))
  for (const { aliases } of scopes)
    for (const [key, targets] of Object.entries(aliases)) all[key] = [...new Set([...(all[key] ?? []), ...targets])]
  return all
}
