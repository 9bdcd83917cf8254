import { join } from 'node:path'
import type { Tools } from '../../world.ts'
import { upstreamError } from './interpreter.ts'

/** A virtual environment, apart from the checkout. */
export interface Environment {
  readonly folder: string
  readonly bin: string
  readonly python: string
}

/** The environment in a folder, which may be made only later. */
export function environmentIn(folder: string): Environment {
  const bin = join(folder, 'bin')
  return { folder, bin, python: join(bin, 'python') }
}

/** A new environment that holds pip alone. Throws UpstreamError. */
export async function emptyEnvironment(tools: Tools, python: string): Promise<Environment> {
  const folder = await tools.folder('venv')
  const result = await tools.run(python, ['-I', '-m', 'venv', folder], { inherit: 'bare', cwd: folder })
  if (result.code !== 0) throw upstreamError('a virtual environment could not be made (on Debian and Ubuntu, install python3-venv)', result)
  return environmentIn(folder)
}

/** The version of stripe that an environment holds; null where it holds none. */
export async function stripeIn(tools: Tools, { python, folder }: Environment): Promise<string | null> {
  const program = 'from importlib.metadata import version\nprint(version("stripe"))'
  const result = await tools.run(python, ['-I', '-c', program], { cwd: folder })
  return result.code === 0 ? result.stdout.trim() : null
}
