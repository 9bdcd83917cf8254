/** A run with two children, one of them with a child of its own, that lasts until a signal ends it. */
import { createTools } from '../../src/adapters/tools.ts'

const tools = createTools()
const folder = await tools.folder('work')
const talk = tools.converse('sh', ['-c', 'sleep 60 & echo $$ $!; wait'])
void tools.run('sleep', ['60'])
const { value } = await talk.lines[Symbol.asyncIterator]().next()
process.stdout.write(`${JSON.stringify({ folder, pids: String(value).split(' ') })}\n`)
