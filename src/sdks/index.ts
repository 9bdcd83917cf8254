import { openSdkTable, type SdkTable, type SdkLoaders } from '../domain/sdk-table.ts'

/**
 * The table of languages, in the order in which they are shown. A new one is a folder beside this file and a line here. Each
 * is loaded when a run opens the table: `--version` and `--help` need the names alone.
 */
export const LANGUAGES = {
  node: async () => (await import('./node/index.ts')).node,
  python: async () => (await import('./python/index.ts')).python,
  go: async () => (await import('./go/index.ts')).go,
  java: async () => (await import('./java/index.ts')).java,
  ruby: async () => (await import('./ruby/index.ts')).ruby,
  php: async () => (await import('./php/index.ts')).php,
  dotnet: async () => (await import('./dotnet/index.ts')).dotnet,
} as const satisfies SdkLoaders

/** The names of the languages, in the same order. */
export const SDK_NAMES = Object.keys(LANGUAGES)

/** Loads the languages of the table, or those of these names that are in it. */
export async function openSdks(names: readonly string[] = SDK_NAMES): Promise<SdkTable> {
  return openSdkTable(Object.fromEntries(Object.entries(LANGUAGES).filter(([name]) => names.includes(name))))
}
