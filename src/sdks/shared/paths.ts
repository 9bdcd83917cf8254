import { posix } from 'node:path'

export { folderOf } from '../../domain/place.ts'

/** Characters of the longest path that can be opened: PATH_MAX of Linux; macOS has less. */
export const LONGEST_PATH = 4096

/**
 * The path that a file of the repository names, from the folder that it is in; null where it is too long to be one. Node
 * takes minutes to resolve a line of 150,000 characters.
 */
export function namedBy(file: string, path: string): string | null {
  return path.length > LONGEST_PATH ? null : posix.join(posix.dirname(file), path)
}

/** A file of a folder. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

/** The folder and those above it, up to the root. */
export function upwards(folder: string): readonly string[] {
  const parts = folder === '' ? [] : folder.split('/')
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), '']
}

/** One folder as seen from another above it; empty where they are the same. */
export function below(folder: string, top: string): string {
  if (top === '') return folder
  return folder === top ? '' : folder.slice(top.length + 1)
}

/** Whether a file is for tests, by what it and its folders are called. */
export function isTest(path: string): boolean {
  return /(?:^|\/)(?:__mocks__|__tests__|e2e|fixtures|spec|test|tests)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$|[._-](?:spec|test)\.\w+$/.test(
    path,
  )
}
