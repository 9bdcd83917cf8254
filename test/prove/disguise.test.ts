import { expect, test } from 'vitest'
import { createDisguise } from '../../src/prove/ask/disguise.ts'

const SAID = { id: 'evt_contract', list: ['Contract-Key', 'a contract'], contract: 1, none: null, bytes: Buffer.from('contract') }

test('a disguise hides the word of the cases in every text, and reveals it again', () => {
  const { hide, reveal } = createDisguise()
  const hidden = hide(SAID)
  expect(JSON.stringify({ ...hidden, bytes: null })).not.toMatch(/contract/iu)
  expect(hidden.list[0]).toMatch(/^[A-Z][a-z]+-Key$/)
  expect(hidden.bytes).toBe(SAID.bytes)
  expect(reveal(hidden)).toEqual(SAID)
})

test('each disguise has a word of its own, and none is as long as the word that it hides', () => {
  const words = Array.from({ length: 40 }, () => createDisguise().hide('contract'))
  expect(new Set(words).size).toBe(40)
  expect(words.filter((word) => word.length === 'contract'.length)).toEqual([])
})
