import { expect, test, vi } from 'vitest'
import { main } from '../../src/commands/main.ts'

/** What is written of a command that there is not. */
async function toldOf(command: string): Promise<string> {
  const written: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  expect(await main(command, [], () => '0')).toBe(2)
  spy.mockRestore()
  return written.join('')
}

test('an error is printed in lines that no terminal acts on, and without credentials', async () => {
  const text = await toldOf(`\u001B]0;a title\u0007sk_live_${'4eC39'.repeat(5)}`)
  expect(text).toMatch(/^stripe-upgrade: .*sk_live_\*\*\*.* is not a command\. /u)
  // oxlint-disable-next-line no-control-regex
  expect(text.slice(0, -1)).not.toMatch(/[\u0000-\u001F]/u)
})

test('the credentials of the environment are not shown, whatever they look like', async () => {
  vi.stubEnv('ACME_TOKEN', 'canary 6735')
  const text = await toldOf('of canary 6735')
  vi.unstubAllEnvs()
  expect(text).toMatch(/of \*\*\*.* is not a command/u)
})
