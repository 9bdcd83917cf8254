import { posix } from 'node:path'
import semver from 'semver'
import type { Use } from '../../../domain/use.ts'
import type { Repository, RunResult, Scratch, SdkWorld } from '../../../world.ts'
import type { Entry } from '../manifest/entry.ts'
import type { OverrideField } from '../manifest/manifest.ts'
import type { LockGraph } from './graph.ts'

/**
 * A package manager of the Node world: everything that is known of one is in its folder, behind these verbs. A new one is
 * a folder and a row in MANAGERS.
 */
export interface PackageManager {
  /** As `packageManager` in package.json names it: `pnpm`. */
  readonly name: string
  /** The names of its lockfiles, as seen from the project's root; of several in one folder the first counts. */
  readonly lockfiles: readonly string[]
  /** Those of them that are binary: they are recognised by their names and never read. */
  readonly binary?: readonly string[]
  /** What `detect` asks of a lockfile. Throws an Error of one sentence where it cannot be read. */
  read(text: string): Promise<Lock>
  /** Its lockfile counts only where no other manager has one beside it: Deno also runs what another manager installs. */
  readonly givesWay?: true
  /** Whether the version that writes this lockfile refuses to run in a project whose `packageManager` names another manager. */
  refusesOthers?(lock: Lock): boolean
  /** Why nothing that its lockfile in a folder answers for can be edited, with what to do; null where it can. */
  blocked(files: Files, folder: string): string | null
  /**
   * A lockfile of a scratch copy, ready to be edited; `path` is its place in the copy, `text` what it holds. Throws
   * UpstreamError where the manager cannot be had, an Error of one sentence where the lockfile cannot be read. Absent
   * until its editing is built: `blocked` then always says why.
   */
  open?(world: SdkWorld, scratch: Scratch, path: string, text: string): Promise<Lockfile>
  /** The uses in files that it alone reads, such as an import map; `mentioning` holds the files that mention Stripe. */
  uses?(files: Files, repository: Repository, mentioning: readonly string[]): Promise<readonly Use[]>
  /** Lines of its output that say nothing of why it failed, or are another in each run. */
  readonly chatter?: RegExp
  /** The words that make it install all that the manifests ask for: `npm ci`, `yarn install`; empty where its name alone does. */
  readonly installsAll: readonly string[]
  /** The words that make it install what a person names: `npm i stripe`, `yarn add stripe`. */
  readonly installs: readonly string[]
  /** The fields of a package.json in which it lets the root decide what is installed, whatever anybody asks for. */
  readonly overrides: readonly OverrideField[]
  /** Whether it reads catalogs in the root's package.json, at its top or in `workspaces`. */
  readonly manifestCatalogs?: true
  /** The YAML file of settings that it reads in a project's root, where it has one. */
  readonly settings?: SettingsFile
  /** Its line of an .npmrc that says how long a release must have been out, and how many of its units are a day. */
  readonly npmrcAge?: { readonly key: string; readonly perDay: number }
  /** Its line of an .npmrc with the date after which no release is taken. */
  readonly npmrcUntil?: string
}

/** The managers that are known, by name, in the order in which they are looked for. */
export type Managers = Readonly<Record<string, PackageManager>>

/** The tracked files, as a manager may look at them. */
export interface Files {
  has(path: string): boolean
  /** Whether anything is tracked in the folder or below it. */
  holds(folder: string): boolean
  /** Null where there is no such file or it cannot be read. */
  text(path: string): Promise<string | null>
  /** Null also where no manager's lockfile has that name. */
  lock(path: string): Promise<Lock | null>
}

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

/** A lockfile of which nothing is read, because it is binary. */
export const UNREAD: Lock = { governs: () => null, locked: () => null, any: null }

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
  /**
   * The same while the manifests ask for Stripe's package and its peers alone, which it leaves so; for where `refresh` fails for the
   * sake of another package. What it writes lacks all others, which `restore` puts back. Left out where there is none.
   */
  readonly alone?: LockCommand
  /** Fails where lockfile and manifests do not agree; changes nothing. */
  readonly check: LockCommand
  /** Proves where it passes what `check` proves, at less cost; where it fails, `check` decides. Left out where there is none. */
  readonly quickCheck?: LockCommand
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
  /** What packages ask of Stripe's as their peer, by `name@version`; left out where the lockfile itself says so. Never rejects. */
  peers?(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** What a person would type to do it by hand. */
  byHand(version: string): string
}

/** A lockfile in which all that is not ours is as it was. */
export interface Restored {
  readonly text: string
  /** What could not be put back, as a person would say it; empty where every byte of it was. */
  readonly stray: readonly string[]
}

/** A manager's YAML file of settings. */
export interface SettingsFile {
  /** `pnpm-workspace.yaml`. */
  readonly name: string
  /** Throws an Error of one sentence where it is no YAML. */
  read(text: string): Promise<Settings>
  /**
   * What it holds as plain data, with one entry's value replaced where one is given. Throws an Error where it is no YAML,
   * or where its aliases would unfold without end.
   */
  data(text: string, replaced?: Replaced): Promise<unknown>
}

/** An entry with the value that it is given. */
export interface Replaced {
  readonly entry: Entry
  readonly value: string
}

/** What such a file says that matters for Stripe. */
export interface Settings {
  /** The globs of the workspace's packages; null where the manager has them in package.json. */
  readonly packages: readonly string[] | null
  /** How long a release must have been out. */
  readonly minimumAge: { readonly days: number; readonly line: number } | null
  /** Names and globs that the waiting time does not hold for. */
  readonly exempt: readonly string[]
  /** The entries of its catalogs, of every package; the default one is called `default`. */
  readonly catalogs: readonly { readonly name: string; readonly entry: Entry }[]
  /** What it decides for everybody who asks. */
  readonly overrides: readonly Entry[]
}

/** The manager that writes the lockfile at a path; null where it is none. */
export function writerOf(managers: Managers, path: string): PackageManager | null {
  const all = Object.values(managers).flatMap((manager) => manager.lockfiles.map((name) => ({ name, manager })))
  const named = all.filter(({ name }) => path === name || path.endsWith(`/${name}`))
  // Rush's is called like pnpm's, and has its folder in its name.
  return named.toSorted((a, b) => b.name.length - a.name.length)[0]?.manager ?? null
}

/** The file of settings at a path; null where it is none. */
export function settingsAt(managers: Managers, path: string): SettingsFile | null {
  const name = posix.basename(path)
  return Object.values(managers).find(({ settings }) => settings?.name === name)?.settings ?? null
}

/** An exact version of a manager, with its hash as corepack writes it where there is one. */
export interface Declared {
  readonly version: string
  readonly hash: string | null
}

/** What `packageManager` declares of a manager: `pnpm@10.1.0+sha512.…`; null where it declares no exact version. */
export function declaredVersion(declared: unknown, manager: string): Declared | null {
  if (typeof declared !== 'string' || !declared.startsWith(`${manager}@`)) return null
  const [written, hash = null] = declared.slice(manager.length + 1).split('+')
  const version = semver.valid(written)
  return version === null ? null : { version, hash }
}

/** Makes the lines end as they did, where the manager writes `\n` alone. */
export function keepLineEnds(before: string, after: string): string {
  return before.includes('\r\n') && !after.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after
}
