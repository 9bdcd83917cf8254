import { EditError } from '../../../../domain/errors.ts'
import type { SdkWorld } from '../../../../world.ts'
import { findPythonFor } from '../../interpreter.ts'
import { pinned, pinnedLike } from '../pinned/index.ts'
import { pythonProgram, type ManagerProgram, type PythonProgram } from '../program.ts'
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
