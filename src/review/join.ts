import type { Changelog, ReleaseChange } from '../domain/release.ts'
import type { Breaking, BrokenLine } from '../domain/review.ts'

/**
 * Adds to a line the changelog's entry that explains it: one that names the field and what it is of, or holds the words that the
 * line's rule looks for. A breaking one comes before others, one that removes something before one that changes it, and the
 * newest release first. An entry that only happens to hold the name of the field explains nothing.
 */
export function explain({ topic, ...line }: BrokenLine, changelog: Changelog | undefined): Breaking {
  const found = (changelog?.releases ?? []).flatMap(({ version: own, apiVersion, changes }) => {
    // The version of another SDK would be taken for one of this.
    const version = changelog?.source === 'sibling' ? (apiVersion?.id ?? own) : own
    return changes.flatMap((change) => {
      const rank = rankOf({ topic, ...line }, change)
      return rank === 0 ? [] : [{ rank, version, text: change.markdown }]
    })
  })
  const best = Math.max(0, ...found.map(({ rank }) => rank))
  const first = found.find(({ rank }) => rank === best)
  return { ...line, change: first === undefined ? null : { version: first.version, text: first.text } }
}

function rankOf({ topic, symbol, kind }: BrokenLine, { kind: changeKind, markdown }: ReleaseChange): number {
  if (kind === 'api-version-literal') return 0
  if (!(topic === undefined ? isAbout(symbol, markdown) : markdown.toLowerCase().includes(topic))) return 0
  // What was added breaks nothing.
  if (topic === undefined && changeKind !== 'breaking' && /^Add support for\b/.test(markdown)) return 0
  return 1 + (changeKind === 'breaking' ? 2 : 0) + (/\b(?:remov|renam|no longer|replac|drop)/i.test(markdown) ? 1 : 0)
}

function isAbout(symbol: string, markdown: string): boolean {
  const names = symbol.split('.').filter((name) => name !== '')
  const [field, owner] = [names.at(-1), names.at(-2)]
  if (field === undefined || owner === undefined || !markdown.includes(field)) return false
  const parts = symbolsIn(markdown).map((span) => span.split('.'))
  const wanted = singular(owner)
  return (
    parts.some((span) => span.includes(field)) &&
    parts.some((span) => span.some((name) => singular(name) === wanted || isOfParams(name, wanted)))
  )
}

/** `SubscriptionResumeParams`, of what is sent to the resource `subscriptions`. */
function isOfParams(name: string, resource: string): boolean {
  return /^[A-Z]\w*Params$/.test(name) && name.toLowerCase().startsWith(resource)
}

/** One spelling for what is called `Subscription`, `SubscriptionsResource` and `subscriptions`. */
function singular(name: string): string {
  return name
    .replace(/(?:Resource|Service)$/, '')
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
}

/** More alternatives than any entry has. */
const MAX_SYMBOLS = 400

/** The names in an entry's code, in full: `{A, B}.c` is `A.c` and `B.c`, and `X.y[].z` is `X.y.z`. */
export function symbolsIn(markdown: string): readonly string[] {
  const spans = Array.from(markdown.matchAll(/`([^`]{1,300})`/g), ([, span = '']) => span)
  return spans.flatMap((span) => expanded(span.replaceAll('[]', ''))).slice(0, MAX_SYMBOLS)
}

function expanded(span: string): readonly string[] {
  const braces = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(span)
  if (braces === null) return [span.trim()]
  const [, before = '', inner = '', after = ''] = braces
  return inner.split(',').flatMap((one) => expanded(`${before}${one.trim()}${after}`))
}
