/** What one rule says of code in one language. Each piece is one file; it is named after the language. */
export interface Fixture {
  readonly rule: string
  readonly path: string
  /** Other files, in all of them. */
  readonly beside?: Readonly<Record<string, string>>
  /** Each with the lines at which the rule finds something. */
  readonly bad: readonly (readonly [name: string, line: number, code: string])[]
  /** No rule finds an error in these. */
  readonly good: readonly (readonly [name: string, code: string])[]
}
