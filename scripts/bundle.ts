import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join, relative, resolve, sep } from 'node:path'
import { rolldown, type OutputChunk, type PreRenderedChunk } from 'rolldown'

const ROOT = resolve(import.meta.dirname, '..')

/** What is committed. */
export const DIST = join(ROOT, 'dist')

/**
 * Writes everything that `dist` holds into an empty folder: the two doors, what comes after the action, their chunks, the drivers, and the licences
 * of what was bundled. The same sources give the same bytes, on any machine and in any folder.
 */
export async function bundle(folder: string): Promise<void> {
  const build = await rolldown({
    cwd: ROOT,
    input: { cli: 'src/cli.ts', action: 'src/action.ts', post: 'src/post.ts' },
    platform: 'node',
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
    entryFileNames: '[name].js',
    // Flat beside the entries: what is found by import.meta.url lies at the same place for every chunk.
    chunkFileNames: (chunk) => `${chunkName(chunk)}.js`,
    minify: false,
    comments: { legal: true, annotation: false, jsdoc: false },
  })
  await build.close()
  chmodSync(join(folder, 'cli.js'), 0o755)
  copyDrivers(folder)
  copyGrammars(folder)
  writeFileSync(join(folder, 'LICENSES.txt'), licenses(output.filter((file) => file.type === 'chunk')))
}

/** Chunks are named after their place or their package, `sdks-node` and `yaml`, where rolldown would say `index7` and `dist2`. */
function chunkName({ facadeModuleId, moduleIds, name }: PreRenderedChunk): string {
  // Modules come after what they import, so that the last is what the others are there for.
  const main = moduleIds.at(-1) ?? facadeModuleId
  if (typeof main !== 'string') return name
  const folder = packageOf(main)
  if (folder !== null) {
    const bare = nameOf(folder).replace('@', '').replace('/', '-')
    return moduleIds.length === 0 ? `load-${bare}` : bare
  }
  if (typeof facadeModuleId !== 'string') return name
  const path = relative(join(ROOT, 'src'), facadeModuleId).split(sep)
  const file = basename(facadeModuleId, extname(facadeModuleId))
  return [...path.slice(0, -1), ...(file === 'index' ? [] : [file])].join('-')
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
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    if (file === undefined) throw new Error(`${nameOf(folder)} has no licence file to keep`)
    return `${nameOf(folder)}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
  })
  return parts.toSorted().join(`\n${'-'.repeat(80)}\n\n`)
}

/** The folder of the package that a module belongs to; null for our own. */
function packageOf(module: string): string | null {
  const parts = module.split(sep)
  const at = parts.lastIndexOf('node_modules')
  if (at === -1) return null
  const length = parts[at + 1]?.startsWith('@') === true ? 3 : 2
  return parts.slice(0, at + length).join(sep)
}

/** `@actions/core` for `…/node_modules/@actions/core`. */
function nameOf(folder: string): string {
  return folder
    .split(sep)
    .slice(folder.split(sep).lastIndexOf('node_modules') + 1)
    .join('/')
}
