/** What stands where a credential stood. */
const HIDDEN = '***'

/**
 * How credentials look, wherever they come from: an address in a manifest, what a package manager complains of, what a
 * test printed. Each pattern is bounded and looks at no character twice but for its bound, so that any text takes time in
 * proportion. The login `git` in an address is no secret.
 */
const PATTERNS: readonly (readonly [pattern: RegExp, by: string])[] = [
  [/(:\/\/)(?!git@)[^\s/@"'`<>]{1,255}@/gu, `$1${HIDDEN}@`],
  [/(_(?:authToken|auth|password)\s{0,3}=\s{0,3})[^\s'"`]{4,1024}/gu, `$1${HIDDEN}`],
  [/\b([sr]k_(?:live|test)_|whsec_|gh[pousr]_|github_pat_)\w{10,255}/gu, `$1${HIDDEN}`],
  [/\b(npm_)[A-Za-z0-9]{36}\b/gu, `$1${HIDDEN}`],
  [/\b(pypi-)[\w-]{16,255}/gu, `$1${HIDDEN}`],
  [/\b(bearer\s{1,3})[\w.~+/=-]{16,1024}/giu, `$1${HIDDEN}`],
  [/\b(authorization['"]?\s{0,3}[:=]\s{0,3}['"]?(?:(?:bearer|basic|token)\s{1,3})?)[^\s'"`,;]{4,1024}/giu, `$1${HIDDEN}`],
]

/** The text with `***` in place of whatever looks like a credential (threat T32). */
export function withoutSecrets(text: string): string {
  return PATTERNS.reduce((shown, [pattern, by]) => shown.replaceAll(pattern, by), text)
}
