import { describe, expect, test } from 'vitest'
import { SettingsError } from '../../src/domain/errors.ts'
import { readSettings, type Places, type Settings } from '../../src/settings/index.ts'
import { namesIn, SETTINGS } from '../../src/settings/table.ts'
import { fc } from '../support/properties.ts'

/** Places with a configuration file by its text. */
type Given = Omit<Places, 'file'> & { readonly file?: string }

async function read({ file, ...others }: Given): Promise<Settings> {
  return readSettings({ ...others, file: file === undefined ? null : { path: '.github/stripe-upgrade.yml', text: file } })
}

async function complaint(given: Given): Promise<string> {
  const error = await read(given).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof SettingsError)) throw new Error(`expected a SettingsError, got ${String(error)}`)
  return error.message
}

describe('readSettings', () => {
  test('needs nothing: every default is a value of its own setting', async () => {
    expect(await readSettings({})).toEqual({
      command: 'run',
      audit: true,
      bundle: null,
      digest: null,
      sdks: ['node', 'python', 'go', 'java', 'ruby', 'php', 'dotnet'],
      majors: 'latest',
      inMajor: 'auto',
      range: 'auto',
      minAge: 3,
      ignore: [],
      exclude: [],
      base: null,
      labels: [],
      reviewers: [],
      assignees: [],
      allowRepositoryCode: false,
      registries: [],
      stripeMock: null,
      requireIsolation: false,
      testNetwork: 'auto',
      testCommand: null,
      endpointCommand: null,
      endpointUrl: 'http://127.0.0.1:PORT/webhook',
      endpointVariables: [],
      endpointSdks: ['node', 'python', 'go', 'java', 'ruby', 'php', 'dotnet'],
      exitCode: false,
      dryRun: false,
      token: null,
    })
  })

  test('takes flags before inputs, inputs before the file, and the file before the environment', async () => {
    const file = '# ours\nmajors: next\nrange: pin\nmin-age: 10\n'
    const settings = await read({ flags: [['majors', 'off']], inputs: { majors: 'latest', range: 'bump' }, file })
    expect(settings).toMatchObject({ majors: 'off', range: 'bump', minAge: 10 })
    const environment = { GITHUB_TOKEN: 'from-environment', MAJORS: 'next' }
    expect(await read({ environment })).toMatchObject({ token: 'from-environment', majors: 'latest' })
    expect(await read({ environment, inputs: { token: 'from-input' } })).toMatchObject({ token: 'from-input' })
    expect(await read({ environment: { GITHUB_TOKEN: '' } })).toMatchObject({ token: null })
  })

  test('takes an empty input for none, as GitHub hands it over', async () => {
    const settings = await read({ inputs: { majors: '', exclude: ' \n' }, file: 'exclude: [a/**]' })
    expect(settings).toMatchObject({ majors: 'latest', exclude: ['a/**'] })
  })

  test('reads lists from lines, from repeated flags and from YAML alike', async () => {
    const wanted = ['fixtures/**', 'a, b.json']
    const given: Given[] = [
      { inputs: { exclude: 'fixtures/**\n\n  a, b.json\n' } },
      { flags: wanted.map((glob) => ['exclude', glob] as const) },
      { file: 'exclude:\n  - fixtures/**\n  - "a, b.json"\n' },
    ]
    for (const places of given) expect((await read(places)).exclude).toEqual(wanted)
  })

  test('reads what to ignore with its reason, colons and all', async () => {
    const { ignore } = await read({ file: 'ignore:\n  - "node >=23 <24: wait: review"\n  - "python 16.1.0: broke us"\n' })
    expect(ignore).toEqual([
      { sdk: 'node', versions: '>=23 <24', reason: 'wait: review' },
      { sdk: 'python', versions: '16.1.0', reason: 'broke us' },
    ])
  })

  test('reads what a new pull request is given, by commas or lines', async () => {
    const settings = await read({
      inputs: { labels: 'dependencies, needs review\nstripe,dependencies', reviewers: '@rita, team:payments' },
      file: 'assignees: [rita, "acme-bot[bot]"]\n',
    })
    expect(settings).toMatchObject({
      labels: ['dependencies', 'needs review', 'stripe'],
      reviewers: ['rita', 'team:payments'],
      assignees: ['rita', 'acme-bot[bot]'],
    })
  })

  test.each<[string, Given, string | null]>([
    ['a flag', { flags: [['test-command', 'npm test -- --run']] }, 'npm test -- --run'],
    ['an input of several lines', { inputs: { 'test-command': 'npm test\r\npytest\n' } }, 'npm test\npytest'],
    ['a block in the file', { file: 'test-command: |\n  npm test\n  pytest -k "a b"\n' }, 'npm test\npytest -k "a b"'],
    ['nothing', {}, null],
  ])('reads the test command from %s', async (_where, places, command) => {
    expect((await read(places)).testCommand).toBe(command)
  })

  test('keeps a version in YAML as it is written', async () => {
    expect((await read({ file: 'base: 1.10\n' })).base).toBe('1.10')
  })

  test.each<[string, Given, string]>([
    [
      'a wrong value',
      { flags: [['majors', 'lates']] },
      '--majors: "lates" is not a value of majors. Accepted: latest | next | off. Did you mean "latest"?',
    ],
    ['a wrong SDK', { inputs: { sdks: 'node, pyton' } }, 'input "sdks": "pyton" is not a value of sdks. Accepted: a list of node, python'],
    [
      'a negative age',
      { file: '\n\nmin-age: -1\n' },
      '.github/stripe-upgrade.yml:3: "-1" is not a value of min-age. Accepted: a number of days, 0 or more.',
    ],
    ['an unknown name in the file', { file: 'range: pin\nmajor: next\n' }, '.github/stripe-upgrade.yml:2: "major" is not a setting.'],
    ['the nearest name', { file: 'major: next\n' }, 'Did you mean "majors"?'],
    ['an unknown input', { inputs: { 'min-ag': '3' } }, 'input "min-ag" is not a setting.'],
    [
      'a setting that the file cannot hold',
      { file: 'majors: off\ntoken: abc\n' },
      '.github/stripe-upgrade.yml:2: token cannot be given in this file. It can be given as an input of the action.',
    ],
    [
      'what only the workflow may set: stripe-mock',
      { file: 'stripe-mock: ./tools/mock\n' },
      '.github/stripe-upgrade.yml:1: stripe-mock cannot be given in this file. It can be given as an input of the action or a flag.',
    ],
    [
      'what only the workflow may set: allow-repository-code',
      { file: 'allow-repository-code: true\n' },
      '.github/stripe-upgrade.yml:1: allow-repository-code cannot be given in this file. It can be given as an input of the action or a flag.',
    ],
    [
      'what only the workflow may set: registries',
      { file: 'registries: https://packages.example\n' },
      '.github/stripe-upgrade.yml:1: registries cannot be given in this file. It can be given as an input of the action or a flag.',
    ],
    [
      'where a setting can be given instead',
      { file: 'dry-run: true\n' },
      '.github/stripe-upgrade.yml:1: dry-run cannot be given in this file. It can be given as an input of the action or a flag.',
    ],
    [
      'a reason that is missing',
      { flags: [['ignore', 'node >=23']] },
      '--ignore: "node >=23": the reason after a colon is missing. Accepted: a list of <sdk> <versions>: <reason>.',
    ],
    [
      'versions that are missing',
      { flags: [['ignore', 'node: broken']] },
      '--ignore: "node: broken": the versions after "node" are missing.',
    ],
    [
      'an SDK to ignore that is not known',
      { flags: [['ignore', 'nod >=23: broken']] },
      '--ignore: "nod >=23: broken": "nod" is not an SDK that is known (node, python,',
    ],
    [
      'the line of the wrong item',
      { file: 'sdks:\n  - node\n  - pyton\n' },
      '.github/stripe-upgrade.yml:3: "pyton" is not a value of sdks.',
    ],
    [
      'a list where one value is expected',
      { file: 'majors: [next]\n' },
      '.github/stripe-upgrade.yml:1: majors takes one value, not a list. Accepted: latest | next | off.',
    ],
    [
      'true where a text is expected',
      { file: 'labels:\n  - stripe\n  - true\n' },
      '.github/stripe-upgrade.yml:3: labels takes a text or a list of them, and this is true, which YAML reads as true or false.',
    ],
    [
      'a number in quotes',
      { file: 'range: pin\nmin-age: "3"\n' },
      '.github/stripe-upgrade.yml:2: min-age takes a number, and this is "3", which YAML reads as a text.',
    ],
    ['a value that is missing', { file: 'base:\n' }, '.github/stripe-upgrade.yml:1: base takes a text, and this is empty.'],
    [
      'a glob whose braces make too many patterns',
      { flags: [['exclude', '{1..1000}/**']] },
      '--exclude: "{1..1000}/**": The braces of the glob {1..1000}/** make more than 250 patterns. Accepted: a list of <glob>.',
    ],
    [
      'a login that is none',
      { inputs: { reviewers: 'rita, acme/payments' } },
      'input "reviewers": "acme/payments" is not a value of reviewers. Accepted: a list of <login> or team:<slug>.',
    ],
    [
      'a team as an assignee',
      { inputs: { assignees: 'team:payments' } },
      '"team:payments" is not a value of assignees. Accepted: a list of <login>.',
    ],
    [
      'a variable that a program starts by',
      { flags: [['endpoint-variables', 'PATH=secret']] },
      '"PATH=secret" is not a value of endpoint-variables.',
    ],
    [
      'a variable for a thing that is not made',
      { flags: [['endpoint-variables', 'A=secret, B=password']] },
      '--endpoint-variables: "B=password"',
    ],
    ['a command that a shell would take for an option', { inputs: { 'test-command': '-x' } }, '"-x" is not a value of test-command.'],
    [
      'a command with something hidden in it',
      { flags: [['test-command', 'npm\u001b test']] },
      '--test-command: "npm\\u{1b} test" is not a value of test-command. Accepted: <command>.',
    ],
    ['a label that GitHub cannot have', { inputs: { labels: 'x'.repeat(51) } }, 'Accepted: a list of <label>, 50 characters at most.'],
    [
      'one value given twice',
      {
        flags: [
          ['range', 'pin'],
          ['range', 'bump'],
        ],
      },
      '--range: range takes one value, not 2.',
    ],
    ['broken YAML', { file: 'majors: [next\n' }, '.github/stripe-upgrade.yml:2:'],
    ['YAML that is nested without end', { file: `majors: ${'['.repeat(50_000)}` }, '.github/stripe-upgrade.yml: it is nested too deeply'],
    ['lists in lists', { file: `majors:\n${'- '.repeat(50_000)}x` }, '.github/stripe-upgrade.yml: it is nested too deeply'],
    [
      'a name that is given twice',
      { file: 'majors: next\nrange: pin\nmajors: off\n' },
      '.github/stripe-upgrade.yml:3: majors is given twice',
    ],
    ['YAML beyond all measure', { file: `exclude:\n${'  - a\n'.repeat(30_000)}` }, '.github/stripe-upgrade.yml: it is larger than 128 KB'],
    ['YAML that is not a mapping', { file: '- majors\n' }, '.github/stripe-upgrade.yml:1: expected settings'],
    [
      'a mapping as a value',
      { file: 'majors:\n  latest: true\n' },
      '.github/stripe-upgrade.yml:1: majors takes a text, and this is a mapping or a list in a list',
    ],
    ['a value that looks like a flag', { flags: [['base', '--upload-pack=x']] }, '"--upload-pack=x" is not a value of base'],
  ])('names %s, where it was given, and what is accepted', async (_, places, message) => {
    expect(await complaint(places)).toContain(message)
  })

  test('never shows a secret, not even a wrong one', async () => {
    const message = await complaint({ inputs: { token: '-ghp_canary' } })
    expect(message).toContain('token')
    expect(message).not.toContain('canary')
  })

  test.each([
    'http://example.com:80/webhook',
    'http://127.0.0.1.example.com:1/webhook',
    'http://localhost@example.com:1/',
    'http://10.0.0.1:PORT/webhook',
    'http://0.0.0.0:PORT/webhook',
    'https://127.0.0.1:4242/webhook',
    'http://127.0.0.1/webhook',
    'http://127.0.0.1:0/webhook',
    'http://a:b@127.0.0.1:4242/webhook',
    '/webhook',
  ])('refuses an endpoint that is not plainly on this machine: %s (T34)', async (address) => {
    expect(await complaint({ inputs: { 'endpoint-url': address } })).toContain(
      `input "endpoint-url": "${address}" is not a value of endpoint-url. Accepted: http://127.0.0.1:<port>/<path>, also with localhost`,
    )
  })

  test.each(['http://127.0.0.1:4242/webhook', 'http://localhost:PORT/a?b=c', 'http://[::1]:PORT'])(
    'takes an endpoint on this machine: %s',
    async (address) => {
      expect((await read({ file: `endpoint-url: ${JSON.stringify(address)}\n` })).endpointUrl).toBe(address)
    },
  )

  test('refuses every other text by name, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        fc.pre(text.trim() !== '' && !['latest', 'next', 'off'].includes(text.trim()))
        expect(await complaint({ inputs: { majors: text } })).toContain('is not a value of majors')
      }),
      { numRuns: 50 },
    )
  })
})

test('there are at most thirty settings, and each can be given somewhere', () => {
  expect(Object.keys(SETTINGS).length).toBeLessThanOrEqual(30)
  for (const { where } of Object.values(SETTINGS)) expect(where.length).toBeGreaterThan(0)
  expect(namesIn(SETTINGS, 'flag')).not.toContain('token')
})
