import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRepository } from '../../../src/adapters/repository.ts'
import { findPython } from '../../../src/sdks/python/interpreter.ts'
import { uv } from '../../../src/sdks/python/lock/provide.ts'
import { provision } from '../../../src/sdks/python/provision.ts'
import { gitRepository } from '../../support/git-repository.ts'
import { testTools } from '../../support/tools.ts'
import { changeOf, own, useOf } from './stage.ts'

const NETWORK = { timeout: 300_000 }

const TESTS = `
import os
import unittest
import stripe

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]
stripe.api_base = os.environ["STRIPE_API_BASE"]


class Charges(unittest.TestCase):
    def test_charges(self):
        charge = stripe.Charge.create(amount=1099, currency="eur", source="tok_visa")
        self.assertEqual(charge.get("object"), "charge")
`

test("a real project's tests, with the version in use and with the candidate", NETWORK, async () => {
  const use = useOf('python', 'requirements.txt', '12.5.1', null)
  const files = { 'requirements.txt': 'stripe==12.5.1\n', 'test_charges.py': TESTS }
  const change = changeOf([use], '16.1.0', { 'requirements.txt': 'stripe==16.1.0\n' })
  const [result] = await own(files, [use], [change], 'python -m unittest', { real: true })
  expect(result).toMatchObject({
    verdict: 'broken',
    notes: [],
    before: { outcome: 'passed', traffic: { count: 1, keyless: [], resent: [], madeTwice: [] } },
    after: { outcome: 'failed', code: 1, traffic: { count: 1 } },
  })
  expect(result?.after?.tail.join('\n')).toMatch(/^AttributeError: 'get' is a dict method/m)
})

test('requirements for tests that stand beside are installed too, what would be built is left out, and said', NETWORK, async () => {
  const tools = testTools()
  const { root } = await gitRepository({
    'worker/requirements.txt': 'stripe==12.5.1\n',
    'worker/requirements-dev.txt': '-r requirements.txt\nidna==3.10\n',
    'worker/requirements-test.txt': '-e .\n',
    'worker/requirements-docs.txt': 'nobody-needs-this\n',
  })
  await using scratch = await (await openRepository(root, tools)).checkout()
  const { versions, notes, path, env } = await provision(tools, scratch, [useOf('python', 'worker/requirements.txt', '12.5.1', null)])
  expect([...versions]).toEqual([['worker/requirements.txt', '12.5.1']])
  expect(notes).toEqual([
    'worker/requirements-test.txt was left out: worker/requirements-test.txt:1 would make pip build something, which runs its code.',
  ])
  const asked = await tools.run('python', ['-c', 'import idna, stripe; print(idna.__version__)'], { cwd: scratch.root, path, env })
  expect(asked).toMatchObject({ code: 0, stdout: '3.10\n' })
})

test('of a pyproject.toml without a lock what it lists is installed, and it itself is not built', NETWORK, async () => {
  const tools = testTools()
  const { root } = await gitRepository({
    'pyproject.toml': `[build-system]\nrequires = ["nobody-has-this"]\n[project]\nname = "shop"\nversion = "1"\ndependencies = ["stripe==12.5.1"]\n[project.optional-dependencies]\nmysql = ["nobody-has-this"]\n[dependency-groups]\ntest = ["idna==3.10"]\n`,
  })
  await using scratch = await (await openRepository(root, tools)).checkout()
  const { versions, path, env } = await provision(tools, scratch, [useOf('python', 'pyproject.toml', '12.5.1', null)])
  expect([...versions]).toEqual([['pyproject.toml', '12.5.1']])
  const asked = await tools.run('python', ['-c', 'import idna; print(idna.__version__)'], { cwd: scratch.root, path, env })
  expect(asked).toMatchObject({ code: 0, stdout: '3.10\n' })
})

test('a version that is not there is the reason why nothing was run', NETWORK, async () => {
  const use = useOf('python', 'requirements.txt', '11.99.0', null)
  const [result] = await own({ 'requirements.txt': 'stripe==11.99.0\n' }, [use], [changeOf([use], '12.0.0', {})], 'true', { real: true })
  expect(result).toMatchObject({ verdict: 'inconclusive', before: null, after: null })
  expect(result?.notes).toEqual([expect.stringMatching(/^`pip install -r requirements\.txt` failed: /)])
})

test('a uv.lock is installed as it is, and what the environment holds is our own', NETWORK, async () => {
  const tools = testTools()
  const project =
    '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.9"\ndependencies = ["stripe==12.5.1"]\n[dependency-groups]\ndev = ["idna==3.10"]\n'
  const { root, commit } = await gitRepository({ 'api/pyproject.toml': project })
  const manager = await uv(tools)
  const python = await findPython(tools)
  expect(await manager.run(['lock', '--quiet', '--python', python], join(root, 'api'))).toMatchObject({ code: 0 })
  await commit({})
  await using scratch = await (await openRepository(root, tools)).checkout()
  const { versions, path, env } = await provision(tools, scratch, [useOf('python', 'api/pyproject.toml', '12.5.1', 'api/uv.lock')])
  expect([...versions]).toEqual([['api/pyproject.toml', '12.5.1']])
  const asked = await tools.run('python', ['-c', 'import idna; print(idna.__version__)'], { cwd: scratch.root, path, env })
  expect(asked).toMatchObject({ code: 0, stdout: '3.10\n' })
  expect(await readdir(join(scratch.root, 'api'))).toEqual(['pyproject.toml', 'uv.lock'])
})

test.each(['poetry.lock', 'Pipfile.lock', 'pdm.lock'])('%s is said not to be installed yet', async (lockfile) => {
  const tools = testTools()
  const { root } = await gitRepository({ [lockfile]: '' })
  await using scratch = await (await openRepository(root, tools)).checkout()
  await expect(provision(tools, scratch, [useOf('python', 'pyproject.toml', '12.5.1', lockfile)])).rejects.toThrow(
    `what ${lockfile} asks for can not be installed for your own tests yet`,
  )
})
