import { posix } from 'node:path'
import type { Auditor } from '../../../domain/audit.ts'
import type { Import, Module } from '../../../domain/audit-tree.ts'
import { messageOf } from '../../../domain/errors.ts'
import { folderOf } from '../../../domain/place.ts'
import type { Unchecked } from '../../../domain/review.ts'
import { linesOf } from '../../shared/lines.ts'
import { child, descendants, loadGrammar, syntaxTree, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { MAX_LENGTH } from '../review/source.ts'
import { loweringOf } from './statements.ts'

/** Loads what reads Python. */
export async function load(): Promise<void> {
  await loadGrammar('python')
}

/** Reads files of Python for the audit. */
export const read: Auditor['read'] = async (repository, files) => {
  const modules: Module[] = []
  const unchecked: Unchecked[] = []
  const find = finder(await repository.files())
  for (const path of files) {
    const content = await repository.read(path)
    if (content.kind !== 'text') unchecked.push({ path, why: content.kind === 'missing' ? 'it is not there' : content.why })
    else if (content.text.length > MAX_LENGTH) unchecked.push({ path, why: 'it is larger than 1 MiB' })
    else
      try {
        const tree = await syntaxTree('python', content.text)
        if (isTooDeep(tree)) unchecked.push({ path, why: 'it is nested deeper than any that a person wrote' })
        else modules.push(moduleOf(path, content.text, tree, find))
      } catch (error) {
        unchecked.push({ path, why: `it could not be parsed: ${messageOf(error)}` })
      }
  }
  return { modules, unchecked }
}

/**
 * Packages first, because a list of addresses may name a view by the package that hands it on; then the lists, and those that
 * include them. A file is parsed where it holds the name of a module that it could lead to.
 */
export const readRoutes: NonNullable<Auditor['routes']>['read'] = async (repository, candidates, files) => {
  const reached = new Set(files)
  const folders = new Set(files.map(folderOf))
  const modules: Module[] = []
  const lists = candidates.filter((path) => !isPackage(path))
  const packages = candidates.filter((path) => isPackage(path) && folders.has(folderOf(path)))
  const contents = new Map(await Promise.all([...packages, ...lists].map(async (path) => [path, await repository.read(path)] as const)))
  for (const [round, paths] of [packages, lists, lists, lists].entries()) {
    const before = reached.size
    const names = [...new Set([...reached].map(moduleNameOf))]
    const likely = paths.filter((path) => {
      const content = reached.has(path) ? undefined : contents.get(path)
      return content?.kind === 'text' && names.some((name) => content.text.includes(name))
    })
    const found = likely.length === 0 ? [] : (await read(repository, likely)).modules
    for (const module of found) {
      if (![...module.imports.values()].some(({ file }) => file !== null && reached.has(file))) continue
      modules.push(module)
      reached.add(module.path)
    }
    if (round > 0 && reached.size === before) break
  }
  return modules
}

function isPackage(path: string): boolean {
  return posix.basename(path) === '__init__.py'
}

/** `views` of `shop/views.py` and of `shop/views/__init__.py`. */
function moduleNameOf(path: string): string {
  const name = posix.basename(path, '.py')
  return name === '__init__' ? posix.basename(folderOf(path)) : name
}

/** Code that is nested deeper was not written by a person. */
const MAX_DEPTH = 1_000

function isTooDeep(tree: SyntaxNode): boolean {
  let level: readonly SyntaxNode[] = [tree]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true
    level = level.flatMap(({ children }) => children)
  }
  return false
}

type Find = (module: string, from: string) => string | null

/**
 * The file that a module's name means: from the file's own folder or one above it; else the one file of the repository that
 * ends so.
 */
function finder(files: readonly string[]): Find {
  const python = files.filter((path) => path.endsWith('.py'))
  const all = new Set(python)
  const at = (path: string): string | null => [`${path}.py`, `${path}/__init__.py`].find((one) => all.has(one)) ?? null
  return (module, from) => {
    const dots = /^\.*/.exec(module)?.[0].length ?? 0
    const name = module.slice(dots).replaceAll('.', '/')
    let folder = folderOf(from)
    if (dots > 0) {
      for (let up = 1; up < dots; up += 1) folder = folderOf(folder)
      const base = folder === '' ? name : name === '' ? folder : `${folder}/${name}`
      return at(base)
    }
    for (;;) {
      const found = at(folder === '' ? name : `${folder}/${name}`)
      if (found !== null) return found
      if (folder === '') break
      folder = folderOf(folder)
    }
    if (!name.includes('/')) return null
    const ends = python.filter((path) => path.endsWith(`/${name}.py`) || path.endsWith(`/${name}/__init__.py`))
    return ends.length === 1 ? (ends[0] ?? null) : null
  }
}

function moduleOf(path: string, text: string, tree: SyntaxNode, find: Find): Module {
  const lines = linesOf(text)
  const textOf = ({ start, end }: SyntaxNode): string => text.slice(start, end)
  return {
    path,
    text,
    body: loweringOf(textOf).body(tree),
    imports: importsIn(tree, textOf, path, find),
    exports: new Map(),
    comments: descendants(tree, 'comment'),
    lineAt: (offset) => lines.at(offset),
  }
}

function importsIn(tree: SyntaxNode, textOf: (node: SyntaxNode) => string, path: string, find: Find): ReadonlyMap<string, Import> {
  const imports = new Map<string, Import>()
  for (const statement of descendants(tree, 'import_statement', 'import_from_statement')) {
    const from = child(statement, 'module_name')
    const module = from === undefined ? null : textOf(from).replaceAll(/\s/g, '')
    for (const node of statement.children.filter(({ field }) => field === 'name')) {
      const target = node.kind === 'aliased_import' ? child(node, 'name') : node
      const alias = node.kind === 'aliased_import' ? child(node, 'alias') : undefined
      if (target === undefined) continue
      const name = textOf(target)
      if (module === null)
        imports.set(alias === undefined ? (name.split('.')[0] ?? name) : textOf(alias), { file: find(name, path), module: name, name: '*' })
      else {
        // `from . import views` takes a module.
        const whole = find(module.endsWith('.') ? `${module}${name}` : `${module}.${name}`, path)
        const own = whole === null ? { file: find(module, path), module, name } : { file: whole, module: `${module}.${name}`, name: '*' }
        imports.set(alias === undefined ? name : textOf(alias), own)
      }
    }
  }
  if (imports.has('include'))
    for (const name of includedIn(tree, textOf)) imports.set(name, { file: find(name, path), module: name, name: '*' })
  return imports
}

/** The modules that Django loads for `include('shop.urls')`, which it imports by a text. */
function includedIn(tree: SyntaxNode, textOf: (node: SyntaxNode) => string): readonly string[] {
  return descendants(tree, 'call')
    .filter((call) => textOf(child(call, 'function') ?? call) === 'include')
    .flatMap((call) => descendants(call, 'string_content').slice(0, 1).map(textOf))
}
