import { chmod } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { allowed, pathOutside } from '../../src/adapters/environment.ts'
import { converse, run } from '../../src/adapters/process.ts'
import { isOver } from '../../src/adapters/processor-time.ts'
import { UpstreamError } from '../../src/domain/errors.ts'
import { folderWith } from '../support/folder.ts'
import type { Client } from '../../src/world.ts'
import { isAlive } from '../support/is-alive.ts'
import { fc } from '../support/properties.ts'

const NODE = process.execPath

function namesIn(environment: string): string[] {
  return environment.split('\0').map((entry) => entry.split('=')[0] ?? '')
}

async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const line of lines) all.push(line)
  return all
}

describe('the environment of a child (T5)', () => {
  const SECRETS = [
    'GITHUB_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
    'ACTIONS_CACHE_URL',
    'INPUT_TOKEN',
    'STRIPE_API_KEY',
    'AWS_SECRET_ACCESS_KEY',
  ]
  const LOADERS = [
    'NODE_OPTIONS',
    'NODE_PATH',
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'DYLD_INSERT_LIBRARIES',
    'PYTHONPATH',
    'PYTHONSTARTUP',
    'GIT_DIR',
    'GIT_SSH_COMMAND',
    'GIT_EXTERNAL_DIFF',
    'BASH_ENV',
  ]
  /** What each client is given of its own. */
  const OWN = {
    npm: ['NPM_TOKEN', 'NODE_AUTH_TOKEN', 'npm_config_//registry.example/:_authToken'],
    pnpm: ['NPM_TOKEN', 'NODE_AUTH_TOKEN', 'npm_config_//registry.example/:_authToken'],
    yarn: ['NPM_TOKEN', 'NODE_AUTH_TOKEN', 'npm_config_//registry.example/:_authToken', 'YARN_NPM_AUTH_TOKEN'],
    bun: ['NPM_TOKEN', 'NODE_AUTH_TOKEN', 'npm_config_//registry.example/:_authToken', 'BUN_CONFIG_TOKEN'],
    pip: ['PIP_INDEX_URL'],
    uv: ['UV_INDEX_ACME_PASSWORD'],
    poetry: ['POETRY_HTTP_BASIC_ACME_PASSWORD'],
    pdm: ['PDM_PYPI_PASSWORD'],
    pipenv: ['PIP_INDEX_URL', 'PIPENV_PYPI_MIRROR'],
    go: ['GOPROXY'],
  } satisfies Record<Client, readonly string[]>
  const CLIENTS: readonly Client[] = ['npm', 'pnpm', 'yarn', 'bun', 'pip', 'uv', 'poetry', 'pdm', 'pipenv', 'go']
  const CREDENTIALS = [...new Set(Object.values(OWN).flat())]
  const HARMLESS = /^(?:USER|LOGNAME|TZ|TMP|TEMP|LC_[A-Z]+)$/
  const known = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', ...SECRETS, ...LOADERS, ...CREDENTIALS]

  test('finds the programs of the folders given before all others, and still the others', async () => {
    const folder = await folderWith({ node: '#!/bin/sh\necho ours\n' })
    await chmod(join(folder, 'node'), 0o755)
    const result = await run('sh', ['-c', 'node && command -v ls'], { path: [folder, '/nowhere'] })
    expect(result).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ours\n\/.*ls\n$/) })
  })

  test('holds none but the allowed names, whatever the parent has', () => {
    const name = fc.oneof(fc.constantFrom(...known), fc.stringMatching(/^[A-Za-z_]{1,20}$/))
    const parent = fc.dictionary(name, fc.string())
    fc.assert(
      fc.property(parent, (env) => {
        const bare = allowed(env, 'bare')
        const clients = CLIENTS.map((client) => allowed(env, client))
        for (const { PATH, ...kept } of [bare, ...clients]) {
          for (const [key, value] of Object.entries(kept)) expect(env[key]).toBe(value)
          expect((PATH ?? '').split(delimiter).filter((folder) => folder !== '' && !isAbsolute(folder))).toEqual([])
        }
        for (const each of [...SECRETS, ...LOADERS]) for (const client of clients) expect(client).not.toHaveProperty([each])
        for (const each of CREDENTIALS) expect(bare).not.toHaveProperty([each])
        const others = Object.keys(bare).filter((each) => !known.includes(each))
        expect(others.filter((each) => !HARMLESS.test(each))).toEqual([])
      }),
    )
  })

  test.each(CLIENTS)('lets %s have its own credentials, and no other client’s (T25)', (client) => {
    const parent = Object.fromEntries([...known, 'HTTPS_PROXY'].map((name) => [name, 'canary']))
    expect(Object.keys(allowed(parent, 'bare'))).toEqual(['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR'])
    const own = CREDENTIALS.filter((name) => OWN[client].some((each) => each === name))
    expect(Object.keys(allowed(parent, client))).toEqual(['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', ...own, 'HTTPS_PROXY'])
  })

  test('is what a real child sees', async () => {
    for (const name of [...SECRETS, ...LOADERS, ...CREDENTIALS, 'RANDOM_CANARY']) if (name !== 'LD_PRELOAD') vi.stubEnv(name, 'canary')
    const bare = await run('env', ['-0'], { env: { ADDED: 'by us' } })
    const client = await run('env', ['-0'], { inherit: 'yarn' })
    const talk = converse('env', ['-0'])
    const spoken = (await collect(talk.lines)).join('\n')
    vi.unstubAllEnvs()
    for (const output of [bare.stdout, spoken]) expect(output).not.toContain('canary')
    expect(namesIn(bare.stdout)).toContain('ADDED')
    for (const name of [...SECRETS, 'NODE_OPTIONS', 'RANDOM_CANARY']) expect(namesIn(client.stdout)).not.toContain(name)
    expect(namesIn(client.stdout)).toEqual(expect.arrayContaining(OWN.yarn))
    for (const name of OWN.uv) expect(namesIn(client.stdout)).not.toContain(name)
  })
})

test('a folder of PATH in which the repository has committed something is left out, and no other (T6)', () => {
  const path = ['/usr/bin', '/repo/node_modules/.bin', '/repo/.venv/bin', '/repo-tools/bin'].join(delimiter)
  const tracked = ['package.json', 'node_modules/.bin/npm', 'bin/tool']
  expect(pathOutside(path, '/repo', tracked)).toBe(['/usr/bin', '/repo/.venv/bin', '/repo-tools/bin'].join(delimiter))
})

describe('run', () => {
  test('gives output, input and exit code as they are', async () => {
    const script = 'process.stdin.pipe(process.stdout); process.stderr.write("bad"); process.exitCode = 3'
    expect(await run(NODE, ['-e', script], { input: 'é\uFEFF\n' })).toEqual({ code: 3, stdout: 'é\uFEFF\n', stderr: 'bad', limit: null })
  })

  test('hands arguments over untouched by any shell (T7)', async () => {
    const special = fc.array(
      fc
        .oneof(fc.string({ unit: fc.constantFrom(...'$`;|&<>(){}[]*?!#~"\'\\ \n=-%^') }), fc.string())
        .filter((text) => !text.includes('\0')),
    )
    await fc.assert(
      fc.asyncProperty(special, async (args) => {
        const { stdout } = await run('printf', ['%s\\0', 'first', ...args])
        expect(stdout).toBe(['first', ...args, ''].join('\0'))
      }),
      { numRuns: 30 },
    )
  })

  test('a program that is not there is an UpstreamError that names it', async () => {
    await expect(run('no-such-program-anywhere', [])).rejects.toThrow(UpstreamError)
    await expect(run('no-such-program-anywhere', [])).rejects.toThrow(
      'no-such-program-anywhere could not be started: it is not installed, or not on PATH',
    )
  })

  test('a program that ends by a signal has no code', async () => {
    expect(await run(NODE, ['-e', 'process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 9000)'])).toMatchObject({
      code: null,
      limit: null,
    })
  })

  test('a time limit ends the program and all that it started (T33)', async () => {
    const result = await run('sh', ['-c', 'sleep 99999 & echo $!; sleep 99999'], { timeoutMs: 200 })
    expect(result).toMatchObject({ code: null, limit: 'time' })
    await expect.poll(() => isAlive(Number(result.stdout))).toBe(false)
  })

  test('a limit of work ends what computes for too long, and what hangs, with all that they started', async () => {
    const [busy, stuck] = await Promise.all([
      run('sh', ['-c', 'sh -c "while :; do :; done" & echo $!; wait'], { workMs: 300 }),
      run('sh', ['-c', 'sleep 99999 & echo $!; wait'], { workMs: 300 }),
    ])
    for (const { code, limit, stdout } of [busy, stuck]) {
      expect({ code, limit }).toEqual({ code: null, limit: 'time' })
      await expect.poll(() => isAlive(Number(stdout))).toBe(false)
    }
  })

  test('a limit of work does not end a program that has little of a busy machine', () => {
    expect(isOver(60_000, 600, 0)).toBe(false)
    expect(isOver(60_000, 59_000, 58_500)).toBe(false)
    expect(isOver(60_000, 60_000, 30_000)).toBe(true)
    expect(isOver(60_000, 700, 600)).toBe(true)
  })

  test('an output limit ends the program, and keeps no more than that', async () => {
    const result = await run('sh', ['-c', 'while :; do echo 0123456789; done'], { maxBytes: 10_000 })
    expect(result).toMatchObject({ code: null, limit: 'output' })
    expect(result.stdout.length).toBeLessThanOrEqual(10_000)
    expect(await run('sh', ['-c', 'while :; do echo 0123456789 >&2; done'], { maxBytes: 10_000 })).toMatchObject({ limit: 'output' })
  })

  test('what a program leaves in the background is ended with it, and does not hold up the result', async () => {
    // Where it held up the result, this would not end.
    const result = await run('sh', ['-c', 'sleep 99999 & echo $!'])
    expect(result).toMatchObject({ code: 0, limit: null })
    await expect.poll(() => isAlive(Number(result.stdout))).toBe(false)
  })

  test('what left the group and holds the output open does not hold up the result', async () => {
    const script =
      'const c = require("child_process").spawn("sleep", ["99999"], { detached: true, stdio: ["ignore", "inherit", "inherit"] }); c.unref(); console.log(c.pid)'
    const { code, stdout } = await run(NODE, ['-e', script])
    expect(code).toBe(0)
    expect(isAlive(Number(stdout))).toBe(true)
    process.kill(Number(stdout), 'SIGKILL')
  })

  test('large output arrives whole, also when we are busy while the program ends', async () => {
    const result = run(NODE, ['-e', 'process.stdout.write("x".repeat(60_000))'])
    await new Promise((resolve) => void setTimeout(resolve, 20))
    // Longer than an ended program's output may still come.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500)
    expect((await result).stdout).toHaveLength(60_000)
    expect((await run(NODE, ['-e', 'process.stdout.write("é".repeat(5_000_000))'])).stdout).toBe('é'.repeat(5_000_000))
  })

  test('a missing folder is an error of that program', async () => {
    await expect(run('git', ['--version'], { cwd: `${await folderWith()}/missing` })).rejects.toThrow(UpstreamError)
  })
})

describe('converse', () => {
  test('speaks line by line, and the end of its input ends the program', async () => {
    await using talk = converse(NODE, ['-e', 'process.stdin.pipe(process.stdout)'])
    const lines = talk.lines[Symbol.asyncIterator]()
    talk.send('{"say": "é"}')
    expect(await lines.next()).toEqual({ done: false, value: '{"say": "é"}' })
    talk.send('two')
    expect(await lines.next()).toEqual({ done: false, value: 'two' })
    talk.end()
    expect(await lines.next()).toEqual({ done: true, value: undefined })
    expect(await talk.ended).toEqual({ code: 0, stdout: '', stderr: '', limit: null })
  })

  test('loses no line that came before somebody iterates, nor the last one without an end', async () => {
    await using talk = converse('printf', ['one\\ntwo\\r\\n\\nlast'])
    await talk.ended
    expect(await collect(talk.lines)).toEqual(['one', 'two', '', 'last'])
  })

  test('keeps every line that JSON makes one line', async () => {
    const texts = fc.array(
      fc.string({ unit: fc.oneof(fc.constantFrom('\u2028', '\u2029', '\u0085', '\r', '\n', 'é', '😀'), fc.string({ maxLength: 1 })) }),
      { maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(texts, async (sent) => {
        await using talk = converse('cat', [])
        for (const text of sent) talk.send(JSON.stringify(text))
        talk.end()
        expect((await collect(talk.lines)).map((line): unknown => JSON.parse(line))).toEqual(sent)
      }),
      { numRuns: 20 },
    )
  })

  test('a program that is not there ends at once, with the reason, and without rejecting', async () => {
    await using talk = converse('no-such-program-anywhere', [])
    talk.send('hello')
    expect(await collect(talk.lines)).toEqual([])
    const ended = await talk.ended
    expect(ended).toMatchObject({ code: null, limit: null })
    expect(ended.stderr).toContain('could not be started')
  })

  test('limits end it: time, and output without a line end (F31)', async () => {
    await using hanging = converse('sleep', ['60'], { timeoutMs: 100 })
    expect(await collect(hanging.lines)).toEqual([])
    expect(await hanging.ended).toMatchObject({ code: null, limit: 'time' })
    await using flood = converse('sh', ['-c', 'while :; do printf 0123456789; done'], { maxBytes: 100_000 })
    await collect(flood.lines)
    expect(await flood.ended).toMatchObject({ code: null, limit: 'output' })
  })

  test('gives the last of what it complained of', async () => {
    await using talk = converse(NODE, ['-e', 'process.stderr.write("x".repeat(200_000) + "the end"); process.exitCode = 7'])
    const ended = await talk.ended
    expect(ended.code).toBe(7)
    expect(ended.stderr).toHaveLength(64 * 1024)
    expect(ended.stderr.endsWith('the end')).toBe(true)
  })

  test('disposing ends it and all that it started', async () => {
    const talk = converse('sh', ['-c', 'sleep 60 & echo $!; cat'])
    const { value } = await talk.lines[Symbol.asyncIterator]().next()
    await talk[Symbol.asyncDispose]()
    await expect.poll(() => isAlive(Number(value))).toBe(false)
    talk.send('to nobody')
    talk.end()
  })
})
