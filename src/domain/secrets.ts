/** What is shown in place of a credential. */
const HIDDEN = '***'

/**
 * How credentials look, wherever they come from: an address in a manifest, what a package manager complains of, what a
 * test printed. `before` is what a credential follows, and `secret` the credential itself, which may in turn hold what
 * another one follows. Each is bounded and looks at no character twice but for its bound, so that any text takes time in
 * proportion; 8 KiB is four times the longest token that a registry is known to give out. An address ends its login with
 * the last `@` before its path, and the login `git` alone is no secret.
 */
const PATTERNS: readonly { readonly before: RegExp; readonly secret: RegExp }[] = [
  { before: /:\/\//gu, secret: /(?!git@(?![^\s/"'`<>]{0,8192}@))[^\s/"'`<>]{1,8192}(?=@)/uy },
  // Settings of npm and yarn, and variables: `//host/:_authToken=`, `"npmAuthToken": "`, `UV_INDEX_PASSWORD=`.
  {
    before:
      /(?:_(?:authToken|auth|password)|npmAuth(?:Token|Ident)|TOKEN|PASSWORD|SECRET|(?:ACCESS|API|PRIVATE|SECRET)_KEY)['"]?\s{0,3}[:=]\s{0,3}['"]?/gu,
    secret: /[^\s'"`]{4,8192}/uy,
  },
  { before: /\b(?:[sr]k_(?:live|test)_|whsec_|gh[pousr]_|github_pat_)/gu, secret: /\w{10,8192}/uy },
  { before: /\bnpm_/gu, secret: /[A-Za-z0-9]{36}\b/uy },
  { before: /\bpypi-/gu, secret: /[\w-]{16,8192}/uy },
  { before: /\bbearer\s{1,3}/giu, secret: /[\w.~+/=-]{16,8192}/uy },
  {
    before: /\bauthorization['"]?\s{0,3}(?:=|:(?!:))\s{0,3}['"]?(?:(?:bearer|basic|token)\s{1,3})?/giu,
    secret: /(?!(?:bearer|basic|token)\s)[^\s'"`,;]{4,8192}/iuy,
  },
]

let ownSecrets: readonly string[] = []

/**
 * Has `withoutSecrets` hide these very values too, whatever they look like. An entry point calls it once, with the credentials that its
 * environment holds. State, because no text may pass it by, and what shows a text should not have to know of them.
 */
export function hideSecrets(values: readonly string[]): void {
  ownSecrets = [...new Set(values)].filter((value) => value !== '')
}

/** The text with `***` in place of whatever is, or looks like, a credential (threat T32). */
export function withoutSecrets(text: string): string {
  const found = [...ownSecrets.flatMap((value) => placesOf(value, text)), ...PATTERNS.flatMap((pattern) => secretsOf(pattern, text))]
  let shown = ''
  let end = 0
  for (const place of found.toSorted((a, b) => a.from - b.from)) {
    // What overlaps is hidden as one: no piece of the one is left beside the other.
    if (place.from >= end) shown += text.slice(end, place.from) + HIDDEN
    end = Math.max(end, place.to)
  }
  return shown + text.slice(end)
}

type Place = { readonly from: number; readonly to: number }

function placesOf(value: string, text: string): Place[] {
  const places: Place[] = []
  for (let from = text.indexOf(value); from !== -1; from = text.indexOf(value, from + value.length)) {
    places.push({ from, to: from + value.length })
  }
  return places
}

function secretsOf({ before, secret }: (typeof PATTERNS)[number], text: string): Place[] {
  const places: Place[] = []
  let end = 0
  for (const { index, 0: found } of text.matchAll(before)) {
    secret.lastIndex = index + found.length
    // What begins within a credential ends with it.
    const length = secret.lastIndex < end ? 0 : (secret.exec(text)?.[0].length ?? 0)
    if (length === 0) continue
    end = index + found.length + length
    places.push({ from: index + found.length, to: end })
  }
  return places
}
