import type { ApiVersionPin } from '../../domain/review.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { bullets, code, heading, paragraph, type Block, type Inline } from '../document.ts'
import { placesOf } from './in-code.ts'

/** The pinned Stripe API version, old → new, and every place in the user's code that names one itself. */
export function apiBlocks({ changelog, review, facts }: UpgradeReport): readonly Block[] {
  const { from, to } = changelog.apiVersion
  const literals = review?.pins ?? []
  return [
    heading(3, 'Stripe API version'),
    paragraph(...pinned(from?.id ?? null, to?.id ?? null, from?.source === 'changelog' || to?.source === 'changelog')),
    ...(literals.length === 0
      ? [paragraph('No line of your code that was read names an API version itself.')]
      : [bullets(valuesOf(literals).map((value) => literalItem(value, literals, facts.pinAdvice, to?.id ?? null)))]),
  ]
}

function literalItem(value: string, literals: readonly ApiVersionPin[], advice: string | null, to: string | null): readonly Block[] {
  const places = placesOf(literals.filter((finding) => finding.value === value))
  return [paragraph('Your code names ', code(value), ' in ', ...places, '. ', ...literalAdvice(value, advice, to))]
}

/** The API versions that the user's code names, each once. */
export function valuesOf(literals: readonly ApiVersionPin[]): readonly string[] {
  return [...new Set(literals.map((finding) => finding.value))]
}

function pinned(from: string | null, to: string | null, fromChangelog: boolean): readonly Inline[] {
  const source = fromChangelog ? [' (by the changelog, not read from the package)'] : []
  if (from === null && to === null) return ['The API version that these releases pin is unknown.']
  if (from === to && to !== null) return ['Both versions pin ', code(to), ...source, ': requests and answers keep their shape.']
  return [from === null ? 'unknown' : code(from), ' → ', to === null ? 'unknown' : code(to), ...source, '.']
}

function literalAdvice(value: string, advice: string | null, to: string | null): readonly Inline[] {
  if (to === null) return ['It decides the API version of your requests, whichever SDK you use: see that it is what you want.']
  if (value === to) return ['That is what the new version pins: nothing is to be done.']
  return [
    'Your requests stay on it after the merge, while the SDK’s types describe ',
    code(to),
    '. ',
    ...(advice === null ? [] : [`${advice} `]),
    'Remove it, or move it once you have read the breaking changes.',
  ]
}
