import { posix } from 'node:path'
import type { Installing } from '../../shared/installs.ts'
import type { Dialect } from '../manifest/read-manifest.ts'
import { parseRequirement } from '../manifest/requirement.ts'
import { exactPin } from '../manifest/requirements-file.ts'
import { STANDARD, type TomlKinds } from '../manifest/toml-entries.ts'
import { versions } from '../versions.ts'
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

/** Programs that install what a person names and are no package managers of a project, and the words that make them. */
const OTHERS: Installing['programs'] = {
  pipx: ['inject', 'install', '--spec', '--with'],
  uvx: ['--with', '--from'],
  conda: ['install', 'create'],
  mamba: ['install', 'create'],
  micromamba: ['install', 'create'],
  pixi: ['add'],
  rye: ['add'],
}

/** How people install stripe-python by hand: `pip install`, `python3 -m pip install`, `uv run --with`, `poetry add`. */
function installingBy(managers: Managers): Installing {
  const own = Object.fromEntries(Object.values(managers).map(({ name, installs }) => [name, installs]))
  return {
    programs: { ...OTHERS, ...own },
    package: /^stripe(?:[[=<>!~]|$)/i,
    pinned(word) {
      const requirement = parseRequirement(word)
      const pin = requirement?.end === word.length && requirement.name === 'stripe' ? exactPin(requirement.specifier) : null
      return requirement === undefined || pin === null || versions.parse(pin) === undefined ? null : requirement.range
    },
  }
}

/** How these managers ask for packages. */
export function dialectOf(managers: Managers): Dialect {
  return { kindsOf: (manifest) => kindsIn(managers, manifest), installing: installingBy(managers) }
}
