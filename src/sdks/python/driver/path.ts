import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const bundled = fileURLToPath(new URL('./drivers/python/driver.py', import.meta.url))

/** The absolute path of the driver of stripe-python: beside the bundle's entries, or beside this file. */
export const pythonDriver: string = existsSync(bundled) ? bundled : fileURLToPath(new URL('./driver.py', import.meta.url))
