import { EditError } from '../../../../domain/errors.ts'
import type { SdkWorld } from '../../../../world.ts'
import { findPythonFor, SAFE_PATH } from '../../interpreter.ts'
import { guarded } from '../guard.ts'
import { pinned, pinnedLike } from '../pinned/index.ts'
import { installOnce, pythonProgram, TIMEOUT_MS, type ManagerProgram, type PythonProgram } from '../program.ts'
import { poetryOf } from './version.ts'

/** `poetry lock` of the same minor version writes the same lock. */
function poetryLike(version: string): PythonProgram {
  const minor = version.replace(/\.\d+$/, '')
  return {
    command: 'poetry',
    client: 'poetry',
    start: 'from poetry.console.application import main\nsys.exit(main())',
    packages: pinned(`poetry==${pinnedLike('poetry', version)}`),
    env: { POETRY_NO_INTERACTION: '1', POETRY_VIRTUALENVS_IN_PROJECT: 'false' },
    fits: (said) => said.includes(`version ${minor}.`),
  }
}

/** The Poetry of a version, or of the same minor version, whose virtual environments stay in a folder of the run. Throws UpstreamError. */
export async function poetryProgram(world: SdkWorld, version: string): Promise<ManagerProgram> {
  const kind = poetryLike(version)
  const env = { ...kind.env, POETRY_VIRTUALENVS_PATH: await world.tools.folder('virtualenvs') }
  return pythonProgram(world, (await findPythonFor(world.tools, '')).python, { ...kind, env })
}

/** The version of the Poetry that wrote a lock, from its head. Throws EditError where it does not say. */
export function writerOfLock(path: string, head: string): string {
  const version = poetryOf(head)
  if (version === null) throw new EditError(path, `${path} does not say which Poetry wrote it.`, 'Run "poetry lock" with yours.')
  return version
}

/** What Poetry itself calls `content-hash`: of what a pyproject.toml says that a lock depends on. Its name has been the same since 1.0. */
const HASH = `from pathlib import Path
from poetry.factory import Factory
print(Factory().create_poetry(Path.cwd()).locker._get_content_hash())`

/**
 * The hash of a folder's pyproject.toml as the Poetry of a version, or of the same minor version, writes it into a lock; null where
 * it cannot say. Nothing is locked. Throws UpstreamError.
 */
export async function contentHash(world: SdkWorld, version: string, folder: string): Promise<string | null> {
  const { python } = await findPythonFor(world.tools, '')
  const kind = poetryLike(version)
  const installed = await installOnce(world, python, kind.packages)
  const program = `${SAFE_PATH}sys.path.insert(0, ${JSON.stringify(installed)})\n${HASH}\n`
  const options = { cwd: folder, inherit: kind.client, env: { ...kind.env, ...(await guarded(world)) }, timeoutMs: TIMEOUT_MS }
  const { code, stdout } = await world.tools.run(python, ['-c', program], options)
  return code === 0 ? (/^([0-9a-f]{64})$/m.exec(stdout)?.[1] ?? null) : null
}
