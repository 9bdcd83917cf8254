import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { rolldown, type OutputChunk } from 'rolldown'
import * as v from 'valibot'
import { checkForCircles, createChunking, nameOf, packageOf } from './chunks.ts'

const ROOT = resolve(import.meta.dirname, '..')

/** The entry points, by the names that they have in `dist`. */
const ENTRIES = {
  cli: join(ROOT, 'src/cli.ts'),
  action: join(ROOT, 'src/action.ts'),
  post: join(ROOT, 'src/post.ts'),
}

/** What is committed. */
export const DIST = join(ROOT, 'dist')
/** The most that it may hold: bytes of unminified JavaScript, without the parsers. */
export const BUDGET = 3_100_000

const PARSERS = new Set(['babel-parser.js', 'web-tree-sitter.js'])

/** Whether a file of `dist` is a parser of users' code or one of its grammars: each is loaded when a file of its language is first read. */
export function isParser(path: string): boolean {
  return PARSERS.has(path) || extname(path) === '.wasm'
}

/**
 * Writes everything that `dist` holds into an empty folder: the three entry points, their chunks, the drivers, the grammars,
 * and the licences of what was bundled. The same sources give the same bytes, on any machine and in any folder.
 */
export async function bundle(folder: string): Promise<void> {
  const chunking = createChunking(Object.values(ENTRIES))
  const build = await rolldown({
    cwd: ROOT,
    input: ENTRIES,
    platform: 'node',
    // Nothing imports an entry point, so that none has to keep what it exports.
    preserveEntrySignatures: false,
    // With the default, a UMD dependency is taken and breaks when it is loaded.
    resolve: { mainFields: ['module', 'main'], alias: { undici: join(ROOT, 'scripts/without-undici.ts') } },
    transform: { target: 'node20.19' },
    // The glue of web-tree-sitter's WebAssembly holds an `eval` for what is built otherwise than it is.
    checks: { eval: false },
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message)
    },
  })
  const { output } = await build.write({
    dir: folder,
    format: 'esm',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ debugName: 'packages and folders', name: chunking.group }],
    },
    entryFileNames: '[name].js',
    // Flat beside the entries: what is found by import.meta.url is at the same place for every chunk.
    chunkFileNames: (chunk) => `${chunking.name(chunk)}.js`,
    minify: false,
    comments: { legal: true, annotation: false, jsdoc: false },
  })
  await build.close()
  const chunks = output.filter((file) => file.type === 'chunk')
  checkForCircles(chunks)
  chmodSync(join(folder, 'cli.js'), 0o755)
  copyDrivers(folder)
  copyGrammars(folder)
  writeFileSync(join(folder, 'LICENSES.txt'), licenses(chunks))
}

function copyDrivers(folder: string): void {
  for (const sdk of readdirSync(join(ROOT, 'src/sdks')).toSorted()) {
    const from = join(ROOT, 'src/sdks', sdk, 'driver')
    if (!existsSync(from)) continue
    const to = join(folder, 'drivers', sdk)
    mkdirSync(to, { recursive: true })
    for (const file of readdirSync(from).toSorted())
      if (['.mjs', '.py'].includes(extname(file))) copyFileSync(join(from, file), join(to, file))
  }
}

/** The parser's WebAssembly and its grammars, each loaded when a file of its language is first read. */
const GRAMMARS = ['web-tree-sitter/web-tree-sitter.wasm', '@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm'] as const

function copyGrammars(folder: string): void {
  mkdirSync(join(folder, 'grammars'))
  for (const file of GRAMMARS) {
    copyFileSync(join(ROOT, 'node_modules', file), join(folder, 'grammars', basename(file)))
    chmodSync(join(folder, 'grammars', basename(file)), 0o644)
  }
}

/** The licences of the packages that went into the chunks, as each of them asks to be kept with it. */
function licenses(chunks: readonly OutputChunk[]): string {
  const files = [...chunks.flatMap(({ moduleIds }) => moduleIds), ...GRAMMARS.map((file) => join(ROOT, 'node_modules', file))]
  const packages = new Set(files.map(packageOf).filter((folder) => folder !== null))
  const parts = [...packages].map((folder) => {
    return `${nameOf(folder)}\n\n${licenseOf(folder)}\n`
  })
  return parts.toSorted().join(`\n${'-'.repeat(80)}\n\n`)
}

const DECLARED = v.looseObject({ license: v.string(), author: v.union([v.string(), v.looseObject({ name: v.string() })]) })

/** The text of a package's licence file; where it ships none, the licence and the author that its package.json declares. Throws where there is neither. */
function licenseOf(folder: string): string {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim()
  const declared = v.safeParse(DECLARED, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  if (!declared.success) throw new Error(`${nameOf(folder)} has no licence to keep, neither as a file nor in its package.json`)
  const { license, author } = declared.output
  return `${license} licence, by ${typeof author === 'string' ? author : author.name}. The package ships no licence file.`
}
