import { isFormOf, isJsonOf, type Fields } from '../fields.ts'
import type { Attempt } from '../gateway/types.ts'

/** The description among the parameters of a request, which says what call it is of; undefined where it has none. */
export function descriptionIn({ path, body }: Attempt): string | undefined {
  return /\bdescription\W+(\w+)/.exec(`${path} ${body}`)?.[1]
}

/** Whether all parameters arrived, and no others: in a form or a query, where Stripe reads `True` as `true`, or in JSON. */
export function hasParameters({ path, body, headers }: Attempt, fields: Fields): boolean {
  if (body !== '' && headers['content-type']?.startsWith('application/json') === true) return isJsonOf(body, fields)
  return isFormOf(body === '' ? (path.split('?')[1] ?? '') : body, fields, (seen, wanted) => asStripeReads(seen) === wanted)
}

function asStripeReads(text: string): string {
  return /^(?:True|False)$/.test(text) ? text.toLowerCase() : text
}

/** What comes behind the API key of the case: `other` of `sk_test_token_other`, and nothing for the case's own. */
export function nameOfKey({ headers }: Attempt): string {
  return headers['authorization']?.split('_')[3] ?? ''
}
