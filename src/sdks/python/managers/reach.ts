import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, posix } from 'node:path'
import type { Client, Scratch, SdkWorld, Tools } from '../../../world.ts'
import { eachLine } from '../../shared/lines.ts'
import { folderOf, upwards } from '../../shared/paths.ts'
import { mustReachNothing, namedOrigins, originOf, type Reach } from '../../shared/reach.ts'
import { indexVariables, pipOrigins } from '../indexes.ts'
import { findPython } from '../interpreter.ts'
import { parseToml } from '../manifest/toml.ts'

const CLIENTS: readonly Client[] = ['pip', 'uv', 'poetry', 'pdm', 'pipenv']

/** The user's own settings of clients that do not read pip's, from the home. */
const OF_USER = ['.config/uv/uv.toml', '.config/pypoetry/config.toml', '.config/pdm/config.toml'].map((path) => join(homedir(), path))
const OF_MACHINE = ['/etc/uv/uv.toml', '/etc/xdg/pdm/config.toml']

function addressesIn(text: string): readonly string[] {
  return [...text.matchAll(/https?:\/\/[^\s"',]+/g)].flatMap(([address]) => originOf(address) ?? [])
}

/** What variables of the job and settings of its user and of the machine name. */
async function setTo(tools: Tools): Promise<readonly string[]> {
  const variables = CLIENTS.flatMap((client) => Object.values(indexVariables(tools, client)))
  const files = await Promise.all([...OF_USER, ...OF_MACHINE].map(async (path) => readFile(path, 'utf8').catch(() => '')))
  return [...variables, ...files].flatMap(addressesIn)
}

/** What pip itself says, which takes it 0.4 s of processor. */
async function byPip(tools: Tools): Promise<readonly string[]> {
  return pipOrigins(tools, await findPython(tools))
}

/** The origins of the package indexes that the job and its user's own settings name, for whichever Python client, and that pip has by itself. */
const namedIndexes = namedOrigins(setTo, byPip)

/** Variables with the credentials of some client, by the beginnings of their names. */
const OF_CLIENTS =
  /^(?:PIP|UV|POETRY|PDM|PIPENV|NPM|NODE_AUTH|YARN|BUN|GO|GITHUB|GH|ACTIONS|STRIPE|AWS|AZURE|GOOGLE)_|^npm_config_|^GO[A-Z]+$/i

/** The keys by which each client's settings name an index, or a folder that it writes to, under its table. */
const INDEX = /^(?:pip\.)?(?:(?:default-|extra-)?index(?:-url)?|find[-_]links|source|repositories|pypi)(?:\..*)?$/
const FOLDER = /^(?:cache[-_]dir|log[-_]dir|virtualenvs\.path|venv\.location|python\.install_root|installer\.path)$/
const PROXY = /^https?-proxy$/

/** The settings of a client in a TOML file, and the table that they are in: `tool.uv`, or the whole of `uv.toml`. */
const TABLES: Readonly<Record<string, readonly (readonly [file: string, table: string])[]>> = {
  uv: [
    ['pyproject.toml', 'tool.uv.'],
    ['uv.toml', ''],
  ],
  poetry: [
    ['pyproject.toml', 'tool.poetry.'],
    ['poetry.toml', ''],
  ],
  pdm: [
    ['pyproject.toml', 'tool.pdm.'],
    ['pdm.toml', ''],
    ['.pdm.toml', ''],
  ],
  pipenv: [['Pipfile', '']],
  'pip-compile': [
    ['pyproject.toml', 'tool.pip-tools.'],
    ['.pip-tools.toml', 'tool.pip-tools.'],
  ],
}

/** What the settings of a client in a TOML file reach. A file that is no TOML says nothing: its client stops at it. */
function* tomlReach(text: string, table: string): Generator<Reach> {
  const toml = parseToml(text)
  if ('message' in toml) return
  for (const { path, value, line } of toml.strings) {
    const whole = path.filter((part) => typeof part === 'string').join('.')
    if (!whole.startsWith(table)) continue
    const key = whole.slice(table.length)
    if (FOLDER.test(key)) yield { line, key, value, kind: 'folder' }
    if (PROXY.test(key)) yield { line, key, value, kind: 'proxy' }
    if (INDEX.test(key)) yield* addressReach(value, key, line)
  }
}

/** An address of an index, with the variables in it; a folder of the repository is none. */
function* addressReach(value: string, key: string, line: number): Generator<Reach> {
  for (const [, braced, plain] of value.matchAll(/\$(?:\{(\w+)\}|(\w+))/g))
    yield { line, key, value: braced ?? plain ?? '', kind: 'variable' }
  for (const [address] of value.matchAll(/https?:\/\/[^\s"',]+/g)) yield { line, key, value: address, kind: 'registry' }
}

const INDEX_LINE = /^\s*(-i|--index-url|--extra-index-url|-f|--find-links)(?:[ =]\s*)?(\S.*)$/

/** What a requirements file reaches. */
function* requirementsReach(text: string): Generator<Reach> {
  for (const { text: row, line } of eachLine(text)) {
    const [, key = '', value = ''] = INDEX_LINE.exec(row) ?? []
    if (key !== '') yield* addressReach(value, key, line)
  }
}

async function refuse(world: SdkWorld, blocked: string, own: string, path: string, reaches: readonly Reach[]): Promise<void> {
  const isOthers = (name: string): boolean => OF_CLIENTS.test(name) && !name.startsWith(`${own.toUpperCase().replace(/-.*/, '')}_`)
  await mustReachNothing(path, reaches, { blocked, named: async (sought) => namedIndexes(world, sought), isOthers })
}

/**
 * Throws EditError where the settings of a client make it ask an index that nobody but the repository names, send another client's
 * credentials, go through a proxy, or write elsewhere: in the files beside `blocked` and above it, of uv also below it, where the
 * members of its workspace are. Nothing is sent before.
 */
export async function mustStayInside(world: SdkWorld, scratch: Scratch, client: string, blocked: string): Promise<void> {
  const own = folderOf(blocked)
  const above = new Set(upwards(own))
  for (const path of await scratch.files()) {
    const folder = folderOf(path)
    const isBelow = client === 'uv' && (own === '' || folder.startsWith(`${own}/`))
    if (!above.has(folder) && !isBelow) continue
    for (const [name, table] of TABLES[client] ?? []) {
      if (posix.basename(path) !== name) continue
      const read = await scratch.read(path)
      if (read.kind === 'text') await refuse(world, blocked, client, path, [...tomlReach(read.text, table)])
    }
  }
}

/** The same of the arguments that the header of a compiled file gives. */
export async function argumentsMustStayInside(world: SdkWorld, blocked: string, args: readonly string[]): Promise<void> {
  await refuse(
    world,
    blocked,
    'pip',
    blocked,
    args.flatMap((arg) => [...addressReach(arg, 'its command', 1)]),
  )
}

/** The same of requirements files, which pip and uv read: `paths` and what is given to them. */
export async function requirementsMustStayInside(
  world: SdkWorld,
  scratch: Scratch,
  blocked: string,
  paths: Iterable<string>,
): Promise<void> {
  for (const path of new Set(paths)) {
    const read = await scratch.read(path)
    if (read.kind === 'text' && !path.endsWith('.toml')) await refuse(world, blocked, 'pip', path, [...requirementsReach(read.text)])
  }
}
