import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** The hash of a file in one of Node's algorithms. */
export async function hashOf(file: string, algorithm: string, encoding: 'hex' | 'base64'): Promise<string> {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(file), hash)
  return hash.digest(encoding)
}

/** The integrity of a file as lockfiles write it: `sha512-…`. */
export async function integrityOf(file: string): Promise<string> {
  return `sha512-${await hashOf(file, 'sha512', 'base64')}`
}
