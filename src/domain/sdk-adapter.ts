import type { Log, Repository, Scratch, SdkWorld } from '../world.ts'
import type { Auditor } from './audit.ts'
import type { Policy } from './policy.ts'
import type { EditCheck } from './change.ts'
import type { ApiVersion, Release } from './release.ts'
import type { HazardLine, Reviewed } from './review.ts'
import type { SdkFacts } from './sdk-facts.ts'
import type { Detection, Use } from './use.ts'
import type { VersionScheme } from './version.ts'
import type { Target, Upgrade } from './upgrade.ts'

/** Everything that differs between languages, and only that. A new language is one folder that satisfies this. */
export interface SdkAdapter extends SdkFacts {
  /**
   * Finds the uses. `mentioning` holds the tracked files that hold the word "stripe"; other files are read
   * by their names. A file that cannot be read is a note, and the rest goes on.
   */
  detect(repository: Repository, mentioning: readonly string[]): Promise<Detection>
  /**
   * What a manifest asks for, of every package, by its name; null for a file that is none, and for one that cannot be read. Absent
   * until it is built. Pure.
   */
  asked?(path: string, text: string): ReadonlyMap<string, string> | null
  /** Null until upgrades of this language are built: its uses are found and shown, and never edited. */
  readonly upgrader: Upgrader | null
  /** Null until this language's code is reviewed. */
  readonly reviewer: Reviewer | null
  /** Absent until this language's code is audited. */
  readonly auditor?: Auditor
}

/** The two versions that code is reviewed for. */
export interface ReviewPair {
  readonly from: string
  readonly to: string
}

/** An installed SDK that is asked about itself; the user's code is never run. */
export interface AskedSdk {
  /** The folder that `Upgrader.install` put it into. */
  readonly folder: string
  /**
   * Those of the dotted names that it has, each as its driver reads it: `stripe.error.CardError` in Python; in Node
   * `Stripe.errors.StripeCardError` of the class and `stripe.subscriptions.del` of a client. Throws where the SDK does not load.
   */
  has(names: readonly string[]): Promise<ReadonlySet<string>>
}

/** What a language's review is given. */
export interface ReviewWorld extends SdkWorld {
  /** The base commit's files; its root is absolute, and nothing is written below it. */
  readonly repository: Repository
  /** The folder whose settings say where packages come from: the repository's root, or that of the commit it is compared with. */
  readonly packagesFrom: string
  readonly log: Log
  /** Installs a version when it is first asked for. Never rejects; `why` says why there is none. */
  sdk(version: string): Promise<AskedSdk | { readonly why: string }>
}

/** How one language's code is checked against two versions of its SDK. */
export interface Reviewer {
  /** Whether a file holds code of this language, by its name alone. */
  isSource(path: string): boolean
  /** What a file may hold in place of "stripe" to be read, in lower case. */
  readonly words: readonly string[]
  /** The contract cases whose use in code is looked for. */
  readonly cases: readonly string[]
  /** Reads files that are about to be reviewed, while others are still searched for. A review does without it, and takes longer. */
  prepare?(world: Pick<ReviewWorld, 'repository'>, files: readonly string[]): Promise<void>
  /**
   * Which lines of the files break between the two versions. Whatever cannot be checked is `unchecked`. Never rejects for
   * what a file holds, or for what could not be fetched.
   */
  review(world: ReviewWorld, pair: ReviewPair, files: readonly string[]): Promise<Reviewed>
  /** The lines of the files that a known defect of the version shows at; by rules alone, so that it costs little. */
  hazards(world: Pick<ReviewWorld, 'repository'>, version: string, files: readonly string[]): Promise<readonly HazardLine[]>
}

/** How one language's uses are looked up, edited, installed and driven. */
export interface Upgrader {
  readonly versions: VersionScheme
  /**
   * Every release from `oldest` on, by the ecosystem's own client, run in `root` so that the user's registry and
   * credentials are honoured. Oldest first. Throws UpstreamError.
   */
  releases(world: SdkWorld, root: string, oldest: string): Promise<readonly Release[]>
  /**
   * The specifier that moves `use` to `to`, with operator and precision kept; the same specifier where only the
   * lockfile must move. Pure. A refusal says why there is none.
   */
  specifier(use: Use, to: string, range: Policy['range']): { readonly specifier: string } | { readonly refused: string }
  /** The file's text with the use's specifier replaced, proved by parsing it again. No effects. Throws EditError. */
  splice(text: string, use: Use, specifier: string): string | Promise<string>
  /**
   * Refreshes every lockfile of the targets in the scratch checkout, whose manifests are already spliced; proves it
   * by a frozen install or check, and by comparing what changed with what is reachable from Stripe. `runner` is for the log: what
   * is true on this machine only, such as a manager that is not installed. Throws EditError where a file cannot be
   * refreshed, UpstreamError where that may be otherwise in the next run.
   */
  lock(
    world: SdkWorld,
    scratch: Scratch,
    targets: readonly Target[],
    upgrade: Upgrade,
  ): Promise<{ readonly checks: readonly EditCheck[]; readonly notes: readonly string[]; readonly runner?: readonly string[] }>
  /**
   * Whether the lockfiles of the uses fit their manifests as both are in the scratch checkout, by the frozen checks of their
   * managers, which change nothing that counts; null where no manager has such a check. Throws UpstreamError, EditError.
   */
  check?(world: SdkWorld, scratch: Scratch, uses: readonly Use[]): Promise<boolean | null>
  /** The program that what is installed is run by, where it is not this one's own Node. Throws UpstreamError. */
  runtime?(world: SdkWorld): Promise<string>
  /**
   * Installs one version of the SDK alone into `folder`, scripts off, without building anything; from the registry that
   * the repository at `root` is set to, where one is given. Throws UpstreamError.
   */
  install(world: SdkWorld, version: string, folder: string, root?: string): Promise<InstalledSdk>
  /**
   * Begins with what `install` will be asked for, where that is quicker for several versions at once, and says whether all could be
   * had. Never rejects: what could not be had fails later, where it is installed.
   */
  prefetch?(world: SdkWorld, versions: readonly string[], root?: string): Promise<boolean>
  /**
   * Installs in the scratch checkout what the manifests of the uses ask for, as their lockfiles hold it, so that the
   * user's own tests can run there. No install script runs, and nothing is built. Throws UpstreamError, EditError.
   */
  provision?(world: SdkWorld, scratch: Scratch, uses: readonly Use[]): Promise<Provision>
  /**
   * What the package of one version holds, without running it: its changelog (null where it ships none), the API
   * version its code pins, and the newest file time inside it. Throws UpstreamError.
   */
  inspect(world: SdkWorld, root: string, version: string): Promise<PackageFacts>
}

export interface PackageFacts {
  readonly changelog: string | null
  readonly apiVersion: ApiVersion | null
  /** ISO date, or null. */
  readonly newestFile: string | null
}

/** What was installed for the user's own tests. */
export interface Provision {
  /** Folders whose programs the tests find first. */
  readonly path: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** The SDK's version that the code beside each manifest loads, by the manifest's path. */
  readonly versions: ReadonlyMap<string, string>
  /** What a reader must know, such as that there was no lockfile. */
  readonly notes: readonly string[]
}

/** An installed SDK, ready to be driven. */
export interface InstalledSdk {
  /** The program that starts the driver, its arguments and what it needs in its environment. */
  readonly file: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Arguments before the others by which the runtime itself keeps it from files, programs and threads: for where there is no wall. */
  readonly permission?: readonly string[]
}
