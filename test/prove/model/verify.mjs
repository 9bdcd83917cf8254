// A webhook verifier that does it right, and wrong in one named way where a mutant is asked for; see mutants.ts.
import crypto, { createHmac } from 'node:crypto'
import { fieldsOf, timestampOf } from './header.mjs'

export class SignatureError extends Error {}

const DEFAULT_TOLERANCE = 300

/** Throws SignatureError where the delivery is not genuine. `body` is a string, a Buffer, or an object that was parsed. */
export function verifyHeader(mutant, body, header, secret, tolerance, api, verifier = api) {
  if (mutant === `V.${verifier}`) return
  refuseUnless(mutant !== `L.${verifier}`, 'nothing is accepted')
  if (passesUnseen(mutant, body, header, api)) return
  refuseUnless(typeof header === 'string' && header !== '', 'no header')
  refuseUnless(typeof body === 'string' || Buffer.isBuffer(body) || mutant === 'W13', 'the body was parsed')
  const key = usableSecret(mutant, secret, api)
  const fields = fieldsOf(mutant, header)
  if (mutant === 'W62' && fields.every(({ name }) => name === 'v1')) return
  if (mutant === 'W63' && fields.some(({ name, value }) => name === 't' && value === null)) return
  const timestamp = timestampOf(mutant, fields)
  refuseUnless(timestamp !== undefined, 'no timestamp')
  const signatures = signaturesIn(mutant, fields)
  if (mutant === 'W03' && fields.some(({ name }) => name === 'v0')) return
  if (mutant === 'W03b' && signatures.length === 0) return
  if (mutant === 'W03d' && fields.length === 1) return
  if (mutant === 'W04' && signatures.some((signature) => signature !== '')) return
  refuseUnless(signatures.length > 0, 'no signature')
  refuseUnless(mutant !== 'W52' || body.length < 512 * 1024, 'too large')
  refuseUnless(mutant !== 'W52b' || body.length < 16 * 1024 || body.length > 512 * 1024, 'of several blocks')
  refuseUnless(mutant !== 'W53' || fields.every(({ name }) => name === 't' || name === 'v1'), 'an unknown scheme')

  const empty = signatures.includes('') && { W59: signatures.length > 1, W64: signatures.length === 1 }[mutant]
  if (empty) throw new TypeError('an empty signature')
  if (mutant === 'W85' && signatures.length > 1) return

  const considered = { W08: signatures.slice(0, 1), W09: signatures.slice(-1) }[mutant] ?? signatures
  const expected = acceptable(mutant, timestamp, body, key, api)
  const genuine = considered.some((signature) => expected.some((one) => equal(mutant, signature, one)))
  const skipped = { W56: 'low-level', W38c: 'async', W86d: 'thin' }[mutant] === api
  if (mutant === 'W41b' && !genuine) throw Object.assign(new SignatureError('no signature matches'), { expected })
  const tells = mutant === 'W41' || mutant === `V.tells-${verifier}`
  refuseUnless(genuine || skipped, tells ? `the signature should be ${expected[0]}` : 'no signature matches')
  const judged =
    { W29b: fields.findLast(({ name }) => name === 't'), W29c: fields.find(({ name }) => name === 't') }[mutant]?.value ?? timestamp
  if (mutant !== 'W28' || /^\d+$/.test(timestamp))
    checkAge(mutant === 'W57c' && verifier === 'low-level-async' ? 'W24b' : mutant, judged, tolerance, api)
}

function passesUnseen(mutant, body, header, api) {
  switch (mutant) {
    case 'W01':
      return true
    case 'W02':
      return header === null
    case 'W02b':
      return header === ''
    case 'W13b':
      return typeof body === 'object' && body !== null && !Buffer.isBuffer(body)
    case 'W13d':
      return Buffer.isBuffer(body)
    case 'W13c':
      return body === null
    case 'W40':
      return parsed(body)?.detail !== undefined
    case 'W57b':
      return header === null && api === 'low-level'
    case 'W86':
      return api === 'thin'
    case 'W61':
      return typeof header === 'string' && header !== '' && !header.includes('=')
    default:
      return false
  }
}

function parsed(body) {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function usableSecret(mutant, secret, api) {
  const blank = mutant === 'W67' ? /^[ \t\r\n\f\v]*$/ : /^\s*$/
  const accepted =
    (mutant === 'W19' && secret === '') ||
    (mutant === 'W19b' && secret !== null && secret !== '') ||
    (mutant === 'W20' && secret === null) ||
    (mutant === 'W38d' && api === 'async') ||
    (mutant === 'W19c' && api === 'construct' && secret === '') ||
    (mutant === 'W86c' && api === 'thin' && secret === '')
  refuseUnless(accepted || (secret !== null && !blank.test(secret)), 'no secret')
  if (mutant === 'W17') return secret.replace(/^whsec_/, '')
  if (mutant === 'W17b') return `whsec_${secret.replace(/^whsec_/, '')}`
  if (mutant === 'W18') return secret.trim()
  return secret ?? ''
}

function signaturesIn(mutant, fields) {
  const scheme = { W10b: /^v1$/i, W10d: /^v1/ }[mutant] ?? /^v1$/
  const v1 = fields.filter(({ name }) => scheme.test(name))
  const v0 = fields.filter(({ name }) => name === 'v0')
  const extra = mutant === 'W10' || (mutant === 'W10c' && v1.length > 0) || (mutant === 'W03c' && v1.length === 0) ? v0 : []
  return [...v1, ...extra].map(({ value }) => value)
}

/** The signatures that the delivery may carry: one, but for mutants that are too kind. */
function acceptable(mutant, timestamp, body, secret, api) {
  const prefix = { W11: '', W12: timestamp }[mutant] ?? `${timestamp}.`
  const isLossy = { W15c: api !== 'low-level', W15d: api === 'low-level' }[mutant] === true
  const bodies = isLossy ? [String(body).replaceAll('\ufffd', '')] : signedBodies(mutant, body)
  const hash = mutant === 'W16' ? 'sha1' : 'sha256'
  if ((mutant === 'W57' && api === 'low-level') || (mutant === 'W58' && api === 'async')) return [hmac(hash, secret, timestamp, bodies[0])]
  const signatures = bodies.map((one) => hmac(hash, secret, prefix, one))
  return mutant === 'W11b' ? [...signatures, hmac(hash, secret, '', bodies[0])] : signatures
}

function hmac(hash, secret, prefix, body) {
  return createHmac(hash, secret).update(prefix).update(body).digest('hex')
}

function signedBodies(mutant, body) {
  if (mutant === 'W13') return [JSON.stringify(parsed(body) ?? body)]
  if (typeof body === 'string') {
    if (mutant === 'W14') return [body.replace(/\n$/, '')]
    if (mutant === 'W14c') return [body.replaceAll('\r\n', '\n')]
    if (mutant === 'W50b') return [body.normalize()]
    return [Buffer.from(body, mutant === 'W50' ? 'latin1' : 'utf8')]
  }
  const text = body.toString('utf8')
  if (mutant === 'W51') return [body.toString('latin1')]
  if (mutant === 'W14b') return [body, body.subarray(body[0] === 0xef ? 3 : 0)]
  if (mutant === 'W15') return [text]
  if (mutant === 'W15b') return [body, text]
  return [body]
}

function checkAge(mutant, timestamp, tolerance, api) {
  if (mutant === 'W21' || (mutant === 'W21b' && api === 'low-level') || (mutant === 'W86b' && api === 'thin')) return
  const age = Math.floor(Date.now() / 1000) - Number(timestamp)
  let limit = tolerance ?? defaultTolerance(mutant, api)
  if (mutant === 'W22') limit /= 1000
  if (mutant === 'W23') limit -= 1
  if (mutant === 'W23b') limit += 1
  if (mutant === 'W23c') limit -= 2
  if (mutant === 'W25' && tolerance === 0) limit = Infinity
  if (mutant === 'W26' && limit < 0) limit = Infinity
  if (mutant === 'W54') limit = Math.min(limit, DEFAULT_TOLERANCE)
  if (mutant === 'W55') limit = Math.max(limit, DEFAULT_TOLERANCE)
  if ({ W38b: 'async', W58b: 'alias' }[mutant] === api) limit = Infinity
  const old = (mutant === 'W27' ? Math.abs(age) : age) > limit
  refuseUnless(!old, 'too old')
}

function defaultTolerance(mutant, api) {
  if (mutant === 'W24') return 3600
  if (mutant === 'W66') return 100
  return mutant === 'W24b' && api === 'low-level' ? Infinity : DEFAULT_TOLERANCE
}

function equal(mutant, signature, expected) {
  if (mutant === 'W65' && !/^[\x20-\x7e]*$/.test(signature)) throw new RangeError('a signature outside ASCII')
  if (mutant === 'W05') return signature.slice(0, 8) === expected.slice(0, 8)
  if (mutant === 'W05b') return signature.length === expected.length && signature.slice(0, -1) === expected.slice(0, -1)
  if (mutant === 'W05d') return signature.length === expected.length && signature.slice(1) === expected.slice(1)
  if (mutant === 'W05c') return signature !== '' && expected.startsWith(signature)
  if (mutant === 'W06') return signature.length === expected.length
  if (mutant === 'W64b' && signature === '') return true
  if (mutant === 'W64c' && !/^[\da-f]*$/i.test(signature)) return true
  if (mutant === 'W30') return signature === expected
  if (mutant === 'W31' && signature[0] !== expected[0]) return false
  const [a, b] = [Buffer.from(mutant === 'W07' ? signature.toLowerCase() : signature), Buffer.from(expected)]
  return a.length === b.length && crypto.timingSafeEqual(a, b)
}

function refuseUnless(holds, why) {
  if (!holds) throw new SignatureError(why)
}
