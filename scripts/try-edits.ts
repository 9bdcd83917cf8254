/**
 * `node scripts/try-edits.ts <folder> [--placeholder <host>] [--only 3,7]`: what `check --try-edits` makes of every work tree in a
 * folder, as a table without the repositories' names: how many can be upgraded, and why the others cannot. Each is copied first,
 * and a copy that is no git repository is made one. With a placeholder, copies in which lockfiles name that host in place of a
 * registry get the one that npm and pip are set to here. A tree of which files that a manager needs are missing counts as it is:
 * see the reason.
 */
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { createTools } from '../src/adapters/tools.ts'
import { createRunCache } from '../src/domain/run-cache.ts'
import { pipIndexes } from '../src/sdks/python/indexes.ts'
import { findPython } from '../src/sdks/python/interpreter.ts'

const CLI = resolve(import.meta.dirname, '../src/cli.ts')
/** Of one tree, in milliseconds; a machine at work for others takes this long for a large workspace. */
const LIMIT_MS = 900_000

/** Its own, as a person would run it. */
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

const EDIT = v.object({
  sdk: v.string(),
  from: v.string(),
  to: v.string(),
  edited: v.boolean(),
  why: v.nullable(v.string()),
  baseCheckPassed: v.nullable(v.boolean()),
})
const CHECKED = v.object({
  uses: v.array(v.object({ sdk: v.string(), editable: v.boolean() })),
  blocked: v.array(v.object({ sdk: v.string(), version: v.nullable(v.string()), why: v.string() })),
  unknown: v.array(v.unknown()),
  edits: v.array(EDIT),
})

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { placeholder: { type: 'string' }, only: { type: 'string' }, sdks: { type: 'string', default: 'node,python' } },
})
const [folder] = positionals
if (folder === undefined) throw new Error('give the folder that holds the work trees')
const only = values.only?.split(',').map(Number)
await using tools = createTools()

/** Where npm and pip ask on this machine, to stand where a copy has the placeholder. */
async function registries(): Promise<{ readonly npm: string; readonly pip: string }> {
  const cwd = await tools.folder('settings')
  const npm = await tools.run('npm', ['config', 'get', 'registry'], { cwd, inherit: 'npm' })
  const { UV_DEFAULT_INDEX = '' } = await pipIndexes({ tools, cache: createRunCache() }, await findPython(tools))
  return { npm: npm.stdout.trim().replace(/\/+$/, ''), pip: UV_DEFAULT_INDEX.replace(/\/simple\/*$/, '') }
}

async function putBack(root: string, placeholder: string): Promise<void> {
  const { npm, pip } = await registries()
  for (const name of await readdir(root, { recursive: true })) {
    const path = join(root, name)
    if (name.split('/').includes('.git') || !(await stat(path)).isFile()) continue
    const text = await readFile(path, 'utf8')
    const isPython = /\.(?:txt|in|toml)$|uv\.lock$|poetry\.lock$|pdm\.lock$|Pipfile/.test(name)
    if (text.includes(placeholder)) await writeFile(path, text.replaceAll(`https://${placeholder}`, isPython ? pip : npm))
  }
}

/** A copy of a tree as a git repository with one commit at least. */
async function copyOf(tree: string): Promise<string> {
  const root = join(tmpdir(), 'stripe-upgrade-trees', tree.split('/').at(-1) ?? '')
  await rm(root, { recursive: true, force: true })
  await mkdir(root, { recursive: true })
  await cp(tree, root, { recursive: true, verbatimSymlinks: true })
  if (values.placeholder !== undefined) await putBack(root, values.placeholder)
  const git = async (...args: readonly string[]): Promise<void> => {
    const config = ['-c', 'user.name=Trial', '-c', 'user.email=trial@invalid', '-c', 'commit.gpgsign=false']
    const { code, stderr } = await tools.run('git', [...config, ...args], { cwd: root, timeoutMs: LIMIT_MS })
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  }
  await git('init', '--quiet')
  await git('add', '--all', '--force')
  await git('commit', '--quiet', '--allow-empty', '--message', 'As it is')
  return root
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').slice(0, 400)
}

function word(passed: boolean | null): string {
  return passed === null ? 'none' : passed ? 'passes' : 'fails'
}

async function rowsOf(number: number, tree: string): Promise<readonly string[]> {
  const root = await copyOf(tree)
  const args = [CLI, 'check', '--repo', root, '--try-edits', '--json', '--sdks', values.sdks, '--min-age', '0']
  const { code, stdout, stderr, limit } = await tools.run(process.execPath, args, { env: ENVIRONMENT, timeoutMs: LIMIT_MS })
  await rm(root, { recursive: true, force: true })
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), CHECKED), stdout)
  const row = (...cells: readonly string[]): string => `| ${[String(number), ...cells].map(cell).join(' | ')} |`
  if (!read.success) return [row('', '', 'no answer', limit ?? `exit code ${code}: ${stderr.trim().split('\n').at(-1) ?? ''}`, '')]
  const { uses, edits, blocked, unknown } = read.output
  if (uses.length === 0) return [row('', '', 'no use', '', '')]
  const rows = edits.map(({ sdk, from, to, edited, why, baseCheckPassed }) =>
    row(sdk, `${from} → ${to}`, edited ? (why === null ? 'yes' : 'in part') : 'no', why ?? '', word(baseCheckPassed)),
  )
  const held = blocked.map(({ sdk, version, why }) => row(sdk, version ?? '', 'blocked', why, ''))
  const rest = rows.length + held.length === 0 ? [row('', '', unknown.length > 0 ? 'not looked up' : 'up to date', '', '')] : []
  return [...rows, ...held, ...rest]
}

console.log('| # | SDK | from → to | edited | why not | check of the base |\n|---|---|---|---|---|---|')
const trees = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== '.git')
for (const [index, { name }] of trees.toSorted((a, b) => a.name.localeCompare(b.name)).entries()) {
  if (only !== undefined && !only.includes(index + 1)) continue
  for (const row of await rowsOf(index + 1, join(folder, name))) console.log(row)
}
