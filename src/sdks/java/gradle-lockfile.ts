import { eachLine } from '../shared/lines.ts'
import { lockfiles, type Lockfiles } from '../shared/lockfiles.ts'
import type { Survey } from '../shared/survey.ts'
import { COORDINATE } from './coordinate.ts'

/**
 * `gradle.lockfile`: one `group:artifact:version=configurations` a line.
 * https://docs.gradle.org/current/userguide/dependency_locking.html
 */
export function gradleLockfile(survey: Survey): Lockfiles {
  return lockfiles(survey, COORDINATE, (text) => {
    const prefix = `${COORDINATE}:`
    for (const { text: content, line } of eachLine(text)) {
      if (content.startsWith(prefix)) return { version: content.slice(prefix.length).split('=', 1)[0] ?? '', line }
    }
    return null
  })
}
