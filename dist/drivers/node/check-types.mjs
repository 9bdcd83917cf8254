// Type-checks files of a repository against one version of stripe-node: `node check-types.mjs`, with one JSON object on
// standard input, and one on standard output. It shows the checker a tree of its own: the repository's files as they are
// given here, with the SDK where `npm install` would put it, and nothing else of the machine. It runs nothing of the
// repository, reads none of its settings, and judges nothing.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * `typescript`: a folder with node_modules/typescript. `root`: the repository. `mounts`: folders, by the absolute path that
 * they are shown at. `texts`: what is shown at an absolute path in place of what is there. `files`: absolute paths.
 */
const { typescript, root, mounts, texts, files, options } = JSON.parse(readFileSync(0, 'utf8'))
const { API } = await import(pathToFileURL(join(typescript, 'node_modules/typescript/dist/api/sync/api.js')).href)

/** What is installed, or committed as if it were: with it, what is found would depend on the machine. */
const INSTALLED = /[/\\]node_modules(?:[/\\]|$)/
/** `DiagnosticCategory.Error`. */
const ERROR = 1
const CONFIG = join(root, 'tsconfig.stripe-upgrade.json')
const shown = new Map([...Object.entries(texts), [CONFIG, JSON.stringify({ compilerOptions: options, files })]])
const folders = new Set([...shown.keys(), ...Object.keys(mounts)].flatMap(above))

function above(path) {
  const found = []
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) found.push(at)
  return found
}

function isWithin(path, folder) {
  return path === folder || path.startsWith(folder + sep)
}

/** Where a path really is; null where the checker has no business. */
function real(path) {
  for (const [at, folder] of Object.entries(mounts)) if (isWithin(path, at)) return folder + path.slice(at.length)
  if (isWithin(path, typescript)) return path
  if (!isWithin(path, root) || INSTALLED.test(path.slice(root.length))) return null
  // A link that leads out of the repository leads nowhere.
  try {
    return isWithin(realpathSync(path), root) ? path : null
  } catch {
    return path
  }
}

function is(path, kind) {
  const at = real(path)
  if (at === null || !existsSync(at)) return false
  return kind === 'file' ? statSync(at).isFile() : statSync(at).isDirectory()
}

/** Comments that would hide a line become others of the same width. */
function withoutSuppressions(text) {
  return text.replaceAll(/@(?=ts-(?:ignore|nocheck|expect-error))/g, ' ')
}

const fs = {
  fileExists: (path) => (path.startsWith('/') ? shown.has(path) || is(path, 'file') : undefined),
  directoryExists: (path) => (path.startsWith('/') ? folders.has(path) || is(path, 'directory') : undefined),
  realpath: (path) => path,
  getAccessibleEntries(path) {
    const at = real(path)
    if (at === null || !existsSync(at)) return { files: [], directories: [] }
    const entries = readdirSync(at, { withFileTypes: true })
    const names = (test) => entries.filter(test).map(({ name }) => name)
    return { files: names((entry) => entry.isFile()), directories: names((entry) => entry.isDirectory()) }
  },
  readFile(path) {
    if (!path.startsWith('/')) return undefined
    const text = shown.get(path)
    if (text !== undefined) return withoutSuppressions(text)
    if (!is(path, 'file')) return null
    const at = real(path)
    const own = at === path && isWithin(path, root)
    return own ? withoutSuppressions(readFileSync(at, 'utf8')) : readFileSync(at, 'utf8')
  },
}

const api = new API({ cwd: root, fs })
const { program } = api.updateSnapshot({ openProjects: [CONFIG] }).getProject(CONFIG)
const known = new Set(program.getSourceFileNames())
const checked = files.filter((file) => known.has(file))
const result = {
  problems: errorsOf(program.getConfigFileParsingDiagnostics()),
  // File by file: asked for all at once, one syntax error anywhere hides every other.
  files: Object.fromEntries(
    checked.map((file) => [
      file,
      { syntax: errorsOf(program.getSyntacticDiagnostics(file)), errors: errorsOf(program.getSemanticDiagnostics(file)) },
    ]),
  ),
}
api.close()
process.stdout.write(JSON.stringify(result))

function errorsOf(diagnostics) {
  return diagnostics
    .filter(({ category }) => category === ERROR)
    .map(({ pos, end, code, text, messageChain }) => ({ pos, end, code, text: [text, ...linesOf(messageChain)].join('\n') }))
}

function linesOf(chain = []) {
  return chain.flatMap(({ text, messageChain }) => [text, ...linesOf(messageChain)])
}
