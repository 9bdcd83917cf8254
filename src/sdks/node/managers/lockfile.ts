import semver from 'semver'
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
  /** Installs all that it holds and nothing else, without scripts. */
  readonly install: LockCommand
  /**
   * The lockfile in which what holds the exact version also answers to `specifiers`, where the manager would otherwise
   * look for the newest of a range that is new to it; npm and pnpm keep what they find locked.
   */
  reserve?(text: string, version: string, specifiers: readonly string[]): string
  /**
   * Puts back, in what the manager wrote, all that is neither one of `ours` (`name@version`) nor a line that asks for
   * Stripe's package: managers add what they know of other packages, each version of them something else.
   */
  restore(before: string, written: string, ours: ReadonlySet<string>): Restored
  /** What a person would type to do it by hand. */
  byHand(version: string): string
}

/** A lockfile in which all that is not ours is as it was. */
export interface Restored {
  readonly text: string
  /** What could not be put back, as a person would say it; empty where every byte of it was. */
  readonly stray: readonly string[]
}

/** The exact version that `packageManager` declares of a manager: `pnpm@10.1.0+sha512.…`; null where it declares none. */
export function declaredVersion(declared: unknown, manager: string): string | null {
  if (typeof declared !== 'string' || !declared.startsWith(`${manager}@`)) return null
  // Behind a plus stands a hash, which npm's own integrity check makes superfluous.
  return semver.valid(declared.slice(manager.length + 1).split('+')[0])
}

/** Makes the lines end as they did, where the manager writes `\n` alone. */
export function keepLineEnds(before: string, after: string): string {
  return before.includes('\r\n') && !after.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after
}
