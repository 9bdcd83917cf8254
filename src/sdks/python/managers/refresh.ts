import { posix } from 'node:path'
import type { Target, Upgrade } from '../../../domain/upgrade.ts'
import type { Scratch, Tools } from '../../../world.ts'
import { namedBy } from './pip/builds.ts'
import { compiledAt, recompile, type CompiledFile } from './pip-compile/edit.ts'
import type { Outcome } from './outcome.ts'
import { refreshPipfileLock } from './pipenv/edit.ts'
import { provePlain } from './pip/edit.ts'
import { refreshProjectLock } from './project-lock.ts'
import { refreshUvLock } from './uv/edit.ts'

/** Compiled files in the order in which they are made from one another: `-r base.txt` of a source comes before its own. */
async function inOrder(scratch: Scratch, files: readonly CompiledFile[]): Promise<readonly CompiledFile[]> {
  const ordered: CompiledFile[] = []
  const visiting = new Set<string>()
  const visit = async (file: CompiledFile): Promise<void> => {
    if (visiting.has(file.path)) return
    visiting.add(file.path)
    for (const path of await namedBy(scratch, file.recipe.sources)) {
      const other = files.find((candidate) => candidate.path === path)
      if (other !== undefined) await visit(other)
    }
    ordered.push(file)
  }
  for (const file of files) await visit(file)
  return ordered
}

function grouped(targets: readonly Target[], key: (target: Target) => string): ReadonlyMap<string, readonly Target[]> {
  const keys = [...new Set(targets.map(key))]
  return new Map(keys.map((one) => [one, targets.filter((target) => key(target) === one)]))
}

/** Refreshes one lock by the manager that its name tells; undefined where it is no manager's. */
async function refreshed(
  tools: Tools,
  scratch: Scratch,
  path: string,
  targets: readonly Target[],
  to: string,
): Promise<Outcome | undefined> {
  switch (posix.basename(path)) {
    case 'uv.lock':
      return refreshUvLock(tools, scratch, path, to)
    case 'poetry.lock':
    case 'pdm.lock':
      return refreshProjectLock(tools, scratch, path, targets, to)
    case 'Pipfile.lock':
      return refreshPipfileLock(tools, scratch, path, targets, to)
    default:
      return undefined
  }
}

/** Refreshes and proves every lockfile of an upgrade; see `Upgrader.lock`. */
export async function lock(tools: Tools, scratch: Scratch, targets: readonly Target[], upgrade: Upgrade): Promise<Outcome> {
  const files = new Set(await scratch.files())
  const outcomes: Outcome[] = []
  const compiled = new Map<string, CompiledFile>()
  const plain: Target[] = []
  for (const [path, locked] of grouped(targets, ({ use }) => use.lockfile?.path ?? '')) {
    const outcome = await refreshed(tools, scratch, path, locked, upgrade.to)
    const file = outcome === undefined && path !== '' ? await compiledAt(scratch, files, path) : undefined
    if (outcome !== undefined) outcomes.push(outcome)
    else if (file === undefined) plain.push(...locked)
    else compiled.set(path, file)
  }
  for (const file of await inOrder(scratch, [...compiled.values()])) outcomes.push(await recompile(tools, scratch, file, upgrade.to))
  for (const [path, asked] of grouped(plain, ({ use }) => use.path))
    outcomes.push(await provePlain(tools, scratch, path, asked, upgrade.to))
  return {
    checks: outcomes.flatMap((outcome) => outcome.checks),
    notes: [...new Set(outcomes.flatMap((outcome) => outcome.notes))],
    runner: [...new Set(outcomes.flatMap((outcome) => outcome.runner))],
  }
}
