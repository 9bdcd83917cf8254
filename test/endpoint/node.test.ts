import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import { npmOutput } from '../../src/sdks/node/managers/npm/program.ts'
import { shown, shownBy } from './expectations.ts'
import { NODE_APPS } from './node-apps.ts'
import { FORMS, tryFiles } from './stage.ts'

const DEPENDENCIES = { express: '5.1.0', fastify: '5.6.1', stripe: '23.1.0' }

/** Installed once, for all apps. */
let folder = ''
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'stripe-upgrade-shops-')))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'shops', dependencies: DEPENDENCIES }))
  await using tools = createTools()
  await npmOutput(tools, ['install', '--ignore-scripts', '--no-audit', '--no-fund'], 'npm install', { cwd: folder, timeoutMs: 600_000 })
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

describe.each(Object.entries(NODE_APPS))('an app in %s', (_, source) => {
  test.each(FORMS)('whose form is %s is known for what it is', async (form) => {
    const nodeModules = join(folder, 'node_modules')
    const shared = { path: [join(nodeModules, '.bin')], nodeModules }
    expect(shown(await tryFiles({ 'app.cjs': source }, `FORM=${form} exec node app.cjs`, { shared }))).toEqual(shownBy(form))
  })
})
