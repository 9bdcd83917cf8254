import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/commands/endpoint.ts'
import { ENDPOINT_CHECK_IDS } from '../../src/domain/own-endpoint.ts'
import { gitRepository } from '../support/git-repository.ts'
import { ran } from './ran.ts'

async function endpoint(...args: readonly string[]): ReturnType<typeof ran> {
  return ran('endpoint', run, args)
}

const MANIFEST = { 'package.json': '{"dependencies":{"stripe":"23.1.0"}}' }

/** It takes every event, or none. */
function app(status: number): string {
  return `require('node:http').createServer((request, response) => request.resume().on('end', () => response.writeHead(${status}).end())).listen(process.env.PORT, '127.0.0.1')`
}

test('what is in the work tree is what is tried, also where it is not committed, and a check that fails ends with 1', async () => {
  const { root } = await gitRepository({ ...MANIFEST, 'app.cjs': app(400) })
  await writeFile(join(root, 'app.cjs'), "require('./server.cjs')")
  await writeFile(join(root, 'server.cjs'), app(200))
  const { code, printed } = await endpoint('--repo', root, '--endpoint-command', 'node app.cjs')
  expect(code).toBe(1)
  expect(printed).toMatch(/^node app\.cjs at http:\/\/127\.0\.0\.1:PORT\/webhook\n\nRESULT +WHAT SHOULD HAPPEN +WHAT HAPPENED\n/)
  expect(printed).toMatch(/\npass +A genuine event is accepted +accepted with 200\n/)
  expect(printed).toMatch(/\nfail +A forged event is refused [^\n]+ +accepted with 200\n/)
  expect(printed).toMatch(/\ncould not tell +The same event sent twice has its effect once +no effect was seen/)
})

test('as JSON, for a machine', async () => {
  const { root } = await gitRepository({ ...MANIFEST, 'app.cjs': app(200) })
  const { code, printed } = await endpoint('--repo', root, '--json', '--endpoint-command', 'node app.cjs')
  expect(code).toBe(1)
  const data: unknown = JSON.parse(printed)
  expect(data).toEqual({
    command: 'node app.cjs',
    url: 'http://127.0.0.1:PORT/webhook',
    checks: ENDPOINT_CHECK_IDS.map((id) => ({
      id,
      verdict: expect.stringMatching(/^(?:pass|fail|unknown)$/),
      seen: expect.any(String),
      answers: [{ status: 200, count: expect.any(Number) }],
      requests: [],
    })),
    why: null,
    tail: [],
    notes: ['No lockfile answers for package.json: each run was given the newest packages that it allows.'],
  })
})

test('an app that does not start ends with 1, and the reason is printed with what it said', async () => {
  const { root } = await gitRepository(MANIFEST)
  const { code, printed } = await endpoint('--repo', root, '--endpoint-command', 'echo "no database"; exit 4')
  expect(code).toBe(1)
  expect(printed).toContain('Not tried\n  It ended with exit code 4 before it answered\n')
  expect(printed).toContain('  The end of what it printed:\n  no database\n')
})

test('a command that is missing is an error that names the flag, and so is a folder that is no repository', async () => {
  const { root } = await gitRepository(MANIFEST)
  await expect(endpoint('--repo', root)).rejects.toThrow('--endpoint-command is missing')
  const empty = await gitRepository()
  await expect(endpoint('--repo', empty.root, '--endpoint-command', 'x')).rejects.toThrow('is not a git repository with a commit')
})
