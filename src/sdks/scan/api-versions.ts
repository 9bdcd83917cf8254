import { createFrames, type Context, type Target } from './frames.ts'
import { importWatch } from './imports.ts'
import { tokensOf, type Language } from './tokens.ts'

/** An API version that the code names itself. */
export interface ApiVersionLiteral {
  /** `2024-06-20`, `2026-10-28.endive`. */
  readonly value: string
  /** Offset of the literal. */
  readonly start: number
}

/** From this date on an API version has a train: `2024-09-30.acacia`. https://docs.stripe.com/upgrades */
const FIRST_TRAIN = '2024-09-30'

/** Stripe's first API version is of 2011; an older date, such as Amazon's 2006-03-01, is somebody else's. */
const OLDEST = '2011-01-01'

/**
 * The API versions that a source names for Stripe. A string counts where
 * 1. it is a date of 2011 or later, with a train or without (a beta header after a semicolon is no part of it), and
 * 2. it is given, directly or as a fallback, to a name that ends with "API version" or "Stripe version" in any
 *    spelling: `apiVersion`, `STRIPE_API_VERSION`, `stripe.api_version`, `stripe_version`, the header `Stripe-Version`
 *    (the field `api_version` of a webhook payload is none), or to `setApiVersion(…)`, and
 * 3. that name, the entry or statement around it, or the nearest call around it says "stripe"; `loadStripe` does not
 *    count, since it is Stripe.js. Where there is no call and nothing says it, the file must import the SDK, and the
 *    date must have a train where Stripe's have one.
 */
export function apiVersionsIn(text: string, language: Language): ApiVersionLiteral[] {
  const frames = createFrames(language)
  const sure: ApiVersionLiteral[] = []
  const likely: ApiVersionLiteral[] = []
  const imports = importWatch(language)
  let imported = false
  for (const token of tokensOf(text, language)) {
    const value = token.kind === 'string' ? versionOf(token.text) : null
    if (value !== null) {
      const owner = ownerOf(frames.context(), language)
      if (owner === 'stripe') sure.push({ value, start: token.start })
      else if (owner === 'unknown' && hasTrainIfDue(value)) likely.push({ value, start: token.start })
    }
    imported ||= imports(token)
    frames.take(token)
  }
  return imported ? [...sure, ...likely].toSorted((a, b) => a.start - b.start) : sure
}

function versionOf(text: string): string | null {
  if (text.length > 200) return null
  const read = /^((\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:\.[a-z]{1,20})?)(?:;.*)?$/.exec(text)
  return read?.[1] !== undefined && read[1] >= OLDEST && read[1] < '2100' ? read[1] : null
}

function hasTrainIfDue(value: string): boolean {
  return value.includes('.') === value >= FIRST_TRAIN
}

function ownerOf({ targets, callee, words }: Context, language: Language): 'stripe' | 'unknown' | 'other' {
  const target = targets.find((one) => isVersionName(one, language))
  const setter = targets.length === 0 && /(?:^|\.)set_?api_?version$/i.test(callee)
  if (target === undefined && !setter) return 'other'
  if (saysStripe(target?.name ?? '') || saysStripe(words)) return 'stripe'
  if (callee === '') return 'unknown'
  return saysStripe(callee) && !/(?:^|\.)loadStripe$/.test(callee) ? 'stripe' : 'other'
}

function saysStripe(text: string): boolean {
  return text.toLowerCase().includes('stripe')
}

/** A webhook's payload has a field `api_version`, and so has every fixture of one; it pins nothing. */
function isVersionName({ name, quoted }: Target, language: Language): boolean {
  const last = name.split('.').at(-1) ?? ''
  if (last === 'api_version') return name.startsWith('stripe.') || (language === 'python' && !quoted && name === last)
  return /(?:api|stripe)version$/.test(last.toLowerCase().replace(/[^a-z]/g, ''))
}
