import { execFile } from 'node:child_process'
import { cp, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { folderWith } from '../support/folder.ts'

const run = promisify(execFile)
const ROOT = resolve(import.meta.dirname, '../..')

test('npx stripe-upgrade works from the packed tarball, with the sample shop in it', async () => {
  const folder = await folderWith()
  await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT })
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? ''
  const home = await folderWith()
  const packed = async (...args: readonly string[]): Promise<string> => {
    const npx = ['exec', '--yes', '--offline', `--package=${join(folder, tarball)}`, '--', 'stripe-upgrade', ...args]
    return (await run('npm', npx, { cwd: home, env: { ...process.env, npm_config_cache: join(home, 'cache') } })).stdout
  }
  expect(await packed('--version')).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(await packed('--help')).toContain('Usage: stripe-upgrade <command> [flags]')
  const shop = join(home, 'shop')
  await cp(join(ROOT, 'examples/shop'), shop, { recursive: true })
  expect(JSON.parse(await packed('detect', '--json', '--repo', shop))).toMatchObject({
    uses: expect.arrayContaining([expect.objectContaining({ sdk: 'node' }), expect.objectContaining({ sdk: 'python' })]),
  })
  const { stdout } = await run('tar', ['-tzf', join(folder, tarball)])
  expect(stdout.split('\n')).toEqual(
    expect.arrayContaining(['package/dist/cli.js', 'package/examples/shop/package.json', 'package/LICENSE']),
  )
})
