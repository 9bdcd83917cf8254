import type { OtherMove } from '../domain/comparison.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Repository } from '../world.ts'

/**
 * The packages that are none of Stripe's and that a changed manifest asks for otherwise than before, so that a reader knows what
 * nobody looked at. Only what manifests say: what else a lockfile changes follows from them, or is not named.
 */
export async function otherMoves(
  { all, filled }: SdkTable,
  base: Repository,
  head: Repository,
  changed: readonly string[],
): Promise<readonly OtherMove[]> {
  const found = await Promise.all(
    changed
      .filter((path) => filled(path) === null)
      .map(async (path): Promise<readonly OtherMove[]> => {
        const [before, after] = await Promise.all([base, head].map(async (side) => textOf(side, path)))
        return all.flatMap(({ asked, advisories }) => {
          const [old, now] = [asked?.(path, before ?? ''), asked?.(path, after ?? '')]
          if (old == null || now == null) return []
          const names = new Set([...old.keys(), ...now.keys()])
          return [...names].filter((name) => name !== advisories.name && old.get(name) !== now.get(name)).map((name) => ({ path, name }))
        })
      }),
  )
  return found.flat()
}

async function textOf(repository: Repository, path: string): Promise<string> {
  const content = await repository.read(path)
  return content.kind === 'text' ? content.text : ''
}
