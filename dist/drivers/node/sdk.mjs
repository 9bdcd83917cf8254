// The installed SDK: FOLDER, the driver's argument, holds node_modules/stripe, or the unpacked `package`.
import './guard.mjs'
import './exchanges.mjs'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the SDK lacks. */
export class Unsupported extends Error {}

const folder = resolve(process.argv[2] ?? '.')
// What the SDK sees is a program like any other: it must not behave better where it is looked at.
process.argv.splice(1, process.argv.length, '/app/index.js')
process.execArgv.length = 0
const home = ['package', 'node_modules/stripe'].map((path) => join(folder, path)).find((path) => existsSync(join(path, 'package.json')))
const require = createRequire(join(folder, 'driver.cjs'))

/** Its CommonJS module. */
export let Stripe
export let version
let idle
/** Why it cannot be used; undefined where it can. */
export let broken
try {
  version = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version
  // Without the slash, the package.json beside the folder `package` would be read for it.
  Stripe = require(`${home}/`)
  offline()
} catch (error) {
  broken = `it does not load on Node ${process.versions.node}: ${String(error?.message).split('\n')[0].replaceAll(folder, '')}`
}
export const major = Number.parseInt(version, 10)

/** A client that sends nothing. */
export function offline() {
  idle ??= typeof Stripe.prototype?.setHost === 'function' ? Stripe('sk_test_offline') : new Stripe('sk_test_offline', { telemetry: false })
  return idle
}

let fetchIsReady

/** Node makes its fetch ready at the first use: a call that is given little time would be the one that waits for that. */
function readyFetch() {
  fetchIsReady ??= globalThis.fetch?.('data:,').catch(() => undefined)
  return fetchIsReady
}

/** The SDK as a surface has it: its ES module for `esm`, what a Worker is given for `worker`, for `worker-cjs` where that takes no ES modules, for `script` what a script is given that Stripe runs. */
export async function moduleFor(surface) {
  if (['fetch', 'worker', 'worker-cjs', 'script'].includes(surface)) await readyFetch()
  if (surface === 'esm') return loaded('esm/stripe.esm.node.js', 'ES module')
  if (surface === 'worker') return workerModule()
  if (surface === 'worker-cjs') return copyOf('worker', 'module for Workers without ES modules')
  if (surface === 'script') return copyOf('extensibility', 'module for scripts')
  return Stripe
}

async function loaded(path, what) {
  const file = join(home, path)
  if (!existsSync(file)) throw new Unsupported(`it has no ${what}`)
  return (await import(pathToFileURL(file).href)).default
}

const CORE = 'esm/stripe.core.js'
let worker
const copies = new Map()

/** What both builds share is set up once, by whichever loads last: where that is so, a Worker gets a copy of its own. */
function workerModule() {
  worker ??= sharesCore() ? copyOf('worker', 'module for Workers') : loaded('esm/stripe.esm.worker.js', 'module for Workers')
  return worker
}

function sharesCore() {
  const [node, core] = ['esm/stripe.esm.node.js', CORE].map((path) => join(home, path))
  if (!existsSync(core)) return false
  return /.\/stripe\.core\.js/.test(readFileSync(node, 'utf8')) && readFileSync(core, 'utf8').includes('static initialize(')
}

/** All its CommonJS modules anew: what both builds share is set up for one of them. */
function copyOf(build, what) {
  const file = join(home, `cjs/stripe.cjs.${build}.js`)
  if (!existsSync(file)) throw new Unsupported(`it has no ${what}`)
  if (!copies.has(build)) copies.set(build, loadedAnew(file))
  return copies.get(build)
}

function loadedAnew(file) {
  const mine = Object.keys(require.cache).filter((path) => path.startsWith(home))
  const before = mine.map((path) => [path, require.cache[path]])
  for (const path of mine) delete require.cache[path]
  try {
    return require(file)
  } finally {
    for (const [path, module] of before) require.cache[path] = module
  }
}
