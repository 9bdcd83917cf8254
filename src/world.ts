/** The ports: what the stages may ask of the outside world. Types only; the adapters satisfy them. */
import type { Server } from 'node:net'
import type { Note } from './domain/place.ts'
import type { CiRead, CommitStatus, Pull, PullContent } from './domain/pull.ts'
import type { Advisory } from './domain/release.ts'
import type { RunCache } from './domain/run-cache.ts'
import type { SdkTable } from './domain/sdk-table.ts'

/** A file's text, or why it cannot be read as text. */
export type FileContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly why: string }

/** The user's files, as tracked by git, or the files of a folder that is no git repository. Never writes. */
export interface Repository {
  /** Absolute path of the root. */
  readonly root: string
  /** Every tracked regular file, relative, with forward slashes, sorted. Symlinks and submodules are not among them. */
  files(): Promise<readonly string[]>
  /** The symbolic links among what `files()` leaves out, by their own paths, sorted. They are never followed. */
  symlinks(): Promise<readonly string[]>
  /**
   * Those of `files()`, or of the few of them that are given, that hold the text, whatever the case; what git calls binary
   * is left out.
   */
  mentioning(text: string, among?: readonly string[]): Promise<readonly string[]>
  /**
   * A BOM stays in the text. `unreadable`: over the size limit, binary, not UTF-8, a symlink or outside the root;
   * `why` is one sentence, and the same for the same file each time.
   */
  read(path: string): Promise<FileContent>
  /** The branch and commit that upgrades start from; null where there is no git repository or no commit. */
  base(): Promise<Base | null>
  /** A fresh copy of the base commit's files, apart from the user's, that nothing of theirs is linked to. */
  checkout(): Promise<Scratch>
}

export interface Base {
  readonly branch: string
  readonly commit: string
  /** Set where it is not the repository's default branch: the names of our branches contain it then. */
  readonly isAside?: true
}

/** A throw-away copy of the repository's tracked files; removed when disposed. */
export interface Scratch extends Repository, AsyncDisposable {
  /** Refuses a path that is absolute, leaves the root, or is a symlink. */
  write(path: string, text: string): Promise<void>
}

/** A program that fetches packages, with the user's own settings and credentials. */
export type Client = 'npm' | 'pnpm' | 'yarn' | 'bun' | 'pip' | 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'go'

export interface RunOptions {
  readonly cwd?: string
  /**
   * Which of the parent's variables are passed on. `bare` (the default): only what a program needs to start. The name of a
   * client: also that client's own settings and credentials, and no other's.
   */
  readonly inherit?: 'bare' | Client
  /** Added to the inherited environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Folders whose programs come before those of the inherited PATH. */
  readonly path?: readonly string[]
  readonly input?: string
  /** Milliseconds after which the whole process group is ended. */
  readonly timeoutMs?: number
  /**
   * For a program that computes and waits for nothing, in place of `timeoutMs`: milliseconds of processor time after which the
   * whole group is ended. So is one that did next to nothing in as long, since it hangs. A busy machine ends neither.
   */
  readonly workMs?: number
  /** Bytes of stdout and of stderr each, after which the process group is ended. */
  readonly maxBytes?: number
}

/** How a process ended. A non-zero exit is a result, not an error. */
export interface RunResult {
  /** Null where it was ended by a signal or a limit. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** The limit it ran into, or null. */
  readonly limit: 'time' | 'output' | null
}

/** A process that lines are exchanged with; its group is ended when disposed. */
export interface Conversation extends AsyncDisposable {
  send(line: string): void
  /** Closes its standard input. */
  end(): void
  /** The lines of its stdout, until it closes or a limit is reached. Iterated once. */
  readonly lines: AsyncIterable<string>
  /** Resolves when it has ended, with the last of what stderr held; stdout is empty. Never rejects. */
  readonly ended: Promise<RunResult>
}

/**
 * Where a program runs that nobody trusts: as another user, with no network but a loopback of its own, no process but its own to
 * see, and no folder of the user's. Of the files there it sees what its arguments name (of a file its whole folder), its working
 * folder and those of its `path`. Its `HOME` is
 * empty, and its own. All that it starts ends with it.
 */
export interface Wall extends Pick<Tools, 'run' | 'converse'> {
  /** What was tried behind it so far that the wall stopped, however it was tried; once each. */
  attempts(): Promise<readonly WallAttempt[]>
  /** Lets a server of ours listen on a free port of 127.0.0.1 behind the wall, where nothing else of ours can be reached. */
  listen(server: Server): Promise<void>
}

/** A connection to where nobody listens, a datagram, or a process that was still there when its program had ended. */
export type WallAttempt = 'connection' | 'datagram' | 'process'

/** A program of the user's own, which has their terminal. */
export interface Attached {
  /** To it and to all that it started in its group. */
  signal(name: 'SIGINT' | 'SIGTERM'): void
  /** The exit code; of one that a signal ended, 128 and the signal's number, as shells say it. Rejects where it cannot be started. */
  readonly exited: Promise<number>
}

/**
 * Starts a program that the user named on the command line, with the whole environment of the user and what `env` adds. Its
 * stdout is ours, or where `toStderr` is set our stderr. What it leaves behind in its group ends with it. There is no limit.
 */
export type Attach = (
  file: string,
  args: readonly string[],
  options: { readonly env: Readonly<Record<string, string>>; readonly toStderr: boolean },
) => Attached

/** Processes and folders. */
export interface Tools {
  /** Runs a program to its end, never through a shell. Throws UpstreamError where the program is not found. */
  run(file: string, args: readonly string[], options?: RunOptions): Promise<RunResult>
  /** Starts a program and exchanges lines with it over stdio. */
  converse(file: string, args: readonly string[], options?: RunOptions): Conversation
  /**
   * A wall, where this program can be run behind it; else why there is none, in words that end a sentence. The same `name` gives
   * the same one; what is behind another cannot be reached from it.
   */
  wallFor(file: string, name: string): Promise<Wall | { readonly missing: string }>
  /** The absolute path of a program on PATH, or of the program at a path that is given; null where it cannot be run. */
  which(name: string): Promise<string | null>
  /** A new empty folder under the run's own temporary folder, which is removed at the end of the run. */
  folder(name: string): Promise<string>
  /** The variables of the parent that a client is given: `inherit` with its name. */
  variables(client: Client): Readonly<Record<string, string>>
  /** Our folder in the user's cache (`$XDG_CACHE_HOME/stripe-upgrade`), made when asked for. */
  cache(): Promise<string>
}

/** Public facts from GitHub, read only. `unknown` where it does not answer; asked once in a run when out of reach. */
export interface GitHub {
  advisories(
    ecosystem: 'npm' | 'pip' | 'go' | 'maven' | 'rubygems' | 'composer' | 'nuget',
    name: string,
  ): Promise<readonly Advisory[] | 'unknown'>
  /** A text file of a public repository's default branch. */
  file(repository: string, path: string): Promise<string | 'unknown'>
  /** Tag, publication date and body of every release, newest first. */
  releases(repository: string): Promise<readonly { readonly tag: string; readonly date: string; readonly body: string }[] | 'unknown'>
}

/** What a branch of ours changes, without the texts. */
export interface BranchOutline {
  /** The commit at its head. */
  readonly commit: string
  /** The commit of the base it was made on, or null where it is not one commit on top of the base. */
  readonly baseCommit: string | null
  /** Whether the head is a commit that we made. */
  readonly ours: boolean
  /** The files that it changes against its base commit, as `pathFrom` gives them. */
  readonly paths: readonly string[]
}

/** The same with the texts, which take a request to GitHub each. */
export interface BranchState extends Omit<BranchOutline, 'paths'> {
  /** The files that it changes against its base commit: path to text, null where the file is removed. */
  readonly files: ReadonlyMap<string, string | null>
}

/** Where branches and pull requests live. `publish` decides; a forge only does. */
export interface Forge {
  /** Set where it only records what it is asked to do: a dry run. */
  readonly isDry?: true
  /** The first lines of the messages of the base's newest commits, merges left out: 30 at most. Anybody may have written them. */
  subjects(base: Base): Promise<readonly string[]>
  /** The commit that a branch points to; null where there is no such branch. */
  head(branch: string): Promise<string | null>
  branch(name: string, base: Base): Promise<BranchState | null>
  outline(name: string, base: Base): Promise<BranchOutline | null>
  /** Every pull request that ever had the branch as its head, newest first; one of them is open at most. */
  pulls(branch: string): Promise<readonly Pull[]>
  /** The open pull requests into the base whose branch has a name that begins so, oldest first. */
  openPulls(prefix: string, base: Base): Promise<readonly Pull[]>
  /** One commit on top of the base, and the branch set to it: only where the branch is still at `expected`. */
  commit(branch: string, base: Base, message: string, files: ReadonlyMap<string, string>, expected: string | null): Promise<string>
  open(pull: { readonly branch: string } & PullContent): Promise<Pull>
  /**
   * Gives it the labels, assignees and reviewers that a new one gets and that it does not have yet. Called once it is
   * opened, and again where a run was cut short before its end. Absent where a forge has nothing of the kind.
   */
  complete?(pull: Pull): Promise<void>
  /** Writes what differs; another base retargets it. */
  refresh(pull: Pull, next: PullContent): Promise<Pull>
  /**
   * Whether a person did something with it beside its text and its branch: a comment, a review, a label. True where that is not
   * known. Absent, as `close` is, where a forge closes nothing.
   */
  isTouched?(pull: Pull): Promise<boolean>
  /** Closes it, and writes its new text in the same request. */
  close?(pull: Pull, body: string): Promise<void>
  /** What the user's own CI says of a commit. Absent where a forge has none. */
  ci?(commit: string): Promise<CiRead>
  status(commit: string): Promise<CommitStatus | null>
  setStatus(commit: string, status: CommitStatus): Promise<void>
}

/** A comment on a pull request that we wrote. */
export interface OwnComment {
  readonly id: number
  readonly body: string
}

/** Somebody else's pull request: our status on its head, and our one comment on it. */
export interface PullThread {
  status(): Promise<CommitStatus | null>
  setStatus(status: CommitStatus): Promise<void>
  /** The comment whose text begins with the marker, written by whoever may write here; null where there is none. */
  comment(marker: string): Promise<OwnComment | null>
  /** Writes a new one, or the text of one that is there. */
  write(body: string, existing: OwnComment | null): Promise<void>
}

interface Clock {
  now(): Date
}

/** Sets the text beside a step's title; `failed` where its work returns, but not what it was for. */
export type Say = (detail: string, outcome?: 'failed') => void

/** What a person sees while it runs. Everything goes to stderr, so that `--json` stays clean. */
export interface Log {
  /** A step with a spinner on a terminal. */
  step<T>(title: string, work: (say: Say) => Promise<T>): Promise<T>
  note(note: Note): void
  warn(note: Note): void
}

export interface World {
  readonly repository: Repository
  readonly tools: Tools
  readonly github: GitHub
  readonly forge: Forge
  readonly clock: Clock
  readonly log: Log
  /** The languages. */
  readonly sdks: SdkTable
  /** What lives as long as this run. */
  readonly cache: RunCache
}

/** What a language gets of the world when it looks things up, edits and installs. */
export type SdkWorld = Pick<World, 'tools' | 'cache'>
