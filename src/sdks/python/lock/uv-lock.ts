import { join, posix } from 'node:path'
import { EditError } from '../../../domain/errors.ts'
import type { Scratch, Tools } from '../../../world.ts'
import { editError, findPythonFor } from '../interpreter.ts'
import { packageBlocks, type PackageBlock, type PackageBlocks } from '../package-blocks.ts'
import { textOf, type Outcome } from './outcome.ts'
import { uv } from './provide.ts'

/** Whether a package is the repository's own: its entry repeats what its manifest asks for. */
function isOwn(entry: PackageBlock): boolean {
  return entry.source !== null && /\b(?:virtual|editable|directory|path)\b/.test(entry.source)
}

/** What stripe needs, and what that needs, before or after. */
function reachable(locks: readonly PackageBlocks[]): ReadonlySet<string> {
  const found = new Set(['stripe'])
  for (let size = 0; size < found.size;) {
    size = found.size
    for (const { packages } of locks)
      for (const entry of packages) if (found.has(entry.name)) entry.needs.forEach((name) => found.add(name))
  }
  return found
}

/** An own package's entry without what it asks of stripe: the rest of it may not change. */
function ownWithoutStripe(entry: PackageBlock): string {
  return entry.text
    .split(/\r?\n/)
    .filter((row) => !/^\s*\{ name = "stripe"/.test(row))
    .join('\n')
}

/** An entry without what newer versions of uv alone write into it. */
function undated(entry: PackageBlock): string {
  return entry.text.replaceAll(/, upload-time = "[^"]*"/g, '')
}

/**
 * The old lock with only those packages changed that stripe reaches; every other entry and the head stay byte for byte,
 * also where another version of uv would write them differently. Throws EditError where anything else moved.
 */
export function mergeUvLock(path: string, before: string, after: string): string {
  const old = packageBlocks(before)
  const now = packageBlocks(after.replaceAll(/\r?\n/g, before.includes('\r\n') ? '\r\n' : '\n'))
  const movable = reachable([old, now])
  const left = [...old.packages]
  const kept = now.packages.map((entry) => {
    const at = left.findIndex((other) => other.name === entry.name && other.version === entry.version && other.source === entry.source)
    const [same] = at < 0 ? [] : left.splice(at, 1)
    if (movable.has(entry.name)) return same !== undefined && undated(same) === undated(entry) ? same.text : entry.text
    if (same === undefined) throw moved(path, entry.name)
    if (!isOwn(entry)) return same.text
    if (ownWithoutStripe(entry) !== ownWithoutStripe(same)) throw moved(path, entry.name)
    return entry.text
  })
  const gone = left.find((entry) => !movable.has(entry.name))
  if (gone !== undefined) throw moved(path, gone.name)
  return old.head + kept.join('')
}

function moved(path: string, name: string): EditError {
  return new EditError(
    path,
    `Refreshing ${path} would also change the entry of ${name}, which stripe does not need.`,
    'Run "uv lock" first, so that the lock is as your uv writes it, and commit that.',
  )
}

/**
 * Refreshes a uv.lock with stripe moved to `to`, and proves it: only what stripe reaches has changed, and `uv lock --check`
 * passes. Throws EditError.
 */
export async function refreshUvLock(tools: Tools, scratch: Scratch, path: string, to: string): Promise<Outcome> {
  const folder = posix.dirname(path)
  const cwd = join(scratch.root, folder)
  const before = await textOf(scratch, path)
  const wanted = /^requires-python = "([^"]*)"/m.exec(packageBlocks(before).head)?.[1] ?? ''
  const python = ['--python', (await findPythonFor(tools, wanted)).python, '--no-build']
  const manager = await uv(tools)
  const wayOut = `Run "uv lock --upgrade-package stripe" yourself${folder === '.' ? '' : ` in ${folder}`}.`
  const locked = await manager.run(['lock', '--quiet', ...python, '--upgrade-package', `stripe==${to}`], cwd)
  if (locked.code !== 0) throw editError(path, '"uv lock --upgrade-package stripe" failed', locked, wayOut)
  const text = mergeUvLock(path, before, await textOf(scratch, path))
  await scratch.write(path, text)
  const versions = packageBlocks(text).packages.flatMap((entry) => (entry.name === 'stripe' ? [entry.version] : []))
  if (versions.length === 0 || versions.some((version) => version !== to)) {
    throw new EditError(path, `uv locks stripe ${versions.join(', ') || 'not at all'} rather than ${to}.`, wayOut)
  }
  const checked = await manager.run(['lock', '--quiet', ...python, '--check'], cwd)
  if (checked.code !== 0) throw editError(path, '"uv lock --check" failed', checked, wayOut)
  return { checks: [{ command: 'uv lock --check', path }], notes: manager.notes }
}
