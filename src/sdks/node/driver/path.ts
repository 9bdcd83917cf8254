import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const bundled = fileURLToPath(new URL('./drivers/node/driver.mjs', import.meta.url))

/** The absolute path of the driver of stripe-node: beside the bundle's entries, or beside this file. */
export const nodeDriver: string = existsSync(bundled) ? bundled : fileURLToPath(new URL('./driver.mjs', import.meta.url))
