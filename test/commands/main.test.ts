import { expect, test, vi } from 'vitest'
import { main } from '../../src/commands/main.ts'

test('an error is told in lines that no terminal acts on, and without credentials', async () => {
  const written: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  const code = await main(`\u001B]0;a title\u0007sk_live_${'4eC39'.repeat(5)}`, [], () => '0')
  spy.mockRestore()
  expect(code).toBe(2)
  const [text = ''] = written
  expect(text).toMatch(/^stripe-upgrade: .*sk_live_\*\*\*.* is not a command\. /u)
  // oxlint-disable-next-line no-control-regex
  expect(text.slice(0, -1)).not.toMatch(/[\u0000-\u001F]/u)
})
