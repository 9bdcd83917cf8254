import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { run } from '../../src/commands/prove.ts'
import { listCases } from '../../src/prove/index.ts'
import type { Log, Tools } from '../../src/world.ts'
import { folderWith } from '../support/folder.ts'
import { httpServer } from '../support/http-server.ts'
import { quietLog } from '../support/quiet-log.ts'
import { ran } from './ran.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'

async function prove(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly printed: string; readonly steps: readonly string[] }> {
  const log = quietLog()
  return { ...(await proveWith(log, ...args)), steps: log.steps }
}

async function proveWith(log: Log, ...args: readonly string[]): ReturnType<typeof ran> {
  return ran('prove', run, args, log)
}

/** Neither was ever published. */
const NOTHING = ['--sdk', 'node', '--from', '0.0.0', '--to', '0.0.1']

/** Where the registry has nothing, so that no release is known, nothing is installed and nothing runs. */
async function withoutRegistry<T>(work: () => Promise<T>): Promise<T> {
  const { url } = await httpServer((_, response) => response.writeHead(404).end('{}'))
  vi.stubEnv('npm_config_registry', url)
  try {
    return await work()
  } finally {
    vi.unstubAllEnvs()
  }
}

test('--list prints every case and runs nothing', async () => {
  const { code, printed, steps } = await prove('--list')
  expect({ code, steps }).toEqual({ code: 0, steps: [] })
  const lines = printed.split('\n')
  for (const { id } of listCases(SDKS)) expect(lines.filter((line) => line.split(/\s+/u)[1] === id)).toHaveLength(1)
  expect(lines.at(-1)).toBe(`${listCases(SDKS).length} cases`)
})

test('--list --json prints all that is known of each case, with its address', async () => {
  const { printed } = await prove('--list', '--json')
  const { cases } = JSON.parse(printed)
  expect(cases).toHaveLength(listCases(SDKS).length)
  expect(cases).toContainEqual({
    ...listCases(SDKS).find(({ id }) => id === 'webhook/v1-empty'),
    family: 'webhook',
    link: 'https://github.com/stripe-upgrade/stripe-upgrade/blob/main/docs/contract.md#webhookv1-empty',
  })
})

test('--junit writes the cases into a file as well; where nothing ran, each is an error', async () => {
  const file = join(await folderWith({}), 'new/folder/contract.xml')
  const { code, printed } = await withoutRegistry(async () => prove(...NOTHING, '--junit', file))
  expect(code).toBe(1)
  expect(printed).toContain('Inconclusive')
  expect(printed).toContain('--all shows them')
  const xml = await readFile(file, 'utf8')
  expect(xml.match(/<testcase /gu)).toHaveLength(listCases(SDKS).length)
  expect(xml.match(/<error /gu)).toHaveLength(listCases(SDKS).length)
})

test('--junit where nothing can be written says so', async () => {
  const folder = await folderWith({ 'a-file': '' })
  await expect(withoutRegistry(async () => prove(...NOTHING, '--junit', join(folder, 'a-file/contract.xml')))).rejects.toThrow(
    /^--junit: .* cannot be written: /u,
  )
})

test.each([
  ['node', '99.0.0', '23.1.0', /^--from: stripe-node has no release 99\.0\.0\. Near it: (?:.*, )?\d+\.\d+\.\d+$/u],
  ['node', '22.5.0', '22.6.99', /^--to: stripe-node has no release 22\.6\.99\. Near it: .*22\.6\.2, 23\.0\.0$/u],
  ['python', '12.0.0', '99.0.0', /^--to: stripe-python has no release 99\.0\.0\. Near it: /u],
])('a version of %s that was never published is refused before the other one runs: %s, %s', async (sdk, from, to, message) => {
  const log = quietLog()
  await expect(proveWith(log, '--sdk', sdk, '--from', from, '--to', to)).rejects.toThrow(message)
  expect(log.steps).toEqual([`Looking up the releases of stripe-${sdk}`])
})

test('what is fetched is begun before anything else is started', async () => {
  const tools = testTools()
  const started: string[] = []
  const noted: Tools = {
    ...tools,
    run(file, ...asked) {
      started.push(file)
      return tools.run(file, ...asked)
    },
    converse(file, ...asked) {
      started.push('stripe-mock')
      return tools.converse(file, ...asked)
    },
    wallFor(...asked) {
      started.push('a wall')
      return tools.wallFor(...asked)
    },
  }
  await withoutRegistry(async () => ran('prove', run, NOTHING, quietLog(), noted))
  expect(started[0]).toBe('npm')
  expect(started).toContain('stripe-mock')
  expect(started).toContain('a wall')
})

test('a stripe-mock that is named and missing is refused before anything else starts', async () => {
  const log = quietLog()
  await expect(proveWith(log, '--sdk', 'node', '--from', '22.5.0', '--to', '23.1.0', '--stripe-mock', '/nonexistent')).rejects.toThrow(
    /^stripe-mock: '\/nonexistent' is not a program that can be run/u,
  )
  expect(log.steps).toEqual([])
})

test.each([
  [['--sdk', 'ruby', '--from', '1.0.0', '--to', '2.0.0'], /^--sdk: there is no driver for "ruby" yet\. Accepted: node, python$/u],
  [['--sdk', 'node', '--from', '22', '--to', '23.1.0'], /^--from: "22" is not a version of stripe-node\. Accepted: .* 22\.5\.0$/u],
  [['--sdk', 'python', '--from', '12.0.0', '--to', 'latest'], /^--to: "latest" is not a version of stripe-python/u],
] as const)('%j is refused before anything runs', async (args, message) => {
  await expect(async () => prove(...args)).rejects.toThrow(message)
})
