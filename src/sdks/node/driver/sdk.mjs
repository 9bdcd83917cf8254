// The installed SDK: FOLDER, the driver's argument, holds node_modules/stripe, or the unpacked `package`.
import './guard.mjs'
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

/** Its CommonJS module. */
export let Stripe
export let version
let idle
/** Why it cannot be used; undefined where it can. */
export let broken
try {
  version = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version
  // Without the slash, the package.json beside the folder `package` would be read for it.
  Stripe = createRequire(join(folder, 'driver.cjs'))(`${home}/`)
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

/** The SDK as the shape of a call asks for it: its ES module for `esm`. */
export async function moduleFor(shape) {
  const file = join(home, 'esm', 'stripe.esm.node.js')
  if (shape !== 'esm') return Stripe
  if (!existsSync(file)) throw new Unsupported('it has no ES module')
  return (await import(pathToFileURL(file).href)).default
}
