import type { TEST_NETWORKS } from '../../domain/own-tests.ts'
import type { Tools, Wall } from '../../world.ts'

/** Where a program of the user's own runs. */
export interface Where {
  readonly testNetwork?: (typeof TEST_NETWORKS)[number]
  /** Whether the job holds a token that can write. */
  readonly canWrite?: boolean
}

/** The wall of that name that it runs behind; null where it runs on the network of the job. */
export async function wallOf(
  tools: Tools,
  { testNetwork = 'auto', canWrite = false }: Where,
  name: string,
): Promise<Wall | null | { readonly missing: string }> {
  if (testNetwork === 'host' || (testNetwork === 'auto' && !canWrite)) return null
  const place = await tools.wallFor(process.execPath, name)
  return 'missing' in place && testNetwork === 'auto' ? null : place
}
