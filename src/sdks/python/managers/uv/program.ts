import { join } from 'node:path'
import type { SdkWorld } from '../../../../world.ts'
import { findPythonFor } from '../../interpreter.ts'
import { installOnce, TIMEOUT_MS, type ManagerProgram } from '../program.ts'

const UV_ENV = { UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1', UV_FIND_LINKS: '' } as const

const UV = ['uv==0.13.9']

/** uv from PATH, else of our own choice. It has an option to build nothing. Throws UpstreamError. */
export async function uvProgram(world: SdkWorld): Promise<ManagerProgram> {
  const { tools } = world
  const found = await tools.which('uv')
  const file = found ?? join(await installOnce(world, (await findPythonFor(tools, '')).python, UV), 'bin', 'uv')
  return {
    run: async (args, cwd, env) => tools.run(file, args, { cwd, inherit: 'client', env: { ...UV_ENV, ...env }, timeoutMs: TIMEOUT_MS }),
    notes: found === null ? [`uv was not on PATH; ${UV[0]} was installed for this run alone.`] : [],
  }
}
