import { EditError } from '../../../../domain/errors.ts'
import type { Scratch } from '../../../../world.ts'
import { inFolder, upwards } from '../../../shared/paths.ts'
import { parseToml, type TomlFile } from '../../manifest/toml.ts'
import { OPTIONS } from './compile-command.ts'

/** Files in which pip-compile looks for its settings, from the folder that it runs in upwards; the first that has any counts. */
const FILES = ['.pip-tools.toml', 'pyproject.toml']

/** Settings that change nothing of what is written, or that are asked for once. */
const WITHOUT_EFFECT = new Set([
  'build-isolation',
  'color',
  'dry-run',
  'quiet',
  'rebuild',
  'upgrade',
  'upgrade-package',
  'verbose',
  'cache-dir',
])

/** The settings of `[tool.pip-tools]` and of its `compile` table, by their names: each value as it is written. */
function settingsOf(toml: TomlFile): readonly { readonly name: string; readonly value: string | boolean; readonly line: number }[] {
  const texts = new Map(toml.strings.map(({ index, value }) => [index, value]))
  return toml.values.flatMap(({ path, source, line }, index) => {
    const [tool, own, ...rest] = path.filter((part) => typeof part === 'string')
    const [name, ...deeper] = rest[0] === 'compile' ? rest.slice(1) : rest
    if (tool !== 'tool' || own !== 'pip-tools' || name === undefined || deeper.length > 0 || rest[0] === 'sync' || source === '[]')
      return []
    const value = source === 'true' || source === 'false' ? source === 'true' : (texts.get(index) ?? source)
    return [{ name: name.replaceAll('_', '-'), value, line }]
  })
}

/**
 * What `[tool.pip-tools]` sets, as arguments: pip-compile itself reads none of it. Throws EditError where it sets what we do not run,
 * such as `pip-args`, by which anything could be given to pip.
 */
export async function configuredArgs(scratch: Scratch, folder: string, blocked: string): Promise<readonly string[]> {
  for (const path of upwards(folder).flatMap((above) => FILES.map((name) => inFolder(above, name)))) {
    const read = await scratch.read(path)
    const toml = read.kind === 'text' && read.text.includes('pip-tools') ? parseToml(read.text) : null
    const settings = toml === null || 'message' in toml ? [] : settingsOf(toml)
    if (settings.length === 0) continue
    return settings.flatMap(({ name, value, line }) => {
      if (WITHOUT_EFFECT.has(name)) return []
      const option = value === false ? `--no-${name}` : `--${name}`
      const takes = OPTIONS[option]
      if (takes === 'flag' && typeof value === 'boolean') return [option]
      if (takes === 'value' && typeof value === 'string' && !value.startsWith('-')) return [option, value]
      throw new EditError(
        blocked,
        `${path}:${line} sets ${name} for pip-tools, which stripe-upgrade does not run`,
        `Compile ${blocked} yourself, or take that setting out.`,
      )
    })
  }
  return []
}
