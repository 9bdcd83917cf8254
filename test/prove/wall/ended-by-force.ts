/** Ends a program behind a wall by force, and then the run. Says whether a wall could be built. */
import { createTools } from '../../../src/adapters/tools.ts'

await using tools = createTools()
const place = await tools.wallFor(process.execPath, 'test')
const program = ('missing' in place ? tools : place).converse(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("on")'])
await program.lines[Symbol.asyncIterator]().next()
await program[Symbol.asyncDispose]()
console.log('missing' in place ? 'without a wall' : 'behind a wall')
