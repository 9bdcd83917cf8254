import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as v from 'valibot'
import { UpstreamError } from '../../../domain/errors.ts'
import type { Tools } from '../../../world.ts'
import { findPythonFor, runPip, upstreamError } from '../interpreter.ts'

/** The type checker: a native program without dependencies. */
export const PYREFLY = '1.5.0'

/** Its wheels, and the program in each: SHA-256. `pip download pyrefly==1.5.0 --platform …` and `sha256sum` give both. */
const WHEELS = [
  // manylinux2014_x86_64
  {
    wheel: 'e9fcc4ef2709eda35c5b8b262f204db2601ef619f983ce084f26627fdf641b01',
    program: '5ab79015df5cc233ac0186e263e1fd0b057e3db6950ea096650d2fa9bb9b5085',
  },
  // manylinux2014_aarch64
  {
    wheel: 'b2519ccfadee65d28b524cce9e5e80ec3493815a7063e136fd6c5ad2ad8b01d3',
    program: 'e7beaaa61b845720a87a645761ec1b88b46f385463f52f1fea0e3d07a4925d80',
  },
  // musllinux_1_2_x86_64
  {
    wheel: 'de6f64c7932eaa45327106307dd1cc818f605ddca86545ed56342917420ba4d2',
    program: '8593ad0a03ffbc93fee2f583fc339333b7cd942db77448e471e172b4abd46aff',
  },
  // musllinux_1_2_aarch64
  {
    wheel: '3fff600f7c43de627390e93e72c4a684c4748a2077feeb1534495d704c24ab85',
    program: 'bac7b5186095e09d83a10cb572d86fc6fb4e9ba02f8701f3051c8765614316d1',
  },
  // macosx_11_0_arm64
  {
    wheel: 'e6a6e88d9df33fc74c1669f10e3b34b29713724e1985d6a499338c27366d86f3',
    program: '84a595d624ddfa99d191dc817c697ed07b99f1c4c65e1a5b40b5802210107680',
  },
  // macosx_10_12_x86_64
  {
    wheel: 'd4bd9b58faf1007ef2d007b3d7e83c578cf612ec874c8ffd8b931b819a540dcc',
    program: 'e49c57a0bb0d6315d75edb00dd5a0dda73775f55e3c6128e07ad19990d71bd13',
  },
] as const

const PROGRAMS: ReadonlySet<string> = new Set(WHEELS.map(({ program }) => program))

/** Of processor time. It takes a second or two; what takes this long hangs. */
const LIMIT_MS = 60_000
const MAX_OUTPUT = 256 * 1024 * 1024
const INSTALL_TIMEOUT_MS = 300_000

/**
 * The path of the checker, the one in our cache where its bytes are right, else one that the user's pip or uv fetches: one
 * exact version, by its hash, as a wheel, so that nothing of it runs while it is installed. Never one from PATH or from the
 * repository. Throws UpstreamError.
 */
export async function findPyrefly(tools: Tools): Promise<string> {
  const folder = join(await tools.cache(), 'pyrefly', PYREFLY)
  const cached = join(folder, `pyrefly-${process.platform}-${process.arch}`)
  if (await isGenuine(cached)) return cached
  const fetched = await fetchPyrefly(tools)
  await mkdir(folder, { recursive: true })
  // Beside its place, so that the rename is atomic: whoever looks sees no program or a whole one.
  const beside = join(folder, `.${randomUUID()}`)
  try {
    await copyFile(fetched, beside)
    await rename(beside, cached).catch(async (error: unknown) => {
      // Where a running program cannot be replaced, another run was faster.
      if (!(await isGenuine(cached))) throw error
    })
  } finally {
    await rm(beside, { force: true })
  }
  return cached
}

async function isGenuine(path: string): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch {
    return false
  }
  return PROGRAMS.has(hash.digest('hex'))
}

async function fetchPyrefly(tools: Tools): Promise<string> {
  const { python } = await findPythonFor(tools, '')
  const uv = await tools.which('uv')
  const folder = await tools.folder('pyrefly')
  const requirements = join(folder, 'requirements.txt')
  await writeFile(requirements, [`pyrefly==${PYREFLY}`, ...WHEELS.map(({ wheel }) => `--hash=sha256:${wheel}`)].join(' \\\n    ') + '\n')
  const target = join(folder, 'installed')
  const asked = ['--quiet', '--require-hashes', '--no-deps', '--target', target, '-r', requirements]
  const result =
    uv === null
      ? await runPip(tools, python, ['install', '--no-compile', '--only-binary', ':all:', ...asked], { cwd: folder })
      : await tools.run(uv, ['pip', 'install', '--no-build', '--python', python, ...asked], {
          cwd: folder,
          inherit: 'uv',
          env: { UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1' },
          timeoutMs: INSTALL_TIMEOUT_MS,
        })
  if (result.code !== 0) throw upstreamError(`the type checker pyrefly ${PYREFLY} could not be fetched`, result)
  const program = join(target, 'bin', 'pyrefly')
  if (!(await isGenuine(program)))
    throw new UpstreamError(`the type checker pyrefly ${PYREFLY} that was fetched is not the one that is known`)
  return program
}

/** A complaint of the checker's, or the type that it was asked for. Lines and columns are 1-based; columns count characters. */
export interface Complaint {
  /** Absolute. */
  readonly path: string
  readonly line: number
  readonly column: number
  readonly stopLine: number
  readonly stopColumn: number
  /** `missing-attribute`. */
  readonly name: string
  /** `error`, `warn`, `info`. */
  readonly severity: string
  readonly description: string
}

const number = v.pipe(v.number(), v.integer())
const OUTPUT = v.object({
  errors: v.array(
    v.pipe(
      v.object({
        path: v.string(),
        line: number,
        column: number,
        stop_line: number,
        stop_column: number,
        name: v.string(),
        severity: v.string(),
        description: v.string(),
      }),
      v.transform(({ stop_line: stopLine, stop_column: stopColumn, ...rest }): Complaint => ({ ...rest, stopLine, stopColumn })),
    ),
  ),
})

export interface CheckOptions {
  /** The folder that imports of the SDK are read from: before all others, as a repository may have a folder of that name. */
  readonly sdk: string
  /** Where imports are looked for then. */
  readonly roots: readonly string[]
  /** Absolute. */
  readonly files: readonly string[]
}

/**
 * Checks some files. It reads nothing of the repository's settings, and runs nothing: without a configuration of ours it would
 * obey the repository's own, and it would run the repository's `.venv/bin/python` to ask it where its packages are. Its
 * exit code says that there are errors, and not that nothing was checked: see what files it answers for.
 * Throws UpstreamError where it gives no answer.
 */
export async function runPyrefly(tools: Tools, program: string, { sdk, roots, files }: CheckOptions): Promise<readonly Complaint[]> {
  const cwd = await tools.folder('checking')
  const config = join(cwd, 'pyrefly.toml')
  await writeFile(config, '')
  const options = [
    ['--config', config],
    '--skip-interpreter-query',
    ['--python-version', '3.12'],
    ['--python-platform', 'linux'],
    '--disable-project-excludes-heuristics',
    // Comments that hide errors are for other tools: those of a tool that the user's code does not name are left.
    ['--enabled-ignores', 'zuban'],
    ['--output-format', 'json'],
    '--summary=none',
    ['--progress-bar', 'no'],
    '--reveal-type-qualified-names',
    ...[sdk, ...roots].map((path) => ['--search-path', path]),
  ].flat()
  const { stdout, stderr, code, limit } = await tools.run(program, ['check', ...options, '--', ...files], {
    cwd,
    // Its own home: nothing of the user's settings is read.
    env: { HOME: cwd, XDG_CONFIG_HOME: cwd },
    workMs: LIMIT_MS,
    maxBytes: MAX_OUTPUT,
  })
  if (limit !== null)
    throw new UpstreamError(limit === 'time' ? `it did not end within ${LIMIT_MS / 1000} s` : 'it said more than can be read')
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), OUTPUT), stdout)
  if (read.success && (code === 0 || code === 1))
    return read.output.errors.map((one) => Object.assign(one, { path: resolve(cwd, one.path) }))
  const said = stderr
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim()
    .slice(0, 200)
  throw new UpstreamError(`it ended with exit code ${code ?? 'none'} and no answer${said === undefined ? '' : `: ${said}`}`)
}
