import type { ApiVersion } from '../domain/release.ts'

/** `2026-10-28.endive`, or a date alone before API releases had names, until September 2024. */
const ID = /\b\d{4}-\d{2}-\d{2}(?:\.[a-z]+)?(?![\w-])/

/** The version must be within so many characters after the words. */
const REACH = 240

/** The API release of a version: `endive` of `2026-10-28.endive`; null for those without a name. */
function apiReleaseOf(id: string): string | null {
  return id.split('.')[1] ?? null
}

/** Whether the sentence is over before the version comes. */
function isSameSentence(between: string): boolean {
  return !/\n[ \t]*\n|\n[ \t]*[*\-#]/.test(between)
}

function idAfter(section: string, words: RegExp): string | null {
  for (const found of section.matchAll(words)) {
    const after = section.slice(found.index + found[0].length, found.index + found[0].length + REACH)
    const id = ID.exec(after)
    if (id !== null && isSameSentence(after.slice(0, id.index))) return id[0]
  }
  return null
}

/**
 * The API version that a release's notes say it pins, or null where they say nothing: the sentence is missing in some
 * releases, so the package's own code is the better source. Forms in use: "changes the pinned API version to `X`" with
 * and without backticks and full stop; "does not change the pinned API version. It's still `X`"; "uses the same pinned
 * API version to `X` as the last major release"; `Stripe API Version `X` … will be sent by default`; "the new API
 * version "X"".
 */
export function apiVersionIn(section: string): ApiVersion | null {
  const id =
    idAfter(section, /pinned\W{0,6}API version\b/gi) ??
    idAfter(section, /\bStripe API Version\b/g) ??
    idAfter(section, /\bnew API version\b/gi)
  return id === null ? null : { id, apiRelease: apiReleaseOf(id), source: 'changelog' }
}
