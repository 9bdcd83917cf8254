/**
 * `npm run bench`: what the committed dist costs, as processor time of it and all its children, and the memory of the
 * largest process. Medians of several runs; the machine's noise is in the spread. Needs python3, which measures.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const RUNS = Number(process.argv[2] ?? 5)
const CLI = resolve('dist/cli.js')
/** Nothing listens there: GitHub counts as out of reach, and no bench leaves this machine but for the package clients. */
const ENV = { ...process.env, GITHUB_API_URL: 'http://127.0.0.1:9' }

const WAIT4 = `
import json, os, sys, time
start = time.monotonic()
pid = os.fork()
if pid == 0:
    out = os.open(os.devnull, os.O_WRONLY)
    os.dup2(out, 1); os.dup2(out, 2)
    os.execvp(sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(pid, 0)
print(json.dumps({"wall": time.monotonic() - start, "cpu": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024, "code": os.waitstatus_to_exitcode(status)}))
`

interface Cost {
  /** Seconds. */
  readonly wall: number
  /** Seconds of user and system time, with all children that were waited for. */
  readonly cpu: number
  /** Peak resident memory of the largest process. */
  readonly mb: number
  readonly code: number
}

function measure(args: readonly string[], cwd: string): Cost {
  return JSON.parse(execFileSync('python3', ['-c', WAIT4, ...args], { cwd, env: ENV, encoding: 'utf8' }))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function row(name: string, args: readonly string[], cwd: string): Cost {
  measure(args, cwd)
  const costs = Array.from({ length: RUNS }, () => measure(args, cwd))
  const failed = costs.find(({ code }) => code !== 0)
  if (failed !== undefined) throw new Error(`${name} ended with ${failed.code}`)
  const cpus = costs.map(({ cpu }) => cpu)
  const cost = { wall: median(costs.map(({ wall }) => wall)), cpu: median(cpus), mb: Math.max(...costs.map(({ mb }) => mb)), code: 0 }
  const cells = [name, `${cost.wall.toFixed(2)} s`, `${cost.cpu.toFixed(2)} s`, `${Math.min(...cpus).toFixed(2)}–${Math.max(...cpus).toFixed(2)}`, `${cost.mb.toFixed(0)} MB`]
  console.log(`| ${cells.join(' | ')} |`)
  return cost
}

/** A repository with a Stripe SDK of each language asked for, as the sample shop has it. */
function repository(root: string, name: string, parts: readonly ('node' | 'python')[]): string {
  const folder = join(root, name)
  mkdirSync(folder)
  if (parts.includes('node')) for (const file of ['package.json', 'package-lock.json', 'server.js']) cpSync(join('examples/shop', file), join(folder, file))
  if (parts.includes('python')) cpSync('examples/shop/worker', join(folder, 'worker'), { recursive: true })
  const git = (...args: string[]): unknown => execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], { cwd: folder })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message=bench')
  return folder
}

const root = mkdtempSync(join(tmpdir(), 'stripe-upgrade-bench-'))
try {
  writeFileSync(join(root, 'empty.js'), '')
  console.log(`Node ${process.version}, medians of ${RUNS} runs.\n`)
  console.log('| what | wall | processor | least–most | largest process |\n|---|---|---|---|---|')
  const empty = row('an empty script', [process.execPath, join(root, 'empty.js')], root)
  const version = row('--version', [process.execPath, CLI, '--version'], root)
  for (const [name, parts] of [
    ['node', ['node']],
    ['python', ['python']],
    ['mixed', ['node', 'python']],
  ] as const)
    row(`check, ${name}`, [process.execPath, CLI, 'check', '--json', '--repo', repository(root, name, parts)], root)
  console.log(`\n--version costs ${((version.cpu - empty.cpu) * 1000).toFixed(0)} ms of processor time over an empty script.`)
} finally {
  rmSync(root, { recursive: true, force: true })
}
