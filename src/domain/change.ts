import type { Blocked, Decided, Upgrade } from './upgrade.ts'

/** One file's whole text before and after. Line ends, BOM and everything outside the edit are kept. */
export interface FileEdit {
  readonly path: string
  readonly before: string
  readonly after: string
}

/** A proof that the edit is good: a command that was run in the scratch checkout and passed. */
export interface EditCheck {
  /** As a person would type it: `npm ci --ignore-scripts --dry-run`. */
  readonly command: string
  readonly path: string
}

/**
 * What `edit` made of an upgrade: the file edits, or why there are none. `upgrade` is the chosen one without the targets that
 * could not be edited; these are in `blocked`.
 */
export type Change = { readonly blocked?: readonly Blocked[] } & (
  | {
      readonly kind: 'edited'
      readonly upgrade: Upgrade
      readonly edits: readonly FileEdit[]
      readonly checks: readonly EditCheck[]
      readonly notes: readonly string[]
    }
  | {
      readonly kind: 'refused'
      readonly upgrade: Upgrade
      readonly path: string
      /** The exact error. */
      readonly why: string
      /** What the user can do, such as the command to run. */
      readonly wayOut: string
      /** Set where the next run may succeed, because something outside did not answer. */
      readonly isPassing?: true
    }
)

/** An edit that was made in a scratch copy and thrown away. */
export interface TriedEdit {
  readonly change: Change
  /**
   * Whether the lockfiles of the upgrade fit their manifests before it, by their managers' own frozen checks; null where no
   * manager has one, or it could not be run.
   */
  readonly baseCheckPassed: boolean | null
}

/** What was chosen, as it is once everything was edited that could be: the upgrades are those of `changes`, in their order. */
export function settled({ blocked }: Decided, changes: readonly Change[]): Decided {
  return { upgrades: changes.map(({ upgrade }) => upgrade), blocked: [...blocked, ...changes.flatMap((change) => change.blocked ?? [])] }
}
