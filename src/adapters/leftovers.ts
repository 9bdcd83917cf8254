import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from './remove-folder.ts'

/** One run, by which what it leaves behind is known when it is killed before it can clear up. */
export interface Run {
  /** A random UUID. */
  readonly id: string
  /** The folder in which the run's own temporary folder is made. */
  readonly temp: string
}

/** The action's state by which the run's id is handed on to `post`. */
export const RUN_STATE = 'run'

/** Every process of a run carries its id in this environment variable, and so does whatever that process starts. */
const MARK = 'STRIPE_UPGRADE_RUN'

/** A process that starts another while it is ended is found the next time round. */
const ROUNDS = 5

/** The run's own temporary folder. */
export function folderOf({ id, temp }: Run): string {
  return join(temp, `stripe-upgrade-${id}`)
}

/** What the run's processes carry. */
export function markOf({ id }: Run): Readonly<Record<string, string>> {
  return { [MARK]: id }
}

/**
 * The processes whose environment has the mark: not a number that was written down, which may belong to another process since.
 * Empty where there is no /proc; there the runner itself ends what carries its RUNNER_TRACKING_ID.
 */
async function processesOf(run: Run): Promise<readonly number[]> {
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    numbers.map(async (number) => {
      const environment = await readFile(join('/proc', number, 'environ'), 'utf8').catch(() => '')
      return environment.split('\0').includes(`${MARK}=${run.id}`) ? [Number(number)] : []
    }),
  )
  return found.flat()
}

/** Ends what a run left running and removes its temporary folder. How many processes there were, and whether there was a folder. */
export async function clearUp(run: Run): Promise<{ readonly processes: number; readonly folder: boolean }> {
  const ended = new Set<number>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = await processesOf(run)
    if (left.length === 0) break
    for (const pid of left) {
      ended.add(pid)
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It has ended meanwhile.
      }
    }
  }
  const folder = folderOf(run)
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  if (isThere) await removeFolder(folder)
  return { processes: ended.size, folder: isThere }
}
