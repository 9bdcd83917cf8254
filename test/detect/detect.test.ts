import { expect, test } from 'vitest'
import { detect } from '../../src/detect/index.ts'
import { MAX_MANIFEST } from '../../src/detect/own-files.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Repository } from '../../src/world.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'

const POLICY: Policy = { sdks: SDKS.names, majors: 'latest', inMajor: 'auto', range: 'auto', minAge: 3, ignore: [], exclude: [] }

const PACKAGE_JSON = '{ "dependencies": { "stripe": "^17.0.0" } }'
const GO_MOD = 'module shop\nrequire github.com/stripe/stripe-go/v81 v81.4.0\n'

async function detectIn(files: Readonly<Record<string, string | Uint8Array>>, policy: Partial<Policy> = {}) {
  return detect({ repository: memoryRepository(files), sdks: SDKS, log: quietLog() }, { ...POLICY, ...policy })
}

test('all languages are merged, sorted by path and line', async () => {
  const { uses } = await detectIn({
    'web/package.json': PACKAGE_JSON,
    'worker/requirements.txt': 'stripe==11.6.0\n',
    'go.mod': GO_MOD,
    'pom.xml':
      '<project><dependencies><dependency><groupId>com.stripe</groupId><artifactId>stripe-java</artifactId></dependency></dependencies></project>',
    Appraisals: 'appraise("a") { gem "stripe" }\nappraise("b") { gem "stripe" }\n',
    'composer.json': '{"require": {"stripe/stripe-php": "^12"}}',
    'a.csproj': '<Project><PackageReference Include="Stripe.net" Version="47.0.0"/></Project>',
  })
  expect(uses.map(({ sdk, path, line }) => `${sdk} ${path}:${line}`)).toEqual([
    'ruby Appraisals:1',
    'ruby Appraisals:2',
    'dotnet a.csproj:1',
    'php composer.json:1',
    'go go.mod:2',
    'java pom.xml:1',
    'node web/package.json:1',
    'python worker/requirements.txt:1',
  ])
  for (const use of uses.filter(({ sdk }) => sdk !== 'node' && sdk !== 'python')) {
    expect(use).toMatchObject({ editable: false, why: `upgrades of stripe-${use.sdk} are not built yet` })
  }
})

test('the policy chooses the languages, and nothing is said of excluded paths', async () => {
  const files = {
    'package.json': PACKAGE_JSON,
    'go.mod': GO_MOD,
    'test/fixtures/go.mod': GO_MOD,
    'broken/go.mod': new Uint8Array([...new TextEncoder().encode('stripe'), 0xff]),
  }
  expect((await detectIn(files, { sdks: ['go'] })).uses.map(({ path }) => path)).toEqual(['go.mod', 'test/fixtures/go.mod'])
  const { uses, notes } = await detectIn(files, { sdks: ['go'], exclude: ['**/fixtures', 'broken/*'] })
  expect(uses.map(({ path }) => path)).toEqual(['go.mod'])
  expect(notes).toEqual([])
  const braces = await detectIn(files, { sdks: ['go'], exclude: ['{test,broken}/**'] })
  expect(braces).toMatchObject({ uses: [{ path: 'go.mod' }], notes: [] })
})

test('what workflows run is shown and left alone; the rest is upgraded (T37)', async () => {
  const { uses } = await detectIn({
    '.github/actions/pay/package.json': PACKAGE_JSON,
    '.github/requirements.txt': 'stripe==11.6.0\n',
    'docs/.github/package.json': PACKAGE_JSON,
    'package.json': PACKAGE_JSON,
  })
  const why = expect.stringContaining('it is in `.github`, where nothing is written')
  expect(uses).toMatchObject([
    { path: '.github/actions/pay/package.json', editable: false, why },
    { path: '.github/requirements.txt', editable: false, why },
    { path: 'docs/.github/package.json', editable: true, why: null },
    { path: 'package.json', editable: true, why: null },
  ])
})

test('a manifest that is larger than any that a person writes is left unread, with a note', async () => {
  const large = ' '.repeat(MAX_MANIFEST)
  const files = { 'package.json': `${PACKAGE_JSON}${large}`, 'requirements.txt': `stripe==11.6.0\n${large}`, 'go.mod': `${GO_MOD}${large}` }
  const { uses, notes } = await detectIn({ ...files, 'web/package.json': PACKAGE_JSON })
  expect(uses.map(({ path }) => path)).toEqual(['web/package.json'])
  expect(notes.map(({ place, text }) => `${place?.path}: ${text}`)).toEqual(
    Object.keys(files)
      .toSorted()
      .map((path) => `${path}: The file is larger than 2 MB, which no manifest is.`),
  )
})

test('folders that package managers and compilers fill are ignored, with one note for each kind', async () => {
  const { uses, notes } = await detectIn({
    'go.mod': GO_MOD,
    'node_modules/stripe/package.json': '{"name": "stripe"}',
    'web/node_modules/a/package.json': PACKAGE_JSON,
    'vendor/github.com/stripe/stripe-go/go.mod': GO_MOD,
    'bin/Debug/net8.0/A.csproj': '<Project><PackageReference Include="Stripe.net"/></Project>',
    'bin/stripe.rb': 'stripe',
    'venv/lib/site-packages/stripe/requirements.txt': 'stripe==1.0\n',
  })
  expect(uses.map(({ path }) => path)).toEqual(['go.mod'])
  expect(notes.map(({ place, text }) => `${place?.path}: ${text}`)).toEqual([
    'bin/Debug/net8.0/A.csproj: A file under bin that mentions Stripe was ignored: such folders hold what the .NET compiler wrote.',
    'node_modules/stripe/package.json: 2 files under node_modules that mention Stripe were ignored: such folders hold packages that npm, pnpm or yarn installed.',
    'vendor/github.com/stripe/stripe-go/go.mod: A file under vendor that mentions Stripe was ignored: such folders hold packages that Go, Bundler or Composer installed.',
    'venv/lib/site-packages/stripe/requirements.txt: A file under site-packages that mentions Stripe was ignored: such folders hold packages that pip installed.',
  ])
})

test('a file that cannot be read is noted once, whoever met it, and the rest goes on', async () => {
  const latin = new Uint8Array([...new TextEncoder().encode('{ "a": "stripe '), 0xe9])
  const { uses, notes } = await detectIn({ 'package.json': latin, 'composer.json': latin, 'pom.xml': latin, 'go.mod': GO_MOD })
  expect(uses).toHaveLength(1)
  expect(notes.map(({ place }) => place?.path)).toEqual(['composer.json', 'package.json', 'pom.xml'])
})

function conflict(ours: string, theirs: string): string {
  return `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> other\n`
}

test('a merge conflict that nobody resolved is noted with its line, and its file is not edited', async () => {
  const { uses, notes } = await detectIn({
    'package.json': `{"dependencies": {\n${conflict('"stripe": "^17.0.0"', '"stripe": "^18.0.0"')}}}\n`,
    'requirements.txt': conflict('stripe==11.6.0', 'stripe==12.0.0'),
    'api/pyproject.toml': '[project]\ndependencies = ["stripe==11.6.0"]\n',
    'api/uv.lock': `version = 1\n${conflict('stripe', '')}`,
    'job/Pipfile': '[packages]\nstripe = "==11.6.0"\n',
    'job/Pipfile.lock': conflict('{"default": {"stripe": {}}}', '{}'),
    'web/package.json': '{"dependencies": {"stripe": "^17.0.0"}}\n',
    'web/yarn.lock': `# yarn lockfile v1\r\n\r\n${conflict('stripe@^17.0.0:', '')}`,
    'README.md': 'Stripe\n<<<<<<< is how a conflict begins\n',
  })
  expect(notes.map(({ place, text }) => `${place?.path}:${place?.line} ${text.slice(0, 38)}`)).toEqual([
    'api/uv.lock:2 A merge conflict begins on line 2; res',
    'job/Pipfile.lock:1 A merge conflict begins on line 1; res',
    'package.json:2 A merge conflict begins on line 2; res',
    'requirements.txt:1 A merge conflict begins on line 1; res',
    'web/yarn.lock:3 A merge conflict begins on line 3; res',
  ])
  expect(uses.map(({ path, why }) => `${path}: ${why?.slice(0, 31)}`)).toEqual([
    'api/pyproject.toml: api/uv.lock cannot be read: A m',
    'job/Pipfile: job/Pipfile.lock cannot be read',
    'web/package.json: web/yarn.lock cannot be read; t',
  ])
})

test('a file that fails is a note, and a language that fails is another; the rest goes on', async () => {
  const files = { 'go.mod': GO_MOD, 'composer.json': '{"require": {"stripe/stripe-php": "^12"}}', 'requirements.txt': 'stripe==11.6.0\n' }
  const repository: Repository = {
    ...memoryRepository(files),
    files: async () => {
      throw new Error('the index is gone')
    },
    read: async (path) => {
      if (path === 'composer.json') throw new Error('the disk is gone')
      return { kind: 'text', text: GO_MOD }
    },
  }
  const { uses, notes } = await detect({ repository, sdks: SDKS, log: quietLog() }, { ...POLICY, sdks: ['php', 'python'] })
  expect(uses).toEqual([])
  expect(notes.map(({ place, text }) => [place?.path, text])).toEqual([
    [undefined, 'The search for manifests that a text search cannot see into failed: the index is gone.'],
    [undefined, 'Uses of stripe-python could not be looked for: the index is gone.'],
    ['composer.json', 'This file could not be understood: the disk is gone.'],
  ])
})

test('without a mention of Stripe only manifests are opened, to see that they can be searched', async () => {
  const opened: string[] = []
  const memory = memoryRepository({ 'package.json': '{}', 'requirements.txt': 'flask\n', 'server.js': 'listen()\n' })
  const repository: Repository = {
    ...memory,
    read: (path) => {
      opened.push(path)
      return memory.read(path)
    },
  }
  expect(await detect({ repository, sdks: SDKS, log: quietLog() }, POLICY)).toEqual({ uses: [], runtimes: [], cooldowns: [], notes: [] })
  expect(opened).toEqual(['package.json', 'requirements.txt'])
})

test('what is found is said as it is found: one step, and each note', async () => {
  const log = quietLog()
  const repository = memoryRepository({ 'go.mod': GO_MOD.replace('v81.4.0', 'v81.4.0 // indirect') })
  const { notes } = await detect({ repository, sdks: SDKS, log }, POLICY)
  expect(log.steps).toEqual(['Detecting Stripe SDKs'])
  expect(log.notes).toEqual(notes)
  expect(notes).toHaveLength(1)
})
