import type { Note } from '../domain/place.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Repository } from '../world.ts'
import { isManifest } from './own-files.ts'

/**
 * Manifests that a search for "stripe" cannot see into: symbolic links, which are never followed, and files in another
 * encoding, as `pip freeze > requirements.txt` writes them in some shells. One note each, so that nobody is misled by silence.
 * The files are listed while the search for those `mentioning` it may still be under way.
 */
export async function unseenManifests(
  repository: Repository,
  sdks: SdkTable,
  mentioning: Promise<readonly string[]>,
): Promise<readonly Note[]> {
  const links = (await repository.symlinks()).filter((path) => isManifest(sdks, path))
  const manifests = (await repository.files()).filter((path) => isManifest(sdks, path))
  const seen = new Set(await mentioning)
  const silent = manifests.filter((path) => !seen.has(path))
  const contents = await Promise.all(silent.map(async (path) => ({ path, content: await repository.read(path) })))
  return [
    ...links.map((path) => ({ place: { path }, text: 'it is a symbolic link, which is not followed' })),
    ...contents.flatMap(({ path, content }) => (content.kind === 'unreadable' ? [{ place: { path }, text: content.why }] : [])),
  ]
}
