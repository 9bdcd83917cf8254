import { join } from 'node:path'
import type { SdkWorld } from '../../../../world.ts'
import { findPythonFor } from '../../interpreter.ts'
import { guardable, guardedFromPython } from '../guard.ts'
import { pinned } from '../pinned/index.ts'
import { installOnce, nameOf, TIMEOUT_MS, type ManagerProgram } from '../program.ts'

const UV_ENV = { UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1', UV_FIND_LINKS: '' } as const

/** The uv of our own choice: what it is installed from, by hashes. */
export const UV = pinned('uv==0.13.9')

/**
 * uv from PATH, else of our own choice; no build that it starts comes to run. Its own `--no-build` does not hold for the
 * repository's own projects (0.13.9). Throws UpstreamError.
 */
export async function uvProgram(world: SdkWorld): Promise<ManagerProgram> {
  const { tools } = world
  const known = await tools.which('uv')
  // A Python program of that name would be ended too.
  const found = known !== null && (await guardable(world, known, 'uv')) === null ? known : null
  const file = found ?? join(await installOnce(world, (await findPythonFor(tools, '')).python, UV), 'bin', 'uv')
  const guard = await guardedFromPython(world)
  // A committed .venv would be asked about itself, which runs it.
  const environment = join(await tools.folder('environment'), 'venv')
  return {
    run: async (args, cwd, env) =>
      tools.run(file, args, {
        cwd,
        inherit: 'uv',
        env: { ...UV_ENV, ...guard, UV_PROJECT_ENVIRONMENT: environment, ...env },
        timeoutMs: TIMEOUT_MS,
      }),
    notes: found === null ? [`uv was not on PATH as a program of its own; ${nameOf(UV)} was installed for this run alone.`] : [],
  }
}
