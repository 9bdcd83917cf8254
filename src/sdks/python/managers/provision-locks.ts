import { writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { EditError, UpstreamError } from '../../../domain/errors.ts'
import type { Scratch, Tools } from '../../../world.ts'
import { emptyEnvironment, environmentIn, type Environment } from '../environment.ts'
import { runPip, upstreamError } from '../interpreter.ts'
import { textOf } from './outcome.ts'
import { pdm, poetry, uv, type Manager } from './program.ts'
import { parseToml } from '../manifest/toml.ts'
import { packageBlocks } from './package-blocks.ts'
import { pluginsOf } from './plugins.ts'
import { lockedPackage, readPipfileLock, requirementLine, sectionOf } from './pipenv/pipfile-lock.ts'
import { poetryOf } from './poetry/version.ts'

const TIMEOUT_MS = 600_000

/** What a lock was installed into, and what a reader must know of it. */
interface Installed {
  readonly environment: Environment
  readonly notes: readonly string[]
}

type Install = (tools: Tools, scratch: Scratch, python: string, path: string) => Promise<Installed>

async function byUv(tools: Tools, scratch: Scratch, python: string, path: string): Promise<Installed> {
  const environment = environmentIn(await tools.folder('venv'))
  const manager = await uv(tools)
  const args = ['sync', '--frozen', '--no-build', '--no-install-workspace', '--python', python]
  await must(manager, 'uv sync --frozen', args, scratch, path, {
    UV_PROJECT_ENVIRONMENT: environment.folder,
    // Copies, because what the user's tests write into a hard link would be in their own cache.
    UV_LINK_MODE: 'copy',
  })
  return { environment, notes: [] }
}

async function byPoetry(tools: Tools, scratch: Scratch, python: string, path: string): Promise<Installed> {
  await refusePlugins(scratch, path)
  const version = poetryOf(packageBlocks(await textOf(scratch, path)).head)
  if (version === null) throw new EditError(path, `${path} does not say which Poetry wrote it.`, 'Run "poetry lock" with yours.')
  const environment = await emptyEnvironment(tools, python)
  const env = { VIRTUAL_ENV: environment.folder }
  await must(await poetry(tools, version), 'poetry install --no-root', ['install', '--no-root'], scratch, path, env)
  return { environment, notes: [] }
}

async function byPdm(tools: Tools, scratch: Scratch, python: string, path: string): Promise<Installed> {
  await refusePlugins(scratch, path)
  const environment = await emptyEnvironment(tools, python)
  // Told its Python so, it writes none down beside the lock.
  const env = { PDM_PYTHON: environment.python, PDM_IGNORE_SAVED_PYTHON: '', PDM_USE_VENV: '1', PDM_ONLY_BINARY: ':all:' }
  await must(await pdm(tools), 'pdm sync --no-self', ['sync', '--no-self', '--dev'], scratch, path, env)
  return { environment, notes: [] }
}

/** What a Pipfile.lock holds is installed by pip: every package by its version and its hashes. */
async function byPip(tools: Tools, scratch: Scratch, python: string, path: string): Promise<Installed> {
  const lock = readPipfileLock(await textOf(scratch, path))
  if (lock === undefined) throw new EditError(path, `${path} is no JSON.`, 'Run "pipenv lock" again.')
  const lines: string[] = []
  const left: string[] = []
  for (const [name, entry] of Object.entries({ ...sectionOf(lock, 'develop'), ...sectionOf(lock, 'default') })) {
    const locked = lockedPackage(entry)
    const line = locked && requirementLine(name, locked)
    if (locked === undefined || line === undefined) left.push(name)
    else lines.push([line, ...locked.hashes.map((hash) => `--hash=${hash}`)].join(' '))
  }
  const file = join(await tools.folder('requirements'), 'requirements.txt')
  await writeFile(file, `${lines.join('\n')}\n`)
  const environment = await emptyEnvironment(tools, python)
  const args = ['install', '--quiet', '--no-deps', '--require-hashes', '--only-binary', ':all:', '-r', file]
  const result = await runPip(tools, environment.python, args, { cwd: scratch.root, timeoutMs: TIMEOUT_MS })
  if (result.code !== 0) throw upstreamError(`what ${path} holds could not be installed by pip`, result)
  return { environment, notes: left.map((name) => `${name} of ${path} was left out: it is held without a version.`) }
}

/**
 * How each lock is installed into an environment of our own, as it is and wheels alone; the user's own package is not,
 * because that would run its build. Each throws UpstreamError or EditError.
 */
export const INSTALL_LOCK: ReadonlyMap<string, Install> = new Map([
  ['uv.lock', byUv],
  ['poetry.lock', byPoetry],
  ['pdm.lock', byPdm],
  ['Pipfile.lock', byPip],
])

async function refusePlugins(scratch: Scratch, path: string): Promise<void> {
  const toml = parseToml(await textOf(scratch, posix.join(posix.dirname(path), 'pyproject.toml')))
  const why = 'message' in toml ? toml.message : pluginsOf(path, toml, await scratch.files())
  if (why !== null) throw new UpstreamError(`what ${path} holds was not installed: ${why}`)
}

async function must(
  manager: Manager,
  shown: string,
  args: readonly string[],
  scratch: Scratch,
  path: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const result = await manager.run(args, join(scratch.root, posix.dirname(path)), env)
  if (result.code !== 0) throw upstreamError(`\`${shown}\` failed for ${path}`, result)
}
