import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/commands/audit.ts'
import { SettingsError } from '../../src/domain/errors.ts'
import { gitRepository } from '../support/git-repository.ts'
import { ran } from './ran.ts'

async function audit(...args: readonly string[]): ReturnType<typeof ran> {
  return ran('audit', run, args)
}

const UNSAFE =
  "import Stripe from 'stripe'\napp.post('/webhook', (req, res) => {\n  if (req.body.type === 'invoice.paid') stripe.transfers.create({ amount: req.body.amount })\n})\n"
const SAFE = "import Stripe from 'stripe'\nexport const pay = (order) => stripe.charges.create(p, { idempotencyKey: order.id })\n"

test('what is unsafe is printed with its rule and its fix, with both tables, and ends with 1', async () => {
  const { root } = await gitRepository({ 'src/a.ts': UNSAFE })
  const { code, printed } = await audit('--repo', root)
  expect(code).toBe(1)
  expect(printed).toContain(
    'src/a.ts:3 SW001\n    This handler acts on events of Stripe and verifies no signature: anybody can send one.\n    Fix: ',
  )
  expect(printed).toMatch(/Where events come in\nplace +route +verified.*\nsrc\/a\.ts:2 +POST \/webhook +never /)
  expect(printed).toMatch(/Calls that move money or bill\nplace +call +idempotency key.*\nsrc\/a\.ts:3 +stripe\.transfers\.create +none/)
  expect(printed).toMatch(/1 error, 1 warning, 0 notes\. 1 file read\.\s*$/)
})

test('as JSON, for a machine', async () => {
  const { root } = await gitRepository({ 'src/a.ts': UNSAFE })
  const { code, printed } = await audit('--repo', root, '--json', '--fail-on', 'never')
  expect(code).toBe(0)
  const data: unknown = JSON.parse(printed)
  expect(data).toEqual({
    findings: [
      expect.objectContaining({ rule: 'SI001', level: 'warning' }),
      {
        sdk: 'node',
        rule: 'SW001',
        level: 'error',
        path: 'src/a.ts',
        line: 3,
        message: expect.any(String),
        fix: expect.any(String),
        fingerprint: expect.any(String),
      },
    ],
    suppressed: [],
    stale: [],
    webhooks: [expect.objectContaining({ path: 'src/a.ts', line: 2, route: 'POST /webhook', verified: 'never' })],
    calls: [{ sdk: 'node', path: 'src/a.ts', line: 3, call: 'stripe.transfers.create', key: 'none', repeated: 'not seen' }],
    unknown: [],
    checked: { files: 1 },
    unchecked: [],
  })
})

test('code that is safe ends with 0', async () => {
  const { root } = await gitRepository({ 'a.ts': SAFE })
  const { code, printed } = await audit('--repo', root, '--fail-on', 'warning')
  expect(code).toBe(0)
  expect(printed).toMatch(/0 errors, 0 warnings, 0 notes/)
})

test('a repository without Stripe has nothing to audit', async () => {
  const { root } = await gitRepository({ 'a.ts': 'export {}\n' })
  expect((await audit('--repo', root)).printed).toMatch(/^There is nothing to audit/)
})

test('findings are written as SARIF, and a baseline is written and then leaves them out', async () => {
  const { root } = await gitRepository({ 'src/a.ts': UNSAFE })
  const known = join(root, 'known.json')
  const log = join(root, 'log.sarif')
  expect((await audit('--repo', root, '--baseline', known, '--write-baseline', '--sarif', log)).code).toBe(0)
  expect(await readFile(log, 'utf8')).toContain('"version": "2.1.0"')
  const { code, printed } = await audit('--repo', root, '--baseline', known)
  expect(code).toBe(0)
  expect(printed).toMatch(/0 errors, 0 warnings, 0 notes\. 2 suppressed\./)
  await expect(audit('--repo', root, '--write-baseline')).rejects.toThrow('--write-baseline: needs --baseline')
  await expect(audit('--repo', root, '--baseline', join(root, 'none.json'))).rejects.toThrow('none.json cannot be read')
})

test('another level is refused', async () => {
  await expect(audit('--fail-on', 'note')).rejects.toThrow(SettingsError)
})
