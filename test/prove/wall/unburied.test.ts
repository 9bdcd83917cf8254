import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** The first process of a container: it waits for one program, and buries nobody else. */
const FIRST = `require('node:child_process').spawn(process.execPath, [process.argv[1]], { stdio: 'inherit' }).once('exit', process.exit)`
const PROGRAM = fileURLToPath(new URL('ended-by-force.ts', import.meta.url))

test('a run ends where nobody buries what was ended by force behind its wall, as in a container of a workflow', async () => {
  const isRoot = process.getuid?.() === 0
  const container = isRoot ? ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'] : ['env']
  const [file = '', ...args] = [...container, process.execPath, '-e', FIRST, PROGRAM]
  const { stdout } = await promisify(execFile)(file, args)
  expect(stdout.trim()).toMatch(isRoot ? 'behind a wall' : /^(?:behind|without) a wall$/)
})
