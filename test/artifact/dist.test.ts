import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const ROOT = resolve(import.meta.dirname, '../..')
const CLI = join(ROOT, 'dist/cli.js')
const ENTRY_POINTS = new Set(['cli.js', 'action.js', 'post.js'])

/** The Node that runs the tests, and the machine's own where it is another. */
function nodes(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  const system = folders.map((folder) => join(folder, 'node')).find((path) => existsSync(path))
  return [...new Set([process.execPath, ...(system === undefined ? [] : [realpathSync(system)])])]
}

interface Ended {
  readonly code: number | string | null
  readonly stdout: string
  readonly stderr: string
}

function run(node: string, args: readonly string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(node, args, { cwd: ROOT }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : (error.code ?? null), stdout, stderr }),
    )
  })
}

describe.for(nodes())('the committed dist on %s', (node) => {
  test('prints its version', async () => {
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(manifest).toMatchObject({ version: expect.any(String) })
    const { code, stdout, stderr } = await run(node, [CLI, '--version'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(manifest).toMatchObject({ version: stdout.trim() })
  })

  test('loads each of its chunks', async () => {
    // An entry point starts its work when it is loaded.
    const chunks = readdirSync(join(ROOT, 'dist')).filter((file) => file.endsWith('.js') && !ENTRY_POINTS.has(file))
    expect(chunks.length).toBeGreaterThan(3)
    const imports = chunks.map((file) => `await import(${JSON.stringify(pathToFileURL(join(ROOT, 'dist', file)).href)})`)
    expect(await run(node, ['--input-type=module', '--eval', imports.join('\n')])).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('reads the sample shop', async () => {
    // A copy: within this repository, the whole of it would be read.
    const shop = mkdtempSync(join(tmpdir(), 'stripe-upgrade-shop-'))
    cpSync(join(ROOT, 'examples/shop'), shop, { recursive: true })
    const { code, stdout } = await run(node, [CLI, 'detect', '--json', '--repo', shop])
    rmSync(shop, { recursive: true })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      uses: expect.arrayContaining([
        expect.objectContaining({ sdk: 'node', path: 'package.json' }),
        expect.objectContaining({ sdk: 'python' }),
      ]),
    })
  })

  test('answers a word that it does not know with exit code 2', async () => {
    const { code, stdout, stderr } = await run(node, [CLI, 'nonsense'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('nonsense')
  })
})

test('the action runs on Node 24, from files that are there', () => {
  const { runs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'))
  expect(runs).toEqual({ using: 'node24', main: 'dist/action.js', post: 'dist/post.js', 'post-if': 'always()' })
  for (const path of [runs.main, runs.post]) expect(existsSync(join(ROOT, path))).toBe(true)
})

test('the drivers of the sources are there', () => {
  const sdks = join(ROOT, 'src/sdks')
  const drivers = readdirSync(sdks, { recursive: true, encoding: 'utf8' }).filter((path) => /^[a-z]+\/driver\/driver\.[a-z]+$/.test(path))
  expect(drivers.length).toBeGreaterThan(0)
  for (const path of drivers) {
    const bundled = join(ROOT, 'dist/drivers', path.replace('/driver/', '/'))
    expect(readFileSync(bundled, 'utf8')).toBe(readFileSync(join(sdks, path), 'utf8'))
  }
})
