import { execFileSync } from 'node:child_process'
import * as v from 'valibot'

/** A process that is measured: to its end, with its output thrown away. */
export interface Subject {
  readonly name: string
  /** The program and its arguments. */
  readonly command: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Done before each run, and not measured. */
  readonly before?: () => void
  /** Seconds after which it is ended, where that is later than for the others. */
  readonly timeout?: number
}

/** What one run of a subject cost. */
export interface Cost {
  /** Seconds. */
  readonly wall: number
  /** Seconds of user and system time, its own and those of all children that were waited for. */
  readonly cpu: number
  /** Peak resident memory of its largest process, in MiB. */
  readonly mb: number
}

/** Nothing listens there: GitHub counts as out of reach, and only the package clients leave this machine. */
const NO_GITHUB = 'http://127.0.0.1:9'
/** Seconds after which a subject is ended, with all that it started. */
const TIMEOUT = 180

/** wait4 alone gives the processor time and the memory of a process and its children; Node has no such call. */
const WAIT4 = `
import ctypes, json, os, signal, sys, time
# PR_SET_CHILD_SUBREAPER: a process whose parent ends without waiting for it is waited for here. Linux alone has it.
if sys.platform == "linux": ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
start = time.monotonic()
pid = os.fork()
if pid == 0:
    os.setsid()
    out = os.open(os.devnull, os.O_WRONLY)
    os.dup2(out, 1); os.dup2(out, 2)
    os.execvp(sys.argv[2], sys.argv[2:])
signal.signal(signal.SIGALRM, lambda *_: os.killpg(pid, signal.SIGKILL))
signal.alarm(int(sys.argv[1]))
cpu, kb = 0, 0
while True:
    try: one, status, used = os.wait4(-1, 0)
    except ChildProcessError: break
    cpu, kb = cpu + used.ru_utime + used.ru_stime, max(kb, used.ru_maxrss)
    if one == pid: wall, code = time.monotonic() - start, os.waitstatus_to_exitcode(status)
print(json.dumps({"wall": wall, "cpu": cpu, "mb": kb / 1024, "code": code}))
`

const Measured = v.object({ wall: v.number(), cpu: v.number(), mb: v.number(), code: v.number() })

/** The environment of what is measured. */
export function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...process.env, GITHUB_API_URL: NO_GITHUB, ...more }
}

/** Runs it once. Throws where it does not end well. */
export function measure({ name, command, cwd, env, before, timeout = TIMEOUT }: Subject): Cost {
  before?.()
  const said = execFileSync('python3', ['-c', WAIT4, String(timeout), ...command], { cwd, env: environment(env), encoding: 'utf8' })
  const { code, ...cost } = v.parse(Measured, JSON.parse(said))
  if (code !== 0) throw new Error(`${name} ended with ${code}`)
  return cost
}

/** Runs each once to warm the caches, then all in turn, so that the machine's noise falls on each alike. In the order given. */
export function sideBySide(runs: number, subjects: readonly Subject[]): readonly (readonly Cost[])[] {
  for (const subject of subjects) measure(subject)
  const costs = subjects.map((): Cost[] => [])
  for (let run = 0; run < runs; run += 1) for (const [index, subject] of subjects.entries()) costs[index]?.push(measure(subject))
  return costs
}

/** The middle one of an odd number of values, else the upper of the middle two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** How many times as much the first costs as the second: the median over the rounds, each compared within itself. */
export function ratio(ours: readonly Cost[], theirs: readonly Cost[], of: 'wall' | 'cpu'): number {
  return median(ours.map((cost, round) => cost[of] / (theirs[round]?.[of] ?? Number.NaN)))
}
