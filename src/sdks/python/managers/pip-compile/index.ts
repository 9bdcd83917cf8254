import { parseRequirements } from '../../manifest/requirements-file.ts'
import type { PackageManager } from '../manager.ts'
import { readCompiled } from './compiled.ts'

/** pip-compile, and uv where it compiles or exports: their requirements files have any name, and say how they were made. */
export const pipCompile: PackageManager = {
  name: 'pip-compile',
  lockfiles: [],
  wrote: (text) => readCompiled(parseRequirements(text)) !== undefined,
  installs: [],
  inOrder: async (...asked) => (await import('./edit.ts')).inOrder(...asked),
  edit: async (...asked) => (await import('./edit.ts')).edit(...asked),
  check: async (...asked) => (await import('./edit.ts')).check(...asked),
}
