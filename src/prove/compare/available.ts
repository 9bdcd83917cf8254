import type { SdkAdapter } from '../../domain/sdk-adapter.ts'

/** The first version of an SDK that has all that a case needs; null where it always had it, or never. */
export function availableSince({ availableSince: since, upgrader }: SdkAdapter, id: string): string | null {
  const versions = since.filter(({ cases }) => cases.test(id)).map(({ version }) => version)
  const order = upgrader?.versions.compare
  return (order === undefined ? versions : versions.toSorted(order)).at(-1) ?? null
}
