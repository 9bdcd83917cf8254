import { posix } from 'node:path'

/** A folder of the repository and each one above it, up to the root (`.`). */
export function foldersUp(folder: string): readonly string[] {
  return folder === '.' ? ['.'] : [folder, ...foldersUp(posix.dirname(folder))]
}
