/** A run that is killed: it has a folder, a child with a child of its own, and one that left its group. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createTools } from '../../src/adapters/tools.ts'

const [, , id = '', temp = ''] = process.argv
const tools = createTools({ id, temp })
const folder = await tools.folder('work')
await mkdir(join(folder, 'read-only'), { mode: 0o500 })
const family = tools.converse('sh', ['-c', 'sleep 60 & echo $$ $!; wait'])
const leaver = tools.converse(process.execPath, [
  '--eval',
  'const { pid } = require("node:child_process").spawn("sleep", ["60"], { detached: true, stdio: "ignore" }); console.log(process.pid, pid); setInterval(() => {}, 60000)',
])
const lines = await Promise.all([family, leaver].map(async ({ lines: each }) => (await each[Symbol.asyncIterator]().next()).value))
process.stdout.write(`${JSON.stringify({ folder, pids: lines.join(' ').split(' ').map(Number) })}\n`)
