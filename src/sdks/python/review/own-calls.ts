import { isTest } from '../../shared/paths.ts'
import { ancestor, child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { queuedValues, type Queues } from './queues.ts'
import { fieldOf, parametersOf, type Source } from './source.ts'

/** A function of the user's own. */
export interface Definition {
  readonly source: Source
  readonly node: SyntaxNode
}

/** What a call gives to a parameter of a function of the user's own. */
export interface Gift {
  readonly parameter: SyntaxNode
  /** Where the function is defined. */
  readonly owner: Source
  readonly value: SyntaxNode
  /** Where it is called. */
  readonly source: Source
  /** Whether the function is certain, and not only the one of that name. */
  readonly sure: boolean
}

/** The functions and classes of all files by their names, and what each file imports. */
export interface OwnFunctions {
  readonly functions: ReadonlyMap<string, readonly Definition[]>
  readonly classes: ReadonlyMap<string, readonly Definition[]>
  readonly imported: ReadonlyMap<Source, ReadonlyMap<string, Imported>>
}

/** `{ module: "app.billing", name: "sync" }` for `from app.billing import sync`; a whole module has no name. */
export interface Imported {
  readonly module: string
  readonly name: string | null
}

/** How many classes up a method is looked for. */
const MAX_BASES = 4

export function ownFunctions(sources: readonly Source[]): OwnFunctions {
  const functions = new Map<string, Definition[]>()
  const classes = new Map<string, Definition[]>()
  for (const source of sources) {
    for (const node of descendants(source.tree, 'function_definition', 'class_definition')) {
      const name = child(node, 'name')
      if (name === undefined) continue
      const all = node.kind === 'class_definition' ? classes : functions
      const text = source.textOf(name)
      all.set(text, [...(all.get(text) ?? []), { source, node }])
    }
  }
  return { functions, classes, imported: new Map(sources.map((source) => [source, importsOf(source)])) }
}

/** The function that an expression means which is called, and whether that is certain; null where it is none of the user's, or one of several. */
export function functionMeant(
  own: OwnFunctions,
  source: Source,
  callee: SyntaxNode,
): { readonly definition: Definition; readonly sure: boolean } | null {
  const name = callee.kind === 'attribute' ? fieldOf(callee, source.textOf) : callee.kind === 'identifier' ? source.textOf(callee) : null
  if (name === null) return null
  const sure = callee.kind === 'identifier' ? byOwnName(own, source, name) : byOwner(own, source, callee, name)
  if (sure !== undefined) return { definition: sure, sure: true }
  const [only, ...others] = own.functions.get(name) ?? []
  return only === undefined || others.length > 0 ? null : { definition: only, sure: false }
}

/** `handle(x)`: a function of the file or of what it is imported from, or a class of such. */
function byOwnName(own: OwnFunctions, source: Source, name: string): Definition | undefined {
  const from = own.imported.get(source)?.get(name)
  const all = own.functions.get(from?.name ?? name) ?? []
  const named = all.find((one) => isThere(one, source, from) && classOf(one.node) === undefined)
  const class_ = named === undefined ? classNamed(own, source, name) : undefined
  return named ?? (class_ === undefined ? undefined : inClass(own, class_, '__init__'))
}

/** `self.handle(x)`, `Handler.handle(x)`, `handlers.handle(x)` of a module that is imported. */
function byOwner(own: OwnFunctions, source: Source, callee: SyntaxNode, name: string): Definition | undefined {
  const object = child(callee, 'object')
  if (object?.kind !== 'identifier') return undefined
  const owner = source.textOf(object)
  if (owner === 'self' || owner === 'cls') {
    const node = classOf(callee)
    return node === undefined ? undefined : inClass(own, { source, node }, name)
  }
  const class_ = classNamed(own, source, owner)
  if (class_ !== undefined) return inClass(own, class_, name)
  const from = own.imported.get(source)?.get(owner)
  if (from === undefined) return undefined
  const module = from.name === null ? from.module : `${from.module}.${from.name}`
  return own.functions.get(name)?.find((one) => isModule(one.source.path, module) && classOf(one.node) === undefined)
}

/** The method of a class, or of one that it is made from. */
function inClass(own: OwnFunctions, { source, node }: Definition, name: string, depth = 0): Definition | undefined {
  const method = own.functions.get(name)?.find((one) => one.source === source && classOf(one.node) === node)
  if (method !== undefined || depth > MAX_BASES) return method
  const bases = parts(child(node, 'superclasses') ?? { ...node, children: [] }).filter(({ kind }) => kind === 'identifier')
  for (const base of bases) {
    const class_ = classNamed(own, source, source.textOf(base))
    const inherited = class_ === undefined ? undefined : inClass(own, class_, name, depth + 1)
    if (inherited !== undefined) return inherited
  }
  return undefined
}

/** The class that a name is in a file: its own, or one that is imported. */
function classNamed(own: OwnFunctions, source: Source, name: string): Definition | undefined {
  const from = own.imported.get(source)?.get(name)
  return own.classes.get(from?.name ?? name)?.find((one) => isThere(one, source, from))
}

/** Whether a definition is in the file itself, or in the module that the name is imported from. */
function isThere(one: Definition, source: Source, from: Imported | undefined): boolean {
  return from === undefined ? one.source === source : isModule(one.source.path, from.module)
}

/** What each call of a function of the user's own gives to it. What a task queue gives is plain data; tests give what they make up. */
export function giftsIn(source: Source, functions: OwnFunctions, queues: Queues): readonly Gift[] {
  return descendants(source.tree, 'call').flatMap((call): readonly Gift[] => {
    const callee = child(call, 'function')
    const meant = callee === undefined ? null : functionMeant(functions, source, callee)
    if (meant === null || queuedValues(source, call, queues) !== null) return []
    const { definition, sure } = meant
    if (isTest(source.path) && !isTest(definition.source.path)) return []
    const own = parametersOf(definition.node)
    const positional = own.filter((one) => !['self', 'cls'].includes(definition.source.textOf(one)))
    return parts(child(call, 'arguments') ?? { ...call, children: [] }).flatMap((argument, index): readonly Gift[] => {
      const keyword = argument.kind === 'keyword_argument' ? child(argument, 'name') : undefined
      const value = keyword === undefined ? argument : child(argument, 'value')
      const name = keyword === undefined ? null : source.textOf(keyword)
      const parameter = name === null ? positional[index] : own.find((one) => definition.source.textOf(one) === name)
      return parameter === undefined || value === undefined ? [] : [{ parameter, owner: definition.source, value, source, sure }]
    })
  })
}

/** The class that a method is in; undefined for a function outside of one. */
function classOf(node: SyntaxNode): SyntaxNode | undefined {
  return ancestor(node, 'class_definition')
}

/** What a module, or a name of it, is called in a file. */
export function importsOf({ tree, textOf }: Pick<Source, 'tree' | 'textOf'>): ReadonlyMap<string, Imported> {
  const found = new Map<string, Imported>()
  for (const statement of descendants(tree, 'import_statement', 'import_from_statement')) {
    const from = child(statement, 'module_name')
    for (const node of statement.children.filter(({ field }) => field === 'name')) {
      const target = node.kind === 'aliased_import' ? child(node, 'name') : node
      const alias = node.kind === 'aliased_import' ? child(node, 'alias') : undefined
      if (target === undefined) continue
      const name = textOf(target)
      if (from !== undefined) found.set(textOf(alias ?? target), { module: textOf(from), name })
      else found.set(textOf(alias ?? target), { module: name, name: null })
    }
  }
  return found
}

/** Whether a file is the module of that name, as it is imported: `app/billing.py` for `billing`, `.billing` and `app.billing`. */
function isModule(path: string, module: string): boolean {
  const steps = module.replace(/^\.+/, '').split('.').filter(Boolean).slice(-2)
  // A folder further up may be behind a symbolic link, under another name.
  return (
    path
      .replace(/(?:\/__init__)?\.py$/, '')
      .split('/')
      .slice(-steps.length)
      .join('.') === steps.join('.')
  )
}
