import { readdir, readFile } from 'node:fs/promises'

/** The kernel counts in hundredths of a second, on every Linux that Node runs on. */
const TICK_MS = 10

/** What computes has a larger share of the time than this, also where a hundred others want each core. */
const HANGS_BELOW = 1 / 200

/** Has a program used up its processor time, or hung since it was looked at `workMs` ago, when it had used `before`? */
export function isOver(workMs: number, used: number, before: number): boolean {
  return used >= workMs || used - before < workMs * HANGS_BELOW
}

interface Counted {
  readonly parent: number
  readonly session: number
  readonly ms: number
}

/** The fields after the name, which alone may hold spaces and brackets; see proc_pid_stat(5). */
function read(stat: string): Counted {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [, parent = 0, , session = 0] = fields
  // User and system time, of the process itself and of its children that have ended.
  return { parent, session, ms: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * TICK_MS }
}

/**
 * Milliseconds of processor time that a program and all that it started have used, whoever they run as: its session, and what
 * descends from it in another one. Null where the system does not say, as on macOS.
 */
export async function processorMsOf(root: number): Promise<number | null> {
  const names = await readdir('/proc').catch(() => [])
  const all = new Map<number, Counted>()
  for (const name of names) {
    // A process may have ended since the folder was read.
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'latin1').catch(() => null) : null
    if (stat !== null) all.set(Number(name), read(stat))
  }
  if (all.size === 0) return null
  const isOfIt = (id: number): boolean => {
    for (let at = all.get(id), own = id; at !== undefined; own = at.parent, at = all.get(own)) {
      if (own === root || at.session === root) return true
    }
    return false
  }
  return [...all].reduce((sum, [id, { ms }]) => (isOfIt(id) ? sum + ms : sum), 0)
}
