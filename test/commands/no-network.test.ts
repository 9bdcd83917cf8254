import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith } from '../support/folder.ts'
import { gitRepository } from '../support/git-repository.ts'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** Runs `check` where every package registry is a closed port. */
async function check(root: string): Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }> {
  const nobody = 'http://127.0.0.1:1'
  const env = {
    PATH: process.env['PATH'],
    HOME: await folderWith(),
    npm_config_registry: nobody,
    PIP_CONFIG_FILE: '/dev/null',
    PIP_INDEX_URL: `${nobody}/simple`,
    UV_DEFAULT_INDEX: `${nobody}/simple`,
    STRIPE_UPGRADE_FACTS_URL: 'off',
  }
  return new Promise((done) => {
    execFile(process.execPath, [CLI, 'check', '--repo', root], { env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
}

test('without a network there is one line for each SDK, with the reason, and no claim about upgrades', async () => {
  const { root } = await gitRepository({
    'package.json': '{ "dependencies": { "stripe": "17.7.0" } }\n',
    'requirements.txt': 'stripe==11.6.0\n',
  })
  const { code, stdout, stderr } = await check(root)
  expect(code).toBe(2)
  expect(
    stderr
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .toSorted(),
  ).toEqual([
    '! the releases of stripe-node could not be looked up: the npm registry could not be reached: the connection was refused. Check the network, the proxy and the setting `registry`.',
    '! the releases of stripe-python could not be looked up: the Python package index could not be reached: the connection was refused. Check the network, the proxy and the setting `index-url`.',
  ])
  expect(stdout).toMatch(/^The releases of stripe \(Node\) and stripe \(Python\) could not be looked up\.\n/)
  expect(stdout).not.toContain('No Stripe SDK upgrade')
  expect(stdout).not.toContain('urllib3')
})
