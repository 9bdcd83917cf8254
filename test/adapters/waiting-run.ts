/** A run that lasts until a signal ends it; with `wait` it says when it was interrupted, and goes on. */
import { createTools } from '../../src/adapters/tools.ts'

const tools = createTools()
const keepAlive = setInterval(() => undefined, 1000)
if (process.argv.includes('wait')) void tools.interrupted().then(() => process.stdout.write('interrupted\n'))
process.on('exit', () => clearInterval(keepAlive))
process.stdout.write('ready\n')
