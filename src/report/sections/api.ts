import type { ApiVersionPin, Review } from '../../domain/review.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { bullets, code, paragraph, section, type Block, type Inline } from '../document.ts'
import { placesOf } from './places.ts'

/** The API versions that the two SDKs pin, and every place in the user's code that pins one itself. */
export function apiBlocks({ changelog, review, facts }: UpgradeReport): readonly Block[] {
  const { from, to } = changelog.apiVersion
  const [literals, unpinned] = [review?.pins ?? [], review?.unpinned ?? []]
  return section('notes', 'Stripe API version', [
    paragraph(...pinned(from?.id ?? null, to?.id ?? null, from?.source === 'changelog' || to?.source === 'changelog')),
    ...(literals.length > 0
      ? [bullets(valuesOf(literals).map((value) => literalItem(value, literals, facts.pinAdvice, to?.id ?? null)))]
      : [paragraph(review === null ? 'We did not search your code for one.' : 'No line that we read pins one.')]),
    ...(literals.length > 0 && unpinned.length > 0
      ? [paragraph('No API version is pinned by the clients that ', ...placesOf(unpinned), ' make: their requests move with the merge.')]
      : []),
  ])
}

/** Why the API version of some requests moves, up to its `so`. */
export function whyItMoves(review: Review | null, nowhere = 'No line of your code'): readonly Inline[] {
  const unpinned = review?.unpinned ?? []
  const single = (review?.pins ?? []).length > 0 ? ' for all requests' : ''
  if (unpinned.length === 0 || !hasPins(review)) return [`${nowhere} pins an API version${single}, so`]
  return ['The clients that are made in ', ...placesOf(unpinned), ' pin no API version, so']
}

export function whatMoves(review: Review | null): readonly Inline[] {
  return [(review?.unpinned ?? []).length > 0 && hasPins(review) ? 'their requests' : 'your requests']
}

function hasPins(review: Review | null): boolean {
  return (review?.pins ?? []).some(({ scope }) => scope === 'client')
}

function literalItem(value: string, literals: readonly ApiVersionPin[], advice: string | null, to: string | null): readonly Block[] {
  const places = placesOf(literals.filter((finding) => finding.value === value))
  const alone = literals.every((finding) => finding.value !== value || finding.scope === 'request')
  const after = alone ? ['It decides the API version of these requests alone.'] : literalAdvice(value, advice, to)
  return [paragraph('Your code pins ', code(value), ' in ', ...places, '. ', ...after)]
}

/** The API versions that the user's code pins, each once. */
function valuesOf(literals: readonly ApiVersionPin[]): readonly string[] {
  return [...new Set(literals.map((finding) => finding.value))]
}

function pinned(from: string | null, to: string | null, fromChangelog: boolean): readonly Inline[] {
  const source = fromChangelog ? [' (from the changelog, not from the package)'] : []
  if (from === null && to === null) return ['The API version that these releases pin is unknown.']
  if (from === to && to !== null) return ['Both versions pin ', code(to), ...source, '. Requests and responses keep their shape.']
  return [from === null ? 'unknown' : code(from), ' → ', to === null ? 'unknown' : code(to), ...source, '.']
}

function literalAdvice(value: string, advice: string | null, to: string | null): readonly Inline[] {
  if (to === null) return ['It decides the API version of your requests, whichever SDK you use.']
  if (value === to) return ['The new version pins the same one: you have nothing to do.']
  return [
    'Your requests stay on it after the merge, and the SDK’s types describe ',
    code(to),
    '. ',
    ...(advice === null ? [] : [`${advice} `]),
    'Remove it, or move it after you have read the breaking changes.',
  ]
}
