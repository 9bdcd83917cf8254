import type { TextRange } from './place.ts'

/**
 * Code in the form that the audit reads, whatever its language: what a rule asks about, and nothing else. A language lowers its
 * syntax tree to it; what has no form here is `other`, with its parts. Names are as they are written.
 */
export type Expression = TextRange & ExpressionKind

type ExpressionKind =
  /** A string without anything in it that is computed. */
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'truth'; readonly value: boolean }
  /** `null`, `undefined`, `None`. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'name'; readonly name: string }
  /** `a.b` and `a['b']`; `name` is null where it is computed. */
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string | null; readonly key: Expression | null }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Argument[] }
  | { readonly kind: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  /** `or`: the right where the left is empty, by `||`, `??` or `or`. */
  | { readonly kind: 'or' | 'and'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not' | 'await'; readonly of: Expression }
  /** `==`, `!=`, `in`, `<` and so on; `===` is `==`, and `is` as well. */
  | { readonly kind: 'compare'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  /** A template, an f-string, or what is put together with `+` or `%`. */
  | { readonly kind: 'joined'; readonly parts: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly Entry[] }
  | { readonly kind: 'function'; readonly is: FunctionCode }
  | { readonly kind: 'other'; readonly parts: readonly Expression[] }

/** An argument of a call; `name` is that of a keyword argument. */
export interface Argument {
  readonly name: string | null
  readonly value: Expression
  readonly spread: boolean
}

/** An entry of an object or dictionary; `name` is null where it is computed, and for what is spread into it. */
export interface Entry {
  readonly name: string | null
  readonly value: Expression
}

/** A name that something is given to, with the properties that a pattern takes of the value, outermost first. */
export interface Target {
  /** `event`, `self.secret`. */
  readonly name: string
  readonly path: readonly string[]
}

export type Statement = TextRange &
  (
    | { readonly kind: 'expression'; readonly value: Expression }
    | { readonly kind: 'assign'; readonly targets: readonly Target[]; readonly value: Expression }
    | { readonly kind: 'if'; readonly test: Expression; readonly yes: readonly Statement[]; readonly no: readonly Statement[] }
    /** `each`: over the elements of `over`. `count`: a fixed number of times. `while`: as long as `over` holds. */
    | {
        readonly kind: 'loop'
        readonly form: 'each' | 'count' | 'while'
        readonly over: Expression | null
        readonly names: readonly Target[]
        readonly body: readonly Statement[]
      }
    | {
        readonly kind: 'try'
        readonly body: readonly Statement[]
        readonly catches: readonly Catch[]
        readonly last: readonly Statement[]
      }
    | { readonly kind: 'leave'; readonly by: 'return' | 'throw' | 'break' | 'continue'; readonly value: Expression | null }
    | { readonly kind: 'switch'; readonly on: Expression; readonly cases: readonly Case[] }
    | { readonly kind: 'define'; readonly is: FunctionCode }
    | { readonly kind: 'class'; readonly is: ClassCode }
    /** Statements that run as they are written: a block, or the body of `with`. */
    | { readonly kind: 'block'; readonly body: readonly Statement[] }
  )

export interface Catch extends TextRange {
  /** What it catches, as it is written; empty for everything. */
  readonly types: readonly string[]
  readonly name: string | null
  readonly body: readonly Statement[]
}

export interface Case {
  /** Empty for the default. */
  readonly tests: readonly Expression[]
  readonly body: readonly Statement[]
}

export interface Parameter {
  readonly targets: readonly Target[]
  readonly fallback: Expression | null
  /** The type and the decorators, as they are written; empty where there are none. */
  readonly type: string
}

export interface FunctionCode extends TextRange {
  /** Empty where it has none. */
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly decorators: readonly Expression[]
  readonly body: readonly Statement[]
}

export interface ClassCode extends TextRange {
  readonly name: string
  readonly bases: readonly Expression[]
  readonly decorators: readonly Expression[]
  readonly body: readonly Statement[]
}

/** A name that a file takes from another. */
export interface Import {
  /** The file of the repository that it is taken from; null for a package, and for what is not known. */
  readonly file: string | null
  readonly module: string
  /** The name there; `*` for all of it, `default` for the default export. */
  readonly name: string
}

/** A file of code. */
export interface Module {
  readonly path: string
  readonly text: string
  readonly body: readonly Statement[]
  /** By the names that they have in this file. */
  readonly imports: ReadonlyMap<string, Import>
  /** What others can import, by the name that they ask for, as the name it has in this file. */
  readonly exports: ReadonlyMap<string, string>
  /** Each with its marks, in the order of the text. */
  readonly comments: readonly TextRange[]
  /** 1-based. */
  lineAt(offset: number): number
}
