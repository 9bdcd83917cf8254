import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import { UpstreamError } from '../domain/errors.ts'
import type { Conversation, RunOptions, RunResult } from '../world.ts'
import { allowed } from './environment.ts'

const DEFAULT_TIMEOUT_MS = 120_000
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024
const STDERR_TAIL = 64 * 1024

const running = new Set<ChildProcess>()

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group has ended already.
  }
}

/** Ends every process group that is still running; for the end of the run and for signals. */
export function endAll(): void {
  for (const child of running) endGroup(child)
}

process.once('exit', endAll)

interface Started {
  readonly child: ChildProcess
  /** Ends the group and says why. */
  stop(limit: 'time' | 'output'): void
  readonly limit: () => RunResult['limit']
  /** Resolves with the exit code, null after a signal. Rejects where the program could not be started. */
  readonly exited: Promise<number | null>
}

function start(file: string, args: readonly string[], options: RunOptions): Started {
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: { ...allowed(process.env, options.inherit ?? 'bare'), ...options.env },
    stdio: 'pipe',
    shell: false,
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  running.add(child)
  let limit: RunResult['limit'] = null
  const stop = (reason: 'time' | 'output'): void => {
    limit ??= reason
    endGroup(child)
  }
  const timer = setTimeout(() => stop('time'), options.timeoutMs ?? DEFAULT_TIMEOUT_MS)
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => {
      clearTimeout(timer)
      running.delete(child)
      reject(new UpstreamError(`${file} could not be started: ${error.message}`))
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      running.delete(child)
      // What the program left behind in its group must not outlive it.
      endGroup(child)
      resolve(code)
    })
  })
  // A child may close its input early; that is its own business.
  child.stdin?.on('error', () => undefined)
  return { child, stop, limit: () => limit, exited }
}

/** Runs a program to its end; see `Tools.run`. */
export async function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { child, stop, limit, exited } = start(file, args, options)
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES
  const collect = (stream: NodeJS.ReadableStream | null): (() => string) => {
    const chunks: Buffer[] = []
    let bytes = 0
    stream?.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytes) stop('output')
      else chunks.push(chunk)
    })
    return () => Buffer.concat(chunks).toString('utf8')
  }
  const stdout = collect(child.stdout)
  const stderr = collect(child.stderr)
  child.stdin?.end(options.input ?? '')
  const code = await exited
  return { code: limit() === null ? code : null, stdout: stdout(), stderr: stderr(), limit: limit() }
}

/** The lines of a reader; none is lost that came before somebody iterates. */
function queued(reader: Interface): AsyncIterable<string> {
  const waiting: string[] = []
  let closed = false
  let wake = (): void => undefined
  reader.on('line', (line) => {
    waiting.push(line)
    wake()
  })
  reader.once('close', () => {
    closed = true
    wake()
  })
  async function* drain(): AsyncGenerator<string> {
    while (true) {
      for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) yield line
      if (closed) return
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return drain()
}

/** Starts a program and speaks with it line by line; see `Tools.converse`. */
export function converse(file: string, args: readonly string[], options: RunOptions = {}): Conversation {
  const { child, stop, limit, exited } = start(file, args, options)
  let tail = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString('utf8')).slice(-STDERR_TAIL)
  })
  let bytes = 0
  child.stdout?.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > (options.maxBytes ?? DEFAULT_MAX_BYTES)) stop('output')
  })
  const input = child.stdout
  if (input === null) throw new UpstreamError(`${file} has no standard output`)
  const lines = queued(createInterface({ input, crlfDelay: Infinity }))
  const ended = exited.then(
    (code): RunResult => ({ code: limit() === null ? code : null, stdout: '', stderr: tail, limit: limit() }),
    (error: unknown): RunResult => ({ code: null, stdout: '', stderr: error instanceof Error ? error.message : String(error), limit: null }),
  )
  return {
    send: (line) => void child.stdin?.write(`${line}\n`),
    end: () => void child.stdin?.end(),
    lines,
    ended,
    async [Symbol.asyncDispose]() {
      endGroup(child)
      await ended
    },
  }
}
