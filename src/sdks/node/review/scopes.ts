import type { Identifier, LVal, Node } from '@babel/types'
import { nameOfKey, type Tree } from './syntax.ts'

/** What a name means. */
export type Binding =
  /** `imported`: the name in the module, `default`, or `*` for all of it. */
  | { readonly kind: 'import'; readonly module: string; readonly imported: string; readonly node: Node }
  /** `path`: the properties that a pattern takes of the value, outermost first. */
  | {
      readonly kind: 'variable'
      readonly constant: boolean
      readonly value: Node | null
      readonly path: readonly string[]
      readonly node: Node
    }
  | { readonly kind: 'parameter'; readonly fallback: Node | null; readonly node: Node }
  | { readonly kind: 'function' | 'class' | 'other'; readonly node: Node }

export interface Scopes {
  /** What a name means where the node is; null for a global, or what is not known. */
  resolve(name: string, at: Node): Binding | null
}

type Names = Map<string, Binding>

const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
])

const BLOCKS: ReadonlySet<string> = new Set([
  'BlockStatement',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'CatchClause',
  'SwitchStatement',
  'StaticBlock',
  'TSModuleBlock',
])

/** Whether a node is a function of any form. */
export function isFunction(node: Node): boolean {
  return FUNCTIONS.has(node.type)
}

/** The names of a tree, by the scopes of the language: enough to know what a name means, without running anything. */
export function scopesOf(tree: Tree): Scopes {
  const scopes = new Map<Node, Names>()
  for (const node of tree.nodes)
    for (const [scope, name, binding] of declaredBy(tree, node)) {
      const names = scopes.get(scope) ?? new Map<string, Binding>()
      scopes.set(scope, names)
      // Of two values that a name is given, neither is certain.
      const known = names.get(name)
      names.set(name, known?.kind === 'variable' && binding.kind === 'variable' ? { ...known, value: null } : binding)
    }
  return {
    resolve(name, at) {
      let scope: Node | undefined = at
      while (scope !== undefined) {
        const found = scopes.get(scope)?.get(name)
        if (found !== undefined) return found
        scope = tree.parentOf(scope)
      }
      return null
    },
  }
}

type Declared = readonly [scope: Node, name: string, binding: Binding]

/** The names that a node declares, each in its scope. */
function declaredBy(tree: Tree, node: Node): readonly Declared[] {
  const top = tree.file.program
  switch (node.type) {
    case 'ImportDeclaration':
      return node.specifiers.map((one) => {
        const imported =
          one.type === 'ImportSpecifier' ? (nameOfKey(one.imported, false) ?? '') : one.type === 'ImportDefaultSpecifier' ? 'default' : '*'
        return [top, one.local.name, { kind: 'import', module: node.source.value, imported, node: one }]
      })
    case 'TSImportEqualsDeclaration':
      if (node.moduleReference.type !== 'TSExternalModuleReference') return []
      return [[top, node.id.name, { kind: 'import', module: node.moduleReference.expression.value, imported: '=', node }]]
    case 'VariableDeclaration': {
      const scope = scopeAround(tree, node, node.kind === 'var' ? 'function' : 'block')
      return node.declarations.flatMap(({ id, init }) =>
        namesIn(id).map(({ name, path, at }): Declared => [
          scope,
          name,
          { kind: 'variable', constant: node.kind === 'const', value: init ?? null, path, node: at },
        ]),
      )
    }
    case 'FunctionDeclaration':
    case 'ClassDeclaration': {
      const binding: Binding = { kind: node.type === 'ClassDeclaration' ? 'class' : 'function', node }
      return [
        ...(node.id ? [[scopeAround(tree, node, 'block'), node.id.name, binding] as const] : []),
        ...(node.type === 'FunctionDeclaration' ? parametersOf(node, node.params) : []),
      ]
    }
    case 'CatchClause':
      return (node.param ? namesIn(node.param) : []).map(({ name, at }) => [node, name, { kind: 'other', node: at }])
    default:
      return 'params' in node && Array.isArray(node.params) && isFunction(node) ? parametersOf(node, node.params) : []
  }
}

/** The function or block that a declaration in a node is for. */
function scopeAround(tree: Tree, node: Node, kind: 'block' | 'function'): Node {
  let at = tree.parentOf(node)
  while (at !== undefined && at.type !== 'Program') {
    if (isFunction(at) || (kind === 'block' && BLOCKS.has(at.type))) return at
    at = tree.parentOf(at)
  }
  return tree.file.program
}

function parametersOf(scope: Node, parameters: readonly Node[]): readonly Declared[] {
  return parameters.flatMap((parameter) => {
    const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter
    const fallback = inner.type === 'AssignmentPattern' ? inner.right : null
    return namesIn(inner).map(({ name, path, at }): Declared => [
      scope,
      name,
      { kind: 'parameter', fallback: path.length === 0 ? fallback : null, node: at },
    ])
  })
}

interface Named {
  readonly name: string
  readonly path: readonly string[]
  readonly at: Identifier
}

/** The names that a pattern gives, with the properties that each is taken by. */
function namesIn(pattern: LVal | Node): readonly Named[] {
  switch (pattern.type) {
    case 'Identifier':
      return [{ name: pattern.name, path: [], at: pattern }]
    case 'AssignmentPattern':
      return namesIn(pattern.left)
    case 'RestElement':
      return namesIn(pattern.argument).map(({ name, at }) => ({ name, path: ['...'], at }))
    case 'ArrayPattern':
      return pattern.elements.flatMap((element, index) =>
        element === null ? [] : namesIn(element).map(({ name, path, at }) => ({ name, path: [String(index), ...path], at })),
      )
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => {
        if (property.type === 'RestElement') return namesIn(property)
        const key = nameOfKey(property.key, property.computed) ?? '?'
        return namesIn(property.value).map(({ name, path, at }) => ({ name, path: [key, ...path], at }))
      })
    default:
      return []
  }
}
