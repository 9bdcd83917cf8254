import type { ApiVersionPin } from '../../domain/review.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { bullets, code, paragraph, section, type Block, type Inline } from '../document.ts'
import { placesOf } from './places.ts'

/** The API versions that the two SDKs pin, and every place in the user's code that pins one itself. */
export function apiBlocks({ changelog, review, facts }: UpgradeReport): readonly Block[] {
  const { from, to } = changelog.apiVersion
  const literals = review?.pins ?? []
  return section('notes', 'Stripe API version', [
    paragraph(...pinned(from?.id ?? null, to?.id ?? null, from?.source === 'changelog' || to?.source === 'changelog')),
    ...(literals.length > 0
      ? [bullets(valuesOf(literals).map((value) => literalItem(value, literals, facts.pinAdvice, to?.id ?? null)))]
      : [paragraph(review === null ? 'We did not search your code for one.' : 'No line that we read pins one.')]),
  ])
}

function literalItem(value: string, literals: readonly ApiVersionPin[], advice: string | null, to: string | null): readonly Block[] {
  const places = placesOf(literals.filter((finding) => finding.value === value))
  return [paragraph('Your code pins ', code(value), ' in ', ...places, '. ', ...literalAdvice(value, advice, to))]
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
