import { SETTINGS } from '../settings/table.ts'
import { accepts } from '../settings/values.ts'
import { COMMANDS, type Command, type CommandName } from './table.ts'

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
    `stripe-upgrade ${version}: upgrades Stripe SDKs, with evidence.`,
    '',
    'Usage: stripe-upgrade <command> [flags]',
    '',
    ...rows,
    '',
    'Start with: stripe-upgrade demo',
    'Flags of a command: stripe-upgrade <command> --help',
    wrap('Exit codes: 0 done; 1 the contract is broken or inconclusive, or with --exit-code something is outdated; 2 an error.', 12),
  ].join('\n')
}

/** What `stripe-upgrade <command> --help` prints: its own flags, and the settings it reads. */
export function commandHelp(name: CommandName): string {
  const command: Command = COMMANDS[name]
  const flags = Object.entries(command.flags).map(([flag, { hint, summary, fallback }]) =>
    row(`--${flag}${hint === null ? '' : ` ${hint}`}`, fallback === undefined ? summary : `${summary} Default: ${fallback}.`, 24),
  )
  const settings = command.settings.map((setting) => {
    const { shape, summary, default: fallback } = SETTINGS[setting]
    const left = shape.kind === 'switch' ? `--${setting}` : `--${setting} ${shape.kind === 'days' ? 'DAYS' : accepts(shape)}`
    return row(left, fallback === '' || shape.kind === 'switch' ? summary : `${summary} Default: ${fallback}.`, 24)
  })
  return [
    wrap(`stripe-upgrade ${name}: ${command.summary}`, 2),
    '',
    ...flags,
    ...(settings.length === 0 ? [] : ['', 'Settings (the README says which may also stand in .github/stripe-upgrade.yml):', ...settings]),
  ].join('\n')
}
