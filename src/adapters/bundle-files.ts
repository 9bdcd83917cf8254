import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BUNDLE_FILES, BUNDLE_LIMITS } from '../domain/bundle.ts'
import { BundleError } from '../domain/errors.ts'
import type { FileEdit } from '../domain/change.ts'
import type { Tools } from '../world.ts'
import { createGit } from './git.ts'
import { visible } from '../domain/visible.ts'

type BundleFile = (typeof BUNDLE_FILES)[number]

/** Writes a bundle into a folder, which then holds nothing else. Throws BundleError B2 where it is too large to be taken. */
export async function writeBundle(folder: string, files: Readonly<Record<BundleFile, string>>): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const name of BUNDLE_FILES) await writeFile(join(folder, name), files[name])
  await sizesOf(folder)
}

/** Checks that the folder holds the files of a bundle and nothing else, all of them regular files and none too large. */
async function sizesOf(folder: string): Promise<void> {
  const found = await readdir(folder).catch((): null => null)
  if (found === null)
    throw new BundleError('B2', `there is no bundle at ${visible(folder)}.`, 'Download it into the folder that the input `bundle` names.')
  const missing = BUNDLE_FILES.find((name) => !found.includes(name))
  if (missing !== undefined) throw new BundleError('B2', `the bundle has no ${missing}.`)
  const stranger = found.find((name) => !BUNDLE_FILES.some((known) => known === name))
  if (stranger !== undefined) throw new BundleError('B2', `the bundle holds ${visible(stranger)}, which belongs to none.`)
  let all = 0
  for (const name of BUNDLE_FILES) {
    const stats = await lstat(join(folder, name))
    if (!stats.isFile()) throw new BundleError('B2', `${name} is no regular file.`)
    all += stats.size
    if (stats.size > BUNDLE_LIMITS.file) throw new BundleError('B2', `${name} is larger than ${BUNDLE_LIMITS.file} bytes.`)
  }
  if (all > BUNDLE_LIMITS.all) throw new BundleError('B2', `the bundle is larger than ${BUNDLE_LIMITS.all} bytes.`)
}

/** The texts of a bundle that another job made. The patch is for people, and is never read. Throws BundleError B2. */
export async function readBundle(folder: string): Promise<{ readonly plan: string; readonly report: string }> {
  await sizesOf(folder)
  const [plan, report] = await Promise.all(
    (['plan.json', 'report.json'] as const).map(async (name) => readFile(join(folder, name), 'utf8')),
  )
  return { plan: plan ?? '', report: report ?? '' }
}

/** The edits as a patch that people can read, and that `git apply` takes. */
export async function patchOf(tools: Pick<Tools, 'run' | 'folder'>, edits: readonly FileEdit[]): Promise<string> {
  const folder = await tools.folder('patch')
  for (const side of ['before', 'after'] as const) {
    for (const edit of edits) {
      await mkdir(join(folder, side, edit.path, '..'), { recursive: true })
      await writeFile(join(folder, side, edit.path), edit[side])
    }
  }
  if (edits.length === 0) return ''
  // Git ends with 1 where the two differ.
  const { stdout } = await createGit(tools, folder).run([
    'diff',
    '--no-index',
    '--no-color',
    '--no-ext-diff',
    '--src-prefix=',
    '--dst-prefix=',
    'before',
    'after',
  ])
  return stdout.replaceAll(/^(diff --git |--- |\+\+\+ )(.*)$/gm, (line) =>
    line.replaceAll(/(^| )before\//g, '$1a/').replaceAll(/(^| )after\//g, '$1b/'),
  )
}
