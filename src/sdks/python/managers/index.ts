import type { Managers, PackageManager } from './manager.ts'
import { pdm } from './pdm/index.ts'
import { pipCompile } from './pip-compile/index.ts'
import { pip } from './pip/index.ts'
import { pipenv } from './pipenv/index.ts'
import { poetry } from './poetry/index.ts'
import { uv } from './uv/index.ts'

/** A package manager of the Python world. */
type Manager = 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'pip-compile' | 'pip'

/**
 * Every package manager. The order is that in which files are moved: requirements files are compiled and exported from what
 * the others lock, and pip takes what no other manager wrote.
 */
export const MANAGERS = { uv, poetry, pdm, pipenv, 'pip-compile': pipCompile, pip } satisfies Record<Manager, PackageManager> & Managers
