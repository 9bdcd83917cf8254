import type { SdkWorld } from '../../../../world.ts'
import { findPythonFor } from '../../interpreter.ts'
import { pinned } from '../pinned/index.ts'
import { pythonProgram, type ManagerProgram, type PythonProgram } from '../program.ts'

const PDM: PythonProgram = {
  command: 'pdm',
  client: 'pdm',
  start: 'from pdm.core import main\nmain()',
  packages: pinned('pdm==2.29.3'),
  env: {
    PDM_CHECK_UPDATE: '0',
    PDM_IGNORE_SAVED_PYTHON: '1',
    PDM_NON_INTERACTIVE: '1',
    // The scripts of the user's own that run before and after "pdm lock".
    PDM_SKIP_HOOKS: ':all',
    PDM_USE_VENV: '0',
  },
}

/** PDM, ready to be run. Throws UpstreamError. */
export async function pdmProgram(world: SdkWorld): Promise<ManagerProgram> {
  const { python } = await findPythonFor(world.tools, '')
  const env = { ...PDM.env, PDM_LOG_DIR: await world.tools.folder('log'), PDM_PYTHON: python, PDM_USE_UV: '0' }
  return pythonProgram(world, python, { ...PDM, env })
}
