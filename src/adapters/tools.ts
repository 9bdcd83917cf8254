import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { access, constants, mkdir, stat } from 'node:fs/promises'
import { constants as os, homedir, tmpdir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { SettingsError } from '../domain/errors.ts'
import type { Attach, RunOptions, Tools } from '../world.ts'
import { allowed, programFolders } from './environment.ts'
import { folderOf, markOf, type Run } from './leftovers.ts'
import { attach, converse, endAll, run } from './process.ts'
import { removeFolder } from './remove-folder.ts'
import { createWalls } from './wall.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The tools of one run, and how a person ends it. */
export interface RunTools extends Tools, AsyncDisposable {
  /** Resolves at the next Ctrl-C or SIGTERM, which then ends nothing; the one after it ends the run as ever. */
  interrupted(): Promise<'SIGINT' | 'SIGTERM'>
  readonly attach: Attach
}

async function executable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

async function which(name: string): Promise<string | null> {
  if (name.includes('/')) return (await executable(name)) ? resolve(name) : null
  for (const folder of programFolders(process.env)) {
    const path = join(folder, name)
    if (await executable(path)) return path
  }
  return null
}

/** An absolute `$XDG_CACHE_HOME`, as the specification demands, else `~/.cache`. */
function cacheHome(): string {
  const given = process.env['XDG_CACHE_HOME'] ?? ''
  return isAbsolute(given) ? given : join(homedir(), '.cache')
}

/** Where temporary folders of a run are made, and removed. */
interface Folders {
  /** A new empty folder. */
  make(name: string): Promise<string>
  /** The folder for what programs put in a temporary folder and leave there. */
  temporary(): string
  /** Removes all of them at once, while the process exits. */
  removeNow(): void
  remove(): Promise<void>
}

function foldersOf(named: Run | null): Folders {
  let made: string | null = null
  let temporary: string | null = null
  let count = 0
  const root = (): string => (made ??= named === null ? mkdtempSync(join(tmpdir(), 'stripe-upgrade-')) : madeFor(named))
  return {
    async make(name) {
      const path = join(root(), `${(count += 1)}-${name}`)
      await mkdir(path)
      return path
    },
    temporary() {
      if (temporary === null) mkdirSync((temporary = join(root(), 'tmp')))
      return temporary
    },
    removeNow() {
      if (made !== null) rmSync(made, { recursive: true, force: true, maxRetries: 3 })
    },
    async remove() {
      if (made !== null) await removeFolder(made)
    },
  }
}

function madeFor(named: Run): string {
  const folder = folderOf(named)
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

/** Our folder in the user's cache; null where there is no home that can be written, so that nothing is kept from run to run. */
async function cacheFolder(): Promise<string | null> {
  try {
    const path = join(cacheHome(), 'stripe-upgrade')
    await mkdir(path, { recursive: true })
    return path
  } catch {
    return null
  }
}

/** Whether the program is one that fetches packages. */
function isClient({ inherit = 'bare' }: RunOptions): boolean {
  return inherit !== 'bare'
}

/**
 * The tools of one run. Disposing ends every process and removes the temporary folder, whatever happened; so does a
 * signal, which is made an exit with the code that shells give it (130 for Ctrl-C), and every other exit. Where the run
 * is named, even what is left when the process is killed can be cleaned up afterwards; see `clearUp`. Throws SettingsError
 * on Windows, which has no process groups: what a program leaves behind would not be ended.
 */
export function createTools(named: Run | null = null, platform: NodeJS.Platform = process.platform): RunTools {
  if (platform === 'win32')
    throw new SettingsError('stripe-upgrade runs on Linux and macOS. On Windows use WSL, or a job with `runs-on: ubuntu-latest`.')
  const folders = foldersOf(named)
  const marked = (options: RunOptions = {}): RunOptions =>
    named === null ? options : { ...options, env: { ...options.env, ...markOf(named) } }
  // pip-compile and Pipenv leave thousands of files there. A user's own program has the user's: a path of a socket may not be long.
  const started = (options: RunOptions = {}): RunOptions =>
    marked(isClient(options) ? { ...options, env: { TMPDIR: folders.temporary(), ...options.env } } : options)
  const onExit = (): void => {
    endAll()
    folders.removeNow()
  }
  const walls = createWalls({ run, converse, folder: folders.make, marked })
  let onInterrupt: ((signal: 'SIGINT' | 'SIGTERM') => void) | null = null
  const onSignal = (signal: (typeof SIGNALS)[number]): void => {
    if (onInterrupt === null || signal === 'SIGHUP') process.exit(128 + os.signals[signal])
    onInterrupt(signal)
    onInterrupt = null
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  process.on('exit', onExit)

  return {
    run: (file, args, options) => run(file, args, started(options)),
    converse: (file, args, options) => converse(file, args, started(options)),
    wallFor: walls.wallFor,
    attach,
    which,
    folder: folders.make,
    variables: (client) => allowed(process.env, client),
    interrupted: () =>
      new Promise((settle) => {
        onInterrupt = settle
      }),
    cache: async () => (await cacheFolder()) ?? folders.make('cache'),
    async [Symbol.asyncDispose]() {
      endAll()
      await walls.end()
      for (const signal of SIGNALS) process.off(signal, onSignal)
      process.off('exit', onExit)
      await folders.remove()
    },
  }
}
