import { join } from 'node:path'
import { EditError } from '../../../domain/errors.ts'
import { ALLOW_CODE, TRUST } from '../../../domain/trust.ts'
import type { Scratch, SdkWorld } from '../../../world.ts'
import { folderOf, inFolder } from '../../shared/paths.ts'
import { upstreamError } from '../interpreter.ts'
import { parseToml } from '../manifest/toml.ts'
import type { PackageManager } from './manager.ts'
import type { ManagerProgram } from './program.ts'
import { textOf } from './scratch-text.ts'

/**
 * Throws EditError where the manager would run something of the repository's own, or install to run it, and the workflow does not
 * allow that.
 */
export async function mustNotRun(world: SdkWorld, { project }: PackageManager, scratch: Scratch, path: string): Promise<void> {
  if (project?.blocked === undefined || world.cache.get(TRUST).repositoryCode) return
  const folder = folderOf(path)
  const toml = parseToml(await textOf(scratch, inFolder(folder, project.manifest)))
  const why = 'message' in toml ? toml.message : project.blocked({ folder, toml, files: await scratch.files() })
  if (why !== null) throw new EditError(path, why, ALLOW_CODE)
}

/** Runs a manager beside its lockfile. Throws UpstreamError where it fails; `shown` is the command as a person types it. */
export async function installBy(
  program: ManagerProgram,
  shown: string,
  args: readonly string[],
  scratch: Scratch,
  path: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const result = await program.run(args, join(scratch.root, folderOf(path)), env)
  if (result.code !== 0) throw upstreamError(`\`${shown}\` failed for ${path}`, result)
}
