/** One rule in one language: code that it finds something in, and code that no rule finds anything in. Shown on the rule's page. */
export interface Example {
  /** Where the code is; some rules depend on it. */
  readonly path: string
  readonly wrong: string
  readonly right: string
  /** Another file that decides, with its path; the same for both where `right` is absent. */
  readonly beside?: { readonly path: string; readonly wrong: string; readonly right?: string }
}
