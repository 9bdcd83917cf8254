export { folderOf } from '../../domain/place.ts'

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
