import { posix } from 'node:path'
import { STANDARD, type TomlKinds } from '../manifest/toml-entries.ts'
import type { Managers, PackageManager } from './manager.ts'
import { pip } from './pip/index.ts'

/** The manager whose lockfile has the name of a path; undefined where none has. */
export function managerOf(managers: Managers, path: string): PackageManager | undefined {
  const name = posix.basename(path)
  return Object.values(managers).find(({ lockfiles }) => lockfiles.includes(name))
}

/** The manager that wrote a file, by its name or what it says; pip's is what people wrote themselves. */
export function writerOf(managers: Managers, path: string, text: string): PackageManager {
  return managerOf(managers, path) ?? Object.values(managers).find(({ wrote }) => wrote?.(text) === true) ?? pip
}

/** What the managers that read a manifest of that name make of it. */
export function kindsIn(managers: Managers, manifest: string): readonly TomlKinds[] {
  const own = Object.values(managers).flatMap(({ project }) => (project?.manifest === manifest ? [project.kinds] : []))
  return manifest === 'pyproject.toml' ? [STANDARD, ...own] : own
}
