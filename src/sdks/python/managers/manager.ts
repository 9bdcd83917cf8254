import type { EditCheck } from '../../../domain/change.ts'
import type { Target } from '../../../domain/upgrade.ts'
import type { Use } from '../../../domain/use.ts'
import type { RunResult, Scratch, SdkWorld } from '../../../world.ts'
import type { Environment } from '../environment.ts'
import type { Entry } from '../manifest/entries.ts'
import type { Dialect } from '../manifest/read-manifest.ts'
import type { TomlKinds } from '../manifest/toml-entries.ts'
import type { TomlFile } from '../manifest/toml.ts'

/** A version of stripe that a lockfile holds, and the line where its entry begins (1-based). */
export interface Locked {
  readonly version: string
  readonly line: number
}

/** What `detect` asks of a lockfile. Folders are relative to the lockfile's own, which is the empty text. */
export interface Lock {
  /** Whether it answers for the manifest of that folder. */
  governs(folder: string): boolean
  /** What it holds for an entry of the manifest: of several versions the oldest that its specifier admits. */
  locked(entry: Pick<Entry, 'kind' | 'specifier'>): Locked | null
  /** Each version of stripe in it, whoever asks for it, oldest first. */
  readonly held: readonly Locked[]
  /** Why its manager cannot refresh it as it is, as a sentence that begins behind its name; null where it can. */
  readonly why: string | null
}

/** What decides whether a lockfile's manager can be run. */
interface LockedProject {
  /** The folder of the lockfile, from the root; empty at the root. */
  readonly folder: string
  /** The manifest beside the lockfile. */
  readonly toml: TomlFile
  /** The files of the repository. */
  readonly files: Iterable<string>
}

/** One lockfile to move, or one manifest that no lockfile answers for. */
export interface EditJob {
  readonly path: string
  readonly targets: readonly Target[]
  readonly to: string
  /** The text of a target's manifest with its specifier replaced. Throws EditError. */
  splice(text: string, use: Use, specifier: string): string
  readonly dialect: Dialect
  /** The files of all targets, of other jobs too, as they were before anything was edited. */
  readonly before: ReadonlyMap<string, string>
  /** The Pythons that the repository says it runs on, as ranges: of the files beside the path and above it. */
  pythons(): Promise<readonly string[]>
}

/** What moving one file proved. */
export interface Outcome {
  readonly checks: readonly EditCheck[]
  readonly notes: readonly string[]
  /** What is so on this machine alone: for the log, never for a pull request. */
  readonly runner: readonly string[]
}

/** What a lockfile was installed into, and what a reader must know of it. */
export interface Installed {
  readonly environment: Environment
  readonly notes: readonly string[]
}

/** Something that a settings file says, and its 1-based line. */
export interface Said {
  readonly line: number
  readonly value: string
}

/** A TOML manifest and the lockfile that answers for it, as one manager has them. Keys are joined by dots. */
export interface ProjectFormat {
  /** The manifest's name: `pyproject.toml`. */
  readonly manifest: string
  /** The lists and tables of the manifest that only this manager reads. */
  readonly kinds: TomlKinds
  /** What `detect` asks of a lockfile. Never throws: what is broken is the lock's `why`. */
  read(text: string): Lock
  /** What a person types to make the lockfile follow the manifest: `uv lock`. */
  readonly lockCommand: string
  /** Why an entry of that kind is never moved; null where it is. */
  whyNot?(kind: string): string | null
  /** What the manager would run of the repository's own, or install to run it; null where there is nothing. */
  blocked?(project: LockedProject): string | null
  /** The kinds of the lists that decide over all others of the manifest: overrides and constraints. */
  readonly overrides?: RegExp
  /** Sets of kinds that are never installed together, because what they ask for differs on purpose. */
  apart?(toml: TomlFile): readonly ReadonlySet<string>[]
  /** The keys by which the manifest says that stripe comes from an address or a folder. */
  readonly sources?: RegExp
  /** The key by which the manifest says which Pythons it is for. */
  readonly pythonKey?: string
}

/**
 * A package manager: everything that stripe-upgrade knows of it. A new one is a folder with this and a row of `MANAGERS`.
 * What runs a program is loaded when it is first asked for, so that `detect` and `check` start without it.
 */
export interface PackageManager {
  /** As people call its program: `uv`. */
  readonly name: string
  /** The names of its lockfiles, each beside the manifest or above it; none where it reads and writes requirements files. */
  readonly lockfiles: readonly string[]
  /** Whether it wrote a file that has none of these names, by what the file says. */
  wrote?(text: string): boolean
  /** How its projects are written; left out where it reads requirements files. */
  readonly project?: ProjectFormat
  /** The words that make it install what a person names: `uv add stripe`, `uv pip install stripe`. */
  readonly installs: readonly string[]
  /** Its own settings: the names of their files, and how long it is set to wait before it takes a release. */
  readonly settings?: {
    readonly files: readonly string[]
    /** `name` is the base name of the file that `toml` was read from: one of `files`, or the manifest. */
    waits(toml: TomlFile, name: string): readonly Said[]
  }
  /** Lockfiles that are made from one another, in the order in which they must be made again. */
  inOrder?(scratch: Scratch, paths: readonly string[]): Promise<readonly string[]>
  /**
   * Moves stripe to exactly `to` in the scratch copy, whose manifests are already spliced, and proves it: nothing that stripe
   * does not need has changed, and the manager's own check passes. Throws EditError, UpstreamError.
   */
  edit(world: SdkWorld, scratch: Scratch, job: EditJob): Promise<Outcome>
  /** Its own check of whether a lockfile fits its manifest, as both are in the copy. Left out where it has none. */
  check?(world: SdkWorld, scratch: Scratch, path: string): Promise<RunResult>
  /**
   * Installs what the lockfile holds into an environment of our own, for the user's own tests: wheels alone, and not the
   * user's own package, which would run its build. Left out where pip installs its files. Throws UpstreamError, EditError.
   */
  install?(world: SdkWorld, scratch: Scratch, python: string, path: string): Promise<Installed>
}

/** The package managers that one adapter knows, by name. A test may give others than `MANAGERS`. */
export type Managers = Readonly<Record<string, PackageManager>>
