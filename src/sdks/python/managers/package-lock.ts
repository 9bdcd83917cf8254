import { versions } from '../versions.ts'
import type { Lock, Locked } from './manager.ts'
import { packageBlocks, type PackageBlock } from './package-blocks.ts'

/** What a lock holds of stripe, each version once: PDM repeats a package for each set of extras. */
function heldIn(packages: readonly PackageBlock[]): readonly Locked[] {
  const held = packages.flatMap((entry) => {
    const version = entry.name === 'stripe' ? versions.parse(entry.version ?? '')?.text : undefined
    return version === undefined ? [] : [{ version, line: entry.line }]
  })
  const distinct = held.filter((one, index) => held.findIndex((other) => other.version === one.version) === index)
  return distinct.toSorted((a, b) => versions.compare(a.version, b.version))
}

/** The lockfile of uv, Poetry or PDM: `[[package]]` tables, of which those with a path are members of a workspace. */
export function readPackageLock(text: string, whyNot: (head: string) => string | null = () => null): Lock {
  const { head, packages } = packageBlocks(text)
  const held = heldIn(packages)
  return {
    governs: (folder) => folder === '' || packages.some(({ source }) => source !== null && / = "([^"]*)"/.exec(source)?.[1] === folder),
    locked: ({ specifier }) => held.find(({ version }) => versions.admits(specifier, version)) ?? held[0] ?? null,
    held,
    why: whyNot(head),
  }
}
