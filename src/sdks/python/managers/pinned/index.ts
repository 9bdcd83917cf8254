import { TOOLS } from './tools.ts'
import { WHEELS } from './wheels.ts'

/** A line of the table with the hashes of its wheels. Throws an Error where the tables do not fit. */
function hashed(line: string): string {
  const hashes = WHEELS[line.split(' ')[0] ?? '']?.split(' ')
  if (hashes === undefined) throw new Error(`there is no hash for ${line}`)
  return [line, ...hashes.map((hash) => `--hash=sha256:${Buffer.from(hash, 'base64').toString('hex')}`)].join(' ')
}

/**
 * All that a tool is installed from, as lines of a requirements file with hashes; of a version that no table has (`poetry==1.4.2`,
 * as a lock may declare it) the tool alone, which then is what the index says.
 */
export function pinned(tool: string): readonly string[] {
  return TOOLS[tool]?.split('\n').map(hashed) ?? [tool]
}

/** The version of a tool in the tables that has the same major and minor; else the version itself. */
export function pinnedLike(tool: string, version: string): string {
  const like = `${tool}==${version.replace(/\.\d+$/, '')}.`
  return (
    Object.keys(TOOLS)
      .find((each) => each.startsWith(like))
      ?.slice(`${tool}==`.length) ?? version
  )
}
