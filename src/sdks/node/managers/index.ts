import { bun } from './bun/index.ts'
import { deno } from './deno/index.ts'
import type { PackageManager } from './manager.ts'
import { npm } from './npm/index.ts'
import { pnpm } from './pnpm/index.ts'
import { rush } from './rush/index.ts'
import { yarn } from './yarn/index.ts'

/** A package manager of the Node world. */
type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun' | 'deno' | 'rush'

/** Every package manager, by its name. What is known of one is in its folder and nowhere else. */
export const MANAGERS = { npm, pnpm, yarn, bun, deno, rush } satisfies Readonly<Record<Manager, PackageManager>>
