import type { Case, WebhookCase } from '../../src/prove/cases/case.ts'
import { CASES } from '../../src/prove/cases/index.ts'

/** A case of the suite, by its id. */
export function only(id: string): Case {
  const found = CASES.find((one) => one.id === id)
  if (found === undefined) throw new Error(`there is no case ${id}`)
  return found
}

function webhook(id: string): WebhookCase {
  const found = only(id)
  if (found.kind !== 'webhook') throw new Error(`${id} is no webhook case`)
  return found
}

/** Two cases of which `right` knows the answers; a driver is asked the first as number 2, the second as number 3. */
export const FIRST: WebhookCase = webhook('webhook/valid-text')
export const SECOND: WebhookCase = webhook('webhook/tampered-body')
