import { posix } from 'node:path'
import { recognised } from '../shared/survey.ts'
import { readCatalog } from './catalog.ts'
import { gradleLockfile } from './gradle-lockfile.ts'
import { readBuildScript, readVersionsProperties } from './gradle.ts'
import { readPom } from './maven.ts'
import { names } from './facts.ts'

/** Stripe's Java package, `com.stripe:stripe-java`, asked for by Maven or by Gradle. */
export const java = recognised(names, async (survey) => {
  const locks = gradleLockfile(survey)
  for (const path of survey.mentioning) {
    const name = posix.basename(path)
    if (name === 'pom.xml') await survey.open(path, (text) => readPom(survey, path, text))
    else if (name === 'versions.properties') await survey.open(path, (text) => readVersionsProperties(survey, path, text))
    else if (name.endsWith('.versions.toml')) await survey.open(path, (text) => readCatalog(survey, path, text))
    else if (isBuildScript(path)) await survey.open(path, (text) => readBuildScript(survey, locks, path, text))
  }
  await locks.noteUnclaimed(survey.mentioning.filter((path) => posix.basename(path) === 'gradle.lockfile'))
})

/** Coordinates are also in the sources of `buildSrc`, Gradle's own place for shared build logic. */
function isBuildScript(path: string): boolean {
  return /\.gradle(?:\.kts)?$/.test(path) || (path.split('/').includes('buildSrc') && /\.(?:kt|java|groovy)$/.test(path))
}
