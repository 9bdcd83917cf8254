import { posix } from 'node:path'
import type { RuntimeClaim, Use, UserCooldown } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { trackedIn } from '../../tracked.ts'
import { foldersUp } from '../folders.ts'
import { pythonRequires } from '../manifest/setup-py.ts'
import { parseToml, type TomlFile } from '../manifest/toml.ts'
import { waitOf } from '../waiting-time.ts'

/** What is said of a runtime, or of waiting for new releases, on one line. */
interface Said {
  readonly line: number
  readonly value: string
}

function tomlSays(toml: TomlFile, ...keys: readonly string[]): readonly Said[] {
  return toml.strings.filter((string) => keys.includes(string.path.join('.'))).map(({ line, value }) => ({ line, value }))
}

/** How long uv waits for stripe: what it is told of that package, also that it need not wait (`false`), counts first. */
function excludesNewer(toml: TomlFile, table: string): readonly Said[] {
  const own = `${table}exclude-newer-package.stripe`
  return tomlSays(toml, toml.values.some(({ path }) => path.join('.') === own) ? own : `${table}exclude-newer`)
}

function runtimesOf(name: string, text: string, toml: TomlFile | null): readonly Said[] {
  if (toml !== null) return tomlSays(toml, 'project.requires-python', 'tool.poetry.dependencies.python', 'requires.python_version')
  if (name === 'setup.py') return [pythonRequires(text)].filter((said) => said !== undefined)
  return text.split(/\r?\n/).flatMap((row, index) => {
    const value = name === 'setup.cfg' ? (/^python_requires[ \t]*=[ \t]*(\S.*)$/.exec(row)?.[1] ?? '') : row
    const said = value.replace(/\s#.*$/, '').trim()
    return /\d/.test(said) && said.length < 200 && !said.startsWith('#') ? [{ line: index + 1, value: said }] : []
  })
}

const FILES = ['pyproject.toml', '.python-version', 'runtime.txt', 'Pipfile', 'setup.cfg', 'setup.py', 'uv.toml']

/**
 * What the files beside and above the uses say: which Pythons the repository runs on, and how long its owner waits for
 * new releases. A file that can not be read says nothing; where it mattered, finding the uses has noted it.
 */
export async function readSurroundings(
  repository: Repository,
  uses: readonly Use[],
): Promise<{ readonly runtimes: readonly RuntimeClaim[]; readonly cooldowns: readonly UserCooldown[] }> {
  const tracked = await trackedIn(repository)
  const folders = new Set(uses.flatMap((use) => foldersUp(posix.dirname(use.path))))
  const paths = [...folders].flatMap((folder) => FILES.map((name) => posix.join(folder, name))).filter((path) => tracked.has(path))
  const runtimes: RuntimeClaim[] = []
  const cooldowns: UserCooldown[] = []
  for (const path of paths.toSorted()) {
    const read = await repository.read(path)
    if (read.kind !== 'text') continue
    const name = posix.basename(path)
    const parsed = name.endsWith('.toml') || name === 'Pipfile' ? parseToml(read.text) : null
    if (parsed !== null && 'message' in parsed) continue
    if (parsed !== null && name !== 'Pipfile') {
      for (const { line, value } of excludesNewer(parsed, name === 'uv.toml' ? '' : 'tool.uv.')) {
        const wait = waitOf(value)
        if (wait !== undefined) cooldowns.push({ sdk: 'python', path, line, ...wait })
      }
    }
    if (name === 'uv.toml') continue
    for (const { line, value } of runtimesOf(name, read.text, parsed)) runtimes.push({ sdk: 'python', path, line, requirement: value })
  }
  return { runtimes, cooldowns }
}
