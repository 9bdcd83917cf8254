/** Where something was read in the user's repository. */
export interface Place {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string
  /** 1-based. */
  readonly line: number
}

/** A half-open range of UTF-16 offsets into a file's decoded text. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Something the user should know about a file or the whole repository; never a reason to stop. */
export interface Note {
  readonly place: { readonly path: string; readonly line?: number } | null
  readonly text: string
}

/** The folder of a file; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** Whether a folder is another one or below it. */
export function isWithin(folder: string, outer: string): boolean {
  return outer === '' || folder === outer || folder.startsWith(`${outer}/`)
}
