import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import { findPython } from '../../src/sdks/python/interpreter.ts'
import { install } from '../sdks/python/managers/tools.ts'
import { shown, shownBy } from './expectations.ts'
import { PYTHON_APPS } from './python-apps.ts'
import { FORMS, tryFiles } from './stage.ts'

const PACKAGES = ['flask==3.1.2', 'django==4.2.25', 'fastapi==0.118.0', 'uvicorn==0.37.0', 'stripe==16.1.0']

/** The folder of a virtual environment, made once for all apps. */
let folder = ''
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'stripe-upgrade-shops-')))
  await using tools = createTools()
  await tools.run(await findPython(tools), ['-m', 'venv', '--without-pip', folder])
  await install(tools, join(folder, 'bin', 'python'), PACKAGES)
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

describe.each(Object.entries(PYTHON_APPS))('an app in %s', (_, source) => {
  test.each(FORMS)('whose form is %s is known for what it is', async (form) => {
    const options = { endpointVariables: [{ name: 'SIGNING_SECRET', holds: 'secret' }] } as const
    const run = await tryFiles({ 'app.py': source }, `FORM=${form} exec python app.py`, {
      shared: { path: [join(folder, 'bin')] },
      options,
    })
    expect(shown(run)).toEqual(shownBy(form))
  })
})
