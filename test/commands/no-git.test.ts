import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith } from '../support/folder.ts'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

test('without git there is one sentence that says so', async () => {
  const root = await folderWith({ 'requirements.txt': 'stripe==11.6.0\n' })
  const found = await new Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }>((done) => {
    execFile(process.execPath, [CLI, 'check', '--repo', root], { env: { PATH: root } }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
  expect(found).toEqual({ code: 2, stdout: '', stderr: 'stripe-upgrade: git could not be started: it is not installed, or not on PATH\n' })
})
