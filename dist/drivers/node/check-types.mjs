// Type-checks files of a repository against versions of stripe-node: `node check-types.mjs`, with one JSON object on
// standard input, and one on standard output. It shows the checker a tree of its own for each version: the repository's files
// as they are given here, with the SDK where `npm install` would put it, and nothing else of the machine. It runs nothing of
// the repository, reads none of its settings, and judges nothing.
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { errorsOf, isOfOurs, withoutSuppressions } from './complaints.mjs'

/**
 * `typescript`: a folder with node_modules/typescript. `root`: the repository. `sdks`: the folders of the versions, in the order of
 * the answers. `texts`: what is shown at an absolute path in place of what is there. `files`: absolute paths.
 */
const { typescript, root, sdks, texts, files, options } = JSON.parse(readFileSync(0, 'utf8'))
// Not the whole of its API (api.js): the modules that read syntax trees would cost a tenth of the processor time of a run.
const { Client } = await import(pathToFileURL(join(typescript, 'node_modules/typescript/dist/api/sync/client.js')).href)
// The checker lives for seconds: to collect its garbage costs more than to keep it.
process.env.GOGC ??= 'off'
process.env.GOMEMLIMIT ??= '400MiB'
// It is asked one thing at a time, and asks for one file at a time: other threads would only wait for work, which costs an eighth.
process.env.GOMAXPROCS ??= '1'

/** What is installed, or committed as if it were: with it, what is found would depend on the machine. */
const INSTALLED = /[/\\]node_modules(?:[/\\]|$)/
/** The tree of each version: all in one program, so that what they share is read once. */
const trees = sdks.map((sdk, index) => {
  const at = index === 0 ? root : `${root}.stripe-upgrade-${index}`
  return { at, sdk, mount: join(at, 'node_modules', 'stripe'), config: join(at, 'tsconfig.stripe-upgrade.json') }
})
const shown = new Map(trees.flatMap(shownIn))
const folders = new Set([...shown.keys(), ...trees.map(({ mount }) => mount)].flatMap(above))

function shownIn({ at, config }) {
  const own = Object.entries(texts).map(([path, text]) => [at + path.slice(root.length), withoutSuppressions(text)])
  const listed = files.map((path) => at + path.slice(root.length))
  return [...own, [config, JSON.stringify({ compilerOptions: options, files: listed })]]
}

function above(path) {
  const found = []
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) found.push(at)
  return found
}

function isWithin(path, folder) {
  return path === folder || path.startsWith(folder + sep)
}

/** Whether the checker may read a path itself: what it comes with, and the types of the SDKs. */
function isOpen(path) {
  return isWithin(path, typescript) || sdks.some((sdk) => isWithin(path, sdk))
}

/** Where a path really is; null where the checker has no business. */
function real(path) {
  const tree = trees.findLast(({ at }) => isWithin(path, at))
  if (tree === undefined) return null
  if (isWithin(path, tree.mount)) return tree.sdk + path.slice(tree.mount.length)
  const own = root + path.slice(tree.at.length)
  if (INSTALLED.test(own.slice(root.length))) return null
  // A link that leads out of the repository leads nowhere.
  return once(within, own, () => {
    try {
      return isWithin(realpathSync.native(own), root)
    } catch {
      return true
    }
  })
    ? own
    : null
}

/** Every version's tree asks the same of the repository. */
const within = new Map()
const kinds = new Map()

function once(known, path, ask) {
  const found = known.get(path)
  if (found !== undefined) return found
  const asked = ask(path)
  known.set(path, asked)
  return asked
}

/** `file`, `directory`, or `none`. */
function kindOf(path) {
  const at = real(path)
  return at === null ? 'none' : once(kinds, at, kindAt)
}

function kindAt(at) {
  try {
    const found = statSync(at, { throwIfNoEntry: false })
    return found?.isFile() ? 'file' : found?.isDirectory() ? 'directory' : 'none'
  } catch {
    return 'none'
  }
}

const fs = {
  fileExists: (path) => (isOpen(path) || !path.startsWith('/') ? undefined : shown.has(path) || kindOf(path) === 'file'),
  directoryExists: (path) => (isOpen(path) || !path.startsWith('/') ? undefined : folders.has(path) || kindOf(path) === 'directory'),
  // The SDK's own files are read where they are.
  realpath(path) {
    const tree = trees.findLast(({ mount }) => isWithin(path, mount))
    return tree === undefined ? path : tree.sdk + path.slice(tree.mount.length)
  },
  getAccessibleEntries(path) {
    if (isOpen(path)) return undefined
    const at = real(path)
    if (at === null || kindOf(path) !== 'directory') return { files: [], directories: [] }
    const entries = readdirSync(at, { withFileTypes: true })
    const names = (test) => entries.filter(test).map(({ name }) => name)
    return { files: names((entry) => entry.isFile()), directories: names((entry) => entry.isDirectory()) }
  },
  readFile(path) {
    if (isOpen(path) || !path.startsWith('/')) return undefined
    const text = shown.get(path)
    if (text !== undefined) return text
    if (kindOf(path) !== 'file') return null
    const at = real(path)
    return isWithin(at, root) ? withoutSuppressions(readFileSync(at, 'utf8')) : readFileSync(at, 'utf8')
  },
}

const client = new Client({ cwd: root, fs })
client.apiRequest('initialize', null)
const { snapshot, projects } = client.apiRequest('updateSnapshot', { openProjects: trees.map(({ config }) => config) })
const results = trees.map(resultOf)
client.close()
process.stdout.write(JSON.stringify(results))

function resultOf({ at, config }) {
  const project = projects.find(({ configFileName }) => configFileName === config).id
  const ask = (what, file) => client.apiRequest(what, { snapshot, project, file }) ?? []
  const known = new Set(ask('getSourceFileNames'))
  const own = files.map((file) => ({ file, path: at + file.slice(root.length) })).filter(({ path }) => known.has(path))
  return {
    problems: [...errorsOf(ask('getConfigFileParsingDiagnostics')), ...errorsOf(ask('getGlobalDiagnostics')).filter(isOfOurs)],
    // File by file: asked for all at once, one syntax error anywhere hides every other.
    files: Object.fromEntries(
      own.map(({ file, path }) => [
        file,
        { syntax: errorsOf(ask('getSyntacticDiagnostics', path)), errors: errorsOf(ask('getSemanticDiagnostics', path)) },
      ]),
    ),
  }
}
