import { posix } from 'node:path'
import type { Target, Upgrade } from '../../domain/upgrade.ts'
import type { Scratch, Tools } from '../../world.ts'
import { namedBy } from './lock/builds.ts'
import { compiledAt, recompile, type CompiledFile } from './lock/compile.ts'
import type { Outcome } from './lock/outcome.ts'
import { provePlain } from './lock/plain.ts'
import { refreshUvLock } from './lock/uv-lock.ts'

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

/** Refreshes and proves every lockfile of an upgrade; see `Upgrader.lock`. */
export async function lock(tools: Tools, scratch: Scratch, targets: readonly Target[], upgrade: Upgrade): Promise<Outcome> {
  const files = new Set(await scratch.files())
  const compiled = new Map<string, CompiledFile>()
  const uvLocks = new Set<string>()
  const plain = new Map<string, Set<string>>()
  for (const target of targets) {
    const { path, lockfile } = target.use
    const isUv = lockfile !== null && posix.basename(lockfile.path) === 'uv.lock'
    const file = lockfile === null || isUv ? undefined : (compiled.get(lockfile.path) ?? (await compiledAt(scratch, files, lockfile.path)))
    if (file !== undefined) compiled.set(file.path, file)
    else if (isUv) uvLocks.add(lockfile.path)
    else plain.set(path, (plain.get(path) ?? new Set()).add(target.specifier))
  }
  const outcomes: Outcome[] = []
  for (const file of await inOrder(scratch, [...compiled.values()])) outcomes.push(await recompile(tools, scratch, file, upgrade.to))
  for (const path of uvLocks) outcomes.push(await refreshUvLock(tools, scratch, path, upgrade.to))
  for (const [path, specifiers] of plain) outcomes.push(await provePlain(tools, scratch, path, [...specifiers], upgrade.to))
  return { checks: outcomes.flatMap((outcome) => outcome.checks), notes: [...new Set(outcomes.flatMap((outcome) => outcome.notes))] }
}
