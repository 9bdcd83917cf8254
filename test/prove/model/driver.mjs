// A small SDK that keeps the contract, behind the driver protocol: `node driver.mjs [MUTANT [VERSION]]`. With a mutant's name it
// has that one fault; see contract W01 to W41 and I01 to I34.
import { createInterface } from 'node:readline'
import { createClient } from './request.mjs'
import { SignatureError, verifyHeader } from './verify.mjs'

const [, , mutant = 'none', version = '1.0.0'] = process.argv
const SHAPES = new Set(['params-and-options', 'options-only', 'snake-case'])
const tell = (message) => process.stdout.write(`${JSON.stringify(message)}\n`)
const clients = new Map()

async function call({ base, key, options, shape, method, target, params = {}, request = {} }) {
  if (!SHAPES.has(shape)) return { unsupported: `it has no such call: ${shape}` }
  const name = JSON.stringify([key, options])
  if (!clients.has(name)) clients.set(name, createClient(mutant, base, key, options))
  try {
    const { headers, id = null, object = null } = await clients.get(name).call(method, target, params, request)
    return { value: { id, object }, headers }
  } catch (error) {
    return { error: { class: error.kind ?? error.constructor.name, code: null, status: error.status ?? null, message: error.message } }
  }
}

async function verify({ payload, form, header, secret, tolerance, api }) {
  const raw = Buffer.from(payload, 'base64')
  try {
    const body = form === 'parsed' ? JSON.parse(raw.toString('utf8')) : raw
    if (mutant === 'W32') JSON.parse(raw.toString('utf8'))
    try {
      if (!(mutant === 'W38' && api === 'async')) verifyHeader(mutant, body, header, secret, tolerance)
    } catch (error) {
      if (mutant === 'W37') return { refused: true, class: 'TypeError', message: error.message, typed: false }
      if (mutant !== 'W36') throw error
    }
    if (api === 'low-level') return { accepted: true, eventId: null }
    const event = JSON.parse(raw.toString('utf8'))
    if (mutant === 'W33') return { accepted: true, eventId: 'evt_another' }
    if (event.object === 'v2.core.event' && api !== 'thin' && mutant !== 'W39') throw new TypeError('a thin event')
    return { accepted: true, eventId: event.id ?? null }
  } catch (error) {
    const typed = error instanceof SignatureError
    return { refused: true, class: typed ? 'StripeSignatureVerificationError' : error.constructor.name, message: error.message, typed }
  }
}

const hello = {
  protocol: 1,
  sdk: 'node',
  version,
  apiVersion: '2026-08-26.dahlia',
  runtime: 'model',
  capabilities: ['proves-hangs'],
}
const pending = new Set()
createInterface({ input: process.stdin }).on('line', async (line) => {
  const message = JSON.parse(line)
  pending.add(message.id)
  const answer = await { hello: async () => hello, verify, call }[message.verb](message)
  if (pending.delete(message.id)) tell({ id: message.id, ...answer })
})
process.on('beforeExit', () => {
  for (const id of pending) tell({ id, hang: true })
  pending.clear()
})
