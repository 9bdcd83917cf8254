import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Programs that are run, and not bundled: beside the bundle's entries, or beside this file. */
function programNamed(name: string): string {
  const bundled = fileURLToPath(new URL(`./drivers/node/${name}`, import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(new URL(`./${name}`, import.meta.url))
}

/** The absolute path of the driver of stripe-node. */
export const nodeDriver: string = programNamed('driver.mjs')

/** The absolute path of what checks types. */
export const typeChecker: string = programNamed('check-types.mjs')
