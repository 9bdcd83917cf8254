// How the model writes parameters, rightly, or wrongly where a mutant is asked for; see mutants.ts.

import { randomUUID } from 'node:crypto'

const BIG = 10_000_000

/** The pairs of a form or a query. */
export function pairsOf(mutant, http, params) {
  return Object.entries(params)
    .filter(([name, value]) => !drops(mutant, http, name, value))
    .flatMap(([name, value]) => flatten(mutant, http, name, value))
}

function drops(mutant, http, name, value) {
  if (mutant === 'X.query') return http === 'GET' && name === 'email'
  const gone = { 'X.zero': 0, 'X.booleans': false, 'X.unset-empty': '', 'X.unset-null': null }
  return mutant in gone && value === gone[mutant]
}

function flatten(mutant, http, name, value, depth = 0) {
  if (mutant === 'I83' && typeof value === 'object') return [[name, JSON.stringify(value)]]
  if (value === null) return [[name, '']]
  if (value instanceof Date) return [[name, String(mutant === 'X.dates' ? value.getTime() : Math.floor(value.getTime() / 1000))]]
  if (Array.isArray(value)) return itemsOf(mutant, http, name, value).flatMap(([key, item]) => flatten(mutant, http, key, item, depth + 1))
  if (mutant === 'X.decimal-map' && name.startsWith('currency_options') && typeof value === 'string')
    return [[name, value.replace('0.0', '0.')]]
  if (mutant === 'X.decimal-methods' && name.includes('[price_data]')) return [[name, String(value).replace('0.0', '0.')]]
  if (mutant === 'X.objects-given' && name === 'default_payment_method') return [[name, '[object Object]']]
  if (typeof value !== 'object') return [[name, textOf(mutant, value)]]
  if (mutant === 'X.nested' && depth > 2) return [[name, JSON.stringify(value)]]
  const inner = Object.entries(value).filter(([key, item]) => !drops(mutant, http, key, item))
  return inner.flatMap(([key, item]) => flatten(mutant, http, `${name}[${key}]`, item, depth + 1))
}

function itemsOf(mutant, http, name, list) {
  const first = (mutant === 'X.list-texts' && http === 'POST' && typeof list[0] === 'string') || (mutant === 'X.expand' && http === 'GET')
  const kept = first ? list.slice(0, 1) : list
  const bare = mutant === 'X.list-objects' && typeof list[0] === 'object'
  return kept.map((item, index) => [`${name}[${bare ? '' : index}]`, item])
}

function textOf(mutant, value) {
  const text = String(value)
  switch (mutant) {
    case 'X.amount':
      return typeof value === 'number' && value > 1000 && value < 10_000 ? `${text}.00` : text
    case 'X.amount-large':
      return typeof value === 'number' && value >= BIG ? value.toExponential() : text
    case 'X.amount-negative':
      return typeof value === 'number' ? text.replace('-', '') : text
    case 'X.booleans-small':
      return typeof value === 'boolean' ? text[0].toUpperCase() + text.slice(1) : text
    case 'X.decimal':
      return /^\d+\.\d+$/.test(text) ? text.replace(/0+$/, '') : text
    case 'X.decimal-plain':
      return /^[1-9]0{6,}$/.test(text) ? Number(text).toExponential() : text
    case 'X.decimal-object':
      return /^\d{5,}\.\d+$/.test(text) ? String(Number(text)) : text
    case 'X.numbers':
      return typeof value === 'number' && text.length > 9 ? String(Math.trunc(value) | 0) : text
    case 'X.text-ampersand':
      return text.split('#')[0]
    case 'X.text-unicode':
      return text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '')
    case 'X.text-long':
      return text.slice(0, 1000)
    default:
      return text
  }
}

/** What of an id gets into a path as it is. */
export function segmentOf(mutant, verb, target) {
  const raw = {
    unescaped: true,
    'X.id-slash': verb === 'capture',
    'X.id-slash-delete': verb === 'delete',
    'X.id-query': verb === 'retrieve' && target.includes('?'),
  }
  if (raw[mutant]) return target
  const encoded = encodeURIComponent(target)
  return mutant === 'X.id-percent' && target.includes('%') ? encodeURIComponent(encoded) : encoded
}

/** The parameters of an upload, with the bytes of its file. */
export async function readyToUpload({ file, ...fields }) {
  if (typeof file.data === 'string') return { fields, name: file.name, pieces: [Buffer.from(file.data)], boundary: randomUUID() }
  const pieces = file.data instanceof Uint8Array ? [file.data] : await file.data.toArray()
  return { fields, name: file.name, pieces, boundary: randomUUID() }
}

/** An upload, as a body and its type. */
export function multipart(mutant, { fields, pieces, ...own }, attempt) {
  const boundary = mutant === 'X.upload-boundary' ? 'a-boundary-of-the-model' : own.boundary
  const pairs = pairsOf(mutant, 'POST', fields).filter(([name]) => mutant !== 'X.upload-fields' || !name.includes('['))
  const parts = [
    ...pairs.map(([name, text]) => [name, '', Buffer.from(text)]),
    ['file', `; filename="${mutant === 'X.upload-name' ? own.name : encodeURIComponent(own.name)}"`, bytesOf(mutant, pieces, attempt)],
  ]
  const body = parts.flatMap(([name, more, bytes]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"${more}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ])
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([...body, Buffer.from(`--${boundary}--\r\n`)]) }
}

function bytesOf(mutant, pieces, attempt) {
  if (mutant === 'X.upload-stream' && attempt > 0) return pieces[0]
  const bytes = Buffer.concat(pieces)
  if (mutant === 'X.upload-exact' && pieces.length === 1) return Buffer.from(pieces[0].buffer)
  return mutant === 'X.upload' ? Buffer.from(bytes.toString('utf8')) : bytes
}
