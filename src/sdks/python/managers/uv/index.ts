import type { TomlFile } from '../../manifest/toml.ts'
import type { PackageManager, Said } from '../manager.ts'
import { readPackageLock } from '../package-lock.ts'

/** How long uv waits for stripe: what is set for that package, also that it need not wait (`false`), counts first. */
function waits(toml: TomlFile, name: string): readonly Said[] {
  const table = name === 'uv.toml' ? '' : 'tool.uv.'
  const own = `${table}exclude-newer-package.stripe`
  const key = toml.values.some(({ path }) => path.join('.') === own) ? own : `${table}exclude-newer`
  return toml.strings.filter(({ path }) => path.join('.') === key).map(({ line, value }) => ({ line, value }))
}

/** The extras and groups that `tool.uv.conflicts` keeps apart: `conflicts = [[{ extra = "old" }, { extra = "new" }]]`. */
function apart(toml: TomlFile): readonly ReadonlySet<string>[] {
  const sets = new Map<string | number, Set<string>>()
  for (const { path, value } of toml.strings) {
    const [tool, name, list, set, , key, ...more] = path
    if (tool !== 'tool' || name !== 'uv' || list !== 'conflicts' || set === undefined || more.length > 0) continue
    const kind = key === 'extra' ? `pep621:optional-dependencies.${value}` : key === 'group' ? `pep735:dependency-groups.${value}` : null
    if (kind !== null) sets.set(set, (sets.get(set) ?? new Set()).add(kind))
  }
  return [...sets.values()]
}

/** uv, with one lock for a whole workspace. */
export const uv: PackageManager = {
  name: 'uv',
  lockfiles: ['uv.lock'],
  project: {
    manifest: 'pyproject.toml',
    kinds: {
      list: ([tool, name, list = '', ...more]) =>
        tool === 'tool' && name === 'uv' && more.length === 0 && /^(?:dev|constraint|override)-dependencies$/.test(list)
          ? `uv:${list}`
          : undefined,
    },
    read: (text) => readPackageLock(text),
    lockCommand: 'uv lock',
    apart,
    overrides: /^uv:(?:constraint|override)-dependencies$/,
    sources: /^tool\.uv\.sources\.stripe\.(?:\d+\.)?(?:git|path|url|workspace)$/,
  },
  installs: ['add', 'install', '--with'],
  settings: { files: ['uv.toml'], waits },
  edit: async (...asked) => (await import('./edit.ts')).edit(...asked),
  check: async (...asked) => (await import('./edit.ts')).check(...asked),
  install: async (...asked) => (await import('./install.ts')).install(...asked),
}
