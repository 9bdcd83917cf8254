import { expect, test } from 'vitest'
import { addressOf, keptAddressOf } from '../../src/prove/ask/call.ts'
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

test('what keeps its connections is another host to the SDK, so that no other call is made on them', () => {
  const [gateway, disguise] = [{ host: '127.0.0.1', port: 8000 } as const, createDisguise()]
  const [named, unnamed] = [{ capabilities: ['resolves-names'] }, { capabilities: [] }]
  const [usual, kept] = [addressOf(gateway, named, disguise), keptAddressOf(gateway, named, disguise)]
  expect(kept).not.toBe(usual)
  expect([usual, kept].map((address) => new URL(address ?? '').port)).toEqual(['8000', '8000'])
  expect(usual + (kept ?? '')).not.toContain('contract')
  expect([addressOf(gateway, unnamed, disguise), keptAddressOf(gateway, unnamed, disguise)]).toEqual(['http://127.0.0.1:8000', null])
})
