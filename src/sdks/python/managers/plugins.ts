import { posix } from 'node:path'
import type { TomlFile } from '../manifest/toml.ts'

/** What the manager of a lock would run of the repository's own, or install to run it; null where there is nothing. */
export function pluginsOf(lock: string, toml: TomlFile, files: Iterable<string>): string | null {
  const name = posix.basename(lock)
  if (name === 'poetry.lock' && toml.values.some(({ path }) => path.slice(0, 3).join('.') === 'tool.poetry.requires-plugins'))
    return 'tool.poetry.requires-plugins would be installed and run'
  if (name === 'pdm.lock' && [...files].some((path) => path.startsWith(posix.join(posix.dirname(lock), '.pdm-plugins/'))))
    return 'the plugins in .pdm-plugins would be run'
  return null
}
