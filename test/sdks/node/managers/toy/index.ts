import semver from 'semver'
import { readManifest } from '../../../../../src/sdks/node/manifest/manifest.ts'
import type { LockGraph } from '../../../../../src/sdks/node/managers/graph.ts'
import type { Lock, Lockfile, PackageManager } from '../../../../../src/sdks/node/managers/manager.ts'
import { folderOf, inFolder } from '../../../../../src/sdks/shared/paths.ts'
import type { RunResult, Scratch } from '../../../../../src/world.ts'

/** What the toy's registry has. */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = { stripe: ['22.0.0', '22.5.0', '23.1.0'], ms: ['2.0.0', '2.1.3'] }

/** One line of a toy.lock: `ms ^2.0.0 2.0.0`. */
interface Row {
  readonly name: string
  readonly specifier: string
  readonly version: string
  readonly line: number
}

function rowsOf(text: string): readonly Row[] {
  return text.split('\n').flatMap((row, index) => {
    const [name = '', specifier = '', version = ''] = row.split(' ')
    return version === '' ? [] : [{ name, specifier, version, line: index + 1 }]
  })
}

function read(text: string): Lock {
  const rows = rowsOf(text)
  const any = rows.find(({ name }) => name === 'stripe') ?? null
  return { governs: (folder) => folder === '', locked: (_folder, key) => rows.find(({ name }) => name === key) ?? null, any }
}

function graph(text: string): LockGraph {
  const rows = rowsOf(text)
  return {
    format: 'toy 1',
    packages: new Map(rows.map(({ name, version }) => [`${name}@${version}`, { name, fingerprint: version, needs: new Set<string>() }])),
    roots: new Map([['', new Map(rows.map(({ name, specifier, version }) => [name, { specifier, id: `${name}@${version}` }]))]]),
    hosts: new Set(),
  }
}

/** The lockfile that the manifest asks for: what is locked stays where the range still admits it. */
function resolved(manifest: string, locked: readonly Row[]): string {
  const rows = readManifest(manifest).entries.map(({ key, value }) => {
    const kept = locked.find(({ name, version }) => name === key && semver.satisfies(version, value))?.version
    return `${key} ${value} ${kept ?? semver.maxSatisfying(PUBLISHED[key] ?? [], value) ?? 'none'}\n`
  })
  return rows.join('')
}

async function textIn(scratch: Scratch, path: string): Promise<string> {
  const content = await scratch.read(path)
  return content.kind === 'text' ? content.text : ''
}

function ended(code: number, stderr = ''): RunResult {
  return { code, stdout: '', stderr, limit: null }
}

function lockfile(scratch: Scratch, path: string): Lockfile {
  const manifest = inFolder(folderOf(path), 'package.json')
  const wanted = async (): Promise<string> => resolved(await textIn(scratch, manifest), rowsOf(await textIn(scratch, path)))
  return {
    read,
    graph,
    refresh: {
      shown: 'toy lock',
      async run() {
        await scratch.write(path, await wanted())
        return ended(0)
      },
    },
    check: {
      shown: 'toy lock --frozen',
      run: async () => ((await wanted()) === (await textIn(scratch, path)) ? ended(0) : ended(1, 'toy.lock is stale')),
    },
    install: { shown: 'toy install', run: async () => ended(0) },
    restore: (_before, written) => ({ text: written, stray: [] }),
    byHand: (to) => `toy add stripe@${to}`,
  }
}

/** A package manager that is nowhere but in this folder. */
export const toy: PackageManager = {
  name: 'toy',
  lockfiles: ['toy.lock'],
  read: async (text) => read(text),
  blocked: () => null,
  open: async (_world, scratch, path) => lockfile(scratch, path),
  installsAll: ['install'],
  installs: ['add'],
  overrides: [],
}
