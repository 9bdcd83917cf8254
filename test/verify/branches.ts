import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gitIn } from '../support/git-repository.ts'
import type { RunResult, Tools } from '../../src/world.ts'

/** Path to text; null: not there. */
type Files = Readonly<Record<string, string | null>>

/** How a package manager is made to write its lockfile, as a bot does it. */
type Lock = (tools: Tools, folder: string) => Promise<void>

/** What a bot does to a repository: its files before, what it changes by hand, and the manager that follows. */
export interface Bot {
  readonly before: Files
  readonly change: Files
  readonly lock?: Lock
  /** Whether the manager runs again after the change; by default it does. */
  readonly relocks?: boolean
}

/** The option of `npm pack` that says where the packages are put. */
const DESTINATION = '--pack-destination'

/** The same tools, with each package that npm packs fetched once into `folder`, however many runs ask for it: they are what npm fetched. */
export function packingOnce(folder: string): (tools: Tools) => Tools {
  const packed = new Map<string, Promise<RunResult>>()
  return (tools) => ({
    ...tools,
    async run(file, args, options): Promise<RunResult> {
      const at = args.indexOf(DESTINATION)
      const [destination = '', ...specs] = args.slice(at + 1)
      if (at < 0 || !specs.every((spec) => /^stripe@\d/.test(spec))) return tools.run(file, args, options)
      const results = specs.map(async (spec) => {
        const packing = packed.get(spec) ?? tools.run(file, [...args.slice(0, at), DESTINATION, folder, spec], options)
        packed.set(spec, packing)
        const result = await packing
        const name = `${spec.replace('@', '-')}.tgz`
        if (result.code === 0) await copyFile(join(folder, name), join(destination, name))
        return result
      })
      const [first, ...others] = await Promise.all(results)
      return others.find(({ code }) => code !== 0) ?? first ?? tools.run(file, args, options)
    },
  })
}

async function write(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    if (text === null) await rm(join(folder, path))
    else await writeFile(join(folder, path), text)
  }
}

/** A repository on whose `main` the files are, and whose branch `bot` has the change, each with the lockfile that its manager wrote. */
export async function branchOf(tools: Tools, { before, change, lock, relocks = true }: Bot): Promise<string> {
  const folder = await tools.folder('bot')
  gitIn(folder, 'init', '--quiet', '--initial-branch=main')
  const commit = (message: string): void => {
    gitIn(folder, 'add', '--all')
    gitIn(folder, 'commit', '--quiet', `--message=${message}`)
  }
  await write(folder, { '.gitignore': 'node_modules\n.venv\n', ...before })
  await lock?.(tools, folder)
  commit('Begin')
  gitIn(folder, 'switch', '--quiet', '--create', 'bot')
  await write(folder, change)
  if (relocks) await lock?.(tools, folder)
  commit('Update dependencies')
  return folder
}

/** A program of an npm package, run where the lockfile is to be. Throws with its words where it fails. */
function npmTool(pack: string, command: readonly string[]): Lock {
  return async (tools, folder) => {
    const args = ['exec', '--yes', '--ignore-scripts', `--package=${pack}`, '--', ...command]
    const { code, stdout, stderr } = await tools.run('npm', args, { cwd: folder, inherit: 'npm', timeoutMs: 600_000 })
    if (code !== 0) throw new Error(`${stdout}\n${stderr}`)
  }
}

function program(name: string, args: readonly string[]): Lock {
  return async (tools, folder) => {
    const path = await tools.which(name)
    if (path === null) throw new Error(`there is no ${name}`)
    const env = { PIP_CONFIG_FILE: '/dev/null' }
    const { code, stdout, stderr } = await tools.run(path, args, {
      cwd: folder,
      inherit: name === 'uv' ? 'uv' : 'poetry',
      timeoutMs: 600_000,
      env,
    })
    if (code !== 0) throw new Error(`${stdout}\n${stderr}`)
  }
}

export const npm = program('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'])
export const pnpm = npmTool('pnpm@10.34.0', ['pnpm', 'install', '--lockfile-only', '--ignore-scripts', '--no-frozen-lockfile'])
export const yarn = npmTool('yarn@1.22.22', ['yarn', 'install', '--ignore-scripts', '--non-interactive', '--silent'])
export const poetry = program('poetry', ['lock', '--no-interaction'])
export const uv = program('uv', ['lock', '--quiet'])

/** A lockfile that admits more than it holds, as it is after the newest release: the manager is asked for one version exactly. */
export function npmAt(version: string): Lock {
  return async (tools, folder) => {
    const path = join(folder, 'package.json')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace(/("stripe": ")[^"]*/, `$1${version}`))
    await npm(tools, folder)
    await writeFile(path, text)
    // npm keeps what it finds locked and the range admits.
    await npm(tools, folder)
  }
}

/** A package.json as npm lays it out. */
export function manifest(dependencies: Readonly<Record<string, string>>, more: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ name: 'shop', private: true, ...more, dependencies }, null, 2)}\n`
}

/** Twenty packages that need nothing else, each before and after. */
export const TWENTY = {
  bytes: ['3.0.0', '3.1.2'],
  'content-type': ['1.0.4', '1.0.5'],
  cookie: ['0.4.0', '0.5.0'],
  depd: ['1.1.2', '2.0.0'],
  destroy: ['1.0.4', '1.2.0'],
  'ee-first': ['1.1.0', '1.1.1'],
  'escape-html': ['1.0.2', '1.0.3'],
  etag: ['1.8.0', '1.8.1'],
  fresh: ['0.5.0', '0.5.2'],
  inherits: ['2.0.3', '2.0.4'],
  isarray: ['1.0.0', '2.0.5'],
  'merge-descriptors': ['1.0.0', '1.0.1'],
  methods: ['1.1.1', '1.1.2'],
  ms: ['2.0.0', '2.1.3'],
  negotiator: ['0.6.2', '0.6.3'],
  parseurl: ['1.3.2', '1.3.3'],
  'range-parser': ['1.2.0', '1.2.1'],
  'safe-buffer': ['5.1.2', '5.2.1'],
  toidentifier: ['1.0.0', '1.0.1'],
  vary: ['1.1.1', '1.1.2'],
} as const
