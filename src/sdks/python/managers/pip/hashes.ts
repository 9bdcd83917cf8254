import { EditError } from '../../../../domain/errors.ts'
import type { Tools } from '../../../../world.ts'
import { parseRequirements } from '../../manifest/requirements-file.ts'
import { filesOf, versionOf } from '../../registry.ts'
import { withHashes } from '../pip-compile/pins.ts'

/**
 * The entries of stripe that have hashes, as written. Hashes on the lines below an entry are its own, also where a comment or
 * a missing backslash keeps pip from reading them so: none of the old ones may stay.
 */
export function hashedEntries(text: string): readonly string[] {
  const lines = parseRequirements(text)
  return lines.flatMap(({ content, start, end }, index) => {
    if (content.kind !== 'requirement' || content.requirement.name !== 'stripe') return []
    const below = lines.slice(index + 1)
    const count = below.findIndex((line) => line.content.kind !== 'option' || line.content.name !== '--hash')
    const last = (count < 0 ? below : below.slice(0, count)).at(-1)?.end ?? end
    const entry = text.slice(start, last)
    return entry.includes('--hash=') ? [entry] : []
  })
}

/**
 * A requirements file that nobody compiled with the hashes of stripe as the index has them: of every file of the version, so
 * that none of the old ones stays. Throws EditError.
 */
export async function withFreshHashes(tools: Tools, python: string, path: string, text: string, to: string): Promise<string> {
  const files = (await filesOf(tools, python, ['stripe'])).get('stripe') ?? []
  const hashes = files
    .filter((file) => versionOf('stripe', file.filename) === to)
    .map((file) => (file.sha256 === null ? null : `sha256:${file.sha256}`))
  if (hashes.length === 0 || hashes.includes(null)) {
    throw new EditError(
      path,
      `The index gives no SHA-256 hashes for stripe ${to}, and the old ones in ${path} must not stay.`,
      `Write the hashes by hand: "pip download stripe==${to}", then "pip hash".`,
    )
  }
  const fresh = hashes.filter((hash) => hash !== null).toSorted()
  return hashedEntries(text).reduce((now, entry) => withHashes(now, entry, fresh), text)
}
