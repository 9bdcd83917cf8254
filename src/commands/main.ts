import { secretsIn } from '../adapters/environment.ts'
import { printable } from '../adapters/printable.ts'
import { createTerminalLog } from '../adapters/terminal-log.ts'
import { createTools } from '../adapters/tools.ts'
import { hideSecrets } from '../domain/secrets.ts'
import { commandNamed, parted, readArguments } from './arguments.ts'
import { failureText } from './failure.ts'
import { commandHelp, generalHelp } from './help.ts'
import { COMMANDS } from './table.ts'

function printError(error: unknown): void {
  const lines = `stripe-upgrade: ${failureText(error)}`.split('\n')
  process.stderr.write(`${lines.map(printable).join('\n')}\n`)
}

function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** Runs one command of the command line. Returns its exit code: 0 done, 1 broken, inconclusive or outdated, 2 an error. */
export async function main(word: string | undefined, rest: readonly string[], version: () => string): Promise<number> {
  hideSecrets(secretsIn(process.env))
  try {
    if (word === undefined || word === '--help' || word === '-h' || word === 'help') {
      print(generalHelp(version()))
      return word === undefined ? 2 : 0
    }
    const name = commandNamed(word)
    const { own } = parted(rest)
    if (own.includes('--help') || own.includes('-h')) {
      print(commandHelp(name))
      return 0
    }
    const given = readArguments(name, rest)
    await using tools = createTools()
    const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined
    const { run } = await COMMANDS[name].load()
    return await run({
      ...given,
      tools,
      log: createTerminalLog({ stream: process.stderr }),
      print,
      interrupted: () => tools.interrupted(),
      attach: (file, args, options) => tools.attach(file, args, options),
      screen: { colour, width: process.stdout.columns ?? 160 },
    })
  } catch (error) {
    printError(error)
    return 2
  }
}
