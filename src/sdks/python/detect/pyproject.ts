import type { Note } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { packageBlocks } from '../package-blocks.ts'
import { parseRequirement } from '../requirement.ts'
import { exactPin } from '../requirements-file.ts'
import { listKind } from '../requirement-lists.ts'
import { parseToml, type TomlFile, type TomlString } from '../toml.ts'
import { versions } from '../versions.ts'
import { nearest, useOf, type Found } from './found.ts'
import { lockFor, whyNotCompiled, type CompiledLock } from './requirements.ts'

/** The lock of a pyproject.toml, and what it holds of stripe, oldest first. */
interface ProjectLock {
  readonly path: string
  readonly manager: 'uv' | 'poetry' | 'pdm' | 'compiled'
  readonly entries: readonly { readonly version: string; readonly line: number }[]
  /** Why it can not be refreshed; null where it can. */
  readonly why: string | null
}

const LOCKS = { 'uv.lock': 'uv', 'poetry.lock': 'poetry', 'pdm.lock': 'pdm' } as const

const POETRY_WHY = 'upgrades of Poetry projects are not built yet; run "poetry add stripe@latest"'
const PDM_WHY = 'upgrades of PDM projects are not built yet; run "pdm update --update-reuse --unconstrained stripe"'

/** `poetry:dependencies`, `poetry:group.dev.dependencies`; the rest of the keys follow the package's name. */
function poetryKind(path: readonly (string | number)[]): string | undefined {
  const keys = path.map(String)
  if (keys[0] !== 'tool' || keys[1] !== 'poetry') return undefined
  const at = keys.indexOf('stripe')
  const table = keys.slice(2, at).join('.')
  return at > 2 && /^(?:dependencies|dev-dependencies|group\.[^.]+\.dependencies)$/.test(table) ? `poetry:${table}` : undefined
}

async function lockOf(repository: Repository, files: ReadonlySet<string>, path: string): Promise<ProjectLock | null> {
  const lock = nearest(files, path, Object.keys(LOCKS))
  const read = lock === null ? null : await repository.read(lock)
  if (lock === null || read?.kind !== 'text') return null
  const manager = Object.entries(LOCKS).find(([name]) => lock.endsWith(name))?.[1] ?? 'uv'
  const folder = lock.includes('/') ? lock.slice(0, lock.lastIndexOf('/') + 1) : ''
  const { packages } = packageBlocks(read.text)
  const member = path.slice(folder.length).replace(/\/?pyproject\.toml$/, '') || '.'
  // A lock further up is this project's only where it lists it as a member of its workspace.
  if (member !== '.' && !packages.some((entry) => entry.source !== null && / = "([^"]*)"/.exec(entry.source)?.[1] === member)) return null
  const entries = packages.flatMap((entry) => {
    const version = entry.name === 'stripe' ? versions.parse(entry.version ?? '')?.text : undefined
    return version === undefined ? [] : [{ version, line: entry.line }]
  })
  const stale = entries.length === 0 ? `${lock} does not hold stripe yet; run "uv lock" first` : null
  const why = { uv: stale, poetry: POETRY_WHY, pdm: PDM_WHY }[manager]
  return { path: lock, manager, entries: entries.toSorted((a, b) => versions.compare(a.version, b.version)), why }
}

/** A requirements file that is compiled from a pyproject.toml. */
function compiledFrom(path: string, locks: readonly CompiledLock[]): ProjectLock | null {
  const lock = lockFor(path, locks)
  if (lock === undefined) return null
  return {
    path: lock.file.path,
    manager: 'compiled',
    entries: [{ version: lock.version, line: lock.line }],
    why: whyNotCompiled(lock, path),
  }
}

function whyNot(string: TomlString, kind: string, toml: TomlFile, lock: ProjectLock | null, url: string | null): string | null {
  if (url !== null) return 'it names an address, not a version; stripe-upgrade never rewrites those'
  if (toml.values.some(({ path }) => path.slice(0, 4).join('.') === 'tool.uv.sources.stripe'))
    return 'tool.uv.sources says where stripe comes from'
  if (!string.plain) return 'the string is written with escapes'
  return kind.startsWith('pdm:') ? PDM_WHY : (lock?.why ?? null)
}

function usesOf(path: string, toml: TomlFile, lock: ProjectLock | null): readonly Use[] {
  const entry = lock?.entries[0]
  const held = lock === null || entry === undefined ? null : { version: entry.version, path: lock.path, line: entry.line }
  return toml.strings.flatMap((string) => {
    const kind = listKind(string.path)
    const requirement = kind === undefined ? undefined : parseRequirement(string.value)
    if (kind !== undefined && requirement?.name === 'stripe') {
      const at = string.range.start
      const range = string.plain ? { start: at + requirement.range.start, end: at + requirement.range.end } : string.range
      const pin = versions.parse(exactPin(requirement.specifier) ?? '')?.text ?? null
      const specifier = requirement.url ?? requirement.specifier
      return [
        useOf({ path, line: string.line, kind, specifier, range, lock: held, pin, why: whyNot(string, kind, toml, lock, requirement.url) }),
      ]
    }
    const poetry = poetryKind(string.path)
    const last = string.path.at(-1)
    if (poetry === undefined || (last !== 'stripe' && last !== 'version' && last !== 'git' && last !== 'path' && last !== 'url')) return []
    const pin = versions.parse(exactPin(string.value) ?? string.value)?.text ?? null
    return [
      useOf({ path, line: string.line, kind: poetry, specifier: string.value, range: string.range, lock: held, pin, why: POETRY_WHY }),
    ]
  })
}

/** Finds the uses in the pyproject.toml files; `compiled` are the requirements files that may be made from them. */
export async function detectPyprojects(
  repository: Repository,
  mentioning: readonly string[],
  compiled: readonly CompiledLock[],
): Promise<Found> {
  const files = new Set(await repository.files())
  const uses: Use[] = []
  const notes: Note[] = []
  for (const path of mentioning.filter((candidate) => /(?:^|\/)pyproject\.toml$/.test(candidate))) {
    const read = await repository.read(path)
    if (read.kind === 'unreadable') notes.push({ place: { path }, text: `This file was left alone. ${read.why}` })
    if (read.kind !== 'text') continue
    const toml = parseToml(read.text)
    if ('message' in toml)
      notes.push({ place: { path, line: toml.line }, text: `This file is broken TOML and was left alone: ${toml.message}` })
    else uses.push(...usesOf(path, toml, (await lockOf(repository, files, path)) ?? compiledFrom(path, compiled)))
  }
  return { uses, notes: [...notes, ...(await indirectNotes(repository, mentioning, uses))] }
}

/** A lock that holds stripe although no manifest beside it asks for it. */
async function indirectNotes(repository: Repository, mentioning: readonly string[], uses: readonly Use[]): Promise<readonly Note[]> {
  const notes: Note[] = []
  for (const path of mentioning.filter((candidate) => /(?:^|\/)(?:uv|poetry|pdm)\.lock$/.test(candidate))) {
    if (uses.some((use) => use.lockfile?.path === path)) continue
    const read = await repository.read(path)
    if (read.kind === 'unreadable') notes.push({ place: { path }, text: `This lockfile was left alone. ${read.why}` })
    if (read.kind !== 'text') continue
    for (const entry of packageBlocks(read.text).packages) {
      if (entry.name !== 'stripe') continue
      notes.push({
        place: { path, line: entry.line },
        text: `stripe ${entry.version ?? ''} is locked here because another package needs it; no manifest of yours asks for it.`,
      })
    }
  }
  return notes
}
