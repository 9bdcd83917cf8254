// Lets nothing leave this machine, and reports all that would have: connections, look-ups and datagrams. Once this is imported,
// which must be before the SDK is. It judges nothing.
import { AsyncLocalStorage } from 'node:async_hooks'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { TLSSocket } from 'node:tls'
import { say } from './instruments.mjs'
import './exchanges.mjs'
import './tampering.mjs'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
const OURS = '127.0.0.1'
/** Where the runner lets calls go that nobody is to take. */
const NOBODY = 1

const ports = new Set()
/** Those of them where nothing but TLS is spoken. */
const secure = new Set()
const domains = new Set(['.stripe.com'])
const offline = new AsyncLocalStorage()

/** Takes the port of an address for one of the runner's: there, names of its domain and Stripe's lead to this machine. */
export function callsGoTo(base) {
  const { hostname, port, protocol } = new URL(base)
  ports.add(Number(port))
  if (protocol === 'https:') secure.add(Number(port))
  domains.add(domainOf(hostname))
}

/** What follows the first label of a name. */
function domainOf(host) {
  return host.slice(host.indexOf('.'))
}

/** Runs `work`, and adds to the list, where there is one, whom it would have connected to. None of it is made. */
export function watchConnections(list, work) {
  return list === undefined ? work() : offline.run(list, work)
}

function refused(what) {
  say({ event: 'egress', host: what })
  return new Error(`nothing leaves this machine: ${what}`)
}

/** What the system says where nobody listens. */
function refusedBySystem() {
  const more = { errno: -111, code: 'ECONNREFUSED', syscall: 'connect', address: OURS, port: NOBODY }
  return Object.assign(new Error(`connect ECONNREFUSED ${OURS}:${NOBODY}`), more)
}

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function guarded(...args) {
  const list = Array.isArray(args[0]) ? args[0] : args
  const options =
    typeof list[0] === 'object' && list[0] !== null ? list[0] : { port: list[0], host: typeof list[1] === 'string' ? list[1] : undefined }
  const host = options.path ? 'a local socket' : (options.host ?? 'localhost')
  const port = Number(options.port)
  const watched = offline.getStore()
  if (secure.has(port) && !(this instanceof TLSSocket)) say({ event: 'egress', host: `${host} without TLS` })
  if (watched === undefined && ports.has(port) && !LOOPBACK.has(host) && domains.has(domainOf(host))) list[0] = { ...options, host: OURS }
  else if (watched !== undefined || !LOOPBACK.has(host)) {
    watched?.push(`${this instanceof TLSSocket ? 'https' : 'http'}://${host}:${port}`)
    const error = watched === undefined ? refused(host) : new Error('it is offline')
    process.nextTick(() => this.destroy(error))
    return this
  } else if (!ports.has(port)) say({ event: 'egress', host: `${host}:${port}` })
  // The wall counts connections that nobody takes: what is not the SDK's doing must not be among them. Nobody of ours is at ::1.
  else if (port === NOBODY) {
    process.nextTick(() => this.destroy(refusedBySystem()))
    return this
  } else if (host === 'localhost') list[0] = { ...options, host: OURS }
  return connect.apply(this, args)
}

for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  const isPromised = owner === dns.promises || owner === dns.promises.Resolver.prototype
  for (const name of Object.getOwnPropertyNames(owner)) {
    if (!/^(?:lookup|resolve|reverse)/.test(name)) continue
    const real = owner[name]
    owner[name] = function guarded(asked, ...rest) {
      if (LOOPBACK.has(asked) || asked === OURS) return real.call(this, asked, ...rest)
      const error = refused(`DNS ${asked}`)
      if (isPromised) return Promise.reject(error)
      process.nextTick(() => rest.at(-1)?.(error))
      return {}
    }
  }
}

for (const name of ['send', 'connect']) {
  dgram.Socket.prototype[name] = function guarded(...args) {
    const address = args.findLast((one) => typeof one === 'string')
    const error = refused(`UDP ${address ?? 'localhost'}`)
    const done = args.at(-1)
    if (typeof done === 'function') process.nextTick(() => done(error))
  }
}

syncBuiltinESMExports()
