import { filledFolders, type FindFilled } from './filled-folders.ts'
import type { SdkAdapter, Upgrader } from './sdk-adapter.ts'
import type { Sdk } from './sdk.ts'

/** How each language is loaded, by its name. */
export type SdkLoaders = Readonly<Record<Sdk, () => Promise<SdkAdapter>>>

/** The languages of a run: those of `src/sdks/index.ts`, or what a test gives. */
export interface SdkTable {
  /** In the order in which they are shown. */
  readonly all: readonly SdkAdapter[]
  /** Their names, in the same order. */
  readonly names: readonly Sdk[]
  /** The language of that name. Throws where there is none: names are checked where they come in. */
  of(sdk: Sdk): SdkAdapter
  /** In which folder a path lies that package managers or compilers of any language fill. */
  readonly filled: FindFilled
}

/** Loads all of them. Throws where a language calls itself otherwise than the table does. */
export async function openSdkTable(loaders: SdkLoaders): Promise<SdkTable> {
  return sdkTable(
    await Promise.all(
      Object.entries(loaders).map(async ([name, load]) => {
        const adapter = await load()
        if (adapter.sdk !== name) throw new Error(`the language "${name}" calls itself "${adapter.sdk}"`)
        return adapter
      }),
    ),
  )
}

/** A table of languages that are loaded already. */
export function sdkTable(all: readonly SdkAdapter[]): SdkTable {
  const byName = new Map(all.map((adapter) => [adapter.sdk, adapter]))
  return {
    all,
    names: [...byName.keys()],
    of(sdk) {
      const adapter = byName.get(sdk)
      if (adapter === undefined) throw new Error(`"${sdk}" is no language of the table`)
      return adapter
    },
    filled: filledFolders(all.flatMap((adapter) => adapter.filledFolders)),
  }
}

/** How the uses of a language are upgraded. Throws where that is not built: nothing is chosen for such a language. */
export function upgraderOf(sdks: SdkTable, sdk: Sdk): Upgrader {
  const { name, upgrader } = sdks.of(sdk)
  if (upgrader === null) throw new Error(`upgrades of ${name} are not built yet`)
  return upgrader
}
