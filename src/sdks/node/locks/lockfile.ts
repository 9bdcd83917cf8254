import type { RunResult } from '../../../world.ts'
import type { LockGraph } from './graph.ts'
import type { Lock } from './lock.ts'

/** A command of a package manager. */
export interface LockCommand {
  /** As a person would type it. */
  readonly shown: string
  run(): Promise<RunResult>
}

/** One lockfile and the manager that writes it. */
export interface Lockfile {
  read(text: string): Lock
  graph(text: string): LockGraph
  /** Makes the lockfile follow the manifests, and changes nothing that they do not ask for. */
  readonly refresh: LockCommand
  /** Fails where lockfile and manifests do not agree; changes nothing. */
  readonly check: LockCommand
  /** Installs all that it holds and nothing else, without scripts; absent where that is not built. */
  readonly install?: LockCommand
  /** What is put right in the text that the manager wrote. */
  restore(before: string, after: string): string
  /** What a person would type to do it by hand. */
  byHand(version: string): string
}
