import { parseArgs } from 'node:util'
import { SettingsError } from '../domain/errors.ts'
import { didYouMean } from '../settings/nearest.ts'
import { SETTINGS, type SettingsTable } from '../settings/table.ts'
import { COMMANDS, settingsOf, type Command, type CommandName } from './table.ts'

/** The arguments of one call, by what they are. */
export interface Arguments {
  readonly flags: ReadonlyMap<string, string>
  readonly switches: ReadonlySet<string>
  readonly settings: readonly (readonly [name: string, value: string])[]
  /** The words after `--`: a program and its arguments. Empty where there are none. */
  readonly program: readonly string[]
}

/** The arguments before `--`, and the words after it. */
export function parted(args: readonly string[]): { readonly own: readonly string[]; readonly program: readonly string[] } {
  const at = args.indexOf('--')
  return at === -1 ? { own: args, program: [] } : { own: args.slice(0, at), program: args.slice(at + 1) }
}

/** The command that is meant. Throws SettingsError. */
export function commandNamed(word: string): CommandName {
  const names = Object.keys(COMMANDS).filter((name): name is CommandName => name in COMMANDS)
  const name = names.find((candidate) => candidate === word)
  if (name === undefined) throw new SettingsError(`"${word}" is not a command. Accepted: ${names.join(', ')}.${didYouMean(word, names)}`)
  return name
}

/** Reads the arguments after the command's name. Throws SettingsError, which names the flag and what is accepted. */
export function readArguments(name: CommandName, args: readonly string[], table: SettingsTable = SETTINGS): Arguments {
  const command: Command = COMMANDS[name]
  const { own, program } = parted(args)
  if (program.length > 0 && command.program === undefined)
    throw new SettingsError(`stripe-upgrade ${name} runs no command, so it takes nothing after "--"`)
  const given = sorted(name, own, table)
  const alone = Object.entries(command.flags).find(([flag, row]) => row.alone === true && given.switches.has(flag))?.[0]
  const beside = [...given.flags.keys(), ...given.switches, ...given.settings.map(([setting]) => setting)].find(
    (flag) => flag !== alone && flag !== 'json',
  )
  if (alone !== undefined && beside !== undefined)
    throw new SettingsError(`stripe-upgrade ${name} --${alone} runs nothing, so it takes no --${beside}`)
  return { ...given, program, flags: complete(name, given.flags, alone !== undefined) }
}

/** The arguments as typed, each with its value. */
function sorted(name: CommandName, args: readonly string[], table: SettingsTable): Omit<Arguments, 'program'> {
  const command: Command = COMMANDS[name]
  const ofCommand = settingsOf(command, table)
  const accepted = [...Object.keys(command.flags), ...ofCommand]
  const isSwitch = (flag: string): boolean => (command.flags[flag] ?? table[flag]?.type)?.hint === null
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(accepted.map((flag) => [flag, { type: isSwitch(flag) ? ('boolean' as const) : ('string' as const) }])),
  })
  const flags = new Map<string, string>()
  const switches = new Set<string>()
  const settings: [string, string][] = []
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      const hint = command.program === undefined ? `see stripe-upgrade ${name} --help` : 'a command to run comes after "--"'
      throw new SettingsError(`stripe-upgrade ${name} takes no "${token.value}"; ${hint}`)
    }
    const flag = token.name
    if (!accepted.includes(flag)) refuseFlag(name, token.rawName, accepted)
    const isSetting = !Object.hasOwn(command.flags, flag)
    if (isSwitch(flag) && isSetting) settings.push([flag, token.value ?? 'true'])
    else if (isSwitch(flag) && token.value === undefined) switches.add(flag)
    else if (isSwitch(flag)) throw new SettingsError(`--${flag} takes no value`)
    else if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
      throw new SettingsError(`--${flag} needs a value`)
    else if (isSetting) settings.push([flag, token.value])
    else flags.set(flag, token.value)
  }
  return { flags, switches, settings }
}

function refuseFlag(name: CommandName, written: string, accepted: readonly string[]): never {
  const flags = accepted.map((flag) => `--${flag}`)
  throw new SettingsError(`stripe-upgrade ${name} takes no ${written}. Accepted: ${flags.join(', ')}.${didYouMean(written, flags)}`)
}

/** The flags with their fallbacks, where none that is required is missing and each has a value that is accepted. */
function complete(name: CommandName, given: ReadonlyMap<string, string>, isAlone: boolean): ReadonlyMap<string, string> {
  const command: Command = COMMANDS[name]
  const flags = new Map(given)
  for (const [flag, { required, values, fallback }] of Object.entries(command.flags)) {
    const value = flags.get(flag) ?? fallback
    if (value === undefined && required === true && !isAlone)
      throw new SettingsError(`stripe-upgrade ${name} needs --${flag}; see stripe-upgrade ${name} --help`)
    if (value === undefined) continue
    if (values !== undefined && !values.includes(value))
      throw new SettingsError(`--${flag}: "${value}" is not accepted. Accepted: ${values.join(' | ')}.${didYouMean(value, values)}`)
    flags.set(flag, value)
  }
  return flags
}
