// A webhook verifier that does it right, and wrong in one named way where a mutant of the contract is asked for.
import { createHmac, timingSafeEqual } from 'node:crypto'

export class SignatureError extends Error {}

const ALGORITHM = { W16: 'sha1' }

/** Throws SignatureError where the delivery is not genuine. `body` is a Buffer, or an object that was parsed. */
export function verifyHeader(mutant, body, header, secret, tolerance) {
  if (mutant === 'W01') return
  if (mutant === 'W20' && secret === null) secret = ''
  if (mutant !== 'W02' || header !== null) refuseUnless(typeof header === 'string' && header !== '', 'no header')
  else return
  if (mutant !== 'W13') refuseUnless(Buffer.isBuffer(body), 'the body was parsed')
  if (!(mutant === 'W19' && secret === '') && mutant !== 'W20') refuseUnless(secret !== null && secret.trim() !== '', 'no secret')
  if (mutant === 'W17') secret = secret.replace(/^whsec_/, '')
  if (mutant === 'W18') secret = secret.trim()

  const fields = header.split(',').map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)])
  const timestamps = fields.filter(([name]) => name === 't').map(([, value]) => value)
  const timestamp = mutant === 'W29' ? timestamps.at(-1) : timestamps[0]
  refuseUnless(timestamp !== undefined && (mutant === 'W28' || /^\d+$/.test(timestamp)), 'no timestamp')
  const signatures = fields.filter(([name]) => name === 'v1' || (mutant === 'W10' && /^v\d$/.test(name))).map(([, value]) => value)
  if (mutant === 'W03' && fields.some(([name]) => name === 'v0')) return
  if (mutant === 'W04' && signatures.some((signature) => signature !== '')) return
  refuseUnless(signatures.length > 0, 'no signature')

  let signed = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  if (mutant === 'W13') signed = Buffer.from(JSON.stringify(Buffer.isBuffer(body) ? JSON.parse(body) : body))
  if (mutant === 'W14') signed = Buffer.from(signed.toString('utf8').trim())
  if (mutant === 'W15') signed = Buffer.from(signed.toString('utf8'))
  const prefix = { W11: '', W12: timestamp }[mutant] ?? `${timestamp}.`
  const expected = createHmac(ALGORITHM[mutant] ?? 'sha256', secret ?? '')
    .update(prefix)
    .update(signed)
    .digest('hex')
  const considered = { W08: signatures.slice(0, 1), W09: signatures.slice(-1) }[mutant] ?? signatures
  refuseUnless(
    considered.some((signature) => equal(mutant, signature, expected)),
    mutant === 'W41' ? `the signature should be ${expected}` : 'no signature matches',
  )
  if (mutant === 'W28' && !/^\d+$/.test(timestamp)) return
  checkAge(mutant, Math.floor(Date.now() / 1000) - Number(timestamp), tolerance)
}

function checkAge(mutant, age, tolerance) {
  if (mutant === 'W21') return
  let limit = tolerance ?? (mutant === 'W24' ? 3600 : 300)
  if (mutant === 'W22') limit /= 1000
  if (mutant === 'W25' && tolerance === 0) limit = Infinity
  if (mutant === 'W26' && limit < 0) limit = Infinity
  refuseUnless((mutant === 'W27' ? Math.abs(age) : age) <= limit, 'too old')
}

function equal(mutant, signature, expected) {
  if (mutant === 'W05') return signature.slice(0, 8) === expected.slice(0, 8)
  if (mutant === 'W06') return signature.length === expected.length
  const [a, b] = [Buffer.from(mutant === 'W07' ? signature.toLowerCase() : signature), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function refuseUnless(holds, why) {
  if (!holds) throw new SignatureError(why)
}
