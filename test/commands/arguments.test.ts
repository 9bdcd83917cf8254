import { describe, expect, test } from 'vitest'
import { commandNamed, readArguments } from '../../src/commands/arguments.ts'
import { commandHelp, generalHelp } from '../../src/commands/help.ts'
import { COMMANDS, settingsOf, type CommandName } from '../../src/commands/table.ts'
import { SETTINGS } from '../../src/settings/table.ts'

describe('readArguments', () => {
  test('keeps flags, switches and settings apart', () => {
    const given = readArguments('check', ['--repo', 'shop', '--json', '--majors=next', '--exclude', 'a', '--exclude', 'b', '--exit-code'])
    expect([...given.flags]).toEqual([['repo', 'shop']])
    expect([...given.switches]).toEqual(['json'])
    expect(given.settings).toEqual([
      ['majors', 'next'],
      ['exclude', 'a'],
      ['exclude', 'b'],
      ['exit-code', 'true'],
    ])
  })

  test.each<[CommandName, string[], string]>([
    ['check', ['--jsno'], 'takes no --jsno. Accepted: --repo, --try-edits, --json'],
    ['check', ['--jsno'], 'Did you mean "--json"?'],
    ['check', ['-x'], 'takes no -x'],
    ['check', ['somewhere'], 'takes no "somewhere"'],
    ['check', ['--repo'], '--repo needs a value'],
    ['check', ['--repo', '--json'], '--repo needs a value'],
    ['check', ['--json=yes'], '--json takes no value'],
    ['prove', ['--sdk', 'node', '--from', '22.5.0'], 'needs --to'],
    ['prove', ['--list', '--sdk', 'node'], 'prove --list runs nothing, so it takes no --sdk'],
    ['prove', ['--list', '--all'], 'prove --list runs nothing, so it takes no --all'],
    ['prove', ['--list', '--stripe-mock', 'x'], 'prove --list runs nothing, so it takes no --stripe-mock'],
    ['prove', ['--sdk', 'nod', '--from', '1.0.0', '--to', '2.0.0'], 'Did you mean "node"?'],
    ['upgrade', ['--forge', 'gitlab'], 'Accepted: local'],
    ['detect', ['--majors', 'next'], 'takes no --majors'],
    ['check', ['--', 'npm', 'test'], 'stripe-upgrade check runs no command, so it takes nothing after "--"'],
    ['gateway', ['npm', 'test'], 'takes no "npm"; a command to run comes after "--"'],
  ])('%s %j: %s', (command, args, message) => {
    expect(() => readArguments(command, args)).toThrow(message)
  })
})

test('what is after -- is the command, with its own flags', () => {
  const { flags, switches, program } = readArguments('gateway', ['--port', '0', '--', 'npm', 'test', '--', '--json', '--port=1'])
  expect([flags.get('port'), [...switches], program]).toEqual(['0', [], ['npm', 'test', '--', '--json', '--port=1']])
})

test('a switch that runs nothing needs nothing else', () => {
  expect([...readArguments('prove', ['--list', '--json']).switches]).toEqual(['list', 'json'])
})

test('an unknown command is named, with the nearest right one', () => {
  expect(() => commandNamed('chek')).toThrow(
    '"chek" is not a command. Accepted: detect, check, prove, review, audit, gateway, endpoint, upgrade, verify, demo. Did you mean "check"?',
  )
})

describe('help', () => {
  test('shows every command, and every flag and setting of a command', () => {
    const general = generalHelp('1.2.3')
    for (const [name, command] of Object.entries(COMMANDS)) {
      expect(general).toContain(`  ${name}`)
      const help = commandHelp(commandNamed(name))
      for (const flag of [...Object.keys(command.flags), ...settingsOf(command, SETTINGS)]) expect(help).toContain(`--${flag}`)
    }
  })

  test('fits a terminal of 100 columns', () => {
    const pages = [generalHelp('1.2.3'), ...Object.keys(COMMANDS).map((name) => commandHelp(commandNamed(name)))]
    for (const line of pages.flatMap((page) => page.split('\n'))) expect(line.length).toBeLessThanOrEqual(100)
  })
})
