import { ancestor, child, descendants, nodeAt, type SyntaxNode } from '../../shared/syntax-tree.ts'
import type { Found } from './finding.ts'
import type { Source } from './source.ts'

/**
 * What is found at an expression, at each later place of the function that has the same one: where code has asked for a field once,
 * as in `if invoice.charge:`, the checker takes it for granted behind that, and says no more of it.
 */
export function withRepeated(source: Source, found: readonly Found[]): readonly Found[] {
  const seen = new Set(found.map(({ at }) => at))
  const later = found.flatMap((one): readonly Found[] => {
    const access = one.kind === 'removed-member' && one.breaks === 'api-version' ? accessNamedAt(source, one.at) : undefined
    if (access === undefined) return []
    return sameBehind(source, access).flatMap((node): readonly Found[] => {
      const at = nameOf(node)?.start ?? node.start
      if (seen.has(at)) return []
      seen.add(at)
      return [{ ...one, at, edit: undefined }]
    })
  })
  return [...found, ...later]
}

/** The `x.name` or `x["name"]` whose name is at a place. */
function accessNamedAt(source: Source, at: number): SyntaxNode | undefined {
  const node = nodeAt(source.tree, at)
  const access = node.kind === 'attribute' || node.kind === 'subscript' ? node : ancestor(node, 'attribute', 'subscript')
  return access !== undefined && nameOf(access)?.start === at ? access : undefined
}

function nameOf(access: SyntaxNode): SyntaxNode | undefined {
  return child(access, 'attribute') ?? child(access, 'subscript')
}

/** The same expression further down in the function, of a name that was assigned nothing else, where it is read. */
function sameBehind(source: Source, access: SyntaxNode): readonly SyntaxNode[] {
  const around = ancestor(access, 'function_definition', 'lambda')
  const text = source.textOf(access)
  return descendants(around ?? source.tree, access.kind).filter(
    (node) =>
      node.start > access.end &&
      node.field !== 'left' &&
      source.textOf(node) === text &&
      ancestor(node, 'function_definition', 'lambda') === around &&
      valueOfRoot(source, node) === valueOfRoot(source, access),
  )
}

/** What the name that an expression begins with was assigned. */
function valueOfRoot(source: Source, node: SyntaxNode): SyntaxNode | undefined {
  const [first] = node.children
  return node.kind === 'identifier' || first === undefined ? source.assignedBefore(node) : valueOfRoot(source, first)
}
