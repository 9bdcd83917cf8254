import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRepository } from '../../../src/adapters/repository.ts'
import { findPython, findPythonFor, runPip } from '../../../src/sdks/python/interpreter.ts'
import { MANAGERS } from '../../../src/sdks/python/managers/index.ts'
import { pdmProgram } from '../../../src/sdks/python/managers/pdm/program.ts'
import { poetryProgram } from '../../../src/sdks/python/managers/poetry/program.ts'
import { uvProgram } from '../../../src/sdks/python/managers/uv/program.ts'
import { provision } from '../../../src/sdks/python/managers/provision.ts'
import type { Tools } from '../../../src/world.ts'
import { sharingEnvironments } from '../../sdks/python/environments.ts'
import { toolsWithManagers } from '../../sdks/python/managers/tools.ts'
import { made, worldWith } from '../../sdks/python/managers/upgraded.ts'
import { gitRepository } from '../../support/git-repository.ts'
import { sharingMock } from '../../support/shared-mock.ts'
import { testTools } from '../../support/tools.ts'
import { changeOf, own, useOf } from './stage.ts'

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

test("a real project's tests, with the version in use and with the candidate", async () => {
  const use = useOf('python', 'requirements.txt', '12.5.1', null)
  const files = { 'requirements.txt': 'stripe==12.5.1\n', 'test_charges.py': TESTS }
  const change = changeOf([use], '16.1.0', { 'requirements.txt': 'stripe==16.1.0\n' })
  const [result] = await own(files, [use], [change], 'python -m unittest', {
    real: true,
    tools: sharingEnvironments(sharingMock(testTools())),
  })
  expect(result).toMatchObject({
    verdict: 'broken',
    notes: [],
    before: { outcome: 'passed', traffic: { count: 1, keyless: [], resent: [], madeTwice: [] } },
    after: { outcome: 'failed', code: 1, traffic: { count: 1 } },
  })
  expect(result?.after?.tail.join('\n')).toMatch(/^AttributeError: 'get' is a dict method/m)
})

const OLD_API = `
import os
import unittest
import stripe

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]
stripe.api_base = os.environ["STRIPE_API_BASE"]
stripe.api_version = "2024-06-20"


class Usage(unittest.TestCase):
    def test_usage(self):
        stripe.SubscriptionItem.create_usage_record("si_1", quantity=1)
`

test('tests that ask for what the API version of stripe-mock does not have are named, with their requests', async () => {
  const use = useOf('python', 'requirements.txt', '11.5.0', null)
  const files = { 'requirements.txt': 'stripe==11.5.0\n', 'test_usage.py': OLD_API }
  const change = changeOf([use], '11.6.0', { 'requirements.txt': 'stripe==11.6.0\n' })
  const [result] = await own(files, [use], [change], 'python -m unittest', {
    real: true,
    tools: sharingEnvironments(sharingMock(testTools())),
  })
  expect(result).toMatchObject({
    verdict: 'shared',
    api: {
      asked: ['2024-06-20'],
      refused: [
        {
          test: expect.stringContaining('test_usage'),
          request: 'POST /v1/subscription_items/{id}/usage_records',
          why: 'there is no such URL',
        },
      ],
    },
  })
})

test('requirements for tests beside it are installed too, what would be built is left out, and said', async () => {
  // An environment of its own is really made here.
  const tools = testTools()
  const { root } = await gitRepository({
    'worker/requirements.txt': 'stripe==12.5.1\n',
    'worker/requirements-dev.txt': '-r requirements.txt\nidna==3.10\n',
    'worker/requirements-test.txt': '-e .\n',
    'worker/requirements-docs.txt': 'nobody-needs-this\n',
  })
  await using scratch = await (await openRepository(root, tools)).checkout()
  const { versions, notes, path, env } = await provision(MANAGERS, worldWith(tools), scratch, [
    useOf('python', 'worker/requirements.txt', '12.5.1', null),
  ])
  expect([...versions]).toEqual([['worker/requirements.txt', '12.5.1']])
  expect(notes).toEqual([
    'worker/requirements-test.txt was left out: worker/requirements-test.txt:1 would make pip build something, which runs its code.',
  ])
  const asked = await tools.run('python', ['-c', 'import idna, stripe; print(idna.__version__)'], { cwd: scratch.root, path, env })
  expect(asked).toMatchObject({ code: 0, stdout: '3.10\n' })
})

test('of a pyproject.toml without a lock what it lists is installed, and it itself is not built', async () => {
  const tools = sharingEnvironments(testTools())
  const { root } = await gitRepository({
    'pyproject.toml': `[build-system]\nrequires = ["nobody-has-this"]\n[project]\nname = "shop"\nversion = "1"\ndependencies = ["stripe==12.5.1"]\n[project.optional-dependencies]\nmysql = ["nobody-has-this"]\n[dependency-groups]\ntest = ["idna==3.10"]\n`,
  })
  await using scratch = await (await openRepository(root, tools)).checkout()
  const { versions, path, env } = await provision(MANAGERS, worldWith(tools), scratch, [useOf('python', 'pyproject.toml', '12.5.1', null)])
  expect([...versions]).toEqual([['pyproject.toml', '12.5.1']])
  const asked = await tools.run('python', ['-c', 'import idna; print(idna.__version__)'], { cwd: scratch.root, path, env })
  expect(asked).toMatchObject({ code: 0, stdout: '3.10\n' })
})

test('a version that is not there is the reason why nothing was run', async () => {
  const use = useOf('python', 'requirements.txt', '11.99.0', null)
  const [result] = await own({ 'requirements.txt': 'stripe==11.99.0\n' }, [use], [changeOf([use], '12.0.0', {})], 'true', {
    real: true,
    tools: sharingEnvironments(sharingMock(testTools())),
  })
  expect(result).toMatchObject({ verdict: 'inconclusive', before: null, after: null })
  expect(result?.notes).toEqual([expect.stringMatching(/^`pip install -r requirements\.txt` failed: /)])
})

test('a uv.lock is installed as it is, and what the environment holds is our own', async () => {
  const tools = sharingEnvironments(testTools())
  const project =
    '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.9"\ndependencies = ["stripe==12.5.1"]\n[dependency-groups]\ndev = ["idna==3.10"]\n'
  const { root, commit } = await gitRepository({ 'api/pyproject.toml': project })
  const manager = await uvProgram(worldWith(tools))
  const python = await findPython(tools)
  expect(await manager.run(['lock', '--quiet', '--python', python], join(root, 'api'))).toMatchObject({ code: 0 })
  await commit({})
  await using scratch = await (await openRepository(root, tools)).checkout()
  const { versions, path, env } = await provision(MANAGERS, worldWith(tools), scratch, [
    useOf('python', 'api/pyproject.toml', '12.5.1', 'api/uv.lock'),
  ])
  expect([...versions]).toEqual([['api/pyproject.toml', '12.5.1']])
  const asked = await tools.run('python', ['-c', 'import idna; print(idna.__version__)'], { cwd: scratch.root, path, env })
  expect(asked).toMatchObject({ code: 0, stdout: '3.10\n' })
  expect(await readdir(join(scratch.root, 'api'))).toEqual(['pyproject.toml', 'uv.lock'])
})

/** A project of Poetry or PDM, with its lock as the manager writes it. */
const LOCKED = {
  'poetry.lock': {
    manager: 'poetry',
    pyproject:
      '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.9"\ndependencies = ["stripe==12.5.1"]\n[tool.poetry.group.dev.dependencies]\nidna = "3.10"\n',
    lock: async (tools: Tools) => poetryProgram(worldWith(tools), '2.5.0'),
  },
  'pdm.lock': {
    manager: 'pdm',
    pyproject:
      '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.9"\ndependencies = ["stripe==12.5.1"]\n[dependency-groups]\ndev = ["idna==3.10"]\n[tool.pdm.scripts]\npost_install = { shell = "touch ran" }\n',
    lock: async (tools: Tools) => pdmProgram(worldWith(tools)),
  },
} as const

test.each(['poetry.lock', 'pdm.lock'] as const)('a %s is installed as it is, and not the project itself', async (name) => {
  const { manager, pyproject, lock } = LOCKED[name]
  const tools = sharingEnvironments(await toolsWithManagers(manager))
  const { root, commit } = await gitRepository({ 'api/pyproject.toml': pyproject })
  await made(await lock(tools), ['lock'], join(root, 'api'))
  await rm(join(root, 'api', '.pdm-python'), { force: true })
  await commit({})
  await using scratch = await (await openRepository(root, tools)).checkout()
  const { versions, path, env } = await provision(MANAGERS, worldWith(tools), scratch, [
    useOf('python', 'api/pyproject.toml', '12.5.1', `api/${name}`),
  ])
  expect([...versions]).toEqual([['api/pyproject.toml', '12.5.1']])
  const asked = await tools.run('python', ['-c', 'import idna; print(idna.__version__)'], { cwd: scratch.root, path, env })
  expect(asked).toMatchObject({ code: 0, stdout: '3.10\n' })
  expect(await readdir(join(scratch.root, 'api'))).toEqual([name, 'pyproject.toml'].toSorted())
})

function held(version: string, hash: string): object {
  return { version: `==${version}`, hashes: [`sha256:${hash}`], markers: "python_version >= '3.6'" }
}

test('a Pipfile.lock is installed by its hashes, and what it holds by an address is left out, and said', async () => {
  const tools = sharingEnvironments(testTools())
  const folder = await tools.folder('download')
  const { python } = await findPythonFor(tools, '')
  const args = ['download', '--quiet', '--no-deps', '--only-binary', ':all:', 'stripe==12.5.1', 'idna==3.10']
  expect(await runPip(tools, python, args, { cwd: folder })).toMatchObject({ code: 0 })
  const hashes = await Promise.all(
    (await readdir(folder)).toSorted().map(async (file) =>
      createHash('sha256')
        .update(await readFile(join(folder, file)))
        .digest('hex'),
    ),
  )
  const [idna = '', stripe = ''] = hashes
  const lock = (hash: string): string =>
    JSON.stringify({
      default: { stripe: held('12.5.1', hash), ours: { git: 'https://example.com/ours' }, 'x\n--pre\ny': held('1.0', hash) },
      develop: { idna: held('3.10', idna) },
    })
  const { root, commit } = await gitRepository({ Pipfile: '', 'Pipfile.lock': lock(stripe) })
  const use = useOf('python', 'Pipfile', '12.5.1', 'Pipfile.lock')
  await using scratch = await (await openRepository(root, tools)).checkout()
  const { versions, notes } = await provision(MANAGERS, worldWith(tools), scratch, [use])
  expect([...versions]).toEqual([['Pipfile', '12.5.1']])
  expect(notes).toEqual([
    'ours of Pipfile.lock was left out: it is held without a version.',
    'x\n--pre\ny of Pipfile.lock was left out: it is held without a version.',
  ])
  await commit({ 'Pipfile.lock': lock('0'.repeat(64)) })
  await using forged = await (await openRepository(root, tools)).checkout()
  await expect(provision(MANAGERS, worldWith(tools), forged, [use])).rejects.toThrow(
    'what Pipfile.lock holds could not be installed by pip',
  )
})

test.each([
  [
    'poetry.lock',
    'plugins',
    { 'pyproject.toml': '[tool.poetry.requires-plugins]\nevil = "*"\n' },
    'requires-plugins would be installed and run',
  ],
  ['pdm.lock', 'plugins', { 'pyproject.toml': '', '.pdm-plugins/x.py': '' }, 'the plugins in .pdm-plugins would be run'],
  ['poetry.lock', 'no version of its manager', { 'pyproject.toml': '' }, 'does not say which Poetry wrote it'],
  ['Pipfile.lock', 'no JSON', {}, 'Pipfile.lock is no JSON'],
  ['pylock.toml', 'no reader', {}, 'cannot be installed for your own tests yet'],
])('a %s with %s is not installed, and the reason is said', async (lockfile, _why, files, said) => {
  const tools = sharingEnvironments(testTools())
  const { root } = await gitRepository({ [lockfile]: '', ...files })
  await using scratch = await (await openRepository(root, tools)).checkout()
  await expect(provision(MANAGERS, worldWith(tools), scratch, [useOf('python', 'pyproject.toml', '12.5.1', lockfile)])).rejects.toThrow(
    said,
  )
})
