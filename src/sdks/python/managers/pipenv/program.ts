import type { SdkWorld } from '../../../../world.ts'
import { pinned } from '../pinned/index.ts'
import { PIP_ALONE, pythonProgram, type ManagerProgram, type PythonProgram } from '../program.ts'

const PIPENV: PythonProgram = {
  command: 'pipenv',
  client: 'pipenv',
  start: 'from pipenv.cli import cli\ncli()',
  packages: pinned('pipenv==2026.10.3'),
  env: {
    ...PIP_ALONE,
    PIPENV_DONT_LOAD_ENV: '1',
    PIPENV_DONT_USE_ASDF: '1',
    PIPENV_DONT_USE_PYENV: '1',
    PIPENV_IGNORE_VIRTUALENVS: '1',
    PIPENV_NOSPIN: '1',
    // A committed .venv would be asked about itself, which runs it.
    PIPENV_VENV_IN_PROJECT: '0',
    PIPENV_YES: '1',
  },
}

/** Pipenv, for the Python that a lock is for, whose virtual environments stay in a folder of the run. Throws UpstreamError. */
export async function pipenvProgram(world: SdkWorld, python: string): Promise<ManagerProgram> {
  const env = { ...PIPENV.env, PIPENV_PYTHON: python, WORKON_HOME: await world.tools.folder('virtualenvs') }
  return pythonProgram(world, python, { ...PIPENV, env })
}
