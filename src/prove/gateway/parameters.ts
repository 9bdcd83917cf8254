import { hash } from 'node:crypto'

/**
 * A hash of the parameters of a body, the same for those that Stripe reads as the same: it compares parameters and not bytes
 * (https://docs.stripe.com/api/idempotent_requests). So neither their order nor the way they are encoded matters.
 */
export function hashOfParameters(body: Buffer, contentType = ''): string {
  return hash('sha256', canonical(body, contentType))
}

function canonical(body: Buffer, contentType: string): string | Buffer {
  if (contentType.startsWith('application/x-www-form-urlencoded')) return form(body.toString('utf8'))
  if (contentType.startsWith('application/json')) return json(body.toString('utf8'))
  const boundary = /^multipart\/form-data;\s*boundary="?([^";]+)/.exec(contentType)?.[1]
  return boundary === undefined ? body : body.toString('latin1').replaceAll(boundary, 'boundary')
}

/** The order among fields of one name is that of a list. */
function form(text: string): string {
  const fields = [...new URLSearchParams(text)]
  return JSON.stringify(fields.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

function json(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text)))
  } catch {
    return text
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => [name, sorted(one)])
}
