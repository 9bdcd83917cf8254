import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SettingsError } from '../../src/domain/errors.ts'
import { readSettings, settingsOf, type Places } from '../../src/settings/index.ts'
import { SETTING_NAMES, SETTINGS } from '../../src/settings/table.ts'
import { describe as place } from '../../src/settings/values.ts'

async function complaint(places: Places): Promise<string> {
  const error = await readSettings(places).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof SettingsError)) throw new Error(`expected a SettingsError, got ${String(error)}`)
  return error.message
}

describe('readSettings', () => {
  test('needs nothing: every default is a value of its own setting', async () => {
    const settings = await readSettings({})
    expect(settings.policy).toEqual({
      sdks: ['node', 'python', 'go', 'java', 'ruby', 'php', 'dotnet'],
      majors: 'latest',
      range: 'auto',
      minAge: 3,
      ignore: [],
      exclude: [],
    })
    expect(SETTING_NAMES.map((name) => settings.source(name).kind)).toEqual(SETTING_NAMES.map(() => 'default'))
  })

  test('takes flags before inputs, inputs before the file, and knows where each value came from', async () => {
    const file = '# ours\nmajors: next\nrange: pin\nmin-age: 10\n'
    const settings = await readSettings({ flags: [['majors', 'off']], inputs: { majors: 'latest', range: 'bump' }, file })
    expect(settings.policy).toMatchObject({ majors: 'off', range: 'bump', minAge: 10 })
    expect(place(settings.source('majors'))).toBe('--majors')
    expect(place(settings.source('range'))).toBe('input "range"')
    expect(place(settings.source('min-age'))).toBe('.github/stripe-upgrade.yml:4')
  })

  test('takes an empty input for none, as GitHub hands it over', async () => {
    const settings = await readSettings({ inputs: { majors: '', exclude: ' \n' }, file: 'exclude: [a/**]' })
    expect(settings.policy).toMatchObject({ majors: 'latest', exclude: ['a/**'] })
  })

  test('reads lists from lines, from repeated flags and from YAML alike', async () => {
    const wanted = ['fixtures/**', 'a, b.json']
    const given: Places[] = [
      { inputs: { exclude: 'fixtures/**\n\n  a, b.json\n' } },
      { flags: wanted.map((glob) => ['exclude', glob] as const) },
      { file: 'exclude:\n  - fixtures/**\n  - "a, b.json"\n' },
    ]
    for (const places of given) expect((await readSettings(places)).policy.exclude).toEqual(wanted)
  })

  test('reads what to ignore with its reason, colons and all', async () => {
    const { policy } = await readSettings({ file: 'ignore:\n  - "node >=23 <24: wait: review"\n  - "python 16.1.0: broke us"\n' })
    expect(policy.ignore).toEqual([
      { sdk: 'node', versions: '>=23 <24', reason: 'wait: review' },
      { sdk: 'python', versions: '16.1.0', reason: 'broke us' },
    ])
  })

  test('reads what a new pull request is given, by commas or lines', async () => {
    const { extras } = await readSettings({
      inputs: { labels: 'dependencies, needs review\nstripe,dependencies', reviewers: '@rita, team:payments' },
      file: 'assignees: [rita, "acme-bot[bot]"]\n',
    })
    expect(extras).toEqual({
      labels: ['dependencies', 'needs review', 'stripe'],
      reviewers: ['rita', 'team:payments'],
      assignees: ['rita', 'acme-bot[bot]'],
    })
  })

  test.each<[string, Places, string]>([
    ['a flag', { flags: [['test-command', 'npm test -- --run']] }, 'npm test -- --run'],
    ['an input of several lines', { inputs: { 'test-command': 'npm test\r\npytest\n' } }, 'npm test\npytest'],
    ['a block in the file', { file: 'test-command: |\n  npm test\n  pytest -k "a b"\n' }, 'npm test\npytest -k "a b"'],
    ['nothing', {}, ''],
  ])('reads the test command from %s', async (_where, places, command) => {
    expect((await readSettings(places)).testCommand).toBe(command)
  })

  test('keeps a version in YAML as it is written', async () => {
    expect((await readSettings({ file: 'base: 1.10\n' })).base).toBe('1.10')
  })

  test.each<[string, Places, string]>([
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
    ['a setting at the wrong door', { file: 'token: abc\n' }, '.github/stripe-upgrade.yml:1: "token" is not a setting.'],
    ['ignoring without a reason', { flags: [['ignore', 'node >=23']] }, 'Accepted: a list of <sdk> <versions>: <reason>.'],
    [
      'a glob whose braces stand for too many patterns',
      { flags: [['exclude', '{1..1000}/**']] },
      '--exclude: The braces of the glob {1..1000}/** stand for more than 250 patterns. Write several globs.',
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
    ['a command that a shell would take for an option', { inputs: { 'test-command': '-x' } }, '"-x" is not a value of test-command.'],
    [
      'a command with something hidden in it',
      { flags: [['test-command', 'npm\u001b test']] },
      '--test-command: "npm\\u{1b} test" is not a value of test-command. Accepted: <command>.',
    ],
    ['a label that GitHub can not have', { inputs: { labels: 'x'.repeat(51) } }, 'Accepted: a list of <label>, 50 characters at most.'],
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
    ['a name that stands twice', { file: 'majors: next\nrange: pin\nmajors: off\n' }, '.github/stripe-upgrade.yml:3: majors stands twice'],
    ['YAML beyond all measure', { file: `exclude:\n${'  - a\n'.repeat(30_000)}` }, '.github/stripe-upgrade.yml: it is larger than 128 KB'],
    ['YAML that is no mapping', { file: '- majors\n' }, '.github/stripe-upgrade.yml:1: expected settings'],
    [
      'a mapping as a value',
      { file: 'majors:\n  latest: true\n' },
      '.github/stripe-upgrade.yml:1: majors takes a value or a list of values',
    ],
    ['a value that looks like a flag', { flags: [['base', '--upload-pack=x']] }, '"--upload-pack=x" is not a value of base'],
  ])('names %s, where it stands, and what is accepted', async (_, places, message) => {
    expect(await complaint(places)).toContain(message)
  })

  test('never shows a secret, not even a wrong one', async () => {
    const message = await complaint({ inputs: { token: '-ghp_canary' } })
    expect(message).toContain('token')
    expect(message).not.toContain('canary')
  })

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
  expect(SETTING_NAMES.length).toBeLessThanOrEqual(30)
  for (const name of SETTING_NAMES) expect(SETTINGS[name].doors.length).toBeGreaterThan(0)
  expect(settingsOf('flag')).not.toContain('token')
})
