import { mkdir, mkdtemp, readdir, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder that holds the files given, removed when the test has finished. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'stripe-upgrade-test-')))
  onTestFinished(async () => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
  await addFiles(folder, files)
  return folder
}

/** Writes files below a folder, making the folders on the way. */
export async function addFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

/** Every path below a folder with its bytes, to see that nothing was left behind or changed. */
export async function snapshot(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) found[path] = (await readFile(path)).toString('base64')
    else found[path] = entry.isSymbolicLink() ? await readlink(path) : 'folder'
  }
  return found
}
