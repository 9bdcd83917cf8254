import { posix } from 'node:path'
import { lockfiles } from '../shared/lockfiles.ts'
import { recognised } from '../shared/survey.ts'
import { readPackagesLock } from './packages-lock.ts'
import { readPackagesConfig, readProject } from './project.ts'
import { names } from './facts.ts'

/** Stripe's .NET package, `Stripe.net`; NuGet does not care about the case of its name. */
export const dotnet = recognised(names, async (survey) => {
  const locks = lockfiles(survey, 'Stripe.net', readPackagesLock)
  for (const path of survey.mentioning) {
    const name = posix.basename(path).toLowerCase()
    if (name === 'packages.config') await survey.open(path, (text) => readPackagesConfig(survey, path, text))
    else if (/\.(?:csproj|fsproj|vbproj|props|targets)$/.test(name)) {
      await survey.open(path, (text) => readProject(survey, locks, path, text))
    }
  }
  await locks.noteUnclaimed(survey.mentioning.filter((path) => posix.basename(path) === 'packages.lock.json'))
})
