import type { Node } from '@babel/types'
import { posix } from 'node:path'
import type { Auditor } from '../../../domain/audit.ts'
import type { Import, Module } from '../../../domain/audit-tree.ts'
import { messageOf } from '../../../domain/errors.ts'
import { folderOf } from '../../../domain/place.ts'
import type { Unchecked } from '../../../domain/review.ts'
import { trackedIn } from '../../shared/tracked.ts'
import { fileAt, pathsOf, readAliases, type Aliases } from '../review/aliases.ts'
import type { Code } from '../review/code.ts'
import { sourcesInTurn } from '../review/read.ts'
import { nameOfKey } from '../review/syntax.ts'
import { loweringOf } from './statements.ts'

/** Reads files of JavaScript and TypeScript for the audit. */
export const read: Auditor['read'] = async (repository, files) => {
  const all = await trackedIn(repository)
  const groups = (await readAliases(repository)).groupsOf(files)
  const aliases = new Map(groups.flatMap((group) => group.files.map((path) => [path, group.aliases] as const)))
  const modules: Module[] = []
  const unchecked: Unchecked[] = []
  for await (const code of sourcesInTurn(repository, files, unchecked)) {
    const { path } = code.source
    try {
      modules.push(moduleOf(code, all, aliases.get(path) ?? {}))
    } catch (error) {
      unchecked.push({ path, why: `it could not be read: ${messageOf(error)}` })
    }
  }
  return { modules, unchecked }
}

/** The file that an import names, by relative paths and by the aliases of tsconfig and of packages in the repository. */
function fileOf(module: string, from: string, all: ReadonlySet<string>, aliases: Aliases): string | null {
  return fileAt(module.startsWith('.') ? [posix.join(folderOf(from), module)] : pathsOf(aliases, module).flat(), all)
}

function moduleOf(code: Code, all: ReadonlySet<string>, aliases: Aliases): Module {
  const { source, tree } = code
  const imports = new Map<string, Import>()
  const exports = new Map<string, string>()
  const add = (local: string, module: string, name: string): void => {
    imports.set(local, { file: fileOf(module, source.path, all, aliases), module, name })
  }
  for (const node of tree.nodes) {
    importsOf(node, add)
    exportsOf(node, add, exports)
  }
  return {
    path: source.path,
    text: source.code,
    body: loweringOf(source.code).body(tree.file.program.body),
    imports,
    exports,
    comments: (tree.file.comments ?? []).flatMap(({ start, end }) => (start == null || end == null ? [] : [{ start, end }])),
    lineAt: (offset) => source.lines.at(offset),
  }
}

type Add = (local: string, module: string, name: string) => void

function importsOf(node: Node, add: Add): void {
  if (node.type === 'ImportDeclaration') {
    for (const one of node.specifiers) {
      const name =
        one.type === 'ImportSpecifier' ? (nameOfKey(one.imported, false) ?? '') : one.type === 'ImportDefaultSpecifier' ? 'default' : '*'
      add(one.local.name, node.source.value, name)
    }
    return
  }
  if (node.type !== 'VariableDeclarator' || !node.init) return
  const module = loaded(node.init)
  if (module === null) return
  if (node.id.type === 'Identifier') add(node.id.name, module.name, module.property ?? 'default')
  if (node.id.type !== 'ObjectPattern') return
  for (const property of node.id.properties) {
    if (property.type !== 'ObjectProperty' || property.value.type !== 'Identifier') continue
    add(property.value.name, module.name, nameOfKey(property.key, property.computed) ?? '?')
  }
}

/** What `require('./a')`, `require('./a').b` and `await import('./a')` load. */
function loaded(node: Node): { readonly name: string; readonly property: string | null } | null {
  if (node.type === 'AwaitExpression') return loaded(node.argument)
  if (node.type === 'MemberExpression') {
    const inner = loaded(node.object)
    return inner === null ? null : { name: inner.name, property: nameOfKey(node.property, node.computed) }
  }
  if (node.type !== 'CallExpression') return null
  const [first] = node.arguments
  const isRequire = node.callee.type === 'Import' || (node.callee.type === 'Identifier' && node.callee.name === 'require')
  return isRequire && first?.type === 'StringLiteral' ? { name: first.value, property: null } : null
}

function exportsOf(node: Node, add: Add, exports: Map<string, string>): void {
  if (node.type === 'ExportDefaultDeclaration') {
    const { declaration } = node
    const named = 'id' in declaration && declaration.id && declaration.id.type === 'Identifier' ? declaration.id.name : null
    exports.set('default', declaration.type === 'Identifier' ? declaration.name : (named ?? 'default'))
  } else if (node.type === 'ExportNamedDeclaration') {
    for (const one of node.specifiers) {
      const name = one.type === 'ExportSpecifier' ? (nameOfKey(one.exported, false) ?? '') : ''
      if (one.type !== 'ExportSpecifier') continue
      if (node.source) add(`export ${name}`, node.source.value, one.local.name)
      exports.set(name, node.source ? `export ${name}` : one.local.name)
    }
    const { declaration } = node
    if (declaration && 'id' in declaration && declaration.id && declaration.id.type === 'Identifier')
      exports.set(declaration.id.name, declaration.id.name)
    if (declaration?.type === 'VariableDeclaration')
      for (const { id } of declaration.declarations) if (id.type === 'Identifier') exports.set(id.name, id.name)
  } else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') commonJs(node.left, node.right, exports)
}

function commonJs(left: Extract<Node, { type: 'MemberExpression' }>, right: Node, exports: Map<string, string>): void {
  const key = nameOfKey(left.property, left.computed)
  const isModule = left.object.type === 'Identifier' && left.object.name === 'module' && key === 'exports'
  if (isModule) {
    exports.set('default', right.type === 'Identifier' ? right.name : 'module.exports')
    if (right.type !== 'ObjectExpression') return
    for (const property of right.properties)
      if (property.type === 'ObjectProperty' && property.value.type === 'Identifier')
        exports.set(nameOfKey(property.key, property.computed) ?? '?', property.value.name)
    return
  }
  const owner = left.object
  const ofExports =
    owner.type === 'Identifier'
      ? owner.name === 'exports'
      : owner.type === 'MemberExpression' && nameOfKey(owner.property, false) === 'exports'
  if (ofExports && key !== null) exports.set(key, owner.type === 'Identifier' ? `exports.${key}` : `module.exports.${key}`)
}
