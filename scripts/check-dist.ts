/**
 * `npm run check-dist`: the committed `dist` is byte-equal to a fresh build, within its budget, and names no package
 * registry: packages come from where the user's own clients look, never from a place that we name.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { BUDGET, bundle, DIST, isParser } from './bundle.ts'

const SCRIPTS = new Set(['.js', '.mjs'])
/** Bytes of the parsers of users' code and their grammars. */
const PARSER_BUDGET = 4_000_000

function files(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile())
  return new Map(entries.toSorted().map((path) => [path, readFileSync(join(folder, path))]))
}

async function rebuilt(): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'check-dist-'))
  try {
    await bundle(folder)
    return files(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function differences(committed: ReadonlyMap<string, Buffer>, fresh: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...committed.keys(), ...fresh.keys()])].toSorted().flatMap((path) => {
    const [before, after] = [committed.get(path), fresh.get(path)]
    if (before === undefined) return [`dist/${path} is missing: run \`npm run build\` and commit it`]
    if (after === undefined) return [`dist/${path} is not made by a build: run \`npm run build\` and commit its removal`]
    return before.equals(after) ? [] : [`dist/${path} differs from a fresh build: run \`npm run build\` and commit it`]
  })
}

/** What each ecosystem's client says of where packages come from: as this machine is set up, and by default. */
const CLIENTS = [
  { file: 'npm', args: ['config', 'get', 'registry'], env: {} },
  { file: 'npm', args: ['config', 'get', 'registry'], env: { npm_config_userconfig: devNull, npm_config_registry: '' } },
  { file: 'go', args: ['env', 'GOPROXY', 'GOSUMDB'], env: {} },
  { file: 'go', args: ['env', 'GOPROXY', 'GOSUMDB'], env: { GOENV: 'off', GOPROXY: '', GOSUMDB: '' } },
  { file: 'python3', args: ['-m', 'pip', 'config', 'list'], env: {} },
  {
    file: 'python3',
    args: ['-c', 'from pip._internal.models.index import PyPI; print(PyPI.url, "https://" + PyPI.file_storage_domain)'],
    env: {},
  },
] as const

/** The host names in what a client says, those of this machine left out; null where it cannot be asked. */
function hosts({ file, args, env }: (typeof CLIENTS)[number]): string[] | null {
  try {
    const said = execFileSync(file, args, { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const words = said.split(/[\s,|'"]+/)
    const urls = words
      .filter((word) => word.startsWith('http'))
      .concat(words.filter((word) => file === 'go' && /^[a-z]+(?:\.[a-z]+)+$/.test(word)).map((name) => `https://${name}`))
    const names = urls.map((url) => new URL(url).hostname)
    return names.filter((name) => name !== 'localhost' && !name.startsWith('127.'))
  } catch {
    return null
  }
}

const committed = files(DIST)
const problems = differences(committed, await rebuilt())

function bytesOf(belongs: (path: string) => boolean): number {
  return [...committed].reduce((sum, [path, content]) => sum + (belongs(path) ? content.length : 0), 0)
}

const bytes = bytesOf((path) => SCRIPTS.has(extname(path)) && !isParser(path))
if (bytes > BUDGET) problems.push(`dist holds ${bytes} bytes of JavaScript, and ${BUDGET} are its budget`)

const parsers = bytesOf(isParser)
if (parsers > PARSER_BUDGET) problems.push(`dist holds ${parsers} bytes of parsers, and ${PARSER_BUDGET} are their budget`)

const unasked = new Set<string>()
const registries = new Set<string>()
for (const client of CLIENTS) {
  const named = hosts(client)
  if (named === null) unasked.add(client.file)
  for (const host of named ?? []) registries.add(host)
}
for (const [path, content] of committed) {
  for (const host of registries) if (content.includes(host)) problems.push(`dist/${path} names ${host}, which is a package registry`)
}
if (registries.size === 0) problems.push('No package client said where packages come from, so there was no registry to search for')

for (const file of unasked) console.log(`${file} could not be asked for its registry; dist was not searched for it`)
for (const problem of problems) console.error(problem)
if (problems.length === 0)
  console.log(
    `dist is the build of its sources: ${committed.size} files, ${bytes} bytes of JavaScript, and none of ${registries.size} registries named`,
  )
process.exitCode = problems.length === 0 ? 0 : 1
