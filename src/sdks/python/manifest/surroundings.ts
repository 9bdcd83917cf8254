import { posix } from 'node:path'
import type { RuntimeConstraint, Use, UserCooldown } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { folderOf, inFolder, upwards } from '../../shared/paths.ts'
import { trackedIn } from '../../shared/tracked.ts'
import type { Managers, Said } from '../managers/manager.ts'
import { pythonRequires } from './setup-py.ts'
import { parseToml, type TomlFile } from './toml.ts'
import { waitOf } from '../waiting-time.ts'

/** How long the managers are set to wait, in one of their manifests or files of settings. */
function waitsIn(managers: Managers, name: string, toml: TomlFile): readonly Said[] {
  return Object.values(managers).flatMap(({ settings, project }) => {
    if (settings === undefined || (project?.manifest !== name && !settings.files.includes(name))) return []
    return settings.waits(toml, name)
  })
}

function runtimesOf(managers: Managers, name: string, text: string, toml: TomlFile | null): readonly Said[] {
  if (toml !== null) {
    const own = Object.values(managers).flatMap(({ project }) => (project?.manifest === name ? (project.pythonKey ?? []) : []))
    const keys = new Set(['project.requires-python', ...own])
    return toml.strings.filter(({ path }) => keys.has(path.join('.'))).map(({ line, value }) => ({ line, value }))
  }
  if (name === 'setup.py') return [pythonRequires(text)].filter((said) => said !== undefined)
  return text.split(/\r?\n/).flatMap((row, index) => {
    const value = name === 'setup.cfg' ? (/^python_requires[ \t]*=[ \t]*(\S.*)$/.exec(row)?.[1] ?? '') : row
    const said = value.replace(/\s#.*$/, '').trim()
    return /\d/.test(said) && said.length < 200 && !said.startsWith('#') ? [{ line: index + 1, value: said }] : []
  })
}

const FILES = ['.python-version', 'runtime.txt', 'setup.cfg', 'setup.py']

/**
 * What the files beside and above the uses say: which Pythons the repository runs on, and how long its owner waits for
 * new releases. A file that cannot be read says nothing; where it mattered, finding the uses has noted it.
 */
export async function readSurroundings(
  managers: Managers,
  repository: Repository,
  uses: readonly Use[],
): Promise<{ readonly runtimes: readonly RuntimeConstraint[]; readonly cooldowns: readonly UserCooldown[] }> {
  const tracked = await trackedIn(repository)
  const projects = Object.values(managers)
  const manifests = new Set(projects.flatMap(({ project }) => project?.manifest ?? []))
  const settingsFiles = new Set(projects.flatMap(({ settings }) => settings?.files ?? []))
  const names = [...FILES, ...manifests, ...settingsFiles]
  const folders = new Set(uses.flatMap((use) => upwards(folderOf(use.path))))
  const paths = [...folders].flatMap((folder) => names.map((name) => inFolder(folder, name))).filter((path) => tracked.has(path))
  const runtimes: RuntimeConstraint[] = []
  const cooldowns: UserCooldown[] = []
  for (const path of paths.toSorted()) {
    const read = await repository.read(path)
    if (read.kind !== 'text') continue
    const name = posix.basename(path)
    const parsed = manifests.has(name) || settingsFiles.has(name) ? parseToml(read.text) : null
    if (parsed !== null && 'message' in parsed) continue
    for (const { line, value } of parsed === null ? [] : waitsIn(managers, name, parsed)) {
      const wait = waitOf(value)
      if (wait !== undefined) cooldowns.push({ sdk: 'python', path, line, ...wait })
    }
    if (settingsFiles.has(name)) continue
    for (const { line, value } of runtimesOf(managers, name, read.text, parsed))
      runtimes.push({ sdk: 'python', path, line, requirement: value })
  }
  return { runtimes, cooldowns }
}
