import { inFolder } from '../../../shared/paths.ts'
import type { PackageManager } from '../manager.ts'
import { readPackageLock } from '../package-lock.ts'
import { poetryOf } from './version.ts'

/** Poetry: the version that wrote a lock, or one of the same minor version, moves it. */
export const poetry: PackageManager = {
  name: 'poetry',
  lockfiles: ['poetry.lock'],
  project: {
    manifest: 'pyproject.toml',
    kinds: {
      table(keys) {
        const table = /^tool\.poetry\.((?:dev-)?dependencies|group\.[^.]+\.dependencies)$/.exec(keys.join('.'))?.[1]
        return table === undefined ? undefined : `poetry:${table}`
      },
    },
    read: (text) =>
      readPackageLock(text, (head) =>
        poetryOf(head) === null ? 'does not say which Poetry wrote it; run "poetry lock" with yours, and commit that' : null,
      ),
    lockCommand: 'poetry lock',
    blocked({ folder, toml, files }) {
      if (toml.values.some(({ path }) => path.slice(0, 3).join('.') === 'tool.poetry.requires-plugins'))
        return 'tool.poetry.requires-plugins would be installed and run'
      const plugins = inFolder(folder, '.poetry/plugins/')
      return [...files].some((path) => path.startsWith(plugins)) ? 'the plugins in .poetry/plugins would be run' : null
    },
    sources: /^tool\.poetry\.(?:(?:dev-)?dependencies|group\.[^.]+\.dependencies)\.stripe\.(?:\d+\.)?(?:git|path|url|workspace)$/,
    pythonKey: 'tool.poetry.dependencies.python',
  },
  installs: ['add'],
  edit: async (...asked) => (await import('./edit.ts')).edit(...asked),
  check: async (...asked) => (await import('./edit.ts')).check(...asked),
  install: async (...asked) => (await import('./install.ts')).install(...asked),
}
