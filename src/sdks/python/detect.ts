import type { Detection } from '../../domain/use.ts'
import type { Repository } from '../../world.ts'
import { detectOthers } from './detect/others.ts'
import { detectPyprojects } from './detect/pyproject.ts'
import { detectRequirements } from './detect/requirements.ts'
import { readSurroundings } from './detect/surroundings.ts'

/** Finds the uses of stripe-python; see `SdkAdapter.detect`. */
export async function detect(repository: Repository, mentioning: readonly string[]): Promise<Detection> {
  const requirements = await detectRequirements(repository, mentioning)
  const found = [
    requirements,
    await detectPyprojects(repository, mentioning, requirements.locks),
    await detectOthers(repository, mentioning),
  ]
  const uses = found.flatMap((part) => part.uses)
  const { runtimes, cooldowns } = await readSurroundings(repository, uses)
  return { uses, runtimes, cooldowns: [...requirements.cooldowns, ...cooldowns], notes: found.flatMap((part) => part.notes) }
}
