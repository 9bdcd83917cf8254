/** What is shown in place of a credential. */
const HIDDEN = '***'

/**
 * How credentials look, wherever they come from: an address in a manifest, what a package manager complains of, what a
 * test printed. Each pattern is bounded and looks at no character twice but for its bound, so that any text takes time in
 * proportion; 8 KiB is four times the longest token that a registry is known to give out. An address ends its login with
 * the last `@` before its path, and the login `git` alone is no secret.
 */
const PATTERNS: readonly (readonly [pattern: RegExp, by: string])[] = [
  [/(:\/\/)(?!git@(?![^\s/"'`<>]{0,8192}@))[^\s/"'`<>]{1,8192}@/gu, `$1${HIDDEN}@`],
  // Settings of npm and yarn, and variables: `//host/:_authToken=`, `"npmAuthToken": "`, `UV_INDEX_PASSWORD=`.
  [
    /((?:_(?:authToken|auth|password)|npmAuth(?:Token|Ident)|\b[A-Z0-9_]{0,64}(?:TOKEN|PASSWORD|SECRET|(?:ACCESS|API|PRIVATE|SECRET)_KEY))['"]?\s{0,3}[:=]\s{0,3}['"]?)[^\s'"`]{4,8192}/gu,
    `$1${HIDDEN}`,
  ],
  [/\b([sr]k_(?:live|test)_|whsec_|gh[pousr]_|github_pat_)\w{10,8192}/gu, `$1${HIDDEN}`],
  [/\b(npm_)[A-Za-z0-9]{36}\b/gu, `$1${HIDDEN}`],
  [/\b(pypi-)[\w-]{16,8192}/gu, `$1${HIDDEN}`],
  [/\b(bearer\s{1,3})[\w.~+/=-]{16,8192}/giu, `$1${HIDDEN}`],
  [
    /\b(authorization['"]?\s{0,3}(?:=|:(?!:))\s{0,3}['"]?(?:(?:bearer|basic|token)\s{1,3})?)(?!(?:bearer|basic|token)\s)[^\s'"`,;]{4,8192}/giu,
    `$1${HIDDEN}`,
  ],
]

let ownSecrets: readonly string[] = []

/**
 * Has `withoutSecrets` hide these very values too, whatever they look like. An entry point calls it once, with the credentials that its
 * environment holds. State, because no text may pass it by, and what shows a text should not have to know of them.
 */
export function hideSecrets(values: readonly string[]): void {
  // The longest first: where one value is a part of another, nothing of the longer one is left.
  ownSecrets = [...new Set(values)].toSorted((a, b) => b.length - a.length)
}

/** The text with `***` in place of whatever is, or looks like, a credential (threat T32). */
export function withoutSecrets(text: string): string {
  const known = ownSecrets.reduce((shown, value) => shown.replaceAll(value, HIDDEN), text)
  return PATTERNS.reduce((shown, [pattern, by]) => shown.replaceAll(pattern, by), known)
}
