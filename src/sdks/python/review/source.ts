import type { Place } from '../../../domain/place.ts'
import { ancestor, child, descendants, firstFrom, parts, syntaxTree, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { linesOf } from '../../shared/lines.ts'

/** Larger files are generated. UTF-16 units. */
export const MAX_LENGTH = 1024 * 1024

/** One Python file of the user's, parsed. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly tree: SyntaxNode
  /** Whether it imports the SDK. */
  readonly importsSdk: boolean
  /** Every import of the SDK, in the order of the text. */
  readonly imports: readonly SdkImport[]
  /** The calls that give the SDK itself: `stripe = get_stripe()`, where `stripe.Invoice` is then used. */
  readonly modules: readonly SyntaxNode[]
  textOf(node: SyntaxNode): string
  /** The column is 1-based, in UTF-16 units. */
  place(offset: number): Place & { readonly column: number }
  /**
   * What of the SDK an expression names: `stripe.error.CardError` for `s.error.CardError` after `import stripe as s`, and for
   * `CardError` after `from stripe.error import CardError`. Null for all else.
   */
  nameOf(node: SyntaxNode): string | null
  /** What a name was assigned, where that is done once in the file. */
  valueOf(name: string): SyntaxNode | undefined
  /** What a name was last assigned in the same function before it is used there; undefined where that is not known. */
  assignedBefore(use: SyntaxNode): SyntaxNode | undefined
}

/** One name that an import statement takes from the SDK. */
interface SdkImport {
  /** The statement. */
  readonly statement: SyntaxNode
  /** Where the module or the name is. */
  readonly node: SyntaxNode
  /** `stripe.error` of `from stripe.error import CardError` and of `import stripe.error`. */
  readonly module: string
  /** `CardError`; null for a whole module. */
  readonly name: string | null
  /** What it is called in the file. */
  readonly local: string
}

export async function parse(path: string, text: string): Promise<Source> {
  const tree = await syntaxTree('python', text)
  const textOf = ({ start, end }: SyntaxNode): string => text.slice(start, end)
  const { imports, names } = importsIn(tree, textOf)
  const assigned = assignmentsIn(tree, textOf)
  const modules = /\bstripe\.[A-Z]/.test(text) ? modulesGot(tree, textOf) : []
  if (modules.length > 0) names.set('stripe', 'stripe')
  const lines = linesOf(text)

  function nameOf(node: SyntaxNode): string | null {
    if (node.kind === 'identifier') {
      const name = textOf(node)
      const imported = names.get(name)
      return imported !== undefined && !isLocal(node, name, textOf) ? imported : null
    }
    if (node.kind !== 'attribute') return null
    const whole = names.get(textOf(node))
    if (whole !== undefined) return whole
    const [object, attribute] = [child(node, 'object'), child(node, 'attribute')]
    const owner = object === undefined ? null : nameOf(object)
    return owner === null || attribute === undefined ? null : `${owner}.${textOf(attribute)}`
  }

  // `self.stripe = stripe`, `client = stripe.error`: another name for the same thing.
  for (const [name, value] of assigned) {
    const known = value === undefined || names.has(name) ? null : (nameOf(value) ?? importedByCall(value, textOf))
    if (known !== null && !known.startsWith('stripe.api_key')) names.set(name, known)
  }

  return {
    path,
    text,
    tree,
    importsSdk: imports.length > 0 || modules.length > 0,
    imports,
    modules,
    textOf,
    place: (offset) => ({ path, line: lines.at(offset), column: offset - text.lastIndexOf('\n', offset - 1) }),
    nameOf,
    valueOf: (name) => assigned.get(name),
    assignedBefore: scopedAssignments(tree, textOf),
  }
}

type TextOf = (node: SyntaxNode) => string

function importsIn(tree: SyntaxNode, textOf: TextOf): { imports: SdkImport[]; names: Map<string, string> } {
  const imports: SdkImport[] = []
  const names = new Map<string, string>()
  for (const statement of descendants(tree, 'import_statement', 'import_from_statement')) {
    const from = child(statement, 'module_name')
    const module = from === undefined ? null : dotted(textOf(from))
    for (const node of statement.children.filter(({ field }) => field === 'name')) {
      const target = node.kind === 'aliased_import' ? child(node, 'name') : node
      const alias = node.kind === 'aliased_import' ? child(node, 'alias') : undefined
      if (target === undefined) continue
      const name = dotted(textOf(target))
      if (module === null) {
        if (!isSdk(name)) continue
        imports.push({ statement, node: target, module: name, name: null, local: textOf(alias ?? target) })
        // `import stripe.error` binds `stripe`.
        if (alias === undefined) names.set('stripe', 'stripe')
        else names.set(textOf(alias), name)
      } else if (isSdk(module)) {
        imports.push({ statement, node: target, module, name, local: textOf(alias ?? target) })
        names.set(textOf(alias ?? target), `${module}.${name}`)
      }
    }
    if (module !== null && isSdk(module) && statement.children.some(({ kind }) => kind === 'wildcard_import'))
      imports.push({ statement, node: from ?? statement, module, name: null, local: '*' })
  }
  return { imports, names }
}

function isSdk(module: string): boolean {
  return module === 'stripe' || module.startsWith('stripe.')
}

function dotted(text: string): string {
  return text.replaceAll(/\s+|\\/g, '')
}

/** See `Source.modules`. */
function modulesGot(tree: SyntaxNode, textOf: TextOf): readonly SyntaxNode[] {
  return descendants(tree, 'assignment').flatMap((node) => {
    const [left, right] = [child(node, 'left'), child(node, 'right')]
    const callee = right?.kind === 'call' ? child(right, 'function') : undefined
    if (left === undefined || right === undefined || callee === undefined || textOf(left) !== 'stripe') return []
    return /(?:^|\.|_)get_\w{0,30}stripe\w{0,30}$/.test(textOf(callee)) ? [right] : []
  })
}

/** The names, also those of `self.name`, that are assigned, with their values; undefined where that is done more than once. */
function assignmentsIn(tree: SyntaxNode, textOf: TextOf): Map<string, SyntaxNode | undefined> {
  const found = new Map<string, SyntaxNode | undefined>()
  for (const node of descendants(tree, 'assignment', 'augmented_assignment', 'for_statement', 'named_expression')) {
    const left = child(node, 'left') ?? child(node, 'name')
    const value =
      node.kind === 'assignment' || node.kind === 'named_expression' ? (child(node, 'right') ?? child(node, 'value')) : undefined
    if (left === undefined || (left.kind !== 'identifier' && left.kind !== 'attribute')) continue
    const name = textOf(left)
    found.set(name, found.has(name) ? undefined : value)
  }
  return found
}

/** How many assignments of one name are looked at, from its use backwards. */
const MAX_ASSIGNED = 200

/** See `Source.assignedBefore`: each function's assignments are collected once. */
function scopedAssignments(tree: SyntaxNode, textOf: TextOf): Source['assignedBefore'] {
  const scopeOf = (node: SyntaxNode): SyntaxNode => ancestor(node, 'function_definition', 'lambda') ?? tree
  const scopes = new Map<SyntaxNode, Map<string, SyntaxNode[]>>()
  for (const node of descendants(tree, 'assignment', 'named_expression')) {
    const left = child(node, 'left') ?? child(node, 'name')
    if (left?.kind !== 'identifier') continue
    const scope = scopeOf(node)
    const names = scopes.get(scope) ?? new Map<string, SyntaxNode[]>()
    scopes.set(scope, names)
    const same = names.get(textOf(left))
    if (same === undefined) names.set(textOf(left), [node])
    else same.push(node)
  }
  return (use) => {
    const same = scopes.get(scopeOf(use))?.get(textOf(use)) ?? []
    const from = firstFrom(same, use.start)
    // Of those before it only the nearest are looked at: a name that is assigned more often is none that a person follows.
    const last = same.slice(Math.max(0, from - MAX_ASSIGNED), from).findLast((node) => node.end <= use.start && !isInOtherBranch(node, use))
    return last === undefined ? undefined : (child(last, 'right') ?? child(last, 'value'))
  }
}

/** Whether what is assigned is never there: in one branch of an `if`, with the use in another one. */
function isInOtherBranch(assignment: SyntaxNode, use: SyntaxNode): boolean {
  for (let whole = ancestor(assignment, 'if_statement'); whole !== undefined; whole = ancestor(whole, 'if_statement')) {
    const branch = whole.children.find((one) => holds(one, assignment))
    if (branch?.field !== 'condition' && holds(whole, use) && branch !== undefined && !holds(branch, use)) return true
  }
  return false
}

function holds(node: SyntaxNode, inner: SyntaxNode): boolean {
  return node.start <= inner.start && inner.end <= node.end
}

/** `importlib.import_module("stripe")`. */
function importedByCall(node: SyntaxNode, textOf: TextOf): string | null {
  const callee = node.kind === 'call' ? child(node, 'function') : undefined
  if (callee === undefined || !/(?:^|\.)(?:import_module|__import__)$/.test(textOf(callee))) return null
  const module = /^\(\s*["'](stripe[\w.]*)["']\s*\)$/.exec(textOf(child(node, 'arguments') ?? node))?.[1]
  return module === undefined || !isSdk(module) ? null : module
}

/** Whether a name is a parameter where a node is, or a mock. */
function isLocal(node: SyntaxNode, name: string, textOf: TextOf): boolean {
  for (
    let above = ancestor(node, 'function_definition', 'lambda');
    above !== undefined;
    above = ancestor(above, 'function_definition', 'lambda')
  ) {
    if (parametersOf(above).some((one) => textOf(one) === name) || isMockIn(above, name, textOf)) return true
  }
  return false
}

const MAKES_MOCK = /(?:^|\.)(?:(?:Magic|Async|NonCallable)?Mock|create_autospec|SimpleNamespace)$/

/** Whether a name of the SDK is another thing in a function: `with patch("app.stripe") as stripe:`, `stripe = MagicMock()`. */
function isMockIn(definition: SyntaxNode, name: string, textOf: TextOf): boolean {
  return (
    descendants(definition, 'as_pattern_target').some((one) => textOf(one) === name) ||
    descendants(definition, 'assignment').some((one) => {
      const [left, right] = [child(one, 'left'), child(one, 'right')]
      const callee = right?.kind === 'call' ? child(right, 'function') : undefined
      return left?.kind === 'identifier' && callee !== undefined && textOf(left) === name && MAKES_MOCK.test(textOf(callee))
    })
  )
}

/** The identifiers of a function's parameters. */
export function parametersOf(definition: SyntaxNode): SyntaxNode[] {
  const parameters = child(definition, 'parameters')
  return parts(parameters ?? { ...definition, children: [] }).flatMap((one) => {
    const identifier = one.kind === 'identifier' ? one : (child(one, 'name') ?? parts(one)[0])
    return identifier?.kind === 'identifier' ? [identifier] : []
  })
}

/** The text of a string literal without prefix, interpolation or line end; null for all else. */
export function literal(node: SyntaxNode, textOf: TextOf): string | null {
  if (node.kind !== 'string' || node.children.some(({ kind }) => kind === 'interpolation')) return null
  const contents = node.children.filter(({ kind }) => kind === 'string_content')
  const [only] = contents
  return contents.length > 1 ? null : only === undefined ? '' : textOf(only)
}

/** `name` of `x.name` and of `x["name"]`; null for all else. */
export function fieldOf(node: SyntaxNode, textOf: TextOf): string | null {
  const name = child(node, node.kind === 'subscript' ? 'subscript' : 'attribute')
  if (name === undefined || (node.kind !== 'subscript' && node.kind !== 'attribute')) return null
  return node.kind === 'attribute' ? textOf(name) : literal(name, textOf)
}

/** The field that `x.get("name")` takes, and where it is named; null for all else. */
export function gotField(source: Pick<Source, 'textOf'>, call: SyntaxNode): { readonly name: string; readonly node: SyntaxNode } | null {
  const callee = call.kind === 'call' ? child(call, 'function') : undefined
  if (callee?.kind !== 'attribute' || fieldOf(callee, source.textOf) !== 'get') return null
  const [node] = parts(child(call, 'arguments') ?? { ...call, children: [] })
  const name = node === undefined ? null : literal(node, source.textOf)
  return node === undefined || name === null ? null : { name, node }
}
