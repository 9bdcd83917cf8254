/**
 * Checks our workflows and the examples with actionlint and with zizmor as its strictest persona. Both are fetched in one fixed
 * version, by Go's and Python's own clients, into our cache.
 */
import { access, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createTools } from '../src/adapters/tools.ts'

const ACTIONLINT = '1.7.12'
const ZIZMOR = '1.32.0'
const FOLDERS = ['.github/workflows', 'examples/workflows']

await using tools = createTools()

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function run(
  inherit: 'go' | 'pip',
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const { code, stdout, stderr } = await tools.run(file, args, { inherit, env, timeoutMs: 600_000 })
  process.stdout.write(`${stdout}${stderr}`)
  return code ?? 1
}

async function folderFor(name: string): Promise<string> {
  const folder = join(await tools.cache(), 'tests', name)
  await mkdir(folder, { recursive: true })
  return folder
}

async function actionlint(): Promise<string> {
  const folder = await folderFor(`actionlint-${ACTIONLINT}-${process.platform}-${process.arch}`)
  const path = join(folder, 'actionlint')
  const args = ['install', `github.com/rhysd/actionlint/cmd/actionlint@v${ACTIONLINT}`]
  if (!(await isThere(path)) && (await run('go', 'go', args, { GOBIN: folder, GOFLAGS: '-mod=mod' })) !== 0)
    throw new Error('actionlint could not be built')
  return path
}

async function zizmor(): Promise<string> {
  const folder = await folderFor(`zizmor-${ZIZMOR}-${process.platform}-${process.arch}`)
  const path = join(folder, 'bin', 'zizmor')
  if (await isThere(path)) return path
  const install = ['install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', `zizmor==${ZIZMOR}`]
  if ((await run('pip', 'python3', ['-m', 'venv', folder])) !== 0 || (await run('pip', join(folder, 'bin', 'pip'), install)) !== 0)
    throw new Error('zizmor could not be installed')
  return path
}

const files = (await Promise.all(FOLDERS.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))))).flat()
const codes = [
  await run('go', await actionlint(), files),
  await run('pip', await zizmor(), ['--offline', '--no-progress', '--persona', 'auditor', '--config', '.github/zizmor.yml', ...files]),
]
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0
