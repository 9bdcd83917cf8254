import { join, posix } from 'node:path'
import type { Target } from '../../../domain/upgrade.ts'
import { EditError } from '../../../domain/errors.ts'
import type { Scratch, Tools } from '../../../world.ts'
import { clientError } from '../interpreter.ts'
import { packageBlocks } from './package-blocks.ts'
import { poetryOf } from './poetry/version.ts'
import { expectLocked, mergePackages } from './merge-packages.ts'
import { textOf, type Outcome } from './outcome.ts'
import { pdm, poetry, type Manager } from './program.ts'
import { relock } from './relock.ts'

/** How a lock is written by its manager with all kept that may stay, and how it is checked. */
interface Commands {
  readonly manager: Manager
  /** As a person would type it. */
  readonly name: string
  readonly lock: readonly string[]
  readonly check: readonly string[]
}

/** The commands of the Poetry that wrote a lock. Before 2 it moved everything unless told not to. */
async function poetryCommands(tools: Tools, path: string, head: string): Promise<Commands> {
  const version = poetryOf(head)
  if (version === null) throw new EditError(path, `${path} does not say which Poetry wrote it.`, 'Run "poetry lock" with yours.')
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return {
    manager: await poetry(tools, version),
    name: 'poetry',
    lock: major < 2 ? ['lock', '--no-update'] : ['lock'],
    check: major < 2 && minor < 6 ? ['lock', '--check'] : ['check', '--lock'],
  }
}

async function commandsFor(tools: Tools, path: string, head: string): Promise<Commands> {
  if (posix.basename(path) === 'poetry.lock') return poetryCommands(tools, path, head)
  return { manager: await pdm(tools), name: 'pdm', lock: ['lock', '--update-reuse'], check: ['lock', '--check'] }
}

function holds(text: string, version: string): boolean {
  return packageBlocks(text).packages.every((entry) => entry.name !== 'stripe' || entry.version === version)
}

/**
 * Refreshes a poetry.lock or pdm.lock with stripe moved to `to`, and proves it: only what stripe reaches has changed, and
 * the manager's own check passes. Throws EditError.
 */
export async function refreshProjectLock(
  tools: Tools,
  scratch: Scratch,
  path: string,
  targets: readonly Target[],
  to: string,
): Promise<Outcome> {
  const folder = posix.dirname(path)
  const cwd = join(scratch.root, folder)
  const before = await textOf(scratch, path)
  const { manager, name, ...commands } = await commandsFor(tools, path, packageBlocks(before).head)
  const said = [name, ...commands.lock].join(' ')
  const wayOut = `Run "${said}" yourself${folder === '.' ? '' : ` in ${folder}`}.`
  const { asked, wanted } = await relock(
    scratch,
    path,
    targets,
    to,
    (text) => holds(text, to),
    async () => {
      const result = await manager.run(commands.lock, cwd)
      if (result.code !== 0) throw clientError(path, `"${said}" failed`, result, wayOut)
    },
  )
  const text = mergePackages(path, before, wanted, said, asked)
  await scratch.write(path, text)
  expectLocked(path, text, to, wayOut)
  const check = [name, ...commands.check].join(' ')
  const checked = await manager.run(commands.check, cwd)
  if (checked.code !== 0) throw clientError(path, `"${check}" failed`, checked, wayOut)
  return { checks: [{ command: check, path }], notes: [], runner: manager.notes }
}
