import { expect, test } from 'vitest'
import { pinsElsewhere } from '../../../../src/sdks/node/review/pins-elsewhere.ts'
import { readSources } from '../../../../src/sdks/node/review/read.ts'
import { memoryRepository } from '../../../support/memory-repository.ts'

/** What a file takes from the others, in short: `config.ts:2 2024-06-20 client`. */
async function found(files: Readonly<Record<string, string>>, path: string): Promise<readonly string[]> {
  const repository = memoryRepository(files)
  const { codes } = await readSources(repository, [path])
  const pins = await pinsElsewhere(repository, codes)
  return pins.map(({ path: at, line, value, scope }) => `${at}:${line} ${value} ${scope}`)
}

const CONFIG = "export const PORT = 3000\nexport const API_VERSION = '2024-06-20' as const\nexport let changed = '2024-06-20'\n"
const client = (module: string, name: string): string =>
  `import Stripe from 'stripe'\nimport { ${name} } from '${module}'\nexport const stripe = new Stripe('k', { apiVersion: ${name} })\n`

test.each([
  ['lib/stripe.ts', './config', 'lib/config.ts'],
  ['lib/stripe.ts', './config.js', 'lib/config.ts'],
  ['lib/stripe.ts', '../config', 'config/index.ts'],
  ['stripe.js', './config.js', 'config.js'],
])('a constant of another file is named at its own line: %s takes %s', async (path, module, config) => {
  const files = { [path]: client(module, 'API_VERSION'), [config]: CONFIG }
  expect(await found(files, path)).toEqual([`${config}:2 2024-06-20 client`])
})

test.each([
  ['an alias of the application', 'web/lib/stripe.ts', '@/config', 'web/src/config.ts'],
  ['the same alias of another application', 'admin/stripe.ts', '@/config', 'admin/config/index.ts'],
  ['a base folder', 'admin/lib/stripe.ts', 'settings/versions', 'admin/settings/versions.ts'],
  ['a package of the repository', 'web/lib/stripe.ts', '@acme/versions', 'packages/versions/src/index.ts'],
  ['a file of such a package', 'web/lib/stripe.ts', '@acme/versions/stripe', 'packages/versions/src/stripe.ts'],
])('a constant that an import by %s leads to', async (_, path, module, config) => {
  const files = {
    'web/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    'admin/tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./*"] } } }',
    'packages/versions/package.json': '{ "name": "@acme/versions" }',
    [path]: client(module, 'API_VERSION'),
    [config]: CONFIG,
  }
  expect(await found(files, path)).toEqual([`${config}:2 2024-06-20 client`])
})

test('an alias that leads out of the repository, or to nothing, names no line', async () => {
  const files = {
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["../*"], "#/*": ["./gone/*"] } } }',
    'config.ts': CONFIG,
  }
  expect(await found({ ...files, 'a.ts': client('@/config', 'API_VERSION') }, 'a.ts')).toEqual([])
  expect(await found({ ...files, 'a.ts': client('#/config', 'API_VERSION') }, 'a.ts')).toEqual([])
})

test('a cast, another name, and a header of one request', async () => {
  const use = [
    "import Stripe from 'stripe'",
    "import { API_VERSION as version } from './config'",
    "export const stripe = new Stripe('k', { apiVersion: version as Stripe.LatestApiVersion })",
  ]
  expect(await found({ 'a.ts': use.join('\n'), 'config.ts': CONFIG }, 'a.ts')).toEqual(['config.ts:2 2024-06-20 client'])
  const request = [
    "import Stripe from 'stripe'",
    "import { API_VERSION } from './config'",
    "stripe.ephemeralKeys.create({ customer: 'c' }, { apiVersion: API_VERSION })",
  ]
  expect(await found({ 'a.ts': request.join('\n'), 'config.ts': CONFIG }, 'a.ts')).toEqual(['config.ts:2 2024-06-20 request'])
})

test('what may change, is no version, is of a package, or is for something else, is not named', async () => {
  const files = { 'config.ts': CONFIG }
  expect(await found({ ...files, 'a.ts': client('./config', 'changed') }, 'a.ts')).toEqual([])
  expect(await found({ ...files, 'a.ts': client('./config', 'PORT') }, 'a.ts')).toEqual([])
  expect(await found({ ...files, 'a.ts': client('./config', 'MISSING') }, 'a.ts')).toEqual([])
  expect(await found({ ...files, 'a.ts': client('config', 'API_VERSION') }, 'a.ts')).toEqual([])
  expect(await found({ ...files, 'a.ts': client('./gone', 'API_VERSION') }, 'a.ts')).toEqual([])
  const other = "import { API_VERSION } from './config'\nimport { S3 } from 'aws'\nexport const s3 = new S3({ apiVersion: API_VERSION })\n"
  expect(await found({ ...files, 'a.ts': other }, 'a.ts')).toEqual([])
})
