import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { parse } from 'yaml'
import { actionYml, schema, settingsTable } from '../../scripts/settings-pages.ts'
import { readArguments } from '../../src/commands/arguments.ts'
import { commandHelp } from '../../src/commands/help.ts'
import { SettingsError } from '../../src/domain/errors.ts'
import { readTable } from '../../src/settings/index.ts'
import { SETTINGS, type SettingsTable } from '../../src/settings/table.ts'
import { days } from '../../src/settings/types.ts'
import { fc } from '../support/properties.ts'

const PATH = '.github/stripe-upgrade.yml'

/** The table with one row more, and nothing else changed anywhere. */
const WITH_ONE_MORE = {
  ...SETTINGS,
  'quiet-days': {
    type: days(),
    default: '7',
    summary: 'Days without a new pull request.',
    where: ['input', 'flag', 'file'],
    purpose: 'choose',
  },
} as const satisfies SettingsTable

describe('a setting that is added to the table alone', () => {
  test('is read from every place, and typed', async () => {
    const settings = await readTable(WITH_ONE_MORE, { flags: [['quiet-days', '2.5']] })
    expectTypeOf(settings.quietDays).toEqualTypeOf<number>()
    expect(settings).toMatchObject({ quietDays: 2.5, minAge: 3 })
    expect(await readTable(WITH_ONE_MORE, {})).toMatchObject({ quietDays: 7 })
    expect(await readTable(WITH_ONE_MORE, { inputs: { 'quiet-days': '1' } })).toMatchObject({ quietDays: 1 })
    expect(await readTable(WITH_ONE_MORE, { file: { path: PATH, text: 'quiet-days: 4\n' } })).toMatchObject({ quietDays: 4 })
    await expect(readTable(WITH_ONE_MORE, { flags: [['quiet-days', 'two']] })).rejects.toThrow(
      '--quiet-days: "two" is not a value of quiet-days. Accepted: a number of days, 0 or more.',
    )
  })

  test('is a flag of each command that it is for, with its help', () => {
    expect(readArguments('check', ['--quiet-days', '2'], WITH_ONE_MORE).settings).toEqual([['quiet-days', '2']])
    expect(() => readArguments('detect', ['--quiet-days', '2'], WITH_ONE_MORE)).toThrow('takes no --quiet-days')
    for (const command of ['check', 'upgrade'] as const)
      expect(commandHelp(command, WITH_ONE_MORE)).toContain('--quiet-days DAYS     Days without a new pull request. Default: 7.')
    expect(commandHelp('prove', WITH_ONE_MORE)).not.toContain('quiet-days')
  })

  test('is documented: an input of action.yml, a property of the schema, a row of the README', () => {
    expect(actionYml(WITH_ONE_MORE)).toContain("  quiet-days:\n    description: 'Days without a new pull request. Default: 7.'\n")
    expect(JSON.parse(schema(WITH_ONE_MORE))).toMatchObject({ properties: { 'quiet-days': { type: 'number', minimum: 0, default: 7 } } })
    expect(settingsTable(WITH_ONE_MORE)).toContain(
      '| `quiet-days` | a number of days, 0 or more | `7` | everywhere | Days without a new pull request. |',
    )
  })
})

async function isRead(text: string): Promise<boolean> {
  try {
    await readTable(SETTINGS, { file: { path: PATH, text } })
    return true
  } catch (error) {
    if (error instanceof SettingsError) return false
    throw error
  }
}

describe('the schema of the configuration file', () => {
  const accepts = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(schema(SETTINGS)))

  test.each([
    '',
    'majors: next\nrange: pin\nmin-age: 2.5\n',
    'sdks: node, python\nexclude: "{a,b}/**"\n',
    'sdks: [node, node]\nlabels: [1.10, stripe]\nbase: 1.10\n',
    'ignore: |\n  node >=23: we wait\n  python 16: too\n',
    'test-command: |\n  npm test\n',
  ])('accepts what the program accepts: %j', async (text) => {
    expect(await isRead(text)).toBe(true)
    expect(accepts(parse(text))).toBe(true)
  })

  test.each(['majors: [next]\n', 'min-age: "3"\n', 'labels: [true]\n', 'base:\n', 'token: x\n', 'sdks: [pyton]\n', '- majors\n'])(
    'refuses what the program refuses by its kind or name: %j',
    async (text) => {
      expect(await isRead(text)).toBe(false)
      expect(accepts(parse(text))).toBe(false)
    },
  )

  test.each(['sdks: ""\n', 'sdks: []\n', 'sdks: [""]\n', 'sdks: ["", node]\n', 'sdks: ","\n', 'endpoint-sdks: [""]\n'])(
    'is stricter at most: %j names no SDK, and would switch everything off',
    async (text) => {
      expect(await isRead(text)).toBe(false)
    },
  )

  test('accepts whatever the program accepts', async () => {
    const scalar = fc.oneof(fc.constantFrom('node', 'off', 'next', 'auto', 'a/**', ''), fc.boolean(), fc.nat(100), fc.constant(null))
    const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(fc.constantFrom('a', 'b'), scalar))
    const file = fc.dictionary(fc.constantFrom(...Object.keys(SETTINGS)), value, { maxKeys: 3 })
    expect.hasAssertions()
    await fc.assert(
      fc.asyncProperty(file, async (settings) => {
        const text = JSON.stringify(settings)
        fc.pre(await isRead(text))
        expect(accepts(parse(text))).toBe(true)
      }),
      { numRuns: 100, maxSkipsPerRun: 1000 },
    )
  })
})
