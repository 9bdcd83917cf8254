import { inFolder } from '../../../shared/paths.ts'
import type { PackageManager } from '../manager.ts'
import { readPackageLock } from '../package-lock.ts'

/** PDM. */
export const pdm: PackageManager = {
  name: 'pdm',
  lockfiles: ['pdm.lock'],
  project: {
    manifest: 'pyproject.toml',
    kinds: {
      list: ([tool, name, list, group, ...more]) =>
        tool === 'tool' && name === 'pdm' && list === 'dev-dependencies' && group !== undefined && more.length === 0
          ? `pdm:dev-dependencies.${group}`
          : undefined,
      table: (keys) => (keys.join('.') === 'tool.pdm.resolution.overrides' ? 'pdm:resolution.overrides' : undefined),
    },
    read: (text) => readPackageLock(text),
    lockCommand: 'pdm lock',
    blocked({ folder, files }) {
      const plugins = inFolder(folder, '.pdm-plugins/')
      return [...files].some((path) => path.startsWith(plugins)) ? 'the plugins in .pdm-plugins would be run' : null
    },
    overrides: /^pdm:resolution\.overrides$/,
  },
  installs: ['add'],
  edit: async (...asked) => (await import('./edit.ts')).edit(...asked),
  check: async (...asked) => (await import('./edit.ts')).check(...asked),
  install: async (...asked) => (await import('./install.ts')).install(...asked),
}
