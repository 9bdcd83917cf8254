import type { Use } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { trackedIn } from '../../shared/tracked.ts'
import { readScript, SCRIPT_START, scriptToml } from '../manifest/script.ts'
import type { TomlFile } from '../manifest/toml.ts'
import { useFrom, type Found } from './found.ts'

/** Keys by which a script says that packages, or stripe alone, come from elsewhere than everybody's index. */
const SOURCES = /^tool\.uv\.(?:index|index-url|extra-index-url|find-links|no-index|sources\.stripe)(?:\.|$)/

/** Why nothing that a script asks for is edited; null where it can be. */
function whyNot(path: string, toml: TomlFile, tracked: ReadonlySet<string>): string | null {
  const lock = `${path}.lock`
  if (tracked.has(lock)) return `${lock} goes with it; run "uv lock --script ${path} --upgrade-package stripe" yourself`
  const source = toml.values.map(({ path: keys }) => keys.join('.')).find((key) => SOURCES.test(key))
  return source === undefined ? null : `${source} says where packages come from, and that was not asked; change the line by hand`
}

/** Finds the uses in the metadata that scripts carry themselves (PEP 723). */
export async function detectScripts(repository: Repository, mentioning: readonly string[]): Promise<Found> {
  const scripts = mentioning.filter((path) => path.endsWith('.py'))
  // Most files of Python that mention Stripe carry no metadata: only those that do are opened.
  const carrying = scripts.length === 0 ? [] : await repository.mentioning(SCRIPT_START, scripts)
  const tracked = await trackedIn(repository)
  const uses: Use[] = []
  for (const path of carrying) {
    const read = await repository.read(path)
    const toml = read.kind === 'text' ? scriptToml(read.text) : undefined
    if (read.kind !== 'text' || toml === undefined) continue
    const whyNone = whyNot(path, toml, tracked)
    const pythons = toml.strings.find(({ path: keys }) => keys.join('.') === 'requires-python')?.value ?? null
    for (const entry of readScript(read.text)?.entries ?? []) {
      const own = { ...entry, pythons: entry.pythons ?? pythons }
      uses.push(useFrom(own, path, { lock: null, why: entry.why ?? whyNone }))
    }
  }
  return { uses, notes: [] }
}
