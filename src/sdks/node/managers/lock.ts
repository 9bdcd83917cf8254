/** A package manager of the Node world, known by its lockfile. */
export type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun' | 'deno'

/** Which manager writes which lockfile; where npm finds both of its own, the shrinkwrap wins. */
export const LOCKFILES: readonly (readonly [name: string, manager: Manager])[] = [
  ['npm-shrinkwrap.json', 'npm'],
  ['package-lock.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['deno.lock', 'deno'],
]

/** A version that a lockfile holds, and the line where its entry begins (1-based). */
export interface Locked {
  readonly version: string
  readonly line: number
}

/** What `detect` asks of a lockfile. Folders are relative to the lockfile's own, which is the empty text. */
export interface Lock {
  /** Whether it answers for the package.json of that folder; null where its format does not say. */
  governs(folder: string): boolean | null
  /** What it holds for the dependency that this folder's package.json calls `key` and asks for by `specifier`. */
  locked(folder: string, key: string, specifier: string): Locked | null
  /** The first of Stripe's packages in it, whoever asks for it. */
  readonly any: Locked | null
}

/** A lockfile of which nothing is read: `bun.lockb` is binary. */
export const UNREAD: Lock = { governs: () => null, locked: () => null, any: null }

/** The 1-based line that holds the offset of a text; for a single look-up. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
