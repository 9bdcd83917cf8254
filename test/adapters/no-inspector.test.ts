import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { SEALED } from '../../src/sdks/node/sealed-node.ts'
import { testTools } from '../support/tools.ts'

const SOURCES = new URL('../../src/', import.meta.url)
/** Sends itself the signal, and says where its inspector listens. */
const PROVOKE = `
  import inspector from 'node:inspector'
  process.kill(process.pid, 'SIGUSR1')
  setTimeout(() => console.log(inspector.url() ?? 'closed'), 300)
`

async function provoked(...args: readonly string[]): Promise<string> {
  const { stdout } = await testTools().run(process.execPath, [...args, '--input-type=module', '--eval', PROVOKE])
  return stdout.trim()
}

test('SIGUSR1 opens the inspector of a Node, but not after the listener of our entry points', async () => {
  expect(await provoked('--inspect-port=0')).toMatch(/^ws:/)
  expect(await provoked('--inspect-port=0', `--import=${new URL('adapters/no-inspector.ts', SOURCES).href}`)).toBe('closed')
})

test.each(['action.ts', 'cli.ts', 'post.ts'])('%s installs the listener before it loads anything else', async (name) => {
  const lines = (await readFile(fileURLToPath(new URL(name, SOURCES)), 'utf8')).split('\n')
  expect(lines.find((line) => line.startsWith('import'))).toBe("import './adapters/no-inspector.ts'")
})

test('nor that of the Node programs that we start', async () => {
  expect(SEALED).toEqual(['--disable-sigusr1'])
  expect(await provoked('--inspect-port=0', ...SEALED)).toBe('closed')
})
