/**
 * `node scripts/pin-python-tools.ts`: writes the tables of what Python's package managers are installed from, in exact versions
 * with the hashes of their wheels: `src/sdks/python/managers/pinned/`. It resolves with uv, from the index that pip is set to.
 * Change a version below, run it, and `npm run format`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createTools } from '../src/adapters/tools.ts'
import { createRunCache } from '../src/domain/run-cache.ts'
import { pipIndexes } from '../src/sdks/python/indexes.ts'
import { findPython } from '../src/sdks/python/interpreter.ts'
import { uvProgram } from '../src/sdks/python/managers/uv/program.ts'
import { filesOf, versionOf, type IndexFile } from '../src/sdks/python/registry.ts'

/** What is pinned, and the oldest Python that it runs on. */
const TOOLS: Readonly<Record<string, readonly [python: string, ...more: readonly string[]]>> = {
  'uv==0.13.9': ['3.9'],
  'pip-tools==7.6.2': ['3.9'],
  'pip==26.0.1': ['3.9'],
  'pipenv==2026.10.3': ['3.10'],
  // Without "locked" it takes dependencies that it does not run with.
  'pdm[locked]==2.29.3': ['3.10'],
  'poetry==1.5.1': ['3.9', 'urllib3<2.7'],
  'poetry==1.6.1': ['3.9', 'urllib3<2.7'],
  'poetry==1.7.1': ['3.9', 'urllib3<2.7'],
  'poetry==1.8.5': ['3.9', 'urllib3<2.7'],
  'poetry==2.0.1': ['3.9', 'urllib3<2.7'],
  'poetry==2.1.4': ['3.9', 'urllib3<2.7'],
  'poetry==2.2.1': ['3.9', 'urllib3<2.7'],
  'poetry==2.3.4': ['3.10'],
  'poetry==2.4.3': ['3.10'],
  'poetry==2.5.1': ['3.10'],
  // What the driver makes asynchronous calls with.
  'httpx==0.28.1': ['3.9', 'anyio==4.9.0'],
  'aiohttp==3.14.5': ['3.10'],
}

/** What they run without: for a keyring of the system's, another system, or installing Pythons. */
const LEFT_OUT = /^(?:cryptography|cffi|pycparser|secretstorage|jeepney|pywin32-ctypes|colorama|zstandard|backports-zstd|pip)==/

/** Systems and Pythons whose wheels are taken, where there is none for all. */
const WHEEL =
  /-cp3(?:9|10|11|12|13|14)-(?:cp3(?:9|10|11|12|13|14)|abi3)-[^-]*(?:manylinux[^-]*_(?:x86_64|aarch64)|musllinux[^-]*_(?:x86_64|aarch64)|macosx[^-]*_(?:x86_64|arm64|universal2))[^-]*\.whl$|-py3-none-[^-]*(?:manylinux[^-]*_(?:x86_64|aarch64)|musllinux[^-]*_(?:x86_64|aarch64)|macosx[^-]*_(?:x86_64|arm64|universal2))[^-]*\.whl$/

/** Packages of which users have the wheel for their system, and a proof must have it too. */
const AS_USED = new Set(['aiohttp', 'frozenlist', 'multidict', 'propcache', 'yarl'])

await using tools = createTools()
const world = { tools, cache: createRunCache() }
const python = await findPython(tools)
const uv = await uvProgram(world)
const env = await pipIndexes(world, python)

/** The lines of one tool: `name==version ; marker`. */
async function linesOf(tool: string): Promise<readonly string[]> {
  const folder = await tools.folder('pin')
  const [oldest = '', ...more] = TOOLS[tool] ?? []
  writeFileSync(join(folder, 'in.txt'), [tool, ...more].map((line) => `${line}\n`).join(''))
  const args = [
    'pip',
    'compile',
    '--quiet',
    '--universal',
    '--python-version',
    oldest,
    '--no-annotate',
    '--no-header',
    '--only-binary',
    ':all:',
  ]
  const result = await uv.run([...args, 'in.txt'], folder, env)
  if (result.code !== 0) throw new Error(`${tool}: ${result.stderr}`)
  const name = tool.replace(/\[.*\]/, '')
  const lines = result.stdout.split('\n').filter((line) => line !== '' && (!LEFT_OUT.test(line) || line.startsWith(name)))
  return [...lines.filter((line) => line.startsWith(name)), ...lines.filter((line) => !line.startsWith(name))]
}

function hashesOf(files: readonly IndexFile[], name: string, version: string): readonly string[] {
  const own = files.filter(({ filename, sha256 }) => sha256 !== null && versionOf(name, filename) === version)
  const plain = own.filter(({ filename }) => /-py(?:2\.)?(?:2|3)?[^-]*-none-any\.whl$/.test(filename))
  const native = own.filter(({ filename }) => WHEEL.test(filename))
  const taken = plain.length === 0 ? native : AS_USED.has(name) ? [...plain, ...native] : plain
  if (taken.length === 0) throw new Error(`${name} ${version} has no wheel`)
  return taken.map(({ sha256 }) => Buffer.from(sha256 ?? '', 'hex').toString('base64')).toSorted()
}

const lines = new Map<string, readonly string[]>()
for (const tool of Object.keys(TOOLS)) lines.set(tool, await linesOf(tool))
const packages = [...new Set([...lines.values()].flat().map((line) => line.split(' ')[0] ?? ''))].toSorted()
const files = await filesOf(tools, python, [...new Set(packages.map((each) => each.split('==')[0] ?? ''))])
const wheels = packages.map((each) => {
  const [name = '', version = ''] = each.split('==')
  return `  '${each}': '${hashesOf(files.get(name) ?? [], name, version).join(' ')}',`
})
const into = resolve(import.meta.dirname, '../src/sdks/python/managers/pinned')
mkdirSync(into, { recursive: true })
const made = '// Written by scripts/pin-python-tools.ts.\n'
writeFileSync(
  join(into, 'wheels.ts'),
  `${made}/** The SHA-256 of the wheels of each package, in base64. */\nexport const WHEELS: Readonly<Record<string, string>> = {\n${wheels.join('\n')}\n}\n`,
)
const tables = [...lines].map(([tool, own]) => `  '${tool.replace(/\[.*\]/, '')}': ${JSON.stringify(own.join('\n'))},`)
writeFileSync(
  join(into, 'tools.ts'),
  `${made}/** All that each manager is installed from, itself first: lines of a requirements file without hashes. */\nexport const TOOLS: Readonly<Record<string, string>> = {\n${tables.join('\n')}\n}\n`,
)
