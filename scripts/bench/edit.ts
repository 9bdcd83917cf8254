import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import * as v from 'valibot'
import { environment, ratio, sideBySide } from './measure.ts'
import { FEWER, nameOf, PACKAGES, ROOTS } from './packages.ts'
import { commitAll } from './repositories.ts'
import { cells, COST_HEAD, met, table, times, type Section } from './table.ts'

const REGISTRY = fileURLToPath(new URL('./registry.ts', import.meta.url))
const WORKER = fileURLToPath(new URL('./edit-worker.ts', import.meta.url))

/** Times the processor time of the manager's own command. */
const AIM = 1.5
/** Seconds that one run may take: some managers resolve 1,500 packages anew. */
const TIMEOUT = 900

/** One manager: a project of its, and the command by which a person would do the same. */
interface Peer {
  readonly name: string
  /** How many packages its lock holds, where that is not as for all others. */
  readonly packages?: number
  readonly sdk: 'node' | 'python'
  readonly to: string
  readonly files: Readonly<Record<string, string>>
  /** Writes the lockfile. */
  readonly lock: readonly string[]
  /** Moves Stripe in manifest and lockfile, and installs nothing. */
  readonly own: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** What a project of so many packages asks for. */
function asked(total: number): readonly string[] {
  return Array.from({ length: ROOTS }, (_, number) => nameOf({ total, number }))
}

const NODE = { sdk: 'node', to: '23.1.0' } as const
const PYTHON = { sdk: 'python', to: '16.1.0' } as const

function packageJson(more: Readonly<Record<string, unknown>>): string {
  const dependencies = { ...Object.fromEntries(asked(PACKAGES).map((name) => [name, '^1.0.0'])), stripe: '22.0.0' }
  return `${JSON.stringify({ name: 'bench', version: '1.0.0', private: true, ...more, dependencies }, null, 2)}\n`
}

function pyproject(more: string): string {
  const dependencies = [...asked(PACKAGES), 'stripe==11.6.0'].map((each) => `  "${each}",\n`).join('')
  return `[project]\nname = "bench"\nversion = "0.1.0"\nrequires-python = ">=3.9"\ndependencies = [\n${dependencies}]\n${more}`
}

function run(command: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): string {
  const [file = '', ...args] = command
  return execFileSync(file, args, { cwd, env: environment(env), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

/** What npm wrote of the packages that it installed. */
const INSTALLED = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ packages: v.record(v.string(), v.object({ version: v.string(), integrity: v.string() })) }),
)

/** What `packageManager` says of a manager that npm installed, with its hash, as corepack writes it. */
function declaredAs(tools: string, name: string, command: string): string {
  const { packages } = v.parse(INSTALLED, readFileSync(join(tools, 'node_modules', '.package-lock.json'), 'utf8'))
  const { version = '', integrity = '' } = packages[`node_modules/${name}`] ?? {}
  return `${command}@${version}+sha512.${Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex')}`
}

/** npm's managers: the one on PATH, and others that it fetches. */
function nodePeers(root: string, origin: string): readonly Peer[] {
  const tools = join(root, 'node-managers')
  mkdirSync(tools)
  run(
    ['npm', 'install', '--silent', '--ignore-scripts', '--prefix', tools, 'pnpm@9.15.9', '@yarnpkg/cli-dist@4.9.2', 'yarn@1.22.22'],
    tools,
  )
  const program = (path: string): readonly string[] => [process.execPath, join(tools, 'node_modules', path)]
  const declared = (name: string, command: string): string => declaredAs(tools, name, command)
  const [pnpm, berry, yarn] = [program('pnpm/bin/pnpm.cjs'), program('@yarnpkg/cli-dist/bin/yarn.js'), program('yarn/bin/yarn.js')]
  // In the user's own settings: a repository may not name another registry.
  const home = join(root, 'home')
  mkdirSync(home)
  writeFileSync(join(home, '.npmrc'), `registry=${origin}/\n`)
  writeFileSync(join(home, '.yarnrc'), `registry "${origin}/"\n`)
  writeFileSync(join(home, '.yarnrc.yml'), `npmRegistryServer: "${origin}"\nunsafeHttpWhitelist: ["127.0.0.1"]\nenableTelemetry: false\n`)
  const env = { HOME: home }
  const lockOnly = ['--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund']
  const quiet = ['--ignore-scripts', '--non-interactive']
  return [
    {
      ...NODE,
      name: 'npm',
      files: { 'package.json': packageJson({}) },
      lock: ['npm', 'install', ...lockOnly],
      own: ['npm', 'install', 'stripe@23.1.0', ...lockOnly],
      env,
    },
    {
      ...NODE,
      name: 'pnpm',
      files: { 'package.json': packageJson({ packageManager: declared('pnpm', 'pnpm') }) },
      lock: [...pnpm, 'install', '--lockfile-only', '--ignore-scripts'],
      own: [...pnpm, 'add', 'stripe@23.1.0', '--lockfile-only', '--ignore-scripts'],
      env: { ...env, npm_config_manage_package_manager_versions: 'false' },
    },
    {
      ...NODE,
      name: 'yarn 1',
      files: { 'package.json': packageJson({ packageManager: declared('yarn', 'yarn') }) },
      lock: [...yarn, 'install', ...quiet],
      own: [...yarn, 'upgrade', 'stripe@23.1.0', ...quiet],
      env,
    },
    {
      ...NODE,
      name: 'yarn 4',
      files: { 'package.json': packageJson({ packageManager: declared('@yarnpkg/cli-dist', 'yarn') }), 'yarn.lock': '' },
      lock: [...berry, 'install', '--mode=update-lockfile'],
      own: [...berry, 'up', 'stripe@23.1.0', '--mode=update-lockfile'],
      env: { ...env, YARN_ENABLE_IMMUTABLE_INSTALLS: '0' },
    },
  ]
}

/** pip's, each in an environment of its own. */
function pythonPeers(root: string, origin: string): readonly Peer[] {
  const index = `${origin}/simple/`
  const bins = ['uv==0.13.9', 'poetry==2.5.1', 'pip-tools==7.6.2'].map((tool) => {
    const folder = join(root, tool.replace(/=.*/, ''))
    run(['python3', '-m', 'venv', folder], root)
    run([join(folder, 'bin', 'python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', tool], root)
    return join(folder, 'bin')
  })
  const path = [...bins, process.env['PATH'] ?? ''].join(delimiter)
  const env = { PATH: path, PIP_INDEX_URL: index, PIP_EXTRA_INDEX_URL: '', PIP_FIND_LINKS: '', UV_FIND_LINKS: '', UV_DEFAULT_INDEX: index }
  const source = `[tool.poetry]\npackage-mode = false\n[[tool.poetry.source]]\nname = "bench"\nurl = "${index}"\npriority = "primary"\n`
  const compile = ['pip-compile', '--quiet', '--strip-extras', '--no-emit-index-url', '--output-file=requirements.txt']
  return [
    {
      ...PYTHON,
      name: 'uv',
      files: { 'pyproject.toml': pyproject('') },
      lock: ['uv', 'lock'],
      own: ['uv', 'add', '--no-sync', 'stripe==16.1.0'],
      env,
    },
    {
      ...PYTHON,
      name: 'poetry',
      files: { 'pyproject.toml': pyproject(source) },
      lock: ['poetry', 'lock', '--quiet'],
      own: ['poetry', 'add', '--lock', '--quiet', 'stripe==16.1.0'],
      env,
    },
    {
      ...PYTHON,
      name: 'pip-compile',
      packages: FEWER,
      files: { 'requirements.in': [...asked(FEWER), 'stripe==11.6.0', ''].join('\n') },
      lock: [...compile, 'requirements.in'],
      // It edits no source: it is given one in which Stripe has moved.
      own: [...compile, '--upgrade-package', 'stripe==16.1.0', 'requirements.in'],
      env,
    },
  ]
}

function prepare(root: string, { name, files, lock, env }: Peer): string {
  const folder = join(root, `edit ${name}`.replaceAll(' ', '-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  run(lock, folder, env)
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n.yarn\n.pnp*\n')
  commitAll(folder)
  process.stderr.write(
    `edit: ${name} has locked ${readdirSync(folder)
      .filter((file) => /lock|requirements\.txt/.test(file))
      .join(', ')}\n`,
  )
  return folder
}

/** What was committed, without what was installed. */
function reset(folder: string): void {
  execFileSync('git', ['checkout', '--quiet', '--', '.'], { cwd: folder })
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true })
}

/** The same, and of pip-compile the source with Stripe moved. */
function resetFor({ name, files }: Peer, folder: string): void {
  reset(folder)
  if (name === 'pip-compile') writeFileSync(join(folder, 'requirements.in'), (files['requirements.in'] ?? '').replace('11.6.0', '16.1.0'))
}

function setting(command: readonly string[]): string {
  return run(command, process.cwd()).trim().replace(/\/*$/, '/')
}

const PIP_INDEX = `from pip._internal.commands import create_command
print(create_command("index").parse_args(["versions", "x"])[0].index_url)`

/** The worker as JavaScript, as dist is: how long Node takes to read TypeScript is not to count. */
async function built(folder: string): Promise<string> {
  const build = await rolldown({ input: WORKER, platform: 'node', resolve: { mainFields: ['module', 'main'] }, checks: { eval: false } })
  await build.write({ dir: folder, format: 'esm' })
  await build.close()
  return join(folder, 'edit-worker.js')
}

/** One edit with its checks, on a lock of 1,500 packages of each manager, beside the manager's own command. */
export async function benchEdit(root: string, runs: number, managers: readonly string[] | null): Promise<Section> {
  const upstream = [setting(['npm', 'config', 'get', 'registry']), setting(['python3', '-c', PIP_INDEX])]
  const registry = spawn(process.execPath, [REGISTRY, ...upstream], { stdio: ['pipe', 'pipe', 'inherit'] })
  const rows: string[][] = []
  try {
    const first = await createInterface(registry.stdout)[Symbol.asyncIterator]().next()
    const origin = String(first.value)
    const isMeant = ({ name }: Pick<Peer, 'name'>): boolean => managers?.includes(name) ?? true
    const isAsked = (names: readonly string[]): boolean => names.some((name) => isMeant({ name }))
    const ofPython = isAsked(['uv', 'poetry', 'pip-compile']) ? pythonPeers(root, origin) : []
    const worker = await built(join(root, 'worker'))
    const peers = [...nodePeers(root, origin), ...ofPython].filter(isMeant)
    for (const peer of peers) {
      const folder = prepare(root, peer)
      const { name, packages, sdk, to, own, env } = peer
      const label = packages === undefined ? name : `${name}, ${packages} packages`
      const shared = { env, timeout: TIMEOUT }
      const ours = {
        ...shared,
        name,
        command: [process.execPath, worker, folder, sdk, to],
        cwd: root,
        before: () => reset(folder),
      }
      const theirs = { ...shared, name: `${name} itself`, command: own, cwd: folder, before: () => resetFor(peer, folder) }
      const [mine = [], others = []] = sideBySide(runs, [ours, theirs])
      rows.push([`edit, ${label}`, ...cells(mine), '', ''], [`${name} itself`, ...cells(others), '', ''])
      const cpu = ratio(mine, others, 'cpu')
      rows.push([
        `ratio, ${name}`,
        times(ratio(mine, others, 'wall')),
        times(cpu),
        '',
        '',
        `${AIM} × the processor of its own`,
        met(cpu <= AIM),
      ])
      process.stderr.write(`edit: ${name} is measured: ${times(cpu)}\n`)
    }
  } finally {
    registry.stdin.end()
  }
  return { title: `edit: a lock of ${PACKAGES.toLocaleString('en')} packages`, lines: table(['what', ...COST_HEAD, 'aim', ''], rows) }
}
