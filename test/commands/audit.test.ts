import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
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

describe('--since', () => {
  test('shows what is new alone, by the files of the commit: the work tree is not touched', async () => {
    const { root, git } = await gitRepository({ 'src/a.ts': UNSAFE })
    const first = git('rev-parse', 'HEAD')
    await writeFile(join(root, 'src/a.ts'), `\n${UNSAFE}`)
    await writeFile(join(root, 'b.py'), "import stripe\nstripe.Refund.create(charge=c, idempotency_key='refund')\n")
    git('add', '--all')
    const status = git('status', '--porcelain')
    const { code, printed } = await audit('--repo', root, '--since', first, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(printed)).toMatchObject({
      findings: [{ rule: 'SI002', path: 'b.py', line: 2 }],
      webhooks: [],
      calls: [{ path: 'b.py', call: 'stripe.Refund.create' }],
    })
    expect(git('status', '--porcelain')).toBe(status)
    expect(git('worktree', 'list').split('\n')).toHaveLength(1)
  })

  test('says so where nothing is new, and ends with 0', async () => {
    const { root } = await gitRepository({ 'src/a.ts': UNSAFE })
    const { code, printed } = await audit('--repo', root, '--since', 'HEAD')
    expect(code).toBe(0)
    expect(printed).toMatch(/^Nothing is new since HEAD: 0 errors, 0 warnings, 0 notes\. 1 file read\.\s*$/)
  })

  test('reads what the commit holds, also where a file has a strange name, was removed or became a link', async () => {
    const { root, git } = await gitRepository({ 'src/ü b:c.ts': UNSAFE, 'gone.ts': UNSAFE })
    git('rm', '--quiet', 'gone.ts')
    await symlink('src', join(root, 'link'))
    git('add', '--all')
    expect(JSON.parse((await audit('--repo', root, '--since', 'HEAD', '--json')).printed)).toMatchObject({ findings: [], calls: [] })
  })

  test('refuses a commit that is not there, and a folder without one', async () => {
    const { root } = await gitRepository({ 'src/a.ts': UNSAFE })
    for (const commit of ['none', '--all', '0123456'])
      await expect(audit('--repo', root, `--since=${commit}`)).rejects.toThrow(
        new SettingsError(
          `There is no commit ${commit} here. In a workflow, fetch it: give actions/checkout the input \`fetch-depth: 0\`.`,
        ),
      )
    const plain = await mkdtemp(join(tmpdir(), 'stripe-upgrade-test-'))
    await writeFile(join(plain, 'a.ts'), UNSAFE)
    await expect(audit('--repo', plain, '--since', 'HEAD')).rejects.toThrow('so there is no commit HEAD')
    await rm(plain, { recursive: true })
  })

  test('leaves every finding in the SARIF file, and says there which is new', async () => {
    const { root } = await gitRepository({ 'src/a.ts': UNSAFE })
    await writeFile(join(root, 'src/a.ts'), `${UNSAFE}stripe.payouts.create({ amount: 1 })\n`)
    const log = join(root, 'log.sarif')
    await audit('--repo', root, '--since', 'HEAD', '--sarif', log)
    const states = Array.from((await readFile(log, 'utf8')).matchAll(/"baselineState": "(\w+)"/g), ([, state]) => state)
    expect(states.toSorted()).toEqual(['new', 'unchanged', 'unchanged'])
  })
})

test('another level is refused', async () => {
  await expect(audit('--fail-on', 'note')).rejects.toThrow(SettingsError)
})
