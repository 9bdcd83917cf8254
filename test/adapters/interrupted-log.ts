/** A run on what claims to be a terminal, that gets a Ctrl-C in the midst of a step. */
import { createTerminalLog } from '../../src/adapters/terminal-log.ts'
import { createTools } from '../../src/adapters/tools.ts'

createTools()
const log = createTerminalLog({ stream: process.stderr, live: true, colour: false, columns: 80 })
await log.step('A step without end', async () => {
  process.kill(process.pid, 'SIGINT')
  await new Promise((resolve) => void setTimeout(resolve, 60_000))
})
