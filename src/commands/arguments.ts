import { parseArgs } from 'node:util'
import { SettingsError } from '../domain/errors.ts'
import { didYouMean } from '../settings/nearest.ts'
import { SETTINGS, type SettingName } from '../settings/table.ts'
import { COMMANDS, type Command, type CommandName } from './table.ts'

/** The arguments of one call, sorted out. */
export interface Arguments {
  readonly flags: ReadonlyMap<string, string>
  readonly switches: ReadonlySet<string>
  readonly settings: readonly (readonly [name: string, value: string])[]
}

/** The command that is meant. Throws SettingsError. */
export function commandNamed(word: string): CommandName {
  const names = Object.keys(COMMANDS).filter((name): name is CommandName => name in COMMANDS)
  const name = names.find((candidate) => candidate === word)
  if (name === undefined) throw new SettingsError(`"${word}" is not a command. Accepted: ${names.join(', ')}.${didYouMean(word, names)}`)
  return name
}

function isSwitch(command: Command, name: string): boolean {
  const flag = command.flags[name]
  return flag === undefined
    ? SETTINGS[command.settings.find((setting) => setting === name) ?? 'base'].shape.kind === 'switch'
    : flag.hint === null
}

/** Sorts the arguments after the command's name. Throws SettingsError, which names the flag and what is accepted. */
export function readArguments(name: CommandName, args: readonly string[]): Arguments {
  const command: Command = COMMANDS[name]
  const accepted = [...Object.keys(command.flags), ...command.settings]
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      accepted.map((flag) => [flag, { type: isSwitch(command, flag) ? ('boolean' as const) : ('string' as const) }]),
    ),
  })
  const flags = new Map<string, string>()
  const switches = new Set<string>()
  const settings: [SettingName, string][] = []
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional')
      throw new SettingsError(`stripe-upgrade ${name} takes no "${token.value}"; see stripe-upgrade ${name} --help`)
    if (!accepted.includes(token.name))
      throw new SettingsError(
        `stripe-upgrade ${name} takes no ${token.rawName}. Accepted: ${accepted.map((flag) => `--${flag}`).join(', ')}.${didYouMean(token.name, accepted)}`,
      )
    const setting = command.settings.find((candidate) => candidate === token.name)
    if (isSwitch(command, token.name)) {
      if (setting !== undefined) settings.push([setting, token.value ?? 'true'])
      else if (token.value === undefined) switches.add(token.name)
      else throw new SettingsError(`--${token.name} takes no value`)
      continue
    }
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
      throw new SettingsError(`--${token.name} needs a value`)
    if (setting !== undefined) settings.push([setting, token.value])
    else flags.set(token.name, token.value)
  }
  const alone = Object.entries(command.flags).find(([flag, given]) => given.alone === true && switches.has(flag))?.[0]
  const beside = [...flags.keys(), ...switches, ...settings.map(([setting]) => setting)].find((flag) => flag !== alone && flag !== 'json')
  if (alone !== undefined && beside !== undefined)
    throw new SettingsError(`stripe-upgrade ${name} --${alone} runs nothing, so it takes no --${beside}`)
  for (const [flag, { required, values, fallback }] of Object.entries(command.flags)) {
    const value = flags.get(flag) ?? fallback
    if (value === undefined && required === true && alone === undefined)
      throw new SettingsError(`stripe-upgrade ${name} needs --${flag}; see stripe-upgrade ${name} --help`)
    if (value === undefined) continue
    if (values !== undefined && !values.includes(value))
      throw new SettingsError(`--${flag}: "${value}" is not accepted. Accepted: ${values.join(' | ')}.${didYouMean(value, values)}`)
    flags.set(flag, value)
  }
  return { flags, switches, settings }
}
