import { join } from 'node:path'
import type { SdkWorld } from '../../../../world.ts'
import { findPythonFor } from '../../interpreter.ts'
import { canBeGuarded, guardedFromPython } from '../guard.ts'
import { installOnce, TIMEOUT_MS, type ManagerProgram } from '../program.ts'

const UV_ENV = { UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1', UV_FIND_LINKS: '' } as const

const UV = ['uv==0.13.9']

/**
 * uv from PATH, else of our own choice; no build that it starts comes to run. Its own `--no-build` does not hold for the
 * repository's own projects (0.13.9). Throws UpstreamError.
 */
export async function uvProgram(world: SdkWorld): Promise<ManagerProgram> {
  const { tools } = world
  const known = await tools.which('uv')
  // A Python program of that name would be ended too.
  const found = known !== null && !(await canBeGuarded(world, known)) ? known : null
  const file = found ?? join(await installOnce(world, (await findPythonFor(tools, '')).python, UV), 'bin', 'uv')
  const guard = await guardedFromPython(world)
  return {
    run: async (args, cwd, env) =>
      tools.run(file, args, { cwd, inherit: 'client', env: { ...UV_ENV, ...guard, ...env }, timeoutMs: TIMEOUT_MS }),
    notes: found === null ? [`uv was not on PATH as a program of its own; ${UV[0]} was installed for this run alone.`] : [],
  }
}
