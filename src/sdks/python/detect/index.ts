import type { Detection } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { INSTALL, readInstalls, whyNotEdited } from '../../shared/installs.ts'
import { detectConda } from './conda.ts'
import { noteCopies } from './copies.ts'
import { lockFitNotes } from './lock-fit.ts'
import { detectProjects } from './projects.ts'
import { withPylocks } from './pylock.ts'
import { detectRequirements } from './requirements.ts'
import { detectScripts } from './scripts.ts'
import { detectSetupFiles } from './setup-files.ts'
import { readSurroundings } from '../manifest/surroundings.ts'
import { noteToolFiles } from './tool-files.ts'
import { useOf, type Found } from './found.ts'
import { dialectOf } from '../managers/lookup.ts'
import type { Managers } from '../managers/manager.ts'
import { exactPin } from '../manifest/requirements-file.ts'

/** Finds what images and workflows install by hand. */
async function detectInstalls(managers: Managers, repository: Repository, mentioning: readonly string[]): Promise<Found> {
  const { pins, notes } = await readInstalls(repository, mentioning, dialectOf(managers).installing)
  const uses = pins.map((pin) => {
    const { path, line, specifier, range } = pin
    return useOf({ path, line, kind: INSTALL, specifier, range, pin: exactPin(specifier), why: whyNotEdited(pin) })
  })
  return { uses, notes }
}

/** Finds the uses of stripe-python; see `SdkAdapter.detect`. */
export async function detect(managers: Managers, repository: Repository, mentioning: readonly string[]): Promise<Detection> {
  const requirements = await detectRequirements(repository, mentioning)
  const found = [
    requirements,
    await detectProjects(managers, repository, mentioning, requirements.locks),
    await detectSetupFiles(repository, mentioning, requirements.locks),
    await detectConda(repository, mentioning),
    await detectScripts(repository, mentioning),
    await detectInstalls(managers, repository, mentioning),
  ]
  const { uses, notes } = await withPylocks(
    repository,
    mentioning,
    found.flatMap((part) => part.uses),
  )
  const { runtimes, cooldowns } = await readSurroundings(managers, repository, uses)
  return {
    uses,
    runtimes,
    cooldowns: [...requirements.cooldowns, ...cooldowns],
    notes: [
      ...found.flatMap((part) => part.notes),
      ...notes,
      ...lockFitNotes(managers, uses),
      ...(await noteCopies(repository, mentioning)),
      ...(await noteToolFiles(repository, mentioning)),
    ],
  }
}
