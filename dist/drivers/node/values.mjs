// Parameters as a caller of the SDK writes them, where JSON has no such value.
import { Readable } from 'node:stream'

/** A date for `{ $date }`, a file for `{ $file }` in Base64, for `{ $decimal }` what the SDK makes of its text, for `{ $context }` its context where it has such objects, for `{ $authenticator }` who authenticates with a key, and for an object of an answer in `{ $object }` its id where it has one. */
export function native(value, module = {}) {
  if (Array.isArray(value)) return value.map((one) => native(one, module))
  if (value === null || typeof value !== 'object') return value
  if (value.$date !== undefined) return new Date(value.$date)
  if (value.$decimal !== undefined) return module.Decimal === undefined ? value.$decimal : module.Decimal.from(value.$decimal)
  if (value.$object !== undefined) return value.$object.id ?? value.$object
  if (value.$context !== undefined) return contextOf(value.$context, module)
  if (value.$authenticator !== undefined) return authenticatorOf(value.$authenticator)
  if (value.$file !== undefined) return { data: dataOf(value), name: value.name, type: 'application/octet-stream' }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, native(one, module)]))
}

/** The list that it is made of is its caller's, who goes on with it. */
function contextOf(text, { StripeContext }) {
  if (StripeContext === undefined) return text
  const segments = text.split('/')
  const made = new StripeContext(segments)
  segments.push('acct_below')
  return made
}

function dataOf({ $file, form }) {
  const bytes = Buffer.from($file, 'base64')
  switch (form) {
    case 'view':
      return within(bytes)
    case 'array': {
      const { buffer, byteOffset, length } = within(bytes)
      return new Uint8Array(buffer, byteOffset, length)
    }
    case 'text':
      return bytes.toString('utf8')
    case 'stream':
      // What it is made of changes as it is read, and is not for whoever compares parameters.
      return Object.assign(Readable.from([bytes.subarray(0, 7), bytes.subarray(7, 9), bytes.subarray(9)]), { toJSON: () => 'a stream' })
    default:
      return bytes
  }
}

/** Bytes with a secret of somebody else before and after them, in memory of their own. */
function within(bytes) {
  const around = Buffer.alloc(bytes.length + 64, 'a secret of others ')
  bytes.copy(around, 32)
  return around.subarray(32, 32 + bytes.length)
}

/** A function of the caller's that authenticates a request, and says how often it was asked; not at once, as where it asks somebody for the key. */
export function authenticatorOf(key) {
  let asked = 0
  return async (request) => {
    asked += 1
    request.headers['X-Asked'] = String(asked)
    await new Promise((resolve) => setImmediate(resolve))
    request.headers.Authorization = `Bearer ${key}`
  }
}
