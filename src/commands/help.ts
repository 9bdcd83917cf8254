import { SETTINGS, type SettingsTable } from '../settings/table.ts'
import { COMMANDS, settingsOf, type Command, type CommandName } from './table.ts'

const WIDTH = 100

function wrap(text: string, indent: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > WIDTH - indent) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`)
}

function row(left: string, right: string, indent: number): string {
  const gap = left.length + 3 > indent ? `\n${' '.repeat(indent)}` : ' '.repeat(indent - left.length - 2)
  return `  ${left}${gap}${wrap(right, indent)}`
}

/** What `stripe-upgrade --help` prints. */
export function generalHelp(version: string): string {
  const rows = Object.entries(COMMANDS).map(([name, command]) => row(name, command.summary, 12))
  return [
    `stripe-upgrade ${version}: upgrades Stripe SDKs, with proof.`,
    '',
    'Usage: stripe-upgrade <command> [flags]',
    '',
    ...rows,
    '',
    'Start with: stripe-upgrade demo',
    'Flags of a command: stripe-upgrade <command> --help',
    wrap('Exit codes: 0 done; 1 a check failed or could not be decided, or with --exit-code an SDK is outdated; 2 an error.', 12),
  ].join('\n')
}

/** What `stripe-upgrade <command> --help` prints: its own flags, and the settings it reads. */
export function commandHelp(name: CommandName, table: SettingsTable = SETTINGS): string {
  const command: Command = COMMANDS[name]
  const flags = Object.entries(command.flags).map(([flag, { hint, summary, fallback }]) =>
    row(`--${flag}${hint === null ? '' : ` ${hint}`}`, fallback === undefined ? summary : `${summary} Default: ${fallback}.`, 24),
  )
  const settings = settingsOf(command, table).flatMap((setting) => {
    const found = table[setting]
    if (found === undefined) return []
    const { hint, yaml } = found.type
    const isShown = hint !== null && found.default !== ''
    const summary = yaml.list ? `${found.summary} The flag may be repeated.` : found.summary
    return row(hint === null ? `--${setting}` : `--${setting} ${hint}`, isShown ? `${summary} Default: ${found.default}.` : summary, 24)
  })
  return [
    wrap(`stripe-upgrade ${name}: ${command.summary}`, 2),
    '',
    ...flags,
    ...(command.program === undefined ? [] : [row('-- COMMAND...', command.program, 24)]),
    ...(settings.length === 0 ? [] : ['', 'Settings (the README says which of them .github/stripe-upgrade.yml may hold):', ...settings]),
  ].join('\n')
}
