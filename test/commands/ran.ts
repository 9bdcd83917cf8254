import { expect } from 'vitest'
import { readArguments } from '../../src/commands/arguments.ts'
import type { Invocation } from '../../src/commands/invocation.ts'
import type { Log, Tools } from '../../src/world.ts'
import { quietLog } from '../support/quiet-log.ts'
import { testTools } from '../support/tools.ts'

/** Runs a command with its arguments: its exit code, and what it printed. */
export async function ran(
  command: Parameters<typeof readArguments>[0],
  run: (invocation: Invocation) => Promise<number>,
  args: readonly string[],
  log: Log = quietLog(),
  tools: Tools = testTools(),
): Promise<{ readonly code: number; readonly printed: string }> {
  const lines: string[] = []
  const code = await run({
    ...readArguments(command, args),
    tools,
    log,
    print: (text) => void lines.push(text),
    interrupted: async () => 'SIGINT',
    attach: () => expect.unreachable(),
    screen: { colour: false, width: 160 },
  })
  return { code, printed: lines.join('\n') }
}
