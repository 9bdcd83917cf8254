import { ancestor, child, descendants, parts, type SyntaxNode } from '../../shared/syntax-tree.ts'
import { isSet, replacedIn, setIn } from './mocks.ts'
import { fieldOf, type Source } from './source.ts'

/** A name that code takes from the SDK. */
export interface SdkName {
  /** As the driver is asked: `stripe.error.CardError`, `stripe.error:CardError` for an import, `stripe.error:` for a module. */
  readonly asked: string
  readonly node: SyntaxNode
  /** `method`: of an object whose class is not known. */
  readonly how: 'attribute' | 'import' | 'module' | 'patch' | 'method'
}

/**
 * Every name that a source takes from the SDK: what it imports, each step of `stripe.Invoice.upcoming`, and the names in
 * `patch("stripe.Invoice.upcoming")`, and the methods that only its objects have. What code asks for before it uses it, or catches the failure of, is left out.
 */
export function sdkNames(source: Source): readonly SdkName[] {
  return [...imported(source), ...attributes(source), ...methods(source), ...patched(source)].filter(({ node }) => !isGuarded(source, node))
}

function imported(source: Source): SdkName[] {
  return source.imports.flatMap(({ node, module, name }): SdkName[] => {
    const whole: SdkName[] = module === 'stripe' ? [] : [{ asked: `${module}:`, node, how: 'module' }]
    return name === null ? whole : [...whole, { asked: `${module}:${name}`, node, how: 'import' }]
  })
}

function attributes(source: Source): SdkName[] {
  const set = setIn(source)
  return descendants(source.tree, 'attribute').flatMap((node): SdkName[] => {
    const asked = source.nameOf(node)
    // What is set need not be there before.
    return asked === null || asked === 'stripe' || node.field === 'left' || isSet(set, asked) ? [] : [{ asked, node, how: 'attribute' }]
  })
}

/** Methods that every object of the SDK has had, and nothing else is known for. The driver is asked for a class that was always there. */
const ONLY_ITS_OWN: ReadonlySet<string> = new Set(['to_dict_recursive'])

/** `x.to_dict_recursive()`, whatever x is; not where the file defines such a method itself. */
function methods(source: Source): SdkName[] {
  if (!source.importsSdk) return []
  const own = new Set(descendants(source.tree, 'function_definition').map((one) => source.textOf(child(one, 'name') ?? one)))
  return descendants(source.tree, 'attribute').flatMap((node): SdkName[] => {
    const name = fieldOf(node, source.textOf) ?? ''
    const isCalled = node.field === 'function' && source.nameOf(node) === null
    return isCalled && ONLY_ITS_OWN.has(name) && !own.has(name) ? [{ asked: `stripe.Charge.${name}`, node, how: 'method' }] : []
  })
}

/** The names that tests replace, which must be there: `mock.patch("stripe.Customer.create")`. */
function patched(source: Source): SdkName[] {
  return replacedIn(source).flatMap(({ name, node, needed }): SdkName[] =>
    needed && /^stripe(?:\.[A-Za-z_]\w*)+$/.test(name) ? [{ asked: name, node, how: 'patch' }] : [],
  )
}

const CATCHES = /\b(?:ImportError|ModuleNotFoundError|AttributeError|Exception)\b/

/** Whether code is prepared for a name to be missing: it catches the failed import or access, or has asked `hasattr` or for the version. */
export function isGuarded(source: Source, node: SyntaxNode): boolean {
  const isImport = node.kind.startsWith('import_') || ancestor(node, 'import_statement', 'import_from_statement') !== undefined
  for (let above: SyntaxNode | null = node; above !== null; above = above.parent) {
    if (above.parent?.kind === 'try_statement') {
      const handlers = above.parent.children.filter(({ kind }) => kind === 'except_clause')
      const conditions = handlers.map((handler) =>
        source.text.slice(handler.start, child(handler, 'value')?.end ?? handler.start + 'except:'.length),
      )
      const names = isImport ? CATCHES : /\bAttributeError\b/
      if (above.field === 'body' && conditions.some((text) => names.test(text))) return true
      // The import that is tried where another one failed.
      if (isImport && above.kind === 'except_clause' && /\b(?:ImportError|ModuleNotFoundError)\b/.test(conditions.join(' '))) return true
    }
    const test = above.kind === 'if_statement' || above.kind === 'elif_clause' ? child(above, 'condition') : undefined
    const given = test ?? (above.kind === 'conditional_expression' ? parts(above)[1] : undefined)
    if (given !== undefined && /\bhasattr\(|\b(?:VERSION|__version__)\b/.test(source.textOf(given))) return true
  }
  return false
}
