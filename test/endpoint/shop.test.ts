import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useOf } from '../prove/own-tests/stage.ts'
import { tryFiles, verdicts } from './stage.ts'

/** The files of the demo's shop itself, without its worker. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { withFileTypes: true })).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)))
}

const USE = useOf('node', 'package.json', '17.5.0', 'package-lock.json')
const PARTNERS = { endpointUrl: 'http://127.0.0.1:PORT/partners/webhook' }
const REFUSES = { genuine: 'pass', forged: 'pass', logged: 'pass', old: 'pass', changed: 'pass', exact: 'pass', rotation: 'pass' }
const NO_EFFECT = { unknown: 'pass', twice: 'unknown', burst: 'unknown' }

test("the demo's shop takes forged events of its roasters, and refuses others", async () => {
  const files = await filesIn('examples/shop')
  expect(verdicts(await tryFiles(files, 'node server.js', { use: USE }))).toEqual({ ...REFUSES, ...NO_EFFECT })
  expect(verdicts(await tryFiles(files, 'node server.js', { use: USE, options: PARTNERS }))).toEqual({
    ...REFUSES,
    forged: 'fail',
    logged: 'unknown',
    old: 'fail',
    changed: 'fail',
    ...NO_EFFECT,
  })
})

test('on its fixed branch it refuses them all', async () => {
  const files = { ...(await filesIn('examples/shop')), ...(await filesIn('examples/shop-fixed')) }
  const options = { ...PARTNERS, endpointVariables: [{ name: 'STRIPE_PARTNER_WEBHOOK_SECRET', holds: 'secret' }] } as const
  expect(verdicts(await tryFiles(files, 'node server.js', { use: USE, options }))).toEqual({ ...REFUSES, ...NO_EFFECT })
})
