import { spawn, spawnSync, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { basename, delimiter } from 'node:path'
import { UpstreamError, messageOf } from '../domain/errors.ts'
import { PROGRAM_LIMIT_MS } from '../domain/program-limit.ts'
import type { Attached, Conversation, RunOptions, RunResult } from '../world.ts'
import { allowed, programFolders } from './environment.ts'
import { linesOf } from './lines.ts'
import { isOver, processorMsOf } from './processor-time.ts'

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024
/** How many characters of a conversation's stderr are kept. */
const STDERR_TAIL = 64 * 1024
/** How long an ended program's output may still come, from a child that left its group and holds the pipe open. */
const GRACE_MS = 1000

const running = new Set<ChildProcess>()

function endGroup(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    // What sudo started is root's. Else the group has ended already.
    if (signal === 'SIGKILL' && error instanceof Error && 'code' in error && error.code === 'EPERM')
      spawnSync('sudo', ['-n', 'kill', '-KILL', '--', `-${child.pid}`], { stdio: 'ignore' })
  }
}

/** Ends every process group that is still running; for the end of the run. */
export function endAll(): void {
  for (const child of running) endGroup(child)
}

function first(folders: readonly string[]): Record<string, string> {
  return folders.length === 0 ? {} : { PATH: [...folders, ...programFolders(process.env)].join(delimiter) }
}

/** Calls `stop` when the program has used up its limit; gives what takes the limit away. */
function limited(pid: number | undefined, { timeoutMs, workMs }: RunOptions, stop: () => void): () => void {
  if (workMs === undefined || pid === undefined) {
    const timer = setTimeout(stop, timeoutMs ?? PROGRAM_LIMIT_MS)
    return () => clearTimeout(timer)
  }
  const root = pid
  let before = 0
  const look = async (): Promise<void> => {
    const used = await processorMsOf(root)
    if (used === null || isOver(workMs, used, before)) stop()
    else timer = timer === null ? null : setTimeout(() => void look(), workMs)
    before = used ?? 0
  }
  let timer: NodeJS.Timeout | null = setTimeout(() => void look(), workMs)
  return () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
}

interface Started {
  readonly child: ChildProcessWithoutNullStreams
  /** Ends the group and says why. */
  stop(limit: 'time' | 'output'): void
  readonly limit: () => RunResult['limit']
  /** Resolves with the exit code, null after a signal. Rejects where the program could not be started. */
  readonly exited: Promise<number | null>
}

function start(file: string, args: readonly string[], options: RunOptions): Started {
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: { ...allowed(process.env, options.inherit ?? 'bare'), ...first(options.path ?? []), ...options.env },
    stdio: 'pipe',
    shell: false,
    // A group of its own, which is ended as a whole.
    detached: true,
  })
  running.add(child)
  let limit: RunResult['limit'] = null
  let grace: NodeJS.Timeout | null = null
  const end = (): void => {
    endGroup(child)
    grace ??= setTimeout(() => {
      // Where we were busy and not the child, what is in the pipe is read first.
      setImmediate(() => {
        child.stdout.destroy()
        child.stderr.destroy()
      })
    }, GRACE_MS)
  }
  const stop = (reason: 'time' | 'output'): void => {
    limit ??= reason
    end()
  }
  const unlimited = limited(child.pid, options, () => stop('time'))
  const settle = (): void => {
    unlimited()
    if (grace !== null) clearTimeout(grace)
    running.delete(child)
  }
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => {
      settle()
      // By its name alone: its path is of this machine, and the text may get into a pull request.
      const code = 'code' in error ? String(error.code) : error.message
      // The same code says that the folder is missing.
      const isAbsent = code === 'ENOENT' && (options.cwd === undefined || existsSync(options.cwd))
      const why = isAbsent ? 'it is not installed, or not on PATH' : code
      reject(new UpstreamError(`${basename(file)} could not be started: ${why}`))
    })
    // What a program leaves behind in its group must not outlive it, nor keep its output open.
    child.once('exit', end)
    child.once('close', (code) => {
      settle()
      resolve(code)
    })
  })
  // A child may close its input early; that is its own business.
  child.stdin.on('error', () => undefined)
  return { child, stop, limit: () => limit, exited }
}

/**
 * Starts a program that sockets are handed over by, through a channel in the place of its stdin: sudo closes every other. It
 * ends with the channel.
 */
export function startWithChannel(file: string, args: readonly string[]): ChildProcess {
  return spawn(file, args, { env: allowed(process.env, 'bare'), stdio: ['ipc', 'pipe', 'pipe'], shell: false, detached: true })
}

/** Starts a program that has the user's terminal; see `Attach`. */
export function attach(
  file: string,
  args: readonly string[],
  { env, toStderr }: { readonly env: Readonly<Record<string, string>>; readonly toStderr: boolean },
): Attached {
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    stdio: ['inherit', toStderr ? 2 : 'inherit', 'inherit'],
    shell: false,
    detached: true,
  })
  running.add(child)
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', (error) => {
      running.delete(child)
      reject(new UpstreamError(`${basename(file)} could not be started: ${messageOf(error)}`))
    })
    child.once('exit', (code, signal) => {
      endGroup(child)
      running.delete(child)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
  return { signal: (name) => endGroup(child, name), exited }
}

/** Runs a program to its end; see `Tools.run`. */
export async function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { child, stop, limit, exited } = start(file, args, options)
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES
  const collect = (stream: NodeJS.ReadableStream): (() => string) => {
    const chunks: Buffer[] = []
    let bytes = 0
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytes) stop('output')
      else chunks.push(chunk)
    })
    return () => Buffer.concat(chunks).toString('utf8')
  }
  const stdout = collect(child.stdout)
  const stderr = collect(child.stderr)
  child.stdin.end(options.input ?? '')
  const code = await exited
  return { code: limit() === null ? code : null, stdout: stdout(), stderr: stderr(), limit: limit() }
}

/** Starts a program and speaks with it line by line; see `Tools.converse`. */
export function converse(file: string, args: readonly string[], options: RunOptions = {}): Conversation {
  const { child, stop, limit, exited } = start(file, args, options)
  let tail = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    tail = (tail + chunk).slice(-STDERR_TAIL)
  })
  let bytes = 0
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > (options.maxBytes ?? DEFAULT_MAX_BYTES)) stop('output')
  })
  const ended = exited.then(
    (code): RunResult => ({ code: limit() === null ? code : null, stdout: '', stderr: tail, limit: limit() }),
    (error: unknown): RunResult => ({
      code: null,
      stdout: '',
      stderr: messageOf(error),
      limit: null,
    }),
  )
  return {
    send(line) {
      // What is said at once is written at once: a write for each line costs as much as what the line is about.
      if (child.stdin.writableCorked === 0) {
        child.stdin.cork()
        process.nextTick(() => child.stdin.uncork())
      }
      child.stdin.write(`${line}\n`)
    },
    end: () => void child.stdin.end(),
    lines: linesOf(child.stdout),
    ended,
    async [Symbol.asyncDispose]() {
      endGroup(child)
      await ended
    },
  }
}
